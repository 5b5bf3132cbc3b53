import GroupDynamics
import Scenarios

// Start here: this file is the whole simulation, on one screen. Groups are composed and meet session after session.
// They advance tick by tick under the doses that their facilitators decide. After each session members may drop out.
// The rest is elsewhere: what a group is (GroupDynamics), what is recorded (Recording) and how many groups run
// (Replicates).

/// Runs groups from their composition to their last tick, each with a facilitator and an observer of its own.
///
/// Observing never changes a run. A group fails at the first tick with a metric that is not a finite number, and is not
/// observed after that.
///
/// - Parameters:
///   - groups: the composed groups, which keep their state after the last tick.
///   - facilitators: one for each group.
///   - observers: one for each group.
/// - Returns: each group's failure, or `nil` if it ran to the end.
/// - Throws: `CancellationError` if the task is cancelled.
@inlinable
public func simulate<Groups: GroupModels, Observer: RunObserver>(
  _ groups: inout Groups, facilitators: inout [Facilitator], observers: inout [Observer]
) throws -> [RunFailure?] {
  var failures = [RunFailure?](repeating: nil, count: groups.count)
  var doses = [Doses](repeating: Doses(), count: groups.count)
  func forEach(_ body: (Int, borrowing Groups.View) -> Void) {
    for index in failures.indices where failures[index] == nil { groups.look(at: index) { body(index, $0) } }
  }
  forEach { observers[$0].composed($1) }
  for session in 1...groups.clock.sessions {
    let changes = groups.beginSession(session)
    forEach { observers[$0].sessionBegins(session, $1) }
    for index in changes.indices where failures[index] == nil {
      observers[index].noted(
        [.attendanceChange(changes[index])], tick: groups.clock.ticks(ofSession: session).lowerBound)
    }
    for tick in groups.clock.ticks(ofSession: session) {
      try Task.checkCancellation()
      var areNew = false
      for index in failures.indices where failures[index] == nil && facilitators[index].mayChange(at: tick) {
        let changes = facilitators[index].decide(before: tick)
        observers[index].noted(changes, tick: tick)
        if !changes.isEmpty { (doses[index], areNew) = (facilitators[index].doses, true) }
      }
      if tick == groups.clock.ticks(ofSession: session).lowerBound {
        for index in failures.indices where failures[index] == nil {
          for event in facilitators[index].events(in: session) {
            groups.undergo(event, at: index, doses: doses[index])
            observers[index].noted([.event(event)], tick: tick)
          }
        }
      }
      groups.advance(under: doses, areNew: areNew)
      for index in failures.indices where failures[index] == nil {
        groups.look(at: index) { group in
          guard group.isFinite else { return failures[index] = failure(group.metrics, tick: tick) }
          observers[index].ticked(tick, group)
          if facilitators[index].watches {
            observers[index].noted(facilitators[index].watch(tick, group.metrics), tick: tick)
          }
        }
      }
      if failures.allSatisfy({ $0 != nil }) { return failures }
    }
    forEach { observers[$0].sessionEnded(session, $1) }
    let departures = groups.endSession(session)
    forEach { observers[$0].membersLeft(departures[$0], after: session, $1) }
  }
  return failures
}

/// The reason why a run failed.
public struct RunFailure: Error, Sendable, Equatable {
  /// A sentence that says what went wrong.
  public let message: String

  /// Creates a reason.
  public init(message: String) { self.message = message }
}

/// Returns the failure of a run with these metrics, or `nil` if all are finite.
@usableFromInline
func failure(_ metrics: Metrics, tick: Int) -> RunFailure? {
  for metric in Metric.allCases where !metrics[metric].isFinite {
    return RunFailure(message: "\(metric.rawValue) is not a finite number at tick \(tick)")
  }
  return nil
}
