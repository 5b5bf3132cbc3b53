import Recording
import Statistics

extension PairedEstimate: TableRow {
  private static let ofMetric = "unit of the metric"

  /// Its columns.
  public static let columns = RowTable<Self>(
    name: "differences",
    meaning: "one row per metric: the counterfactual (b) minus the groups as planned (a)",
    keys: 1,
    [
      .text("metric", "a numeric column of runs.csv") { $0.metric.name },
      .whole("n", "number of pairs in which both groups have a value") { $0.pairs.difference.count },
      .number("mean_a", unit: ofMetric, "mean of the groups as planned") { $0.pairs.a.mean },
      .number("mean_b", unit: ofMetric, "mean of the counterfactual") { $0.pairs.b.mean },
      .number("difference", unit: ofMetric, "mean of b minus mean of a") { $0.difference },
      .number("ci_low", unit: ofMetric, "lower end of the 95% CI of the difference") { $0.interval?.lowerBound },
      .number("ci_high", unit: ofMetric, "upper end of the CI") { $0.interval?.upperBound },
    ])
}
