import GroupDynamics
import Scenarios

/// A stage that a group never came into: what its rule asks, and what was there before the end was felt.
public struct StageMissing: Sendable, Equatable {
  /// What the rule asks of a metric.
  public struct Need: Sendable, Equatable {
    /// The metric.
    public let metric: Metric
    /// What it was, and the threshold.
    public let level, limit: Double
    /// Whether it has to reach the threshold, or to be below it.
    public let isAbove: Bool
  }

  /// The stage.
  public let stage: Stage
  /// Whether the group began in it.
  public let isFirst: Bool
  /// The last tick before the end was felt; `nil` where it was felt all the time.
  public let tick: Int?
  /// What performing or norming asks; nothing of other stages.
  public let needs: [Need]

  /// Creates one from a run.
  public init(_ stage: Stage, in explanation: Explanation) {
    let (ticks, p) = (explanation.ticks, explanation.parameters)
    let last = ticks.stages.lastIndex { $0 != .adjourning }.map { $0 + 1 }
    let rules = StageRules(p)
    let asked =
      switch stage {
      case .performing: rules.thresholds(of: stage).map { ($0, $0.side == .atLeast) }
      // Norming is where forming and storming are not.
      case .norming: (rules.thresholds(of: .forming) + rules.thresholds(of: .storming)).map { ($0, $0.side == .below) }
      default: [(StageThreshold, Bool)]()
      }
    (self.stage, isFirst, tick) = (stage, ticks.stages.first == stage, last)
    needs =
      last.map { tick in
        asked.map { asked, isAbove in
          Need(
            metric: asked.metric, level: explanation.level(asked.metric, tick), limit: asked.limit, isAbove: isAbove)
        }
      } ?? []
  }
}
