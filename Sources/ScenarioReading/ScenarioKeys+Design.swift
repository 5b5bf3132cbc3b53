import Scenarios

/// The keys of a design.
extension ScenarioKeys {
  static let design = [
    Key("method", .words(Design.Method.self), "how points come about; left out, grid"),
    Key(
      "vary", .own { ScenarioSchema.named($0, ScenarioSchema.factor, least: 1) },
      "what is varied, and the values it takes"),
    Key(
      "points", .own(ScenarioSchema.pointsOrFile),
      "the points one by one (list), or the CSV file that holds them (file); what a point leaves out, "
        + "and an empty cell, is the scenario's own value"),
    Key("samples", .integer(samples), "how many points (lhs, sobol) or base points (saltelli, a power of two)"),
    Key("second_order", .flag, "whether there are points for indices of second order (saltelli); left out, true"),
    Key("trajectories", .integer(samples), "how many trajectories (morris)"),
    Key(
      "levels", .integer(morrisLevels, usual: 4),
      "levels of the grid on which trajectories lie, even (morris); left out, 4"),
    Key("extra", .own(ScenarioSchema.points), "points that come after those of the method"),
    Key(
      "constraints", .list(of: .text(longestExpression), "a comparison"),
      "what must hold of a point; others are left out (not with saltelli and morris)"),
    Key(
      "luck", .words(Design.Sharing.self),
      "whether the same replicate of all points has the same luck; left out, shared"),
    Key("until", .keys(until), "replicates are added until the interval of a metric's mean is narrow enough"),
  ]

  /// What a factor can have where it is no list.
  static let factor = [
    Key("values", .own { _ in ScenarioSchema.values }, "the values it takes"),
    Key("from", .number(.any), "the least value"), Key("to", .number(.any), "the greatest value"),
    Key("steps", .integer(steps), "how many values, evenly from `from` to `to` (grid)"),
    Key("step", .number(.above(0)), "the distance of values from `from` to `to` (grid)"),
    Key("integer", .flag, "whether only whole numbers are taken (samplers); parameters know it by themselves"),
    Key("levels", .own(ScenarioSchema.levels), "named levels, each of which sets some things at once"),
  ]

  static let until = [
    Key("metric", .text(longestColumn), isNeeded: true, "a column of runs.csv"),
    Key(
      "half_width", .number(.above(0)), isNeeded: true,
      "half of the width that the interval may have, in the unit of the metric"),
    Key("level", .number(confidence, usual: 0.95), "confidence of the interval; left out, 0.95"),
    Key(
      "min", .integer(leastReplicates),
      "replicates that every point has before the rule may stop; left out, 20, or max if that is less"),
    Key("max", .integer(leastReplicates), isNeeded: true, "replicates that no point exceeds"),
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
