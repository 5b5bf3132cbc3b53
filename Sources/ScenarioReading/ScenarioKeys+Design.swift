import Scenarios

/// The keys of a design.
extension ScenarioKeys {
  static let design = [
    Key("method", .words(Design.Method.self), "how points are chosen; default grid"),
    Key(
      "vary", .own { ScenarioSchema.named($0, ScenarioSchema.factor, least: 1) },
      "what is varied, and its values"),
    Key(
      "points", .own(ScenarioSchema.pointsOrFile),
      "the points (list), or the CSV file with the points (file); a missing value or an empty cell means the "
        + "scenario's own value"),
    Key("samples", .integer(samples), "number of points (lhs, sobol) or base points (saltelli, a power of two)"),
    Key("second_order", .flag, "whether points for second-order indices are included (saltelli); default true"),
    Key("trajectories", .integer(samples), "number of trajectories (morris)"),
    Key(
      "levels", .integer(morrisLevels, usual: 4),
      "number of grid levels, even (morris)"),
    Key("extra", .own(ScenarioSchema.points), "points added after those of the method"),
    Key(
      "constraints", .list(of: .text(longestExpression), "a comparison"),
      "conditions on points; points that break one are dropped (not with saltelli or morris)"),
    Key(
      "luck", .words(Design.Sharing.self),
      "shared: all points use common random numbers; independent: each point has its own; default shared"),
    Key("until", .keys(until), "adds replicates until the confidence interval of a metric's mean is narrow enough"),
  ]

  /// What a factor can have where it is no list.
  static let factor = [
    Key("values", .own { _ in ScenarioSchema.values }, "the values"),
    Key("from", .number(.any), "the smallest value"), Key("to", .number(.any), "the largest value"),
    Key("steps", .integer(steps), "number of evenly spaced values from `from` to `to` (grid)"),
    Key("step", .number(.above(0)), "distance between values from `from` to `to` (grid)"),
    Key(
      "integer", .flag,
      "whether only whole numbers are drawn (samplers); parameters that are whole numbers need no flag"),
    Key("levels", .own(ScenarioSchema.levels), "named levels, each of which sets several values at once"),
  ]

  static let until = [
    Key("metric", .text(longestColumn), isNeeded: true, "a column of runs.csv"),
    Key(
      "half_width", .number(.above(0)), isNeeded: true,
      "largest half-width of the interval, in the unit of the metric"),
    Key("level", .number(confidence, usual: 0.95), "confidence level of the interval"),
    Key(
      "min", .integer(leastReplicates),
      "fewest replicates of a point; default 20, or max if that is smaller"),
    Key("max", .integer(leastReplicates), isNeeded: true, "most replicates of a point"),
  ]

  /// Characters of the name of a column.
  static let longestColumn = 80
  /// Points, or base points.
  static let samples = Bounds.from(1, to: Double(Design.mostPoints))
  /// Levels of `morris`.
  static let morrisLevels = Bounds.from(2, to: 1000)
  /// Values of a factor on a grid that are given by `steps` or `step`.
  static let steps = Bounds.from(2, to: 100_000)
  /// Confidence of an interval.
  static let confidence = Bounds.from(0.5, to: 0.999)
  /// Replicates under a stopping rule.
  static let leastReplicates = Bounds.from(2, to: 1_000_000_000)
  /// Numbers that a Latin hypercube may hold: points times factors.
  static let mostHypercube = 100_000_000
  /// Values of a factor that is a place of the scenario, for each of which the scenario is read.
  static let mostPlaceValues = 1000
}
