import Synchronization

/// Statistics of a number over the replicates of a point.
///
/// The interval is for the mean, at 95 %: Student's, or for true and false Wilson's (1927), which stays within 0 and 1.
/// The mean is the sum over n, the variance the sum of squared differences from it. Quantiles lie between the neighbours in order by straight lines
/// (type 7 of Hyndman & Fan 1996, as NumPy and R have it).
public struct PointSummary: Sendable, Equatable {
  /// Number of values; missing ones do not count.
  public let count: Int
  /// Mean; standard deviation, divided by n − 1; standard error; ends of the interval. Nothing where there are too few.
  public let mean, sd, se, low, high: Double?
  /// Quantiles at 5, 25, 50, 75 and 95 %, the smallest and the largest.
  public let q05, q25, median, q75, q95, min, max: Double?

  /// Creates one from numbers; what is not a number is missing.
  ///
  /// `areShares`: whether they are 0 and 1 for false and true.
  public init(_ values: [Double], areShares: Bool = false, _ critical: CriticalValues) {
    var sorted = values.contains(where: \.isNaN) ? values.filter { !$0.isNaN } : values
    let spread = Spread(sorted)
    // Many metrics do not vary at a point.
    if spread.min < spread.max { sorted.sort() }
    count = spread.count
    mean = count > 0 ? spread.mean : nil
    sd = spread.standardDeviation
    se = spread.standardError
    if areShares {
      let interval = Share(sorted.count { $0 != 0 }, of: count).interval()
      (low, high) = (interval?.lowerBound, interval?.upperBound)
    } else {
      // Numbers that are all the same do not say how far others may lie.
      let half = se.flatMap { $0 > 0 ? $0 * critical.twoSided(degrees: spread.count - 1) : nil }
      low = half.map { spread.mean - $0 }
      high = half.map { spread.mean + $0 }
    }
    func at(_ share: Double) -> Double? { quantile(ofSorted: sorted, share) }
    (q05, q25, median, q75, q95) = (at(0.05), at(0.25), at(0.5), at(0.75), at(0.95))
    (min, max) = (sorted.first, sorted.last)
  }
}

/// Quantiles of Student's distribution, each computed once.
public final class CriticalValues: Sendable {
  /// The probability with which |T| stays below them.
  public let level: Double
  private let known = Mutex<[Int: Double]>([:])

  /// Creates an empty one.
  public init(level: Double = 0.95) { self.level = level }

  /// The value that |T| stays below with the given probability.
  public func twoSided(degrees: Int) -> Double {
    if let value = known.withLock({ $0[degrees] }) { return value }
    let value = StudentT.critical(level: level, degrees: Double(degrees))
    known.withLock { $0[degrees] = value }
    return value
  }
}
