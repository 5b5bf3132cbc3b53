import Analytics
import Experiments
import Foundation
import GroupDynamics
import Models
import Recording
import ScenarioReading
import Scenarios
import Statistics

// What cells, checksums and tables of a sweep cost beside the runs themselves, on one core:
//
//   swift run -c release --package-path Benchmarks sweeps [RUNS]
//
// RUNS runs (20,000) of eight members, twelve sessions of twelve ticks, in 200 points of a Sobol sequence. The time is that of
// the processor, user and system. Others on the machine make it go faster and slower from second to second, so the sweep
// is made a cell at a time, about 0.1 s, and before and after each cell the runs of that cell are made alone, of which the
// mean counts: both meet the same seconds, and neither always finds warm what the other has used. Then the tables are
// written, from all cells. That is done 21 times; the ratio is the median of the ratios.

let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
let replicates = max(1, runs / 200)
let text = """
  scenario: What a sweep costs
  group: {members: 8}
  replicates: \(replicates)
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

func timed(_ work: () throws -> Void) rethrows -> Double {
  let start = processorTime()
  try work()
  return processorTime() - start
}

let file = try ScenarioReader.read(InputFile(path: "sweep.yaml", bytes: Array(text.utf8)))
let plan = try SweepPlan(file, SweepPlan.Options())
let temporary =
  FileManager.default.temporaryDirectory.path + "/tuckman-sweeps-\(ProcessInfo.processInfo.processIdentifier)"
defer { try? FileManager.default.removeItem(atPath: temporary) }

/// The runs of a cell and what happened in them, as numbers, and nothing else, in the sweep's order. The summary of a run is
/// what everybody gets who runs one, so it belongs to the run.
func simulateAlone(block: Int, round: Int) throws {
  var sum = 0.0
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
  precondition(sum > 0, "nothing was simulated")
}

/// Seconds of the runs alone, and of the sweep.
func measure() async throws -> (alone: Double, whole: Double) {
  var (alone, whole) = (0.0, 0.0)
  let start = processorTime()
  let folder = try SweepFolder(temporary, for: .alone, plan.identity, force: false)
  whole += processorTime() - start
  for cell in 0..<plan.layout.cells {
    let (round, block) = cell.quotientAndRemainder(dividingBy: plan.layout.blocks)
    alone += try timed { try simulateAlone(block: block, round: round) } / 2
    // As many shards as cells: each has one.
    let shard = Shard(cell + 1, of: plan.layout.cells)
    whole += try await timed {
      let made = try await SweepRun(plan, in: folder, shard: shard) { _, _, _ in }.perform(threads: 1)
      precondition(made.cells == 1, "a shard is not a cell")
    }
    alone += try timed { try simulateAlone(block: block, round: round) } / 2
  }
  whole += try await timed {
    let written = try await SweepTables(plan, in: folder).write(threads: 1)
    precondition(written.runs == 200 * replicates, "runs are missing")
  }
  try FileManager.default.removeItem(atPath: temporary)
  return (alone, whole)
}

var ratios: [Double] = []
for repetition in 1...21 {
  let (alone, whole) = try await measure()
  ratios.append(whole / alone)
  print(String(format: "%d: runs alone %.2f s, the sweep %.2f s, ratio %.3f", repetition, alone, whole, whole / alone))
}
ratios.sort()
print(
  String(
    format: "ratio: median %.3f, quartiles %.3f and %.3f", median(ratios) ?? .nan, ratios[ratios.count / 4],
    ratios[3 * ratios.count / 4]))
