import Engine
import Scenarios

/// A threshold in the rule of a stage, from a parameter.
public struct StageThreshold: Sendable {
  /// On which side of the limit it holds.
  public enum Side: Sendable {
    case above, atLeast, below
  }

  /// The metric that is looked at.
  public let metric: Metric
  /// Where it has to be.
  public let side: Side
  /// The name of the parameter.
  public let parameter: String
  /// Its value; of the end, 0.
  public let limit: Double

  init(_ metric: Metric, _ side: Side, _ parameter: String, _ limit: Double) {
    (self.metric, self.side, self.parameter, self.limit) = (metric, side, parameter, limit)
  }

  /// Whether it holds of these metrics. What is not a number is at least and above nothing.
  @inline(__always)
  public func holds(_ metrics: Metrics) -> Bool {
    switch side {
    case .above: metrics[metric] > limit
    case .atLeast: metrics[metric] >= limit
    case .below: !(metrics[metric] >= limit)
    }
  }
}

/// The stage that a tick by itself looks like: the first of these rules that applies. Section 6 of the model document.
public struct StageRules: Sendable {
  /// What a stage asks.
  public struct Rule: Sendable {
    /// The stage.
    public let stage: Stage
    /// Its thresholds; none asks nothing.
    public let thresholds: [StageThreshold]
    /// Whether all have to hold, or one is enough.
    public let needsAll: Bool

    func applies(_ metrics: Metrics) -> Bool {
      needsAll
        ? thresholds.allSatisfy { $0.holds(metrics) } : thresholds.contains { $0.holds(metrics) }
    }
  }

  /// The rules, in the order in which they are asked.
  public let all: [Rule]

  /// Those of a scenario.
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

  /// The thresholds of a stage.
  public func thresholds(of stage: Stage) -> [StageThreshold] { all.first { $0.stage == stage }?.thresholds ?? [] }

  /// The thresholds of what goes before a stage, the end left out: where none applies any more, the stage can come.
  public func thresholds(before stage: Stage) -> [StageThreshold] {
    all.prefix { $0.stage != stage }.filter { $0.stage != .adjourning }.flatMap(\.thresholds)
  }

  /// The stage of a tick with these metrics.
  public func apparent(_ metrics: Metrics) -> Stage {
    for rule in all where rule.applies(metrics) { return rule.stage }
    return .norming
  }
}

/// Reads off stages tick by tick: a change counts once it has lasted half a session, and then from its first tick.
///
/// Reference: Tuckman (1965); Tuckman & Jensen (1977); thresholds by section 6 of the model document.
public struct StageReader: Sendable {
  private let rules: StageRules
  private let hold: Int
  private var candidate: Stage?
  private var since = 0
  /// The stage that is confirmed so far.
  public private(set) var current: Stage?

  /// A reader for groups with these thresholds and this clock.
  public init(_ parameters: Parameters) {
    rules = StageRules(parameters)
    hold = max(parameters.ticksPerSession / 2, 1)
  }

  /// Takes the next tick, from 1. Answers the stage that is confirmed by it, with the tick from which it counts, where
  /// it is a new one.
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
