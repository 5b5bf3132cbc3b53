import GroupDynamics
import Scenarios

/// A stage that a group came into, and what it was that decided it.
public struct StageEntry: Sendable {
  /// A threshold that was crossed with the first tick of the stage.
  public struct Crossing: Sendable, Equatable {
    /// The metric.
    public let metric: Metric
    /// Whether the metric came up to the threshold, or went below it.
    public let isRise: Bool
    /// The threshold.
    public let limit: Double
  }

  /// A metric whose change led there.
  public struct Driver: Sendable, Equatable {
    /// Which metric.
    public let metric: Metric
    /// The updates since it was farthest on the other side, in the stage before.
    public let span: ClosedRange<Int>
  }

  /// The stage, and the one before.
  public let stage, previous: Stage
  /// Its first tick.
  public let tick: Int
  /// The thresholds that were crossed then.
  public let crossings: [Crossing]
  /// Metrics that are split and led there: those that crossed a threshold, and for storming both that make it.
  public let drivers: [Driver]
}

extension Explanation {
  /// The stages that the group came into after its first, in order.
  public var entries: [StageEntry] {
    let stages = ticks.stages
    var (entries, began) = ([StageEntry](), 1)
    for tick in stages.indices.dropFirst().map({ $0 + 1 }) where stages[tick - 1] != stages[tick - 2] {
      entries.append(entry(tick, since: began))
      began = tick
    }
    return entries
  }

  /// For storming that began when members spoke up: what had been there already, by metric with its limit.
  public func standing(at entry: StageEntry) -> [(metric: Metric, limit: Double)] {
    guard entry.stage == .storming, entry.crossings.map(\.metric) == [.expression] else { return [] }
    let limits = [(Metric.negativity, parameters.stormingNegativity), (.tension, parameters.stormingTension)]
    return limits.filter { level($0.0, entry.tick) >= $0.1 }
  }

  private func entry(_ tick: Int, since began: Int) -> StageEntry {
    let stage = ticks.stages[tick - 1]
    let crossings = crossings(into: stage, tick)
    var metrics = crossings.map { ($0.metric, $0.isRise) }.filter { ChangePart.metrics.contains($0.0) }
    if stage == .storming { metrics = [(.tension, true), (.negativity, true)] }
    let drivers = metrics.map { metric, isRise in
      let before = began - 1...tick - 1
      let sign = isRise ? 1.0 : -1.0
      let start = before.reversed().min { sign * level(metric, $0) < sign * level(metric, $1) } ?? tick - 1
      return StageEntry.Driver(metric: metric, span: start + 1...tick)
    }
    return StageEntry(
      stage: stage, previous: ticks.stages[tick - 2], tick: tick, crossings: crossings, drivers: drivers)
  }

  /// What of the rule of a stage holds with its first tick and did not with the one before.
  private func crossings(into stage: Stage, _ tick: Int) -> [StageEntry.Crossing] {
    let (p, now, before) = (parameters, ticks.metrics(tick: tick), ticks.metrics(tick: tick - 1))
    func crossed(_ metric: Metric, _ limit: Double, up: Bool) -> [StageEntry.Crossing] {
      (now[metric] >= limit) == up && (before[metric] >= limit) != up
        ? [.init(metric: metric, isRise: up, limit: limit)] : []
    }
    let opened = crossed(.expression, p.formingExpression, up: true)
    let calmed =
      crossed(.negativity, p.stormingNegativity, up: false) + crossed(.tension, p.stormingTension, up: false)
    switch stage {
    case .adjourning: return []
    case .forming: return crossed(.expression, p.formingExpression, up: false)
    case .storming:
      return opened + crossed(.negativity, p.stormingNegativity, up: true)
        + crossed(.tension, p.stormingTension, up: true)
    case .performing:
      return opened + calmed + crossed(.consensus, p.performingConsensus, up: true)
        + crossed(.cohesion, p.performingCohesion, up: true) + crossed(.tension, p.performingTension, up: false)
    case .norming:
      guard Stage.apparent(before, p) == .performing else { return opened + calmed }
      return crossed(.consensus, p.performingConsensus, up: false)
        + crossed(.cohesion, p.performingCohesion, up: false) + crossed(.tension, p.performingTension, up: true)
    }
  }
}
