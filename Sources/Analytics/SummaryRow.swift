import Recording
import Statistics

/// A row of `summary.csv`.
public struct SummaryRow: TableRow {
  /// The point.
  public let point: Int
  /// A column of numbers.
  public let metric: String
  /// The session; `nil` for numbers of a whole run.
  public let session: Int?
  /// The statistics.
  public let summary: PointSummary

  /// Creates a row.
  public init(point: Int, metric: String, session: Int?, _ summary: PointSummary) {
    (self.point, self.metric, self.session, self.summary) = (point, metric, session, summary)
  }

  /// `summary.csv`: one row a point and metric, and where sessions are recorded also one a session.
  public static let columns = RowTable<Self>(
    name: "summary", meaning: "one row per point and metric (and session): statistics over replicates", keys: 3,
    [
      .whole("point_id", "the point, from 0") { $0.point },
      .text("metric", "a numeric column of runs.csv or, if session is given, of sessions.csv; the unit is given there")
      { $0.metric },
      .whole("session", unit: "sessions", "the session, from 1; empty for whole-run metrics") { $0.session },
      .whole("n", "number of runs with a value") { $0.summary.count },
      statistic("mean", "mean over runs") { $0.mean },
      statistic("sd", "standard deviation over runs, with n - 1") { $0.sd },
      statistic("se", "standard error of the mean") { $0.se },
      statistic(
        "ci_low",
        "lower end of the 95% CI of the mean (Student's t; for shares Wilson's); empty if all runs are equal"
      ) { $0.low },
      statistic("ci_high", "upper end of the 95% CI of the mean") { $0.high },
      statistic("median", "median over runs") { $0.median },
      statistic("q05", "5% quantile (type 7)") { $0.q05 },
      statistic("q25", "25% quantile") { $0.q25 },
      statistic("q75", "75% quantile") { $0.q75 },
      statistic("q95", "95% quantile") { $0.q95 },
      statistic("min", "minimum") { $0.min },
      statistic("max", "maximum") { $0.max },
    ])

  private static func statistic(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (PointSummary) -> Double?
  ) -> RowTable<Self>.Cells {
    .number(name, unit: "unit of the metric", meaning) { value($0.summary) }
  }
}
