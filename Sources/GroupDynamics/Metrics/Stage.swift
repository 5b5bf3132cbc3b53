import Scenarios

extension Stage {
  /// The stage that a tick by itself looks like, by the thresholds of the scenario, in this order: adjourning if the
  /// end is felt (> 0); forming while expression <; storming if negativity or tension ≥; performing if consensus and
  /// cohesion ≥ and tension <; else norming.
  public static func apparent(_ metrics: Metrics, _ p: Parameters) -> Stage {
    if metrics[.ending] > 0 { return .adjourning }
    if metrics[.expression] < p.formingExpression { return .forming }
    if metrics[.negativity] >= p.stormingNegativity || metrics[.tension] >= p.stormingTension { return .storming }
    let settled =
      metrics[.consensus] >= p.performingConsensus && metrics[.cohesion] >= p.performingCohesion
      && metrics[.tension] < p.performingTension
    return settled ? .performing : .norming
  }
}

/// Reads off stages tick by tick: a change counts once it has lasted half a session, and then from its first tick.
///
/// Reference: Tuckman (1965); Tuckman & Jensen (1977); thresholds by section 6 of the model document.
public struct StageReader: Sendable {
  private let parameters: Parameters
  private let hold: Int
  private var candidate: Stage?
  private var since = 0
  /// The stage that is confirmed so far.
  public private(set) var current: Stage?

  /// A reader for groups with these thresholds and this clock.
  public init(_ parameters: Parameters) {
    self.parameters = parameters
    hold = max(parameters.ticksPerSession / 2, 1)
  }

  /// Takes the next tick, from 1. Answers the stage that is confirmed by it, with the tick from which it counts, where
  /// it is a new one.
  public mutating func read(_ metrics: Metrics, tick: Int) -> (stage: Stage, from: Int)? {
    let apparent = Stage.apparent(metrics, parameters)
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
