import Recording
import Synchronization

/// Statistics of a number over the replicates of a point.
///
/// The interval is for the mean, at 95 %: Student's, or for true and false Wilson's (1927), which stays within 0 and 1.
/// The mean is the sum over n, the variance the sum of squared differences from it. Quantiles lie between the neighbours in order by straight lines
/// (type 7 of Hyndman & Fan 1996, as NumPy and R have it).
public struct PointSummary: Sendable, Equatable {
  /// How many numbers: missing ones do not count.
  public let count: Int
  /// Mean; standard deviation, divided by n − 1; standard error; ends of the interval. Nothing where there are too few.
  public let mean, sd, se, low, high: Double?
  /// Quantiles at 5, 25, 50, 75 and 95 %, the smallest and the largest.
  public let q05, q25, median, q75, q95, min, max: Double?

  /// Of numbers; what is not a number is missing.
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

/// A row of `summary.csv`.
public struct SummaryRow: TableRow {
  /// The point.
  public let point: Int
  /// A column of numbers.
  public let metric: String
  /// The session; nothing for numbers of a whole run.
  public let session: Int?
  /// The statistics.
  public let summary: PointSummary

  /// A row.
  public init(point: Int, metric: String, session: Int?, _ summary: PointSummary) {
    (self.point, self.metric, self.session, self.summary) = (point, metric, session, summary)
  }

  /// `summary.csv`: one row a point and metric, and where sessions are recorded also one a session.
  public static let columns = RowTable<Self>(
    name: "summary", meaning: "one row a point and metric: statistics over its replicates", keys: 3,
    [
      .whole("point_id", "the point, from 0") { $0.point },
      .text("metric", "a column of numbers of runs.csv, or of sessions.csv where session is given") { $0.metric },
      .whole("session", unit: "sessions", "the session, from 1; empty for numbers of a whole run") { $0.session },
      .whole("n", "runs in which the metric is defined") { $0.summary.count },
      statistic("mean", "mean over runs") { $0.mean },
      statistic("sd", "standard deviation over runs, divided by n - 1") { $0.sd },
      statistic("se", "standard error of the mean") { $0.se },
      statistic(
        "ci_low",
        "lower end of the 95% interval of the mean: Student's t; Wilson's for true and false; empty where nothing varies"
      ) { $0.low },
      statistic("ci_high", "upper end of the 95% interval of the mean") { $0.high },
      statistic("median", "median over runs") { $0.median },
      statistic("q05", "5% quantile (type 7)") { $0.q05 },
      statistic("q25", "25% quantile") { $0.q25 },
      statistic("q75", "75% quantile") { $0.q75 },
      statistic("q95", "95% quantile") { $0.q95 },
      statistic("min", "smallest") { $0.min },
      statistic("max", "largest") { $0.max },
    ])

  private static func statistic(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (PointSummary) -> Double?
  ) -> RowTable<Self>.Cells {
    .number(name, unit: "that of the metric", meaning) { value($0.summary) }
  }
}

/// Quantiles of Student's distribution, each computed once.
public final class CriticalValues: Sendable {
  /// The probability with which |T| stays below them.
  public let level: Double
  private let known = Mutex<[Int: Double]>([:])

  /// None yet.
  public init(level: Double = 0.95) { self.level = level }

  /// What |T| stays below with the probability.
  public func twoSided(degrees: Int) -> Double {
    if let value = known.withLock({ $0[degrees] }) { return value }
    let value = StudentT.critical(level: level, degrees: Double(degrees))
    known.withLock { $0[degrees] = value }
    return value
  }
}
