import Recording

/// A row of `sensitivity.csv`.
public struct SensitivityRow: Sendable, Equatable {
  /// `sobol`, `morris`, `prcc`, `src` or `replicates`.
  public let method: String
  /// The metric, or the metric with `_variance`.
  public let metric: String
  /// A factor, `dummy`, or nothing where the number is of all.
  public let parameter: String
  /// The other factor of a pair.
  public let parameter2: String
  /// Which number.
  public let index: String
  /// The number, if there is one.
  public let estimate: Estimate?
  /// Base points, trajectories or points, and those of which every run has a value.
  public let n, valid: Int

  /// The parameter of rows of the dummy.
  public static let dummy = "dummy"
  /// What stands behind a metric's name where its variance over replicates is meant.
  public static let variance = "_variance"

  /// A row.
  public init(
    method: String, metric: String, parameter: String = "", parameter2: String = "", index: String,
    _ estimate: Estimate?, n: Int, valid: Int
  ) {
    (self.method, self.metric, self.parameter, self.parameter2) = (method, metric, parameter, parameter2)
    (self.index, self.estimate, self.n, self.valid) = (index, estimate, n, valid)
  }

  /// The row as CSV.
  public func append(to rows: inout CSVRows) {
    for text in [method, metric, parameter, parameter2, index] { rows.append(text) }
    for number in [estimate?.value, estimate?.low, estimate?.high] { rows.append(number) }
    rows.append(n)
    rows.append(valid)
    rows.end()
  }

  /// The file that says what the columns of `sensitivity.csv` are, as a Frictionless data package.
  public static let description = "sensitivity.datapackage.json"

  /// `sensitivity.csv`.
  public static let table = Table(
    name: "sensitivity", meaning: "one row a metric, parameter and index of sensitivity", keys: 5,
    columns: [
      Column("method", .string, unit: "text", "sobol, morris, prcc, src; replicates for the share of luck"),
      Column(
        "metric", .string, unit: "text",
        "a column of numbers of runs.csv, as its mean over the replicates of a point; with _variance behind it, its variance "
          + "over the replicates of a point"),
      Column(
        "parameter", .string, unit: "text",
        "what is varied; dummy for something that changes nothing but the luck, the noise floor; empty for R2 and luck_share"
      ),
      Column("parameter2", .string, unit: "text", "the other parameter, for S2"),
      Column(
        "index", .string, unit: "text",
        "S1, ST, S2: share of variance alone, with interactions, of a pair; mu, mu_star, sigma: elementary effects; PRCC, "
          + "SRC, R2: regression; luck_share: share of the variance between runs that is luck"),
      Column("value", .number, unit: "that of the index", "the index; empty where there is none"),
      Column(
        "conf_low", .number, unit: "that of the index",
        "lower end of the 95% interval: bootstrap over base points, trajectories or points; for dummy of PRCC and SRC 95% of "
          + "dummies"),
      Column("conf_high", .number, unit: "that of the index", "upper end of the 95% interval"),
      Column("n", .integer, unit: "1", "base points (sobol), trajectories (morris) or points in the design"),
      Column(
        "n_valid", .integer, unit: "1", "those of them of which every run has a value, from which the index is made"),
    ])
}
