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
    let now = ticks.metrics(tick: entry.tick)
    return StageRules(parameters).thresholds(of: .storming).filter { $0.holds(now) }.map { ($0.metric, $0.limit) }
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
    let (rules, now, before) = (StageRules(parameters), ticks.metrics(tick: tick), ticks.metrics(tick: tick - 1))
    func turned(_ thresholds: [StageThreshold], holding: Bool) -> [StageEntry.Crossing] {
      thresholds.filter { $0.holds(now) == holding && $0.holds(before) != holding }.map {
        .init(metric: $0.metric, isRise: ($0.side == .atLeast) == holding, limit: $0.limit)
      }
    }
    switch stage {
    case .adjourning: return []
    case .norming:
      let fromPerforming = rules.apparent(before) == .performing
      return turned(
        fromPerforming ? rules.thresholds(of: .performing) : rules.thresholds(before: .performing), holding: false)
    default:
      return turned(rules.thresholds(before: stage), holding: false)
        + turned(rules.thresholds(of: stage), holding: true)
    }
  }
}
