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

extension Parameters {
  /// How time is counted.
  public var clock: Clock { Clock(sessions: sessions, ticksPerSession: ticksPerSession) }
}
