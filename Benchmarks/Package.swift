// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that who only uses Tuckman does not build its benchmarks.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "tuckman", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CBLASForBenchmarks", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .target(name: "CMachine"),
    .executableTarget(
      name: "worker",
      dependencies: ["CBLASForBenchmarks", "CMachine", .product(name: "TuckmanModules", package: "tuckman")]),
    // What a sweep costs beside its runs: swift run -c release --package-path Benchmarks sweeps
    .executableTarget(name: "sweeps", dependencies: [.product(name: "TuckmanModules", package: "tuckman")]),
    // By the harness: swift package --package-path Benchmarks benchmark
    .executableTarget(
      name: "Speed",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "TuckmanModules", package: "tuckman"),
      ],
      path: "Benchmarks/Speed", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
