import GroupDynamics
import Recording
import Scenarios

/// `runs.csv`: one row a run.
public enum RunsTable {
  /// Its columns for a scenario: what it does not have, such as goals, has none.
  public static func table(_ scenario: Scenario) -> Table {
    Table(name: common.name, meaning: common.meaning, keys: common.keys, columns: common.columns + helping(scenario))
  }

  private static let common = Table(
    name: "runs", meaning: RecordedTable.runs.rowMeaning, keys: 3,
    columns: Tables.run
      + [
        Column("seed", .integer, unit: "1", "key of all random draws"),
        Column("status", .string, unit: "text", "ok or failed; a failed run has no numbers"),
      ]
      + Tables.metrics.map { Column($0.name, $0.kind, unit: $0.unit, "at the last tick: " + $0.meaning) }
      + summary + Stage.allCases.flatMap(stage)
      + [
        Column("stage_path", .string, unit: "text", "initials of the stages in the order in which they came: FSNPA"),
        Column("regressions", .integer, unit: "1", "steps back in forming, storming, norming, performing"),
        Column(
          "settled", .boolean, unit: "1",
          "whether cohesion was high and tension low in the third and second session from the end; "
            + "empty below four sessions"),
      ])

  /// Columns of the helping process.
  private static func helping(_ scenario: Scenario) -> [Column] {
    var columns: [Column] = []
    if scenario.preparation.screens {
      columns.append(Column("candidates", .integer, unit: "1", "candidates who were seen to find the members"))
    }
    columns += scenario.goals.map {
      Column(
        $0.column, .integer, unit: "sessions",
        "the session from which on this held, empty if it did not when it had to: \($0.words)")
    }
    if scenario.followUp.weeks > 0 {
      let when = "after week \(scenario.followUp.weeks) of follow-up"
      columns += [
        Column("relapsed", .number, unit: "1", "share of members who have relapsed at least once, \(when), 0 to 1"),
        Column("follow_up_efficacy", .number, unit: "1", "mean efficacy of all who came, \(when), 0 to 1"),
        Column("follow_up_skill", .number, unit: "1", "mean skill of all who came, \(when), 0 to 1"),
      ]
    }
    return columns
  }

  private static let summary = [
    Column("tension_peak", .number, unit: "1", "largest session mean of tension, 0 to 1"),
    Column("tension_peak_session", .integer, unit: "sessions", "the first session that has it, from 1"),
    Column("cohesion_low", .number, unit: "1", "smallest session mean of cohesion, -1 to 1"),
    Column("top_share_mean", .number, unit: "1", "mean over ticks of top_share"),
    Column("participation_gini_mean", .number, unit: "1", "mean over ticks of participation_gini"),
    Column("left", .number, unit: "1", "share of members gone at the end, 0 to 1"),
  ]

  private static func stage(_ stage: Stage) -> [Column] {
    [
      Column(
        stage.rawValue + "_entry", .number, unit: "sessions",
        "sessions that had passed at the first tick of \(stage.rawValue) (2.5 lies in the third); empty if it never came, "
          + "censored at the end of the run"),
      Column(stage.rawValue + "_dwell", .number, unit: "sessions", "sessions spent in \(stage.rawValue)"),
    ]
  }

  /// The row of a run. A run that failed has no numbers.
  public static func row(_ record: RunRecord, _ scenario: Scenario, summary: RunSummary?) -> CSVRows {
    var row = CSVRows()
    row.append(record.runID)
    row.append(0)
    row.append(Int(record.replicate))
    row.append(scenario.seed)
    row.append(summary == nil ? "failed" : "ok")
    if let summary {
      append(summary, to: &row)
      if scenario.preparation.screens { row.append(record.candidates) }
      for session in record.goalsMet { row.append(session) }
      if let weeks = record.followUp {
        for value in [weeks.relapsed, weeks.efficacy, weeks.skill] { row.append(value) }
      }
    } else {
      for _ in table(scenario).columns.dropFirst(5) { row.append("") }
    }
    row.end()
    return row
  }

  private static func append(_ summary: RunSummary, to row: inout CSVRows) {
    for metric in Metric.allCases { row.append(summary.last[metric]) }
    row.append(summary.tensionPeak)
    row.append(summary.tensionPeakSession)
    row.append(summary.cohesionLow)
    row.append(summary.topShareMean)
    row.append(summary.participationGiniMean)
    row.append(summary.left)
    for stage in Stage.allCases {
      row.append(summary.entry[stage.order])
      row.append(summary.dwell[stage.order])
    }
    row.append(summary.stagePath)
    row.append(summary.regressions)
    row.append(summary.settled)
  }

  /// `failures.csv`: one row a failed run.
  public static let failures = Table(
    name: "failures", meaning: "one row a failed run", keys: 3,
    columns: Tables.run
      + [
        Column("seed", .integer, unit: "1", "key of all random draws"),
        Column("message", .string, unit: "text", "why the run could not go on"),
      ])

  /// The row of a failed run.
  public static func failure(_ record: RunRecord, seed: UInt64) -> CSVRows {
    var row = CSVRows()
    row.append(record.runID)
    row.append(0)
    row.append(Int(record.replicate))
    row.append(seed)
    row.append(record.failure ?? "")
    row.end()
    return row
  }
}
