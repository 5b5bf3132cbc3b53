import Analytics
import Experiments
import Foundation
import GroupDynamics
import Recording
import Scenarios

// What cells, checksums and tables of a sweep cost beside the runs themselves, on one core:
//
//   swift run -c release --package-path Benchmarks sweeps
//
// 20,000 runs of eight members, twelve sessions of twelve ticks, in 200 points of a Sobol sequence. The time is that of the
// processor, user and system, so that others on the machine matter less; the two are measured in turn, 21 times, and the
// ratio is the median of the ratios of neighbours.

let text = """
  scenario: What a sweep costs
  group: {members: 8}
  replicates: 100
  design:
    method: sobol
    samples: 200
    vary:
      faultline: {from: 0, to: 1}
      tension_rate: {from: 0.5, to: 2}
      assertiveness_sd: {from: 0.1, to: 1}
  """

/// Seconds of the processor that this process has had, user and system.
func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func timed(_ work: () async throws -> Void) async rethrows -> Double {
  let start = processorTime()
  try await work()
  return processorTime() - start
}

let file = try ScenarioReader.read(InputFile(path: "sweep.yaml", bytes: Array(text.utf8)))
let plan = try SweepPlan(file, SweepPlan.Options())
let temporary =
  FileManager.default.temporaryDirectory.path + "/tuckman-sweeps-\(ProcessInfo.processInfo.processIdentifier)"
defer { try? FileManager.default.removeItem(atPath: temporary) }

/// The runs and what happened in them, as numbers, and nothing else: in the sweep's order, a block of points at a time.
func simulateAlone() throws {
  var sum = 0.0
  for block in 0..<plan.layout.blocks {
    for round in 0..<plan.layout.rounds {
      var runs: [RunID] = []
      var scenarios: [Int: Scenario] = [:]
      for point in plan.layout.points(ofBlock: block) {
        scenarios[point] = try plan.scenario(point)
        runs += plan.layout.replicates(ofRound: round).map { RunID(point: point, replicate: UInt32($0)) }
      }
      for start in stride(from: 0, to: runs.count, by: 128) {
        let some = Array(runs[start..<min(start + 128, runs.count)])
        for record in try plan.recording.records(some, of: { scenarios[$0, default: plan.file.scenario] }) {
          sum += RunSummary(record, scenarios[record.id.point, default: plan.file.scenario]).tensionPeak
        }
      }
    }
  }
  precondition(sum > 0, "nothing was simulated")
}

func sweep() async throws {
  let folder = try SweepFolder(temporary, for: .alone, plan.identity, scenario: "sweep.yaml", force: false)
  _ = try await SweepRun(plan, in: folder) { _, _, _ in }.perform(threads: 1)
  _ = try await SweepTables(plan, in: folder).write(threads: 1)
}

var ratios: [Double] = []
for repetition in 1...21 {
  // Each is first every other time.
  var alone = repetition % 2 == 0 ? try await timed { try simulateAlone() } : 0
  let whole = try await timed { try await sweep() }
  if alone == 0 { alone = try await timed { try simulateAlone() } }
  try FileManager.default.removeItem(atPath: temporary)
  ratios.append(whole / alone)
  print(String(format: "%d: runs alone %.2f s, the sweep %.2f s, ratio %.3f", repetition, alone, whole, whole / alone))
}
ratios.sort()
print(
  String(
    format: "ratio: median %.3f, quartiles %.3f and %.3f", median(ratios) ?? .nan, ratios[ratios.count / 4],
    ratios[3 * ratios.count / 4]))
