import Engine
import Scenarios

/// A threshold in the rule of a stage, given by a parameter.
public struct StageThreshold: Sendable {
  /// The side of the limit on which the threshold holds.
  public enum Side: Sendable {
    case above, atLeast, below
  }

  /// The metric compared with the limit.
  public let metric: Metric
  /// The side on which the metric must lie.
  public let side: Side
  /// The name of the parameter.
  public let parameter: String
  /// The value of the parameter; 0 for the ending.
  public let limit: Double

  init(_ metric: Metric, _ side: Side, _ parameter: String, _ limit: Double) {
    (self.metric, self.side, self.parameter, self.limit) = (metric, side, parameter, limit)
  }

  /// Returns whether the threshold holds for these metrics. NaN is never at least or above a limit.
  @inline(__always)
  public func holds(_ metrics: Metrics) -> Bool {
    switch side {
    case .above: metrics[metric] > limit
    case .atLeast: metrics[metric] >= limit
    case .below: !(metrics[metric] >= limit)
    }
  }
}

/// The rules for the apparent stage of a single tick: the first rule that applies gives it. See section 6 of the model
/// document.
public struct StageRules: Sendable {
  /// The condition of a stage.
  public struct Rule: Sendable {
    /// The stage.
    public let stage: Stage
    /// The thresholds. A rule without thresholds that needs all of them always applies.
    public let thresholds: [StageThreshold]
    /// Whether all thresholds must hold. Otherwise one is enough.
    public let needsAll: Bool

    func applies(_ metrics: Metrics) -> Bool {
      needsAll
        ? thresholds.allSatisfy { $0.holds(metrics) } : thresholds.contains { $0.holds(metrics) }
    }
  }

  /// The rules, in the order in which they are tried.
  public let all: [Rule]

  /// Creates the rules of a scenario.
  public init(_ p: Parameters) {
    all = [
      Rule(
        stage: .adjourning, thresholds: [.init(.ending, .above, "ending_sessions", 0)], needsAll: true),
      Rule(
        stage: .forming, thresholds: [.init(.expression, .below, "forming_expression", p.formingExpression)],
        needsAll: true),
      Rule(
        stage: .storming,
        thresholds: [
          .init(.negativity, .atLeast, "storming_negativity", p.stormingNegativity),
          .init(.tension, .atLeast, "storming_tension", p.stormingTension),
        ], needsAll: false),
      Rule(
        stage: .performing,
        thresholds: [
          .init(.consensus, .atLeast, "performing_consensus", p.performingConsensus),
          .init(.cohesion, .atLeast, "performing_cohesion", p.performingCohesion),
          .init(.tension, .below, "performing_tension", p.performingTension),
        ], needsAll: true),
      Rule(stage: .norming, thresholds: [], needsAll: true),
    ]
  }

  /// Returns the thresholds of a stage.
  public func thresholds(of stage: Stage) -> [StageThreshold] { all.first { $0.stage == stage }?.thresholds ?? [] }

  /// Returns the thresholds of the stages tried before a stage, except the ending. The stage is possible once none of
  /// those applies.
  public func thresholds(before stage: Stage) -> [StageThreshold] {
    all.prefix { $0.stage != stage }.filter { $0.stage != .adjourning }.flatMap(\.thresholds)
  }

  /// Returns the apparent stage of a tick with these metrics.
  public func apparent(_ metrics: Metrics) -> Stage {
    for rule in all where rule.applies(metrics) { return rule.stage }
    return .norming
  }
}

/// A reader of stages, tick by tick. A change counts once it has lasted half a session, and then from its first tick.
///
/// Reference: Tuckman (1965); Tuckman & Jensen (1977); thresholds by section 6 of the model document.
public struct StageReader: Sendable {
  private let rules: StageRules
  private let hold: Int
  private var candidate: Stage?
  private var since = 0
  /// The stage confirmed so far.
  public private(set) var current: Stage?

  /// Creates a reader for groups with these thresholds and this clock.
  public init(_ parameters: Parameters) {
    rules = StageRules(parameters)
    hold = max(parameters.ticksPerSession / 2, 1)
  }

  /// Reads the next tick, from 1. If it confirms a new stage, returns that stage and the tick from which it counts.
  public mutating func read(_ metrics: Metrics, tick: Int) -> (stage: Stage, from: Int)? {
    let apparent = rules.apparent(metrics)
    guard current != nil else {
      (current, candidate, since) = (apparent, apparent, tick)
      return (apparent, tick)
    }
    if apparent != candidate { (candidate, since) = (apparent, tick) }
    guard candidate != current, tick - since + 1 >= hold else { return nil }
    current = candidate
    return (apparent, since)
  }
}
