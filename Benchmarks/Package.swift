// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that who only uses Tuckman does not build its benchmarks.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "tuckman", path: "..")],
  targets: [
    .systemLibrary(
      name: "CBLASForBenchmarks", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .target(name: "CMachine"),
    .executableTarget(
      name: "worker",
      dependencies: ["CBLASForBenchmarks", "CMachine", .product(name: "TuckmanModules", package: "tuckman")]),
  ]
)
