import Recording
import ScenarioReading
import Scenarios

extension TableFault {
  /// What is wrong.
  package var words: String {
    switch self {
    case .form(let problem): problem.what
    case .empty: "the file is empty"
    case .columnTwice(let name): "the column '\(name)' appears twice"
    case .noColumn(let name, columns: _): "there is no column '\(name)'"
    case .cells(let count, columns: _, spreadsheet: _): "the row has \(counted(count, "cell"))"
    case .noNumbers: "no column contains numbers"
    case .notNumber(let column, let cell, spreadsheet: _): "'\(column)' cannot be '\(cell.prefix(40))'"
    case .notWhole(let column, let cell), .notOneOf(let column, let cell, allowed: _): "'\(column)' cannot be '\(cell)'"
    case .notSaid(let column, let cell, let said): "'\(column)' is '\(cell)', but the manifest says \(said)"
    case .outOfRange(let column, let value, allowed: _): "'\(column)' cannot be \(value)"
    case .session(let session, of: _): "'session' cannot be \(session)"
    case .stageTime(let time, most: _): "a stage cannot begin after \(time) sessions, or last that long"
    case .controlCharacter(let number):
      "a name contains the control character U+"
        + String(repeating: "0", count: max(0, 4 - Self.hexadecimal(number).count))
        + Self.hexadecimal(number)
    case .outOfOrder(let column): "'\(column)' is out of order"
    case .replicateOrder(let cell): "'replicate' cannot be '\(cell)'"
    case .replicateTwice(let number): "replicate \(number) appears a second time"
    case .pointOrder(let point, let before): "'point_id' \(point) comes after \(before)"
    case .notNext(let cell, _): "'point_id' cannot be \(cell)"
    case .noPoint(let point): "points.csv has no point \(point), or has it in another order"
    case .tieOfNobody(let name, let session): "\(name) has a tie after session \(session), but no row in members.csv"
    case .sessions(let run, let count, ticks: _): "\(run) has \(count) sessions"
    case .ticks(let run, let count, sessions: _, each: _): "\(run) has \(counted(count, "tick"))"
    case .points(let count, said: _): "the table has \(counted(count, "point"))"
    case .otherFactors: "its columns are not the factors of the design"
    case .unknownLevel(let factor, let cell): "'\(factor)' is '\(cell)', which the design does not have"
    case .noTrajectory: "the points from here on are not a trajectory"
    }
  }

  /// What is allowed in its place.
  var allowed: String? {
    switch self {
    case .form(let problem): problem.allowed
    case .empty: "a header with names"
    case .columnTwice: "each name once"
    case .noColumn(_, let columns): columns.joined(separator: ", ")
    case .cells(_, let columns, spreadsheet: _): "\(counted(columns, "cell")) in each row, as in the header"
    case .notNumber: "a number with a dot for decimals, or nothing"
    case .notWhole: "a whole number"
    case .notOneOf(_, _, let allowed): allowed.joined(separator: ", ")
    case .notSaid(let column, _, said: _): "the \(column) of the manifest"
    case .outOfRange(_, _, let allowed): "\(allowed.lowerBound) to \(allowed.upperBound - 1)"
    case .session(_, let count): "1 to \(count), as in the group's tables"
    case .stageTime(_, let most): "0 to \(most)"
    case .controlCharacter: "characters that XML allows"
    case .outOfOrder: "the rows in the order in which they were written, each once"
    case .replicateOrder: "whole numbers in ascending order, as the program writes them"
    case .replicateTwice: "each replicate once"
    case .pointOrder: "rows in the order of their points"
    case .notNext(_, let next): "\(next), because points come in order, each once"
    case .sessions(run: _, _, let ticks): "\(ticks), as in ticks.csv"
    case .ticks(run: _, _, let sessions, let each):
      "\(counted(sessions, "session")) of \(counted(each, "tick")) each"
    case .points(_, let said): "\(said), as the design says"
    case .otherFactors(let names): names.joined(separator: ", ")
    case .noTrajectory: "points that differ from the previous one in one factor, each factor once"
    case .noNumbers, .noPoint, .tieOfNobody, .unknownLevel: nil
    }
  }

  /// What to do.
  var hint: String? {
    switch self {
    case .form(let problem): problem.hint
    case .noColumn(let name, let columns): CSVHint.header(columns)?.words ?? columns.meant(by: name)
    case .cells(_, columns: _, let spreadsheet), .notNumber(column: _, _, let spreadsheet): spreadsheet
    case .controlCharacter: "give the member another name in the scenario"
    default: nil
    }
  }

  private static func hexadecimal(_ number: UInt32) -> String { String(number, radix: 16, uppercase: true) }
}
