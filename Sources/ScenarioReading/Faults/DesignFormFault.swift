import Scenarios

/// What is wrong with a design.
package enum DesignFormFault: Sendable, Equatable {
  /// A key of other methods; `isChosen`: that the file says the method.
  case foreignKey(String, Design.Method, of: [Design.Method], isChosen: Bool)
  /// A key that the method needs; `arePointsAlone`: that there are points and no method.
  case missing(String, Design.Method, needed: [String], arePointsAlone: Bool)
  case maxBelowMin(max: Int, min: Int)
  /// `points` or `extra` has none.
  case noRows(String)
  /// A name of a point that is not varied.
  case notVaried(String, names: [String])
  /// A point has no value of a factor, nor has the scenario.
  case noValue(of: String)
  case noLevel(String, Given, levels: [String])
  /// A level that a point has and the design has not.
  case unknownLevel(String)
  case nothingVaried
  /// Constraints of a method whose points belong together in blocks; those that take some.
  case constraintsOfBlocks(Design.Method, others: [Design.Method])
  /// A point that was asked for by name breaks a constraint.
  case extraBreaks(constraint: String)
  /// Values under `vary:` where points are listed.
  case valuesBesidePoints(String, Design.Method)
}

/// Why a name is none that can be varied, or given to a factor.
package enum FactorFault: Error, Sendable, Equatable {
  case cannotBeVaried(String)
  /// A path that begins at no part of the scenario, or leads too deep.
  case noPlace(String)
  case ties
  /// The members are named one by one.
  case membersNamed
  /// A path that ends at a list or a mapping.
  case notSingle(String, Given)
  /// A path that goes on behind a single value.
  case leadsOn(String, Given, further: String)
  case noEntry(String, in: String, count: Int)
  case noList(String)
  /// The name of a factor with levels.
  case name(String, Word)
  /// The name of a level.
  case level(String, Word)

  /// Why a word is no name.
  package enum Word: Sendable, Equatable {
    case holds(Character)
    case noLetterFirst
    case tooLong(Int)
    case ofConstraints
    case missingValue
    case parameter
    case reserved
  }
}

/// Why a factor cannot take values.
package enum DomainFault: Sendable, Equatable {
  case noValues(String)
  /// Values, or levels, and another key.
  case valuesAnd(String, String)
  case levelsAnd(String, String)
  /// `from` or `to` is missing.
  case noEnd(String, String)
  case toBelowFrom(to: Double, from: Double)
  /// `steps` or `step`, which belong to a grid.
  case stepsOfSampler(String, Design.Method)
  /// `integer`, which belongs to samplers.
  case integerOfGrid
  /// Neither `steps` nor `step`, or both.
  case steps(String, from: Double, to: Double, areBoth: Bool)
  case stepTooSmall(Double, most: Double)
  case stepDoesNotReach(Double, from: Double, to: Double)
  /// Too many whole numbers.
  case tooWide(String)
}
