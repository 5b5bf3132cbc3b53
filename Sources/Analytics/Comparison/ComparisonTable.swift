import Recording

/// `comparison.csv`.
extension Comparison {
  /// One row a pair of sides, metric and test.
  public static let table = Table(
    name: "comparison",
    meaning: "one row a pair of sides, metric and test; the first test of a metric is the one to go by",
    keys: 4,
    columns: [
      Column(
        "metric", .string, unit: "text",
        "a column of runs.csv; settled and goals are compared as shares, entries of stages as times, stage_path by how often each path is taken"
      ),
      Column("a", .string, unit: "text", "the baseline: a scenario, a folder, or a folder and a point", isFree: true),
      Column("b", .string, unit: "text", "what is compared with it", isFree: true),
      Column(
        "test", .string, unit: "text",
        "paired t, McNemar exact, permutation in pairs (above 2000 runs Stuart-Maxwell), Wilcoxon signed-rank and 'log-rank, pairs as strata' for pairs that share their luck; "
          + "Welch t, Fisher exact, permutation (above 2000 runs chi-squared), Mann-Whitney U and log-rank without regard to pairs; equivalence within d: two one-sided t tests against the margin d, p not adjusted"
      ),
      Column("n_a", .integer, unit: "1", "runs of a with a value, of pairs those in which b has one too"),
      Column("n_b", .integer, unit: "1", "runs of b with a value"),
    ]
      + [
        (
          "mean_a",
          "mean of a: of shares the share, of times the mean of the sessions that passed until the earlier end of the two"
        ),
        ("mean_b", "mean of b"), ("difference", "mean of b less mean of a"),
        (
          "ci_low",
          "lower end of the 95% interval of the difference (90% for equivalence); empty for tests of ranks and times"
        ),
        ("ci_high", "upper end of it"),
      ].map { Column($0.0, .number, unit: "that of the metric", $0.1) }
      + [
        ("p", "two-sided p of the test; empty where nothing can be tested"),
        ("p_holm", "adjusted after Holm (1979) over all first tests, or all tests of the name"),
        ("p_bh", "adjusted after Benjamini and Hochberg (1995) over the same"),
        ("dz", "mean over standard deviation of the differences of pairs"),
        ("hedges_g", "Hedges' g: difference over the pooled standard deviation, without bias"),
        ("a12", "P(b > a) + P(b = a)/2 of a run of b and a run of a (Vargha and Delaney 2000)"),
        ("a12_ci_low", "lower end of its 95% interval"), ("a12_ci_high", "upper end of it"),
        ("variance_reduction", "share of the variance of the difference that common luck takes away"),
      ].map { Column($0.0, .number, unit: "1", $0.1) })

  /// The rows of the comparison.
  public var rows: CSVRows {
    var rows = CSVRows()
    for metric in metrics {
      for (place, test) in metric.tests.enumerated() { append(metric, test, isFirst: place == 0, to: &rows) }
      if let equivalence = metric.equivalence {
        append(
          metric,
          .init(
            "equivalence within \(equivalence.margin)", p: equivalence.result?.p, interval: equivalence.result?.interval
          ),
          isFirst: false, to: &rows)
      }
    }
    if let paths, let test = paths.test {
      for text in ["stage_path", a.name, b.name, test.name] { rows.append(text) }
      rows.append(paths.countA)
      rows.append(paths.countB)
      for value in [nil, nil, nil, nil, nil, test.p, test.holm, test.benjaminiHochberg, nil, nil, nil, nil, nil, nil] {
        rows.append(value as Double?)
      }
      rows.end()
    }
    return rows
  }

  private func append(
    _ metric: MetricComparison, _ test: MetricComparison.Test, isFirst: Bool, to rows: inout CSVRows
  ) {
    for text in [metric.metric.name, a.name, b.name, test.name] { rows.append(text) }
    rows.append(metric.countA)
    rows.append(metric.countB)
    var values = [metric.meanA, metric.meanB, metric.difference, test.interval?.lowerBound, test.interval?.upperBound]
    values += [test.p, test.holm, test.benjaminiHochberg]
    let effects = [
      metric.dz, metric.hedgesG, metric.superiority, metric.superiorityInterval?.lowerBound,
      metric.superiorityInterval?.upperBound, metric.varianceReduction,
    ]
    // Sizes of the effect belong to the metric and stand once.
    values += isFirst ? effects : effects.map { _ in nil }
    for value in values { rows.append(value) }
    rows.end()
  }
}
