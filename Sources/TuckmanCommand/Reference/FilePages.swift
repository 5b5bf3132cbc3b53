import Analytics
import Models
import Recording
import ScenarioReading
import Scenarios

/// What goes into the program as a file, and what comes out.
extension ReferencePage {
  static var scenarioKeys: ReferencePage {
    let elsewhere = ["parameters", "mechanisms"]
    return ReferencePage(
      "Scenario-keys.md", "Keys of a scenario", "What can a scenario and a design say?",
      [
        "Every key of a scenario, with what it takes. `[]` is an entry of a list, and `NAME` a name that you choose. "
          + "`./tuckman schema` prints the same as a JSON Schema for editors. [Your own group](../Your-own-group.md) and "
          + "[Sweeps](../Sweeps.md) show how to write one. [Parameters](Parameters.md) lists the keys of `parameters:` and "
          + "[Mechanisms](Mechanisms.md) those of `mechanisms:`."
      ]
        + ScenarioSchema.sections.filter { !elsewhere.contains($0.path) }.map { section in
          "## \(section.path.isEmpty ? "Top level" : Markdown.code(section.path))\n\n"
            + (isSaid(section) ? Markdown.sentence(section.meaning) + "\n\n" : "")
            + Markdown.table(
              ["key", "takes", "default", "meaning"],
              section.keys.map {
                [
                  Markdown.code($0.name) + ($0.isNeeded ? " (required)" : ""), $0.takes, $0.usual,
                  Markdown.plain($0.meaning),
                ]
              })
        })
  }

  /// Whether a mapping is said in words, and not by the names of its keys.
  private static func isSaid(_ section: ScenarioSchema.Section) -> Bool {
    !section.meaning.isEmpty && !section.keys.contains { $0.name == section.meaning }
  }

  static var columns: ReferencePage {
    ReferencePage(
      "Columns.md", "Columns", "What is in each column of a result, and in which unit?",
      [
        "Every column of every table that the program writes, with its type and unit. The `datapackage.json` beside the "
          + "tables says the same. An empty cell is a missing value, and true and false are 1 and 0. \(formulas) "
          + "See [Output files](../Output-files.md)."
      ] + tables.map(section))
  }

  private static let formulas =
    "Columns of type text* hold the user's own text: \(Markdown.plain(FormulaGuard.words))."

  private static func section(_ table: Table, note: String) -> String {
    "## \(table.name)\n\n"
      + [Markdown.sentence(table.meaning), note].filter { !$0.isEmpty }.joined(separator: " ") + "\n\n"
      + Markdown.table(
        ["column", "type", "unit", "meaning"],
        table.columns.map { column in
          let type = column.kind == .string ? "text" + (column.isFree ? "\\*" : "") : column.kind.rawValue
          return [
            Markdown.code(column.name), type, column.kind == .string ? "" : column.unit, Markdown.plain(column.meaning),
          ]
        })
  }

  /// Every table, with what depends on the scenario.
  private static var tables: [(table: Table, note: String)] {
    let goal = Goal(name: "calm", metric: .tension, isAbove: false, target: 0.1, by: 8)
    var scenario = Scenario(title: "")
    scenario.goals = [goal]
    let runs = RunsTable(scenario, mayScreen: true, mayFollow: true).table
    let notes: [RecordedTable: String] = [
      .runs:
        "Columns that need screening, goals or a follow-up appear only in scenarios that have them. Each goal has its "
        + "own column (here one named calm). In a sweep, a column for each varied value follows `status`.",
      .members: "There is one attitude for each issue and one attribute for each background attribute.",
      .sessions: "In a sweep, the varied values come last.",
    ]
    return RecordedTable.allCases.map { (Tables.table($0, Parameters()) ?? runs, notes[$0] ?? "") } + [
      (SummaryRow.table, "In folders of sweeps."), (FailureRow.table, "Written only if a run failed."),
      (ComparisonRow.table, "`compare --out` writes it."), (SensitivityRow.table, "`sensitivity` writes it."),
      (PairedEstimate.table, "`what-if --format csv` prints it."),
      (ChangeRow.table, "`explain --format csv` prints it."),
    ]
  }
}
