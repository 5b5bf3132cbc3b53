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

  /// The row of `summary.csv`; `session` is nothing for numbers of a whole run.
  public func append(to rows: inout CSVRows, point: Int, metric: String, session: Int?) {
    rows.append(point)
    rows.append(metric)
    rows.append(session)
    rows.append(count)
    for value in [mean, sd, se, low, high, median, q05, q25, q75, q95, min, max] { rows.append(value) }
    rows.end()
  }

  /// `summary.csv`: one row a point and metric, and where sessions are recorded also one a session.
  public static let table = Table(
    name: "summary", meaning: "one row a point and metric: statistics over its replicates", keys: 3,
    columns: [
      Column("point_id", .integer, unit: "1", "the point, from 0"),
      Column(
        "metric", .string, unit: "text", "a column of numbers of runs.csv, or of sessions.csv where session is given"),
      Column("session", .integer, unit: "sessions", "the session, from 1; empty for numbers of a whole run"),
      Column("n", .integer, unit: "1", "runs in which the metric is defined"),
    ]
      + [
        ("mean", "mean over runs"), ("sd", "standard deviation over runs, divided by n - 1"),
        ("se", "standard error of the mean"),
        (
          "ci_low",
          "lower end of the 95% interval of the mean: Student's t; Wilson's for true and false; empty where nothing varies"
        ),
        ("ci_high", "upper end of the 95% interval of the mean"), ("median", "median over runs"),
        ("q05", "5% quantile (type 7)"), ("q25", "25% quantile"), ("q75", "75% quantile"), ("q95", "95% quantile"),
        ("min", "smallest"), ("max", "largest"),
      ].map { Column($0.0, .number, unit: "that of the metric", $0.1) })
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
