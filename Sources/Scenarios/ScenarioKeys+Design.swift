/// The keys of a design.
extension ScenarioKeys {
  static let design = [
    Key(name: "method", meaning: "how points come about; left out, grid"),
    Key(name: "vary", meaning: "what is varied, and the values it takes"),
    Key(
      name: "points",
      meaning: "the points one by one (list), or the CSV file that holds them (file); what a point leaves out, "
        + "and an empty cell, is the scenario's own value"),
    Key(name: "samples", meaning: "how many points (lhs, sobol) or base points (saltelli, a power of two)"),
    Key(
      name: "second_order", meaning: "whether there are points for indices of second order (saltelli); left out, true"),
    Key(name: "trajectories", meaning: "how many trajectories (morris)"),
    Key(name: "levels", meaning: "levels of the grid on which trajectories lie, even (morris); left out, 4"),
    Key(name: "extra", meaning: "points that come after those of the method"),
    Key(name: "constraints", meaning: "what must hold of a point; others are left out (not with saltelli and morris)"),
    Key(name: "luck", meaning: "whether the same replicate of all points has the same luck; left out, shared"),
    Key(name: "until", meaning: "replicates are added until the interval of a metric's mean is narrow enough"),
  ]

  /// What a factor can have where it is no list.
  static let factor = [
    Key(name: "values", meaning: "the values it takes"),
    Key(name: "from", meaning: "the least value"), Key(name: "to", meaning: "the greatest value"),
    Key(name: "steps", meaning: "how many values, evenly from `from` to `to` (grid)"),
    Key(name: "step", meaning: "the distance of values from `from` to `to` (grid)"),
    Key(name: "integer", meaning: "whether only whole numbers are taken (samplers); parameters know it by themselves"),
    Key(name: "levels", meaning: "named levels, each of which sets some things at once"),
  ]

  static let until = [
    Key(name: "metric", meaning: "a column of runs.csv"),
    Key(name: "half_width", meaning: "half of the width that the interval may have, in the unit of the metric"),
    Key(name: "level", meaning: "confidence of the interval; left out, 0.95"),
    Key(
      name: "min",
      meaning: "replicates that every point has before the rule may stop; left out, 20, or max if that is less"),
    Key(name: "max", meaning: "replicates that no point exceeds"),
  ]

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
