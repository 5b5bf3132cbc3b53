import Draws
import Foundation

/// Vargha & Delaney's A (2000), P(B > A) + ½ P(B = A): how often a run of B has more than a run of A. ½ is no difference.
///
/// The mean over all pairs of one of A and one of B, in O(N log N). Its interval is BCa (Efron 1987) up to 2000 numbers in the
/// larger group, pairs being drawn as pairs; above, from the placements of DeLong, DeLong & Clarke-Pearson (1988) on the
/// logit scale.
public struct VarghaDelaney: Sendable {
  /// A, 0 … 1.
  public let value: Double
  private let levels: Levels
  private let arePairs: Bool

  /// The most numbers in a group for which the interval is resampled, and how often.
  public static let mostResampled = 2000, resamples = 2000

  /// Creates one from two groups of runs that share no random numbers; `nil` where one is empty or something is not a number.
  public init?(_ a: [Double], _ b: [Double]) { self.init(a, b, arePairs: false) }

  /// Creates one from pairs of runs paired by common random numbers, A and B in the same order: A is the same, its interval is
  /// not. Nothing where there
  /// are none, not as many on both sides, or something is not a number.
  public init?(pairs a: [Double], _ b: [Double]) {
    guard a.count == b.count else { return nil }
    self.init(a, b, arePairs: true)
  }

  private init?(_ a: [Double], _ b: [Double], arePairs: Bool) {
    guard !a.isEmpty, !b.isEmpty, let levels = Levels(a, b) else { return nil }
    (self.levels, self.arePairs) = (levels, arePairs)
    value = Double(levels.wins) / Double(2 * a.count * b.count)
  }

  /// The interval for a confidence between 0 and 1, resamples drawn with the seed as key. Nothing below ten numbers in a group, and
  /// where no number matters more than another, as where all of B lies above all of A.
  public func interval(confidence: Double = 0.95, seed: UInt64) -> ClosedRange<Double>? {
    guard min(levels.a.count, levels.b.count) >= Bootstrap.fewest else { return nil }
    return max(levels.a.count, levels.b.count) > Self.mostResampled
      ? analytic(confidence: confidence) : resampled(confidence: confidence, seed: seed)
  }

  /// The BCa interval. Statistics are whole numbers, twice the pairs in which B is above, so that equal ones are equal.
  package func resampled(confidence: Double, seed: UInt64) -> ClosedRange<Double>? {
    let (n, m) = (levels.a.count, levels.b.count)
    let drawsA = Resampling(seed: seed), drawsB = Resampling(seed: seed, stream: 1)
    var (placesA, placesB) = (Array(repeating: 0, count: n), Array(repeating: 0, count: m))
    var (atA, atB) = (levels.atA, levels.atB)
    let resampled = (0..<Self.resamples).map { resample in
      drawsA.draw(resample, below: n, into: &placesA)
      if !arePairs { drawsB.draw(resample, below: m, into: &placesB) }
      for level in 0..<levels.count { (atA[level], atB[level]) = (0, 0) }
      for place in placesA { atA[levels.a[place]] += 1 }
      for place in arePairs ? placesA : placesB { atB[levels.b[place]] += 1 }
      return Double(Levels.wins(atA, atB))
    }
    let all = Double(2 * n * m)
    return Bootstrap(Double(levels.wins), resampled: resampled, without: without())?
      .interval(confidence: confidence).flatMap { .between($0.lowerBound / all, $0.upperBound / all) }
  }

  /// By number of B twice the numbers of A below it, ties once; by number of A the same of B above it.
  private func placements() -> (a: [Int], b: [Int]) {
    let (belowA, belowB) = (Levels.below(levels.atA), Levels.below(levels.atB))
    return (levels.a.map { 2 * levels.b.count - belowB[$0] }, levels.b.map { belowA[$0] })
  }

  /// Twice the pairs in which B is above, ties once, without each one number of A and of B, or without each pair: on the
  /// scale of all, times all pairs over those left.
  package func without() -> [[Double]] {
    let (wins, of) = (levels.wins, placements())
    let (n, m) = (Double(levels.a.count), Double(levels.b.count))
    guard arePairs else {
      return [of.a.map { Double(wins - $0) * n / (n - 1) }, of.b.map { Double(wins - $0) * m / (m - 1) }]
    }
    let scale = n / (n - 1) * (n / (n - 1))
    return [
      levels.a.indices.map { index in
        let (a, b) = (levels.a[index], levels.b[index])
        // What the two have won against each other went with both.
        let own = b > a ? 2 : b == a ? 1 : 0
        return Double(wins - of.a[index] - of.b[index] + own) * scale
      }
    ]
  }

  /// The interval from placements: se² = var(of A)/n + var(of B)/m, for pairs var(sum of both)/n; logit A ± z se/(A (1 − A)).
  package func analytic(confidence: Double) -> ClosedRange<Double>? {
    let (n, m, of) = (Double(levels.a.count), Double(levels.b.count), placements())
    let (a, b) = (of.a.map { Double($0) / (2 * m) }, of.b.map { Double($0) / (2 * n) })
    let square =
      arePairs
      ? Spread(zip(a, b).map { $0 + $1 }).variance.map { $0 / n }
      : Spread(a).variance.flatMap { one in Spread(b).variance.map { one / n + $0 / m } }
    guard let square, square > 0, value > 0, value < 1, confidence > 0, confidence < 1 else { return nil }
    let (centre, spread) = (log(value / (1 - value)), square.squareRoot() / (value * (1 - value)))
    let half = Normal.critical(level: confidence) * spread
    return .between(1 / (1 + exp(half - centre)), 1 / (1 + exp(-half - centre)))
  }
}
