import Benchmark
import Foundation
import GroupDynamics
import Kernels
import ScenarioReading
import Scenarios

/// Sixteen groups on their way, that talk and quarrel.
private func batch(members: Int, acts: ActsMode) -> BatchedGroups {
  var parameters = Parameters()
  parameters.members = members
  let scenario = Scenario(title: "speed", parameters: parameters, seed: 1)
  let groups = composing { try BatchedGroups(scenario, replicates: Array(0..<16), acts: acts) }
  for _ in 0..<36 { groups.advance(doses: Doses()) }
  return groups
}

/// Returns groups of a scenario of ours, which can be run.
private func composing<Groups>(_ compose: () throws -> Groups) -> Groups {
  do { return try compose() } catch { fatalError("this scenario cannot be run: \(error)") }
}

/// Starts the program as a user does.
private func start(_ arguments: [String]) {
  let program = Process()
  program.executableURL = URL(fileURLWithPath: "../.build/release/tuckman")
  program.arguments = arguments
  program.standardOutput = FileHandle.nullDevice
  do {
    try program.run()
    program.waitUntilExit()
  } catch {
    fatalError("../.build/release/tuckman cannot be started (swift build -c release): \(error)")
  }
  precondition(program.terminationStatus == 0, "tuckman \(arguments) failed")
}

private func tickOfBatches() {
  for members in [4, 6, 8, 12, 20, 30, 64] {
    for acts in ActsMode.allCases {
      let how = acts == .sampled ? "drawn" : "expected"
      Benchmark("tick of 16 groups of \(members), acts \(how)") { benchmark in
        let groups = batch(members: members, acts: acts)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { groups.advance(doses: Doses()) }
      }
    }
    Benchmark("talk shares and sampler of 16 groups of \(members)") { benchmark in
      let groups = batch(members: members, acts: .sampled)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { groups.talk() }
    }
  }
}

private func tickOfLargeGroups() {
  for members in [128, 256, 512, 1024, 2048, 4096] {
    // Composing a group takes as long as some of its ticks: few repetitions of several ticks.
    let configuration = Benchmark.Configuration(
      warmupIterations: 1, scalingFactor: .one, maxDuration: .seconds(5), maxIterations: members > 1024 ? 3 : 20)
    Benchmark("8 ticks of one group of \(members)", configuration: configuration) { benchmark in
      var parameters = Parameters()
      parameters.members = members
      let scenario = Scenario(title: "speed", parameters: parameters, seed: 1)
      var group = composing { try LargeGroupDevelopment(scenario, replicate: 0) }
      benchmark.startMeasurement()
      for _ in 0..<8 { group.advance(doses: Doses()) }
    }
  }
}

private func programs() {
  let configuration = Benchmark.Configuration(scalingFactor: .one, maxDuration: .seconds(5), maxIterations: 50)
  let out = FileManager.default.temporaryDirectory.appendingPathComponent("tuckman-speed").path
  let first = "../Scenarios/first-run.yaml"
  Benchmark("start-up", configuration: configuration) { _ in start(["--version"]) }
  Benchmark("one run and its folder", configuration: configuration) { _ in
    start(["run", first, "--quiet", "--force", "--out", out])
  }
  Benchmark("1000 runs and their rows", configuration: configuration) { _ in
    start(["run", first, "--replicates", "1000", "--record", "runs", "--quiet", "--force", "--out", out])
  }
  Benchmark("1000 runs and all tables of the scenario", configuration: configuration) { _ in
    start(["run", first, "--replicates", "1000", "--quiet", "--force", "--out", out])
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuUser, .peakMemoryResident], warmupIterations: 3, scalingFactor: .kilo,
    maxDuration: .seconds(2))
  tickOfBatches()
  tickOfLargeGroups()
  programs()
}
