/// The design of a sweep: what it varies, and how its points are made. `ScenarioReader` makes it and has checked
/// everything.
public struct Design: Sendable, Equatable {
  /// Whether the same replicate of all points has the same random numbers. Raw values are the names in files.
  public enum Sharing: String, CaseIterable, Sendable {
    case shared, independent
  }

  /// The method that makes the points.
  public var method = Method.grid
  /// The factors varied, in the order of the file: the columns of a point.
  public var factors: [Factor] = []
  /// The points of `list` and `file`, each with a value for every factor. A value that the file does not give is the
  /// scenario's own.
  public var listed: [[FactorValue]] = []
  /// The number of points of `lhs` and `sobol`, or of base points of `saltelli`, a power of two.
  public var samples = 0
  /// Whether `saltelli` has the points for indices of second order.
  public var secondOrder = true
  /// The number of trajectories of `morris`.
  public var trajectories = 0
  /// The number of levels of `morris`, even.
  public var levels = 4
  /// The points after those of the method, as in `listed`. Every constraint holds for them.
  public var extra: [[FactorValue]] = []
  /// The constraints on a point of the method; other points are left out. `saltelli` and `morris` have none.
  public var constraints: [Constraint] = []
  /// Whether the same replicate of all points has the same random numbers.
  public var luck = Sharing.shared
  /// The rule by which a point has enough replicates; `nil` if their number is fixed.
  public var until: StoppingRule?

  /// The largest number of points of a design.
  public static let mostPoints = 16_000_000
  /// The largest number of factors.
  public static let mostFactors = 100
  /// The largest number of dimensions of Sobol's sequence. `saltelli` needs two for a factor.
  public static let mostDimensions = 64

  /// Creates a design that varies nothing and has one point.
  public init() {}
}

/// One factor that a sweep varies.
public struct Factor: Sendable, Equatable {
  /// The domain of a factor.
  public enum Domain: Sendable, Equatable {
    /// These values, in this order: one or more, all different. A sampler gives them equal shares.
    case values([FactorValue])
    /// Any number of an interval, both ends included. If `isInteger`, any whole number of it, and the ends are whole.
    /// Only samplers have it.
    case range(from: Double, to: Double, isInteger: Bool)
  }

  /// The column in `points.csv` and `runs.csv`, as the file names it. It is a parameter (`faultline`), a path in the
  /// scenario (`facilitator.schedule.1.from`, lists counted from 1), `style`, `mechanisms.balance`, or a name defined
  /// in the file whose levels set several things.
  public let name: String
  /// The values it takes. With `list` and `file`, the values that occur.
  public let domain: Domain

  /// Creates a factor.
  public init(name: String, domain: Domain) {
    self.name = name
    self.domain = domain
  }
}

/// A value of a factor: a number, or a word (a style, `on` and `off`, a level).
public enum FactorValue: Sendable, Hashable, CustomStringConvertible {
  case number(Double)
  case text(String)

  /// The text in a table: the shortest one that reads back to the same number.
  public var description: String {
    switch self {
    case .number(let value): plain(value)
    case .text(let text): text
    }
  }
}

/// A rule that adds replicates to a point until the interval of a metric's mean is narrow enough.
public struct StoppingRule: Sendable, Equatable {
  /// The metric, as a column of `runs.csv`. The reader checks only its form, since it does not know which columns there
  /// are.
  public let metric: String
  /// Half of the largest width of the interval, in the unit of the metric, above 0.
  public let halfWidth: Double
  /// The confidence level of the interval, 0.5 … 0.999.
  public let level: Double
  /// The number of replicates that every point has, from 2; `usualMin` if the file does not say.
  public let min: Int
  /// The number of replicates that no point exceeds.
  public let max: Int

  /// The least number of replicates at which the interval of a skewed metric is reliable. A rule that stops earlier
  /// stops where chance has made the interval narrow. Such intervals include the mean in 84 to 92 of 100 cases instead
  /// of 95.
  public static let usualMin = 20

  /// Creates a rule.
  public init(metric: String, halfWidth: Double, level: Double = 0.95, min: Int, max: Int) {
    (self.metric, self.halfWidth, self.level, self.min, self.max) = (metric, halfWidth, level, min, max)
  }
}
