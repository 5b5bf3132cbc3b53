import Scenarios

/// Groups that advance together, as the engine knows them: one alone, or those of a batch.
///
/// Laws, checked by tests: `advance` moves every group by exactly one tick. Observing changes nothing, and neither does
/// its absence. A group's numbers do not depend on the other groups of its batch.
public protocol GroupModels {
  /// The view of one group.
  associatedtype View: GroupView
  /// The clock of the run.
  var clock: Clock { get }
  /// The number of groups.
  var count: Int { get }
  /// Calls `body` with a view of one of the groups, from 0.
  func look<Result>(at index: Int, _ body: (borrowing View) throws -> Result) rethrows -> Result
  /// Applies the attendance of a session, from 1. Returns the attendance change of each group, or an empty array if the
  /// scenario has neither absences nor late joining.
  mutating func beginSession(_ session: Int) -> [AttendanceChange]
  /// Applies an event to one of the groups before its next update, under the doses of that update.
  mutating func undergo(_ event: SessionEvent, at index: Int, doses: Doses)
  /// Advances each group by one synchronous tick under its own doses. `areNew` says whether any dose differs from the
  /// last.
  mutating func advance(under doses: [Doses], areNew: Bool)
  /// Applies the dropouts after a session and brings absent members back. Returns the departures of each group; there
  /// are none after the last session.
  mutating func endSession(_ session: Int) -> [[Departure]]
}

/// A model of one group, which advances tick by tick and can be observed.
///
/// A law beside those of `GroupModels`: a model is a value, and a copy advanced with the same doses gives the same
/// numbers.
public protocol GroupModel: GroupView, GroupModels, Sendable where View == Self {
  /// Advances the group by one synchronous tick.
  mutating func advance(doses: Doses)
  /// Applies an event to the group before its next update, under the doses of that update.
  mutating func undergo(_ event: SessionEvent, doses: Doses)
  /// Applies the attendance of a session, from 1. Returns `nil` if the scenario has neither absences nor late joining.
  mutating func whoComes(to session: Int) -> AttendanceChange?
  /// Applies the dropouts after a session and brings absent members back. Returns the departures; there are none after
  /// the last session.
  mutating func whoLeaves(after session: Int) -> [Departure]
}

/// A single group as groups that advance together.
extension GroupModel {
  /// The number of groups, 1.
  public var count: Int { 1 }

  /// Calls `body` with the group itself.
  @inlinable
  public func look<Result>(at index: Int, _ body: (borrowing Self) throws -> Result) rethrows -> Result {
    try body(self)
  }

  /// Applies the attendance of a session. Returns the change in an array, which is empty where `whoComes(to:)` returns
  /// `nil`.
  public mutating func beginSession(_ session: Int) -> [AttendanceChange] { whoComes(to: session).map { [$0] } ?? [] }

  /// Applies an event to the group.
  public mutating func undergo(_ event: SessionEvent, at index: Int, doses: Doses) { undergo(event, doses: doses) }

  /// Advances the group by one tick.
  @inlinable
  public mutating func advance(under doses: [Doses], areNew: Bool) { advance(doses: doses[0]) }

  /// Applies the dropouts after a session that is not the last.
  public mutating func endSession(_ session: Int) -> [[Departure]] { [whoLeaves(after: session)] }
}

/// The clock of a run. Tick t, from 1, is the t-th update and lies in session (t − 1) div `ticksPerSession` + 1.
public struct Clock: Sendable, Equatable {
  /// The number of sessions.
  public let sessions: Int
  /// The number of ticks in a session.
  public let ticksPerSession: Int

  /// Creates a clock.
  public init(sessions: Int, ticksPerSession: Int) {
    self.sessions = sessions
    self.ticksPerSession = ticksPerSession
  }

  /// The number of updates.
  public var ticks: Int { sessions * ticksPerSession }

  /// Returns the session of a tick, from 1; 0 for the composed group.
  public func session(ofTick tick: Int) -> Int { tick == 0 ? 0 : (tick - 1) / ticksPerSession + 1 }

  /// Returns the ticks of a session, from 1.
  public func ticks(ofSession session: Int) -> ClosedRange<Int> {
    (session - 1) * ticksPerSession + 1...session * ticksPerSession
  }
}
