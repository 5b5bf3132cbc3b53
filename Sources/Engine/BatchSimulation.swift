import GroupDynamics

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
