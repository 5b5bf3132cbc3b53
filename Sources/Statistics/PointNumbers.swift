import Draws

/// What the replicates of a point say of a metric: its mean, its variance, and what other random numbers would change in both.
///
/// - mean over replicates, and variance divided by n − 1.
/// - d, what a second set of as many replicates with random numbers of its own would change: the replicates are parted at random into
///   two halves of n₁ and n₂, and the difference of the halves' means is scaled by √((2/n)/(1/n₁ + 1/n₂)) to the
///   standard deviation that the difference of two means of all n has. In the same way of the variances, by
///   √((2/(n − 1))/(1/(n₁ − 1) + 1/(n₂ − 1))).
///
/// Edge cases: nothing is a number where a replicate has no value: the mean of the others would be that of other groups, and
/// of those alone that reached what is measured. Variance from two replicates, d of the mean from two, of the variance from
/// four.
public struct PointNumbers: Sendable, Equatable {
  /// Mean over replicates.
  public let mean: Double
  /// Variance over replicates.
  public let variance: Double
  /// Difference by chance in the mean and in the variance: one draw of each, with mean 0.
  public let luckOfMean, luckOfVariance: Double
  /// The square expected of what other random numbers change in the mean: 2 variance/n, its mean over all ways to halve.
  public let luckSquareOfMean: Double

  /// Creates one from the replicates of a point, parted by the draws of a point: its own, or those of another where
  /// all are to be parted alike.
  public init(_ values: [Double], point: Int, seed: UInt64) {
    let count = values.count
    guard count > 0, values.allSatisfy(\.isFinite) else {
      (mean, variance, luckOfMean, luckOfVariance, luckSquareOfMean) = (.nan, .nan, .nan, .nan, .nan)
      return
    }
    let all = Spread(values)
    (mean, variance) = (all.mean, all.variance ?? .nan)
    luckSquareOfMean = 2 * variance / Double(count)
    guard count > 1 else {
      (luckOfMean, luckOfVariance) = (.nan, .nan)
      return
    }
    let order = Resampling(seed: seed, stream: ResamplingStream.halves.rawValue).order(of: count, turn: point)
    let parted = order.map { values[$0] }
    let (one, other) = (Spread(Array(parted[..<(count / 2)])), Spread(Array(parted[(count / 2)...])))
    let (n, n1, n2) = (Double(count), Double(count / 2), Double(count - count / 2))
    luckOfMean = (one.mean - other.mean) * (2 / n / (1 / n1 + 1 / n2)).squareRoot()
    guard let first = one.variance, let second = other.variance else {
      luckOfVariance = .nan
      return
    }
    luckOfVariance = (first - second) * (2 / (n - 1) / (1 / (n1 - 1) + 1 / (n2 - 1))).squareRoot()
  }
}
