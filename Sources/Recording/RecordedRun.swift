import Engine
import GroupDynamics
import Scenarios

/// Runs one replicate of a scenario and keeps what was asked for.
///
/// `keepsStory` keeps what only the picture of a single run needs. A run that cannot go on gives a record with `failure` and no rows. `sessionDone` is called after each session, for
/// progress. Throws `CancellationError` alone.
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

extension Tables {
  /// The table of a name. `runs` is the analytics'.
  public static func table(_ table: RecordedTable, issues: Int) -> Table? {
    switch table {
    case .runs: nil
    case .ticks: ticks
    case .sessions: sessions
    case .members: members(issues: issues)
    case .ties: ties
    case .acts: acts
    case .events: events
    }
  }
}
