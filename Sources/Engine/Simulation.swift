import GroupDynamics

// Start here: this file is the whole simulation, on one screen. A group is composed, meets session after session, is
// advanced tick by tick under the facilitator's doses, and after each session members may leave. Everything else is
// what a group is (GroupDynamics), who looks on (Recording) and how many groups there are (Replicates).

/// Runs one group from its composition to its last tick, while an observer looks on.
///
/// Observing never changes a run. Throws `RunFailure` at the first tick with a metric that is not a finite number, and
/// `CancellationError` when its task is cancelled.
@inlinable
public func simulate<Model: GroupModel, Observer: RunObserver>(
  _ group: inout Model, schedule: Schedule, observer: inout Observer
) throws {
  observer.composed(group)
  for session in 1...group.clock.sessions {
    let doses = schedule.doses(session: session)
    observer.sessionBegins(session, doses: doses, group)
    for tick in group.clock.ticks(ofSession: session) {
      try Task.checkCancellation()
      group.advance(doses: doses)
      if let failure = failure(group.metrics, tick: tick) { throw failure }
      observer.ticked(tick, group)
    }
    observer.sessionEnded(session, group)
    let departures = group.endSession(session)
    observer.membersLeft(departures, after: session, group)
  }
}

/// Why a run could not go on.
public struct RunFailure: Error, Sendable, Equatable {
  /// What happened, for people.
  public let message: String
}

/// Why a run cannot go on after a tick with these metrics; nothing if it can.
@usableFromInline
func failure(_ metrics: Metrics, tick: Int) -> RunFailure? {
  for metric in Metric.allCases where !metrics[metric].isFinite {
    return RunFailure(message: "\(metric.rawValue) is not a finite number at tick \(tick)")
  }
  return nil
}
