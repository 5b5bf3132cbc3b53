import Recording
import Statistics

extension PairedEstimate: TableRow {
  private static let ofMetric = "that of the metric"

  /// Its columns.
  public static let columns = RowTable<Self>(
    name: "differences",
    meaning: "one row a metric: the groups under a change (b) less the same groups as they are (a)",
    keys: 1,
    [
      .text("metric", "a column of numbers of runs.csv") { $0.metric.name },
      .whole("n", "pairs of groups that both have it") { $0.pairs.difference.count },
      .number("mean_a", unit: ofMetric, "mean of the groups as they are") { $0.pairs.a.mean },
      .number("mean_b", unit: ofMetric, "mean of the same groups under the change") { $0.pairs.b.mean },
      .number("difference", unit: ofMetric, "mean of b less mean of a") { $0.difference },
      .number("ci_low", unit: ofMetric, "lower end of the 95% interval of the difference") { $0.interval?.lowerBound },
      .number("ci_high", unit: ofMetric, "upper end of it") { $0.interval?.upperBound },
    ])
}
