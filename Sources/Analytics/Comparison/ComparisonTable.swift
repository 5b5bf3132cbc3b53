import Recording

/// A row of `comparison.csv`: a pair of sides, a metric and a test.
public struct ComparisonRow: TableRow {
  private let metric, a, b, test: String
  private let countA, countB: Int
  private let p, holm, benjaminiHochberg: Double?
  private let interval: ClosedRange<Double>?
  /// The metric's own numbers; the stage path has none.
  private let numbers: MetricComparison?
  /// Sizes of the effect belong to the metric and stand once.
  private let hasEffects: Bool

  private var effects: MetricComparison? { hasEffects ? numbers : nil }

  init(_ metric: MetricComparison, _ test: MetricComparison.Test, isFirst: Bool, of comparison: Comparison) {
    (self.metric, a, b, self.test) = (metric.metric.name, comparison.a.name, comparison.b.name, test.name)
    (countA, countB, interval, numbers, hasEffects) = (metric.countA, metric.countB, test.interval, metric, isFirst)
    (p, holm, benjaminiHochberg) = (test.p, test.holm, test.benjaminiHochberg)
  }

  init(_ paths: PathComparison, _ test: MetricComparison.Test, of comparison: Comparison) {
    (metric, a, b, self.test) = ("stage_path", comparison.a.name, comparison.b.name, test.name)
    (countA, countB, interval, numbers, hasEffects) = (paths.countA, paths.countB, nil, nil, false)
    (p, holm, benjaminiHochberg) = (test.p, test.holm, test.benjaminiHochberg)
  }

  private static let ofMetric = "that of the metric"

  /// `comparison.csv`.
  public static let columns = RowTable<Self>(
    name: "comparison",
    meaning: "one row a pair of sides, metric and test; the first test of a metric is the one to go by",
    keys: 4,
    [
      .text(
        "metric",
        "a column of runs.csv; settled and goals are compared as shares, entries of stages as times, stage_path by how often each path is taken"
      ) { $0.metric },
      .free("a", "the baseline: a scenario, a folder, or a folder and a point") { $0.a },
      .free("b", "what is compared with it") { $0.b },
      .text(
        "test",
        "paired t, McNemar exact, permutation in pairs (above 2000 runs Stuart-Maxwell), Wilcoxon signed-rank and 'log-rank, pairs as strata' for pairs with common random numbers; "
          + "Welch t, Fisher exact, permutation (above 2000 runs chi-squared), Mann-Whitney U and log-rank without regard to pairs; equivalence within d: two one-sided t tests against the margin d, p not adjusted"
      ) { $0.test },
      .whole("n_a", "runs of a with a value, of pairs those in which b has one too") { $0.countA },
      .whole("n_b", "runs of b with a value") { $0.countB },
      .number(
        "mean_a", unit: ofMetric,
        "mean of a: of shares the share, of times the mean of the sessions that passed until the earlier end of the two"
      ) { $0.numbers?.meanA },
      .number("mean_b", unit: ofMetric, "mean of b") { $0.numbers?.meanB },
      .number("difference", unit: ofMetric, "mean of b less mean of a") { $0.numbers?.difference },
      .number(
        "ci_low", unit: ofMetric,
        "lower end of the 95% interval of the difference (90% for equivalence); empty for tests of ranks and times"
      ) { $0.interval?.lowerBound },
      .number("ci_high", unit: ofMetric, "upper end of it") { $0.interval?.upperBound },
      .number("p", "two-sided p of the test; empty where nothing can be tested") { $0.p },
      .number("p_holm", "adjusted after Holm (1979) over all first tests, or all tests of the name") { $0.holm },
      .number("p_bh", "adjusted after Benjamini and Hochberg (1995) over the same") { $0.benjaminiHochberg },
      .number("dz", "mean over standard deviation of the differences of pairs") { $0.effects?.dz },
      .number("hedges_g", "Hedges' g: difference over the pooled standard deviation, without bias") {
        $0.effects?.hedgesG
      },
      .number("a12", "P(b > a) + P(b = a)/2 of a run of b and a run of a (Vargha and Delaney 2000)") {
        $0.effects?.superiority
      },
      .number("a12_ci_low", "lower end of its 95% interval") { $0.effects?.superiorityInterval?.lowerBound },
      .number("a12_ci_high", "upper end of it") { $0.effects?.superiorityInterval?.upperBound },
      .number("variance_reduction", "share of the variance of the difference that common random numbers remove") {
        $0.effects?.varianceReduction
      },
    ])
}

extension Comparison {
  /// The rows of the comparison.
  public var rows: CSVRows {
    var rows = CSVRows()
    for metric in metrics {
      var tests = metric.tests
      if let equivalence = metric.equivalence {
        tests.append(
          .init(
            "equivalence within \(equivalence.margin)", p: equivalence.result?.p, interval: equivalence.result?.interval
          ))
      }
      for (place, test) in tests.enumerated() {
        let isFirst = place == 0 && !metric.tests.isEmpty
        ComparisonRow(metric, test, isFirst: isFirst, of: self).append(to: &rows)
      }
    }
    if let paths, let test = paths.test { ComparisonRow(paths, test, of: self).append(to: &rows) }
    return rows
  }
}
