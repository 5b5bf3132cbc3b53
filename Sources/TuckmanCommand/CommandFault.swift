import Experiments

/// Results that a command cannot do with what it is asked.
package enum ResultsFault: Error, Sendable, Equatable {
  /// A report is asked of a scenario.
  case reportOfScenario(String)
  case noFolder(String)
  case notFolder(String)
  /// Figures are asked of what is no folder, or not there.
  case noFigures(String, isFile: Bool)
  case noSweep(String)
  case unknownNumber(String, folder: String, known: [String], takesAll: Bool)
  case unknownFactor(String, known: [String])
  case onePoint(folder: String)
  case unknownPoint(Int, count: Int)
  /// The points of a sweep's design are not made for a method; those that they are made for, and the designs that it needs.
  case otherMethod(String, design: String, possible: [String], needed: [String])
}

/// A scenario that a command cannot do with what it is asked.
package enum ScenarioFault: Error, Sendable, Equatable {
  /// Every tie of every tick does not fit; the largest members squared times ticks.
  case tooManyTies(scenario: String, members: Int, most: Int)
  case tooManyMembers(scenario: String, Int, most: Int)
  case tooManyTicks(scenario: String, Int, most: Int, members: Int)
  /// An ablation has nothing to leave out, of mechanisms or of interventions; the other one.
  case nothingToLeaveOut(String, areMechanisms: Bool, other: String)
  /// Runs that are done would be dropped by an extension.
  case dropsRuns(scenario: String, folder: String, all: Int, dropped: Int)
  /// Another sweep is in the folder; the command that goes on with that one, and what it is about.
  case otherSweep(scenario: String, folder: String, [SweepChange], way: Way?)

  /// A command, and what it is about.
  package struct Way: Sendable, Equatable {
    package let command, what: String

    package init(command: String, what: String) { (self.command, self.what) = (command, what) }
  }
}

/// What of a sweep is not there yet.
package enum SweepGap: Error, Sendable, Equatable {
  /// No sweep has begun; the command that begins it.
  case nothingBegun(folder: String, command: String)
  /// Cells are missing, of shards where it is known into how many the sweep is divided; the first of them, and the command that
  /// makes them.
  case cells(Int, of: Int, shards: [String], first: [String], command: String)
}
