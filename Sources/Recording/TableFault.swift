import ScenarioReading
import Scenarios

/// A fault of a table of results.
public enum TableFault: Sendable, Equatable {
  // Faults of its form
  /// It is not CSV.
  case form(Problem)
  case empty
  case columnTwice(String)
  case noColumn(String, columns: [String])
  /// A row has another number of cells than the header. `spreadsheet` says what a spreadsheet has done to it, if that
  /// can be seen.
  case cells(Int, columns: Int, spreadsheet: String?)
  /// No column holds numbers.
  case noNumbers
  // Faults of cells
  /// A cell should be a number. `spreadsheet` says what a spreadsheet has done to it, if that can be seen.
  case notNumber(column: String, String, spreadsheet: String?)
  case notWhole(column: String, String)
  /// A cell differs from the manifest.
  case notSaid(column: String, String, said: String)
  case notOneOf(column: String, String, allowed: [String])
  case outOfRange(column: String, Int, allowed: Range<Int>)
  /// A session is not among those of the group's tables.
  case session(Int, of: Int)
  case stageTime(Double, most: Int)
  /// A name contains a character that XML cannot represent.
  case controlCharacter(UInt32)
  // Faults of rows
  case outOfOrder(column: String)
  case replicateOrder(String)
  case replicateTwice(UInt32)
  /// A point follows a point with a larger id.
  case pointOrder(Int, after: Int)
  /// The next point should have another id.
  case notNext(String, Int)
  /// A row's point is not among the points, or not in this order.
  case noPoint(Int)
  /// A tie belongs to somebody who is not among the members.
  case tieOfNobody(String, session: Int)
  // Faults of the whole table
  case sessions(run: String, Int, ticks: Int)
  case ticks(run: String, Int, sessions: Int, each: Int)
  case points(Int, said: Int)
  /// The columns are not the factors of the design.
  case otherFactors([String])
  case unknownLevel(factor: String, String)
  /// The points from a row on are not a trajectory of a screening.
  case noTrajectory

  /// The damage by a spreadsheet; `nil` if none can be seen.
  var spreadsheet: String? {
    switch self {
    case .cells(_, _, let spreadsheet), .notNumber(_, _, let spreadsheet): spreadsheet
    case .form(let problem): problem.hint
    default: nil
    }
  }
}
