import Statistics

/// What claims of a metric's difference are decided by: the wider of its usual interval and `MeanLimits`, at each end.
public struct ClaimEvidence: Sendable {
  /// Reasons why a claim cannot be decided.
  public enum Gap: Sendable, Equatable {
    /// Pairs, or runs of the smaller side, are fewer than `MeanLimits.fewest`.
    case tooFew(Int)
    /// All of so many are the same, and how far others may lie is not known.
    case nothingVaries(Int)
  }

  /// Intervals of the difference, at 95 % and at 90 %; `nil` where there is a gap.
  public let interval95, interval90: ClosedRange<Double>?
  /// The interval of the difference that is shown, at 95 %.
  public var usual95: ClosedRange<Double>? { usual.interval(0.95) }
  /// The reason why there are none.
  public let gap: Gap?
  private let limits: MeanLimits?
  private let usual: Usual

  /// What is shown of the difference of the same numbers.
  private enum Usual {
    case pairs(PairedDifference), groups(IndependentDifference), pairedShares(PairedShares), shares(IndependentShares)

    init(_ a: [Double], _ b: [Double], areShares: Bool, isPaired: Bool) {
      let (yesA, yesB) = (a.map { $0 > 0.5 }, b.map { $0 > 0.5 })
      self =
        switch (areShares, isPaired) {
        case (false, true): .pairs(PairedDifference(a, b))
        case (false, false): .groups(IndependentDifference(a, b))
        case (true, true): .pairedShares(PairedShares(yesA, yesB))
        case (true, false):
          .shares(IndependentShares(Share(yesA.count { $0 }, of: a.count), Share(yesB.count { $0 }, of: b.count)))
        }
    }

    func interval(_ confidence: Double) -> ClosedRange<Double>? {
      switch self {
      case .pairs(let pairs): pairs.interval(confidence: confidence)
      case .groups(let groups): groups.interval(confidence: confidence)
      case .pairedShares(let shares): shares.interval(confidence: confidence)
      case .shares(let shares): shares.interval(confidence: confidence)
      }
    }

    func equivalence(_ margin: Double) -> Equivalence? {
      switch self {
      case .pairs(let pairs): pairs.equivalence(margin: margin)
      case .groups(let groups): groups.equivalence(margin: margin)
      case .pairedShares, .shares: nil
      }
    }
  }

  /// Creates one from the numbers whose means are compared: none is missing, and those of pairs are in the same order.
  ///
  /// - Parameters:
  ///   - metric: the metric that the numbers are of.
  ///   - a: the numbers of the baseline.
  ///   - b: the numbers of the other side.
  ///   - sessions: sessions of the longest run.
  ///   - isPaired: whether the runs are paired by common random numbers.
  ///   - seed: seed of the draws.
  ///   - draws: draws of weights, for `MeanLimits`.
  public init(
    _ metric: ComparedMetric, _ a: [Double], _ b: [Double], sessions: Double, isPaired: Bool, seed: UInt64,
    draws: Int = MeanLimits.mostDraws
  ) {
    let range = metric.range(sessions: sessions)
    let width = range.map { $0.upperBound - $0.lowerBound }
    let limits =
      isPaired
      ? MeanLimits(zip(a, b).map { $1 - $0 }, range: width.map { -$0...$0 }, seed: seed, draws: draws)
      : MeanLimits(a, b, range: range, seed: seed, draws: draws)
    let usual = Usual(a, b, areShares: metric.kind == .share, isPaired: isPaired)
    func wider(_ confidence: Double) -> ClosedRange<Double>? {
      guard let limit = limits?.interval(confidence: confidence) else { return nil }
      guard let usual = usual.interval(confidence) else { return limit }
      return min(limit.lowerBound, usual.lowerBound)...max(limit.upperBound, usual.upperBound)
    }
    (self.limits, self.usual, interval95, interval90) = (limits, usual, wider(0.95), wider(0.9))
    let count = min(a.count, b.count)
    gap = interval95 != nil ? nil : count < MeanLimits.fewest ? .tooFew(count) : .nothingVaries(count)
  }

  /// Whether the difference is within ± a margin, at 5 %, by both ways; `nil` where there is a gap.
  func equivalence(margin: Double) -> Equivalence? {
    guard let interval90, let limits, margin > 0 else { return nil }
    let p = [limits.p(above: -margin), limits.p(below: margin), usual.equivalence(margin)?.p ?? 0].max()
    return Equivalence(p: p, interval: interval90, margin: margin)
  }
}

extension ComparedMetric {
  /// Between which numbers the values of a run lie; `nil` where no end is known. `sessions`: of the longest run.
  public func range(sessions: Double) -> ClosedRange<Double>? {
    if kind == .share { return 0...1 }
    if kind == .time || name.hasSuffix("_dwell") || name == "progress" || name == "tension_peak_session" {
      return 0...max(sessions, 0)
    }
    // A stage lasts half a session at least.
    if name == "regressions" { return 0...2 * max(sessions, 0) }
    return Self.ranges[name]
  }

  private static let ranges: [String: ClosedRange<Double>] = {
    let ofShares = [
      "familiarity", "expression", "negativity", "tension", "participation_gini", "top_share", "productivity",
      "regulation", "anxiety", "skill", "efficacy", "ending", "tension_peak", "top_share_mean",
      "participation_gini_mean", "left", "relapsed", "follow_up_efficacy", "follow_up_skill",
    ]
    var ranges = Dictionary(uniqueKeysWithValues: ofShares.map { ($0, 0.0...1.0) })
    for name in ["cohesion", "cohesion_low"] { ranges[name] = -1...1 }
    return ranges
  }()
}
