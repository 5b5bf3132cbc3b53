import GroupDynamics
import Recording
import Scenarios

extension Tables {
  static func instruments(_ before: String) -> [Column] {
    Instrument.allCases.map { Column($0.rawValue, .number, unit: $0.unit, before + $0.meaning) }
  }

  /// Returns the approximate number of rows that a run of a scenario writes into a table.
  public static func rows(_ table: RecordedTable, ofRunsOf scenario: Scenario) -> Double {
    let (p, n) = (scenario.parameters, Double(scenario.cast.count))
    let sessions = Double(p.sessions)
    let ticks = sessions * Double(p.ticksPerSession)
    return switch table {
    case .runs: 1
    case .ticks: ticks + 1
    case .sessions: sessions
    case .members: sessions * n
    case .ties: sessions * n * (n - 1)
    case .acts: ticks * n
    case .events: 20
    case .followUp: Double(scenario.followUp.weeks) * n
    }
  }

  /// Returns the names of a table's columns, except those that depend on the scenario.
  package static func names(_ table: RecordedTable) -> [String] {
    self.table(table, Parameters())?.columns.map(\.name) ?? []
  }

  /// Returns the table of a name; `nil` for `runs`.
  public static func table(_ table: RecordedTable, _ parameters: Parameters) -> Table? {
    switch table {
    case .runs: nil
    case .ticks: TickRow.table
    case .sessions: SessionRow.table
    case .members: MemberRow.columns(issues: parameters.issues, attributes: parameters.attributes).table
    case .ties: TieRow.table
    case .acts: ActRow.table
    case .events: EventRow.table
    case .followUp: FollowUpRow.table
    }
  }
}
