import Recording
import Scenarios
import Statistics

/// A row of `sensitivity.csv`.
public struct SensitivityRow: TableRow, Equatable {
  /// `sobol`, `morris`, `prcc`, `src` or `replicates`.
  public let method: String
  /// The metric, or the metric with `_variance`.
  public let metric: String
  /// A factor, `dummy`, or empty if the number belongs to all factors.
  public let parameter: String
  /// The other factor of a pair.
  public let parameter2: String
  /// The name of the index.
  public let index: String
  /// The number, if there is one.
  public let estimate: Estimate?
  /// Base points, trajectories or points, and those of which every run has a value.
  public let n, valid: Int

  /// The parameter of rows of the dummy.
  public static let dummy = "dummy"
  /// The suffix of a metric's name for its variance over replicates.
  public static let variance = "_variance"

  /// Creates a row.
  public init(
    method: String, metric: String, parameter: String = "", parameter2: String = "", index: String,
    _ estimate: Estimate?, n: Int, valid: Int
  ) {
    (self.method, self.metric, self.parameter, self.parameter2) = (method, metric, parameter, parameter2)
    (self.index, self.estimate, self.n, self.valid) = (index, estimate, n, valid)
  }

  /// The file that says what the columns of `sensitivity.csv` are, as a Frictionless data package.
  public static let description = "sensitivity.datapackage.json"

  /// The columns of `sensitivity.csv`.
  public static let columns = RowTable<Self>(
    name: "sensitivity", meaning: "one row per metric, parameter and sensitivity index", keys: 5,
    [
      .text("method", "sobol, morris, prcc, src; replicates for luck_share") { $0.method },
      .text(
        "metric",
        "a numeric column of runs.csv, averaged over the replicates of a point; with _variance, its variance over them"
      ) { $0.metric },
      .text(
        "parameter",
        "the varied parameter; dummy is the noise floor: an input without effect; empty for R2 and luck_share"
      ) { $0.parameter },
      .text("parameter2", "the other parameter of S2") { $0.parameter2 },
      .text(
        "index",
        "S1, ST, S2: share of variance alone, with interactions, of a pair; mu, mu_star, sigma: elementary effects; PRCC, "
          + "SRC, R2: regression; luck_share: share of the variance between runs due to chance"
      ) { $0.index },
      .number("value", unit: ofIndex, "the index; empty if undefined") { $0.estimate?.value },
      .number(
        "conf_low", unit: ofIndex,
        "lower end of the 95% CI, by bootstrap over base points, trajectories or points; for the dummy of PRCC and SRC, of "
          + "95% of dummies"
      ) { $0.estimate?.low },
      .number("conf_high", unit: ofIndex, "upper end of the 95% CI") { $0.estimate?.high },
      .whole("n", "base points (sobol), trajectories (morris) or points of the design") { $0.n },
      .whole("n_valid", "number of them in which every run has a value; the index is computed from these") { $0.valid },
    ])

  private static let ofIndex = "unit of the index"
}

extension SensitivityRow {
  /// The fewest trajectories from which a factor is said to matter. With fewer, all effects of a factor that does nothing have
  /// one sign in 2 · ½ⁿ of cases, which is 6 in 100 at five.
  public static let fewestTrajectories = MeanLimits.fewest
  /// The fewest base points from which a factor is said to matter: a choice.
  public static let fewestBasePoints = 16
  /// The fewest points from which a regression is said to show that a factor matters, two for each of its coefficients (the
  /// dummy's among them) and ten: a choice.
  public static func fewestPoints(factors: Int) -> Int { 2 * (factors + 1) + 10 }

  /// Counts rows of a metric and a method that are too few to tell which factors matter: how many there are, and the fewest that
  /// would do; `nil` where they are enough.
  public static func tooFew(_ rows: [SensitivityRow]) -> (valid: Int, fewest: Int)? {
    guard let one = rows.first, one.valid > 0 else { return nil }
    let fewest =
      switch one.method {
      case "sobol": fewestBasePoints
      case "morris": fewestTrajectories
      default: fewestPoints(factors: Set(rows.map(\.parameter)).subtracting([dummy, ""]).count)
      }
    return one.valid < fewest ? (one.valid, fewest) : nil
  }
}
