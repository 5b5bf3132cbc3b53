import ScenarioReading
import Scenarios

/// What is wrong with a table of results.
public enum TableFault: Sendable, Equatable {
  // Its form
  /// It is not CSV.
  case form(Problem)
  case empty
  case columnTwice(String)
  case noColumn(String, columns: [String])
  /// A row has another number of cells than the header; what a spreadsheet has done to it, where that can be seen.
  case cells(Int, columns: Int, spreadsheet: String?)
  /// No column holds numbers.
  case noNumbers
  // Cells
  /// A cell should hold a number; what a spreadsheet has done to it, where that can be seen.
  case notNumber(column: String, String, spreadsheet: String?)
  case notWhole(column: String, String)
  /// A cell is not what the manifest says.
  case notSaid(column: String, String, said: String)
  case notOneOf(column: String, String, allowed: [String])
  case outOfRange(column: String, Int, allowed: Range<Int>)
  /// A session is none of those that the tables of the group have.
  case session(Int, of: Int)
  case stageTime(Double, most: Int)
  /// A name holds a character that XML cannot.
  case controlCharacter(UInt32)
  // Rows
  case outOfOrder(column: String)
  case replicateOrder(String)
  case replicateTwice(UInt32)
  /// A point follows one that comes after it.
  case pointOrder(Int, after: Int)
  /// The next point should be another.
  case notNext(String, Int)
  /// A point of a row is not among the points, or not in this order.
  case noPoint(Int)
  /// Somebody has a tie and is not among the members.
  case tieOfNobody(String, session: Int)
  // The whole
  case sessions(run: String, Int, ticks: Int)
  case ticks(run: String, Int, sessions: Int, each: Int)
  case points(Int, said: Int)
  /// The columns are not what the design varies.
  case otherFactors([String])
  case unknownLevel(factor: String, String)
  /// Points from a row on are no trajectory of a screening.
  case noTrajectory

  /// What a spreadsheet has done to it, where that can be seen.
  var spreadsheet: String? {
    switch self {
    case .cells(_, _, let spreadsheet), .notNumber(_, _, let spreadsheet): spreadsheet
    case .form(let problem): problem.hint
    default: nil
    }
  }
}
