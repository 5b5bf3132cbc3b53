import Scenarios

/// Something that is right and yet may not be meant.
package enum Note: Sendable, Equatable {
  /// Text that YAML cut off where it took the rest for a comment.
  case comment(String, behind: String, line: Int)
  /// A technique that acts in weeks that nobody is followed.
  case actsAfterwards(Technique)
  /// Other ticks than usual make other acts of a session.
  case otherActs(ticksPerSession: Int)
  /// The end is felt over less than usual, since there are so few sessions.
  case shorterEnding(Double, sessions: Int)
  /// The same at points with fewer sessions than so many.
  case shorterEndings(below: Double)
  /// A file of ties that gives some pairs alone.
  case someTies(Int, of: Int, file: String)
  /// Points of Sobol's sequence that are no power of two.
  case sobolPoints(Int)
  /// A stopping rule that may stop at so few replicates.
  case fewReplicates(Int)
  /// Cells of a file of points that have the scenario's own value.
  case emptyCells(Int, file: String)
  /// Names that other programs read otherwise.
  case names(of: String, [OtherReading])
}

/// What programs make of some names.
package enum OtherReading: Sendable, Equatable {
  /// Missing values to pandas; to R, NA alone.
  case missing([String])
  /// All are numbers to pandas and R; `changed`: the first that is then written otherwise.
  case numbers(changed: String?)
  /// True or false to R; to pandas as well, unless one is a letter alone.
  case truthValues([String])
  /// To Excel.
  case dates([String])
  /// A number or a truth value to Excel, which writes it otherwise.
  case changed([String])
  /// Times, percentages or amounts to Excel.
  case amounts([String])
}
