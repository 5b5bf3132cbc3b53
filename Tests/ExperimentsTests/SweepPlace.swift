import Experiments
import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// A folder for sweeps that goes when it is not needed any more.
final class SweepPlace: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/tuckman-sweep-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func plan(_ text: String, runsPerCell: Int? = 20, _ change: (inout SweepPlan.Options) -> Void = { _ in }) throws
    -> SweepPlan
  {
    var options = SweepPlan.Options()
    options.runsPerCell = runsPerCell
    change(&options)
    return try SweepPlan(
      ScenarioReader.read(InputFile(path: "s.yaml", bytes: Array(text.utf8)), settings: options.settings), options)
  }

  func folder(_ plan: SweepPlan, _ name: String, for use: SweepFolder.Use = .alone) throws -> SweepFolder {
    try SweepFolder(path + "/" + name, for: use, plan.identity, force: false)
  }

  /// Makes a sweep whole.
  @discardableResult
  func make(_ plan: SweepPlan, _ name: String, for use: SweepFolder.Use = .alone, threads: Int = 2) async throws
    -> (outcome: SweepRun.Outcome, written: SweepTables.Written)
  {
    let folder = try folder(plan, name, for: use)
    let outcome = try await SweepRun(plan, in: folder) { _, _, _ in }.perform(threads: threads)
    let written = try await SweepTables(plan, in: folder).write(threads: threads)
    try folder.clearUp()
    return (outcome, written)
  }

  /// Makes the cells of a shard.
  @discardableResult
  func work(_ plan: SweepPlan, _ name: String, _ shard: Shard) async throws -> SweepRun.Outcome {
    let folder = try folder(plan, name, for: .shard(shard))
    return try await SweepRun(plan, in: folder, shard: shard) { _, _, _ in }.perform(threads: 2)
  }

  /// The tables of a folder by name.
  func tables(_ name: String) throws -> [String: [UInt8]] {
    let folder = try StrictFolder(opening: path + "/" + name)
    var tables: [String: [UInt8]] = [:]
    for name in try folder.names() where name.hasSuffix(".csv") { tables[name] = try folder.read(name) }
    return tables
  }

  func cells(_ name: String) throws -> [String] {
    let all = try StrictFolder(opening: path + "/" + name + "/cells")
    return try all.names().flatMap { plan in
      try StrictFolder(opening: all.path + "/" + plan).names().map { "\(name)/cells/\(plan)/\($0)" }
    }
  }
}

/// A sweep in which points differ in size, in what is switched off, in style and in sessions.
let mixedSweep = """
  scenario: Mixed
  group: {members: 4}
  sessions: 3
  ticks_per_session: 4
  replicates: 21
  seed: 9
  parameters: {acts_per_tick: 4, ending_sessions: 1}
  design:
    vary:
      members: [4, 5]
      sessions: [2, 3]
      style: [none, adaptive]
      mechanisms.balance: [on, off]
  """
