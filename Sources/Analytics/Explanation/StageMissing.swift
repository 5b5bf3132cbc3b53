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
  /// The last tick before the end was felt; nothing where it was felt all the time.
  public let tick: Int?
  /// What performing or norming asks; nothing of other stages.
  public let needs: [Need]

  /// Makes it of a run.
  public init(_ stage: Stage, in explanation: Explanation) {
    let (ticks, p) = (explanation.ticks, explanation.parameters)
    let last = ticks.stages.lastIndex { $0 != .adjourning }.map { $0 + 1 }
    let asked: [(Metric, Double, Bool)] =
      switch stage {
      case .performing:
        [
          (.consensus, p.performingConsensus, true), (.cohesion, p.performingCohesion, true),
          (.tension, p.performingTension, false),
        ]
      case .norming:
        [
          (.expression, p.formingExpression, true), (.negativity, p.stormingNegativity, false),
          (.tension, p.stormingTension, false),
        ]
      default: []
      }
    (self.stage, isFirst, tick) = (stage, ticks.stages.first == stage, last)
    needs =
      last.map { tick in
        asked.map { Need(metric: $0, level: explanation.level($0, tick), limit: $1, isAbove: $2) }
      } ?? []
  }
}
