import GroupDynamics

/// Runs up to sixteen groups of a batch, each with a schedule and an observer of its own: the same loop, lane by lane.
///
/// Answers for each lane why it could not go on, or nothing. A lane that fails is looked at no more; the others go on.
/// Throws `CancellationError` when its task is cancelled.
@inlinable
public func simulate<Observer: RunObserver>(
  _ groups: BatchedGroups, schedules: [Schedule], observers: inout [Observer]
) throws -> [RunFailure?] {
  var failures: [RunFailure?] = groups.lanes.map { _ in nil }
  for lane in failures.indices { observers[lane].composed(groups.view(lane: lane)) }
  for session in 1...groups.clock.sessions {
    for lane in failures.indices where failures[lane] == nil {
      let doses = schedules[lane].doses(session: session)
      groups.set(doses, lane: lane)
      observers[lane].sessionBegins(session, doses: doses, groups.view(lane: lane))
    }
    for tick in groups.clock.ticks(ofSession: session) {
      try Task.checkCancellation()
      groups.advance()
      for lane in failures.indices where failures[lane] == nil {
        let group = groups.view(lane: lane)
        if groups.isFinite(lane: lane) {
          observers[lane].ticked(tick, group)
        } else {
          failures[lane] = failure(group.metrics, tick: tick)
        }
      }
    }
    for lane in failures.indices where failures[lane] == nil {
      observers[lane].sessionEnded(session, groups.view(lane: lane))
    }
    let departures = groups.endSession(session)
    for lane in failures.indices where failures[lane] == nil {
      observers[lane].membersLeft(departures[lane], after: session, groups.view(lane: lane))
    }
  }
  return failures
}
