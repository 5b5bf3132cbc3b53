import GroupDynamics
import Recording
import Scenarios

/// `runs.csv`: one row a run. What a scenario does not have, such as goals, has no columns.
public struct RunsTable: Sendable, Equatable {
  /// What is varied, as columns: nothing but in a sweep.
  public let varied: [Column]
  private let screens: Bool
  private let goals: [Goal]
  private let follows: Bool
  /// Columns of what happened in a run, in order.
  private let columns: [Column]
  /// Columns of what happened in a run that are numbers, in order; words such as the stage path are left out.
  public let numberColumns: [Column]

  /// The table of a scenario, or of all points of a sweep that vary it.
  ///
  /// - Parameters:
  ///   - varied: a column for each factor.
  ///   - mayScreen: whether a point may screen candidates, though the scenario itself does not.
  ///   - mayFollow: whether a point may follow its members, though the scenario itself does not.
  public init(_ scenario: Scenario, varied: [Column] = [], mayScreen: Bool = false, mayFollow: Bool = false) {
    self.varied = varied
    screens = mayScreen || scenario.preparation.screens
    goals = scenario.goals
    follows = mayFollow || scenario.followUp.weeks > 0
    columns =
      Tables.metrics.map { Column($0.name, $0.kind, unit: $0.unit, "at the last tick: " + $0.meaning) }
      + Self.summary + Stage.allCases.flatMap(Self.stage) + [Self.path] + Self.course
      + Self.helping(screens: screens, goals: goals, follows: follows)
    numberColumns = columns.filter { $0.kind != .string }
  }

  /// Its columns.
  public var table: Table {
    Table(
      name: "runs", meaning: RecordedTable.runs.rowMeaning, keys: 3,
      columns: Tables.run + Self.how + varied + columns)
  }

  private static let how = [
    Column("seed", .integer, unit: "1", "key of all random draws"),
    Column("status", .string, unit: "text", "ok or failed; a failed run has no numbers"),
  ]

  private static let path = Column(
    "stage_path", .string, unit: "text", "initials of the stages in the order in which they came: FSNPA")

  private static let course = [
    Column("regressions", .integer, unit: "1", "steps back in forming, storming, norming, performing"),
    Column(
      "settled", .boolean, unit: "1",
      "whether cohesion was high and tension low in the third and second session from the end; "
        + "empty below four sessions"),
  ]

  /// Columns of the helping process.
  private static func helping(screens: Bool, goals: [Goal], follows: Bool) -> [Column] {
    var columns: [Column] = []
    if screens {
      columns.append(Column("candidates", .integer, unit: "1", "candidates who were seen to find the members"))
    }
    columns += goals.map {
      Column(
        $0.column, .integer, unit: "sessions",
        "the session from which on this held, empty if it did not when it had to: \($0.words)")
    }
    if follows {
      let when = "after the last week of follow-up"
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

  /// The numbers of a run in the order of `numberColumns`; not a number where there is none.
  public func numbers(_ record: RunRecord, _ summary: RunSummary) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(numberColumns.count)
    append(record, summary, to: &numbers)
    return numbers
  }

  /// Appends the numbers of a run in the order of `numberColumns`; not a number where there is none.
  public func append(_ record: RunRecord, _ summary: RunSummary, to numbers: inout [Double]) {
    func number(_ value: Int?) -> Double { value.map(Double.init) ?? .nan }
    summary.last.append(to: &numbers)
    numbers.append(summary.tensionPeak)
    numbers.append(Double(summary.tensionPeakSession))
    numbers.append(summary.cohesionLow)
    numbers.append(summary.topShareMean)
    numbers.append(summary.participationGiniMean)
    numbers.append(summary.left)
    for place in summary.entry.indices {
      numbers.append(summary.entry[place] ?? .nan)
      numbers.append(summary.dwell[place])
    }
    numbers.append(Double(summary.regressions))
    numbers.append(number(summary.settled.map { $0 ? 1 : 0 }))
    if screens { numbers.append(Double(record.candidates)) }
    for session in record.goalsMet { numbers.append(number(session)) }
    if follows {
      let weeks = record.followUp
      numbers += [weeks?.relapsed ?? .nan, weeks?.efficacy ?? .nan, weeks?.skill ?? .nan]
    }
  }

  /// The row of a run, with the values of its point. A run that failed has no summary and no numbers.
  public func row(_ record: RunRecord, seed: UInt64, point: [FactorValue] = [], summary: RunSummary?) -> CSVRows {
    var (row, values) = (CSVRows(), CSVRows())
    for value in point { values.append(value) }
    append(
      record.id, seed: seed, point: values, path: Array((summary?.stagePath ?? "").utf8)[...],
      numbers: (summary.map { numbers(record, $0) } ?? [])[...], to: &row)
    return row
  }

  /// Appends the row of a run whose numbers are at hand, with the values of its point as cells; one that failed has none.
  public func append(
    _ run: RunID, seed: UInt64, point: CSVRows, path: ArraySlice<UInt8>, numbers: ArraySlice<Double>,
    to row: inout CSVRows
  ) {
    row.append(run)
    row.append(run.point)
    row.append(Int(run.replicate))
    row.append(seed)
    row.append(numbers.isEmpty ? "failed" : "ok")
    row.append(cells: point)
    if numbers.isEmpty {
      for _ in columns { row.append("") }
    } else {
      row.append(numbers.prefix(Self.numbersBeforePath))
      row.append(plain: path)
      row.append(numbers.dropFirst(Self.numbersBeforePath))
    }
    row.end()
  }

  private static let numbersBeforePath = Metric.allCases.count + summary.count + 2 * Stage.allCases.count

  /// `failures.csv`: one row a failed run.
  public static let failures = Table(
    name: "failures", meaning: "one row a failed run", keys: 3,
    columns: Tables.run
      + [
        Column("seed", .integer, unit: "1", "key of all random draws"),
        Column("message", .string, unit: "text", "why the run could not go on", isFree: true),
      ])

  /// The row of a failed run.
  public static func failure(_ record: RunRecord, seed: UInt64) -> CSVRows {
    var row = CSVRows()
    row.append(record.runID)
    row.append(record.id.point)
    row.append(Int(record.id.replicate))
    row.append(seed)
    row.append(record.failure ?? "")
    row.end()
    return row
  }
}
