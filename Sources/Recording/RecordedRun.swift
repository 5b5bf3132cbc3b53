import Engine
import GroupDynamics
import Kernels
import Scenarios

/// Runs one replicate of a scenario and keeps what was asked for.
///
/// `keepsStory` keeps what only the picture of a single run needs. A run that cannot go on gives a record with `failure`
/// and no rows. `sessionDone` is called after each session, for progress. Throws `CancellationError` alone.
public func recordRun(
  _ scenario: Scenario, replicate: UInt32, acts: ActsMode?, tables: Set<RecordedTable>, keepsStory: Bool = false,
  sessionDone: @escaping @Sendable () -> Void = {}
) throws -> RunRecord {
  var group = GroupDevelopment(scenario, replicate: replicate, acts: acts)
  var recorder = RunRecorder(
    scenario, replicate: replicate, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
  do {
    try simulate(&group, schedule: Schedule(scenario.schedule), observer: &recorder)
  } catch let failure as RunFailure {
    return recorder.failed(failure.message)
  }
  return recorder.finish()
}

/// What computes a run.
public enum Arithmetic: Sendable {
  /// The mechanisms in Swift and double precision.
  case plainForm
  /// The kernels: sixteen groups at a time in single precision.
  case kernels

  /// Its name in a manifest.
  public var kernel: String {
    switch self {
    case .plainForm: "plain form"
    case .kernels: "batch, \(InstructionSet.best.rawValue)"
    }
  }
}

/// Runs several replicates of a scenario and keeps what was asked for of each, as `recordRun` does.
public func recordRuns(
  _ scenario: Scenario, replicates: [UInt32], arithmetic: Arithmetic, acts: ActsMode, tables: Set<RecordedTable>,
  keepsStory: Bool = false, sessionDone: @escaping @Sendable () -> Void = {}
) throws -> [RunRecord] {
  switch arithmetic {
  case .plainForm:
    return try replicates.map {
      try recordRun(
        scenario, replicate: $0, acts: acts, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
    }
  case .kernels:
    let schedule = Schedule(scenario.schedule)
    return try stride(from: 0, to: replicates.count, by: GroupBatch.lanes).flatMap { start in
      let lanes = Array(replicates[start..<min(start + GroupBatch.lanes, replicates.count)])
      let groups = BatchedGroups(scenario, replicates: lanes, acts: acts, keepsActs: tables.contains(.acts))
      var recorders = lanes.map {
        RunRecorder(scenario, replicate: $0, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
      }
      let failures = try simulate(groups, schedules: lanes.map { _ in schedule }, observers: &recorders)
      return recorders.indices.map { lane in
        failures[lane].map { recorders[lane].failed($0.message) } ?? recorders[lane].finish()
      }
    }
  }
}

extension Tables {
  /// The table of a name. `runs` is the analytics'.
  public static func table(_ table: RecordedTable, _ parameters: Parameters) -> Table? {
    switch table {
    case .runs: nil
    case .ticks: ticks
    case .sessions: sessions
    case .members: members(issues: parameters.issues, attributes: parameters.attributes)
    case .ties: ties
    case .acts: acts
    case .events: events
    }
  }
}
