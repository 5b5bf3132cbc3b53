import Draws
import GroupDynamics
import Statistics

/// How often claims of a metric are false: over samples drawn with replacement from many runs, whose means are the truth.
public struct ClaimPromise: Sendable {
  /// Samples.
  public private(set) var samples = 0
  /// The number of them in which the difference would be claimed to be larger, or smaller, than it is: promised in 2.5 of 100.
  public private(set) var tooHigh = 0, tooLow = 0
  /// The number in which the sides would be claimed to be alike within exactly what they differ by: promised in 5 of 100.
  public private(set) var alike = 0
  /// The number in which nothing can be claimed.
  public private(set) var undecided = 0
  /// The number in which the right sign would be claimed, and that in which the usual interval shows it.
  public private(set) var signs = 0, usualSigns = 0

  /// Creates one from pairs in the same order, or of two groups: values without missing ones.
  ///
  /// - Parameters:
  ///   - metric: the metric that the numbers are of.
  ///   - a: the numbers of the baseline.
  ///   - b: the numbers of the other side.
  ///   - isPaired: whether the runs are paired by common random numbers.
  ///   - sessions: sessions of the longest run.
  ///   - size: pairs, or runs of a side, in a sample.
  ///   - samples: number of samples.
  ///   - seed: seed of the draws.
  ///   - draws: draws of weights, for `MeanLimits`.
  public init(
    _ metric: ComparedMetric, _ a: [Double], _ b: [Double], isPaired: Bool, sessions: Double, size: Int, samples: Int,
    seed: UInt64, draws: Int
  ) {
    let truth = Spread(b).mean - Spread(a).mean
    let (ofA, ofB) = (Resampling(seed: seed, stream: 2001), Resampling(seed: seed, stream: 2002))
    var (placesA, placesB) = (Array(repeating: 0, count: size), Array(repeating: 0, count: size))
    for sample in 0..<samples {
      ofA.draw(sample, below: a.count, into: &placesA)
      if isPaired { placesB = placesA } else { ofB.draw(sample, below: b.count, into: &placesB) }
      let evidence = ClaimEvidence(
        metric, placesA.map { a[$0] }, placesB.map { b[$0] }, sessions: sessions, isPaired: isPaired,
        seed: seed &+ UInt64(sample), draws: draws)
      take(evidence, truth)
    }
  }

  private mutating func take(_ evidence: ClaimEvidence, _ truth: Double) {
    samples += 1
    func isOfSign(_ interval: ClosedRange<Double>?) -> Bool {
      interval.map { truth > 0 ? $0.lowerBound > 0 : $0.upperBound < 0 } ?? false
    }
    if isOfSign(evidence.usual95) { usualSigns += 1 }
    guard let interval95 = evidence.interval95, let interval90 = evidence.interval90 else {
      undecided += 1
      return
    }
    // A difference that is met exactly but for rounding is not missed.
    let slack = 1e-12 * max(1, abs(truth))
    if interval95.lowerBound > truth + slack { tooHigh += 1 }
    if interval95.upperBound < truth - slack { tooLow += 1 }
    if interval90.lowerBound > -abs(truth) + slack, interval90.upperBound < abs(truth) - slack { alike += 1 }
    if isOfSign(interval95) { signs += 1 }
  }
}
