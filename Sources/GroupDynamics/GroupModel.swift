import Engine
import Scenarios

/// Groups of members that advance together under the doses of their facilitators.
public protocol GroupModels: ModelBatch
where View: GroupView, Inputs == Doses, Occurrence == GroupOccurrence {}

/// A model of one group of members, which can be advanced tick by tick and looked at.
public protocol GroupModel: GroupView, GroupModels, BranchingModel where View == Self {
  /// Advances by one tick, synchronously.
  mutating func advance(doses: Doses)
  /// Lets an event befall the group before its next update, under the doses of that update.
  mutating func undergo(_ event: SessionEvent, doses: Doses)
  /// Begins a session, from 1. Returns who joins and who is absent; `nil` where that never happens.
  mutating func whoComes(to session: Int) -> AttendanceChange?
  /// Ends a session. Returns who drops out, nobody after the last; members who were absent are back.
  mutating func whoLeaves(after session: Int) -> [Departure]
}

/// One group alone.
extension GroupModel {
  /// One.
  public var count: Int { 1 }

  /// Looks at it.
  @inlinable
  public func look<Result>(at index: Int, _ body: (borrowing Self) throws -> Result) rethrows -> Result {
    try body(self)
  }

  /// Begins a session.
  public mutating func beginSession(_ session: Int) -> [[GroupOccurrence]] {
    whoComes(to: session).map { [[.attendanceChange($0)]] } ?? []
  }

  /// Lets an event befall it.
  public mutating func undergo(_ occurrence: GroupOccurrence, at index: Int, under doses: Doses) {
    if case .event(let event) = occurrence { undergo(event, doses: doses) }
  }

  /// Advances by one tick.
  @inlinable
  public mutating func advance(under doses: [Doses], areNew: Bool) { advance(doses: doses[0]) }

  /// Ends a session.
  public mutating func endSession(_ session: Int) -> [[GroupOccurrence]] {
    [whoLeaves(after: session).map { .departure($0) }]
  }
}
