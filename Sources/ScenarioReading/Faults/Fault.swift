import Scenarios

extension Problem {
  /// What is wrong, without its place. An owner is named as a sentence names it: `skill`, `the dose`, `a trigger`.
  package indirect enum Fault: Error, Sendable, Equatable {
    /// A key that is not known in its owner.
    case unknownKey(String, in: String, keys: [String])
    /// A key that its owner must have.
    case missing(String, in: String, keys: [String])
    /// A known key that its owner must not have.
    case misplaced(String, in: String, keys: [String])
    /// Something else than an owner takes.
    case wrongKind(String, Given, wanted: Wanted)
    /// A number that stands in quotes, and so is text.
    case inQuotes(String, wanted: Wanted)
    /// A number that an owner cannot have.
    case outOfBounds(String, String, wanted: Wanted)
    /// Something else than one of these names.
    case notOneOf(String, Given, [String])
    /// Text of too many characters.
    case tooLong(String, characters: Int, most: Int)
    /// Text with something that it may not hold.
    case badText(String, TextFault, most: Int)
    /// Something that stands there twice; `line`: where it stood first, if that is told.
    case repeated(Repeated, line: Int? = nil)
    /// More of something than there may be.
    case tooMany(Amount, most: Int)
    /// An end before its beginning.
    case reversed(String, from: Double, to: Double)
    /// What does not hold between parts of a scenario.
    case scenario(RuleFault)
    /// Numbers that do not go together.
    case notTogether(PairFault)
    /// What is wrong with members.
    case people(PeopleFault)
    /// What is wrong with a design.
    case design(DesignFormFault)
    /// A name that cannot be varied.
    case factor(FactorFault)
    /// Values that a factor cannot take.
    case domain(DomainFault)
    /// A file that cannot be read, or is no text.
    case file(InputFault)
    /// Text that is no YAML, or YAML that a scenario may not have.
    case yaml(YAMLFault)
    /// A CSV file that is not the table it should be.
    case table(CSVFault)
    /// A setting of the command line.
    case setting(SettingFault)
    /// A fault of a whole file, told where the scenario names it.
    case inFile(String, Fault)
    /// A fault of the scenario of one point of a design.
    case atPoint(Point, Fault)
    /// A condition or a constraint that cannot be one.
    case expression(ExpressionFault, ExpressionKind)
  }
}

extension Problem.Fault {
  /// Something that stands somewhere twice.
  package enum Repeated: Sendable, Equatable {
    case key(String)
    case value(String)
    case column(String)
    case week(Int)
    case event
    /// A limit on a trait.
    case limit(String)
    /// An ordered pair of members.
    case pair
    /// The name of a member; a lookalike differs in what nobody sees.
    case name(String, isLookalike: Bool)
    /// The name of somebody who joins later; `isMade`: as the reader names those who have no name.
    case newcomer(String, isMade: Bool)
    case goal(String)
    /// A factor, with the one name of what it varies.
    case factor(String, one: String)
  }

  /// How many there are of something that there may not be so many of.
  package enum Amount: Sendable, Equatable {
    /// Members, with those who join later.
    case members(Int)
    case ticks(Int)
    case values(Int)
    case levels(Int)
    case columns(Int)
    case factors(Int)
    /// Factors of a method that takes fewer than others.
    case factorsOf(Design.Method, Int)
    /// Nothing where an integer cannot say it.
    case points(Int?)
    /// The numbers of a Latin hypercube.
    case hypercube(points: Int, factors: Int)
  }

  /// A point of a design.
  package struct Point: Sendable, Equatable {
    /// Names of factors, and the value of each.
    let names: [String], values: [FactorValue]
    /// Where the fault stands in another file than the scenario's, if it does.
    var elsewhere: Place?
    /// Whether constraints may leave the point out.
    var mayBeLeftOut = false

    package init(_ names: [String], _ values: [FactorValue], elsewhere: Place? = nil, mayBeLeftOut: Bool = false) {
      (self.names, self.values, self.elsewhere, self.mayBeLeftOut) = (names, values, elsewhere, mayBeLeftOut)
    }
  }
}
