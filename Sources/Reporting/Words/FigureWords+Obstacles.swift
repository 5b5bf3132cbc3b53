import Scenarios

/// The reasons why a figure could not be made, as clauses.
extension FigureWords {
  static let needsMany = "it shows many runs, and this is one"
  static let needsSessions =
    "neither sessions.csv nor ticks.csv was recorded, and ties.csv alone does not say how many sessions there were"
  static let noRows = "the tables have no rows for it"

  static func notRecorded(_ table: RecordedTable, by command: String, _ recorded: [RecordedTable]) -> String {
    "\(table.rawValue).csv was not recorded; `\(command)` writes it with --record "
      + recorded.map(\.rawValue).joined(separator: ",")
  }

  static func tooManyMembers(_ most: Int) -> String {
    "the group has more than \(most) members, too many for a picture of single ties"
  }
}
