import GroupDynamics

// Start here: this file is the whole simulation, on one screen. A group is composed, meets session after session, is
// advanced tick by tick under the facilitator's doses, and after each session members may leave. Everything else is
// what a group is (GroupDynamics), who looks on (Recording) and how many groups there are (Replicates).

/// Runs one group from its composition to its last tick, while an observer looks on.
///
/// Observing never changes a run. Throws `RunFailure` at the first tick with a metric that is not a finite number, and
/// `CancellationError` when its task is cancelled.
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

/// Runs up to sixteen groups of a batch, each with an observer of its own: the same loop, lane by lane.
///
/// Answers for each lane why it could not go on, or nothing. A lane that fails is looked at no more; the others go on.
/// Throws `CancellationError` when its task is cancelled.
public func simulate<Observer: RunObserver>(
  _ groups: BatchedGroups, schedule: Schedule, observers: inout [Observer]
) throws -> [RunFailure?] {
  var failures: [RunFailure?] = groups.replicates.map { _ in nil }
  func forEachLane(_ look: (inout Observer, LaneView) throws -> Void) rethrows {
    for lane in failures.indices where failures[lane] == nil { try look(&observers[lane], groups.view(lane: lane)) }
  }
  forEachLane { $0.composed($1) }
  for session in 1...groups.clock.sessions {
    let doses = schedule.doses(session: session)
    forEachLane { $0.sessionBegins(session, doses: doses, $1) }
    for tick in groups.clock.ticks(ofSession: session) {
      try Task.checkCancellation()
      groups.advance(doses: doses)
      for lane in failures.indices where failures[lane] == nil {
        if !groups.isFinite(lane: lane) { failures[lane] = failure(groups.view(lane: lane).metrics, tick: tick) }
      }
      forEachLane { $0.ticked(tick, $1) }
    }
    forEachLane { $0.sessionEnded(session, $1) }
    let departures = groups.endSession(session)
    for lane in failures.indices where failures[lane] == nil {
      observers[lane].membersLeft(departures[lane], after: session, groups.view(lane: lane))
    }
  }
  return failures
}

/// Why a run could not go on.
public struct RunFailure: Error, Sendable, Equatable {
  /// What happened, for people.
  public let message: String
}

private func failure(_ metrics: Metrics, tick: Int) -> RunFailure? {
  for metric in Metric.allCases where !metrics[metric].isFinite {
    return RunFailure(message: "\(metric.rawValue) is not a finite number at tick \(tick)")
  }
  return nil
}
