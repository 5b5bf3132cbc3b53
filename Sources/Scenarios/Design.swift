/// What a sweep varies, and how its points come about. Made by `ScenarioReader`, which has checked everything.
public struct Design: Sendable, Equatable {
  /// Whether the same replicate of all points has the same luck. Raw values are the names in files.
  public enum Sharing: String, CaseIterable, Sendable {
    case shared, independent
  }

  /// How points come about.
  public var method = Method.grid
  /// What is varied, in the order of the file: the columns of a point.
  public var factors: [Factor] = []
  /// The points of `list` and `file`, each with a value for every factor: where the file has none, the scenario's own.
  public var listed: [[FactorValue]] = []
  /// Points of `lhs` and `sobol`; base points of `saltelli`, a power of two.
  public var samples = 0
  /// Whether `saltelli` has the points for indices of second order.
  public var secondOrder = true
  /// Trajectories of `morris`.
  public var trajectories = 0
  /// Levels of `morris`, even.
  public var levels = 4
  /// Points that come after those of the method, as in `listed`; every constraint holds of them.
  public var extra: [[FactorValue]] = []
  /// What must hold of a point of the method; others are left out. None with `saltelli` and `morris`.
  public var constraints: [Constraint] = []
  /// Whether the same replicate of all points has the same luck.
  public var luck = Sharing.shared
  /// When a point has replicates enough; nothing where their number is fixed.
  public var until: StoppingRule?

  /// Most points of a design.
  public static let mostPoints = 16_000_000
  /// Most factors.
  public static let mostFactors = 100
  /// Most dimensions of Sobol's sequence; `saltelli` needs two for a factor.
  public static let mostDimensions = 64

  /// Nothing is varied: one point.
  public init() {}
}

/// One thing that a sweep varies.
public struct Factor: Sendable, Equatable {
  /// Values it takes.
  public enum Domain: Sendable, Equatable {
    /// These, in this order: one or more, all different. To a sampler they have equal shares.
    case values([FactorValue])
    /// Any number of an interval, both ends included; if `isInteger`, any whole number of it, the ends being such.
    /// Of samplers alone.
    case range(from: Double, to: Double, isInteger: Bool)
  }

  /// The column in `points.csv` and `runs.csv`, as the file names it: a parameter (`faultline`), a place of the scenario
  /// (`facilitator.schedule.1.from`, lists counted from 1), `style`, `mechanisms.balance`, or a name of the
  /// file's own whose levels set several things.
  public let name: String
  /// Values it takes. Of `list` and `file`, the values that occur.
  public let domain: Domain

  /// One thing that a sweep varies.
  public init(name: String, domain: Domain) {
    self.name = name
    self.domain = domain
  }
}

/// A value of a factor: a number, or a word (a style, `on` and `off`, a level).
public enum FactorValue: Sendable, Hashable, CustomStringConvertible {
  case number(Double)
  case text(String)

  /// As it is written in a table: the shortest text that reads back to the same number.
  public var description: String {
    switch self {
    case .number(let value): plain(value)
    case .text(let text): text
    }
  }
}

/// Replicates are added to a point until the interval of a metric's mean is narrow enough.
public struct StoppingRule: Sendable, Equatable {
  /// A column of `runs.csv`, as far as its form goes: which columns there are, the reader does not know.
  public let metric: String
  /// Half of the width that the interval may have, in the unit of the metric, above 0.
  public let halfWidth: Double
  /// Confidence of the interval, 0.5 … 0.999.
  public let level: Double
  /// Replicates that every point has, from 2; `usualMin` if the file does not say.
  public let min: Int
  /// Replicates that no point exceeds.
  public let max: Int

  /// The least that the interval of a skewed metric can be trusted from: one that stops earlier stops where chance has made
  /// it narrow, and then holds the mean in 84 to 92 of 100 cases and not in 95.
  public static let usualMin = 20

  /// A rule.
  public init(metric: String, halfWidth: Double, level: Double = 0.95, min: Int, max: Int) {
    (self.metric, self.halfWidth, self.level, self.min, self.max) = (metric, halfWidth, level, min, max)
  }
}
