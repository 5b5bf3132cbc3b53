import GroupDynamics

/// The metrics and stages of one run by tick: what statistics are made of.
public struct TickTable: Sendable, Equatable {
  /// How time was counted.
  public let clock: Clock
  /// Metrics, one set for each tick from 0; not a number where a metric is not defined at tick 0.
  public internal(set) var metrics: [Metrics] = []
  /// Confirmed stages of ticks from 1: `stages[t − 1]` is that of tick t.
  public internal(set) var stages: [Stage] = []

  init(clock: Clock) {
    self.clock = clock
    metrics.reserveCapacity(clock.ticks + 1)
    stages.reserveCapacity(clock.ticks)
  }

  /// Mean of a metric over the ticks of a session, from 1.
  public func mean(_ metric: Metric, session: Int) -> Double {
    var sum = 0.0
    for tick in clock.ticks(ofSession: session) { sum += metrics[tick][metric] }
    return sum / Double(clock.ticksPerSession)
  }

  /// Means of a metric by session, the first at index 0.
  public func sessionMeans(_ metric: Metric) -> [Double] {
    (1...clock.sessions).map { mean(metric, session: $0) }
  }

  /// Stage of the last tick of a session, from 1.
  public func stage(session: Int) -> Stage { stages[session * clock.ticksPerSession - 1] }
}
