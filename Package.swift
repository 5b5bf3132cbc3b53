// swift-tools-version: 6.2
import PackageDescription

// Each target names every module of ours that it imports: with one left out, a change there would not rebuild it.

// CI builds with TUCKMAN_STRICT=1, which makes every warning in our own code an error. A user's newer
// compiler may warn of more, and must still build.
let strict: [SwiftSetting] = Context.environment["TUCKMAN_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

// These tests start programs and wait: to optimize them took most of the time of a build.
let unoptimized: [SwiftSetting] = [.unsafeFlags(["-Onone"])]

let package = Package(
  name: "tuckman",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tuckman", targets: ["tuckman"]),
    // For the benchmarks, which are a package of their own.
    .library(
      name: "TuckmanModules",
      targets: [
        "Draws", "Statistics", "Kernels", "Scenarios", "ScenarioReading", "GroupDynamics", "Engine", "Models",
        "Recording", "Analytics", "Experiments",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    .target(name: "CKernels"),
    .target(name: "CAllocation"),
    .target(name: "Machine", swiftSettings: strict),
    .target(name: "Draws", swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["Draws"], swiftSettings: strict),
    .target(name: "Kernels", dependencies: ["CKernels", "Machine"], swiftSettings: strict),
    .target(name: "Scenarios", swiftSettings: strict),
    .target(
      name: "ScenarioReading", dependencies: ["Scenarios", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Engine", dependencies: ["Draws", "Scenarios"], swiftSettings: strict),
    .target(name: "GroupDynamics", dependencies: ["Draws", "Engine", "Kernels", "Scenarios"], swiftSettings: strict),
    .target(
      name: "Recording",
      dependencies: [
        "Engine", "Machine", "ScenarioReading", "Scenarios", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Models",
      dependencies: ["Engine", "GroupDynamics", "Kernels", "Recording", "ScenarioReading", "Scenarios"],
      swiftSettings: strict),
    .target(
      name: "Analytics",
      dependencies: ["Draws", "GroupDynamics", "Machine", "Recording", "ScenarioReading", "Scenarios", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Experiments",
      dependencies: [
        "Analytics", "Draws", "Engine", "GroupDynamics", "Kernels", "Machine", "Models", "Recording",
        "ScenarioReading", "Scenarios", "Statistics",
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: ["Analytics", "CCairo", "Machine", "Recording", "ScenarioReading", "Scenarios", "Statistics"],
      // The page's scripts and style go into the program, which is one file.
      resources: [
        "charts.js", "words.js", "timeline.js", "stages.js", "courses.js", "people.js", "tables.js", "report.js",
        "report.css",
      ]
      .map { .embedInCode("Page/\($0)") },
      swiftSettings: strict),
    .target(
      name: "Studies",
      dependencies: [
        "Analytics", "Engine", "Experiments", "GroupDynamics", "Kernels", "Machine", "Models", "Recording",
        "ScenarioReading", "Scenarios", "Statistics",
      ], swiftSettings: strict),
    .target(
      name: "TuckmanCommand",
      dependencies: [
        "Analytics", "Engine", "Experiments", "GroupDynamics", "Kernels", "Machine", "Models", "Recording",
        "Reporting", "ScenarioReading", "Scenarios", "Statistics", "Studies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "tuckman", dependencies: ["CAllocation", "TuckmanCommand"], swiftSettings: strict,
      // Swift's library goes into the program, so that it runs where there is no Swift, as on the nodes of a cluster. The build's
      // id tells in manifests which program made results. Calls for memory go through CAllocation, which ends the program with
      // a sentence where there is none.
      linkerSettings: [
        .unsafeFlags(
          ["malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "_Znwm"]
            .flatMap { ["-Xlinker", "--wrap=\($0)"] }, .when(platforms: [.linux])),
        .unsafeFlags(
          [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
            "-Xlinker", "--build-id=sha1",
          ],
          .when(platforms: [.linux])),
      ]),

    .testTarget(name: "KernelsTests", dependencies: ["Kernels"], swiftSettings: strict),
    .testTarget(name: "MachineTests", dependencies: ["Machine"], swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests", dependencies: ["ScenarioReading", "Scenarios"], exclude: ["Words.txt"],
      swiftSettings: strict),
    .target(name: "CAllocationCount", path: "Tests/CAllocationCount"),
    .testTarget(
      name: "GroupDynamicsTests",
      dependencies: [
        "CAllocationCount", "Draws", "Engine", "GroupDynamics", "Kernels", "ScenarioReading", "Scenarios",
      ],
      resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "GroupDynamics", "Scenarios"], swiftSettings: strict),
    .testTarget(
      name: "RecordingTests",
      dependencies: ["GroupDynamics", "Models", "Recording", "ScenarioReading", "Scenarios"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Analytics", "Draws", "Statistics"], resources: [.copy("Golden")],
      swiftSettings: strict),
    .testTarget(
      name: "AnalyticsTests",
      dependencies: [
        "Analytics", "GroupDynamics", "Models", "Recording", "ScenarioReading", "Scenarios", "Statistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Analytics", "Engine", "Experiments", "GroupDynamics", "Kernels", "Models", "Recording", "ScenarioReading",
        "Scenarios", "Statistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Analytics", "Machine", "Models", "Recording", "Reporting", "ScenarioReading", "Scenarios", "Statistics",
      ],
      swiftSettings: strict),
    // These start the program as a user does.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Analytics", "Experiments", "Machine", "Models", "Recording", "ScenarioReading", "Scenarios", "Studies",
        "TuckmanCommand",
      ],
      exclude: ["Words"], swiftSettings: strict + unoptimized),
    .testTarget(
      name: "WordsTests",
      dependencies: [
        "Analytics", "Experiments", "Machine", "Models", "Recording", "Reporting", "ScenarioReading", "Scenarios",
        "Studies", "TuckmanCommand",
      ],
      exclude: ["words.txt"], swiftSettings: strict + unoptimized),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
