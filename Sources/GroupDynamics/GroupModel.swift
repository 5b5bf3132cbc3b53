/// A model of a group, as the engine knows it: it can be advanced tick by tick and looked at.
///
/// Laws, checked by tests: a model is a value, and a copy advanced with the same doses gives the same numbers;
/// `advance` moves the group by exactly one tick; looking changes nothing; whether somebody looks changes nothing.
public protocol GroupModel: GroupView, Sendable {
  /// One tick, synchronous, under the doses of its session.
  mutating func advance(doses: Doses)
  /// After a session that is not the last: who leaves.
  mutating func endSession(_ session: Int) -> [Departure]
}

/// How time is counted. Tick t, from 1, is the t-th update and lies in session (t − 1) div `ticksPerSession` + 1.
public struct Clock: Sendable, Equatable {
  /// Number of sessions.
  public let sessions: Int
  /// Ticks of a session.
  public let ticksPerSession: Int

  /// A clock.
  public init(sessions: Int, ticksPerSession: Int) {
    self.sessions = sessions
    self.ticksPerSession = ticksPerSession
  }

  /// Number of updates.
  public var ticks: Int { sessions * ticksPerSession }

  /// The session of a tick, from 1; 0 for the composed group.
  public func session(ofTick tick: Int) -> Int { tick == 0 ? 0 : (tick - 1) / ticksPerSession + 1 }

  /// The ticks of a session, from 1.
  public func ticks(ofSession session: Int) -> ClosedRange<Int> {
    (session - 1) * ticksPerSession + 1...session * ticksPerSession
  }
}
