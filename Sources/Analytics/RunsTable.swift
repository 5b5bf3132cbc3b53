import GroupDynamics
import Recording
import Scenarios

/// `runs.csv`: one row a run. What a scenario does not have, such as goals, has no columns.
public struct RunsTable: Sendable {
  /// A column of numbers, and what gives its value of a run; not a number where there is none.
  private struct Cell: Sendable {
    let column: Column
    let value: @Sendable (RunRecord, RunSummary) -> Double

    init(
      _ name: String, kind: Column.Kind = .number, unit: String = "1", _ meaning: String,
      _ value: @escaping @Sendable (RunRecord, RunSummary) -> Double
    ) {
      (column, self.value) = (Column(name, kind, unit: unit, meaning), value)
    }
  }

  /// What is varied, as columns: nothing but in a sweep.
  public let varied: [Column]
  /// Columns of what happened in a run that are numbers, in order; the stage path, which is words, is left out.
  public let numberColumns: [Column]
  private let cells: [Cell]
  private let rows: RowTable<Row>

  /// The table of a scenario, or of all points of a sweep that vary it.
  ///
  /// - Parameters:
  ///   - varied: a column for each factor.
  ///   - mayScreen: whether a point may screen candidates, though the scenario itself does not.
  ///   - mayFollow: whether a point may follow its members, though the scenario itself does not.
  public init(_ scenario: Scenario, varied: [Column] = [], mayScreen: Bool = false, mayFollow: Bool = false) {
    self.varied = varied
    var cells = Self.cellsBeforePath + Self.course
    if mayScreen || scenario.preparation.screens { cells += Self.screening }
    cells += scenario.goals.enumerated().map(Self.goal)
    if mayFollow || scenario.followUp.weeks > 0 { cells += Self.followUp }
    self.cells = cells
    numberColumns = cells.map(\.column)
    rows = Self.rows(varied: varied, numbers: numberColumns)
  }

  /// Its columns.
  public var table: Table { rows.table }

  // MARK: Columns

  /// A run whose numbers are at hand; one that failed has none.
  private struct Row: Sendable {
    let run: RunID
    let seed: UInt64
    let point: CSVRows
    let path: ArraySlice<UInt8>
    let numbers: ArraySlice<Double>

    /// Appends some of the numbers, or as many empty cells.
    func append(_ places: Range<Int>, to cells: inout CSVRows) {
      if numbers.isEmpty {
        for _ in places { cells.append("") }
      } else {
        cells.append(numbers.dropFirst(places.lowerBound).prefix(places.count))
      }
    }
  }

  private static func rows(varied: [Column], numbers: [Column]) -> RowTable<Row> {
    let (before, all) = (cellsBeforePath.count, numbers.count)
    return RowTable(
      name: "runs", meaning: RecordedTable.runs.rowMeaning, keys: 3,
      [
        .run { $0.run }, .seed("seed", "key of all random draws") { $0.seed },
        .text("status", "ok or failed; a failed run has no numbers") { $0.numbers.isEmpty ? "failed" : "ok" },
        .cells(varied) { $1.append(cells: $0.point) },
        .cells(Array(numbers[..<before])) { $0.append(0..<before, to: &$1) },
        .cells([path]) { $1.append(plain: $0.path) },
        .cells(Array(numbers[before...])) { $0.append(before..<all, to: &$1) },
      ])
  }

  private static let path = Column(
    "stage_path", .string, unit: "text", "initials of the stages in the order in which they came: FSNPA")

  private static let cellsBeforePath: [Cell] = lastTick + summary + Stage.allCases.flatMap(stage)

  private static let lastTick: [Cell] = zip(Metric.allCases, Tables.metrics("at the last tick: ")).map {
    metric, column in
    Cell(column.name, kind: column.kind, unit: column.unit, column.meaning) { $1.last[metric] }
  }

  private static let summary: [Cell] = [
    Cell("tension_peak", "largest session mean of tension, 0 to 1") { $1.tensionPeak },
    Cell("tension_peak_session", kind: .integer, unit: "sessions", "the first session that has it, from 1") {
      Double($1.tensionPeakSession)
    },
    Cell("cohesion_low", "smallest session mean of cohesion, -1 to 1") { $1.cohesionLow },
    Cell("top_share_mean", "mean over ticks of top_share") { $1.topShareMean },
    Cell("participation_gini_mean", "mean over ticks of participation_gini") { $1.participationGiniMean },
    Cell("left", "share of members gone at the end, 0 to 1") { $1.left },
  ]

  private static func stage(_ stage: Stage) -> [Cell] {
    [
      Cell(
        stage.rawValue + "_entry", unit: "sessions",
        "sessions that had passed at the first tick of \(stage.rawValue) (2.5 lies in the third); empty if it never came, "
          + "censored at the end of the run"
      ) { $1.entry[stage.order] ?? .nan },
      Cell(stage.rawValue + "_dwell", unit: "sessions", "sessions spent in \(stage.rawValue)") {
        $1.dwell[stage.order]
      },
    ]
  }

  private static let course: [Cell] = [
    Cell("regressions", kind: .integer, "steps back in forming, storming, norming, performing") {
      Double($1.regressions)
    },
    Cell(
      "settled", kind: .boolean,
      "whether cohesion was high and tension low in the third and second session from the end; "
        + "empty below four sessions"
    ) { $1.settled.map { $0 ? 1 : 0 } ?? .nan },
  ]

  private static let screening: [Cell] = [
    Cell("candidates", kind: .integer, "candidates who were seen to find the members") { record, _ in
      Double(record.candidates)
    }
  ]

  private static func goal(_ place: Int, _ goal: Goal) -> Cell {
    Cell(
      goal.column, kind: .integer, unit: "sessions",
      "the session from which on this held, empty if it did not when it had to: \(goal.words)"
    ) { record, _ in record.goalsMet[place].map(Double.init) ?? .nan }
  }

  private static let followUp: [Cell] = {
    let when = "after the last week of follow-up"
    return [
      Cell("relapsed", "share of members who have relapsed at least once, \(when), 0 to 1") { record, _ in
        record.followUp?.relapsed ?? .nan
      },
      Cell("follow_up_efficacy", "mean efficacy of all who came, \(when), 0 to 1") { record, _ in
        record.followUp?.efficacy ?? .nan
      },
      Cell("follow_up_skill", "mean skill of all who came, \(when), 0 to 1") { record, _ in
        record.followUp?.skill ?? .nan
      },
    ]
  }()

  // MARK: Rows

  /// What gives a number of a run by its column's name; nothing where there is no such column.
  public func value(of column: String) -> (@Sendable (RunRecord, RunSummary) -> Double)? {
    cells.first { $0.column.name == column }?.value
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
    for cell in cells { numbers.append(cell.value(record, summary)) }
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
    rows.append(Row(run: run, seed: seed, point: point, path: path, numbers: numbers), to: &row)
  }
}

/// A run that could not go on: a row of `failures.csv`.
public struct FailureRow: TableRow {
  private let run: RunID
  private let seed: UInt64
  private let message: String

  /// Makes the row of a run that failed.
  public init(_ record: RunRecord, seed: UInt64) {
    (run, self.seed, message) = (record.id, seed, record.failure ?? "")
  }

  /// `failures.csv`.
  public static let columns = RowTable<Self>(
    name: "failures", meaning: "one row a failed run", keys: 3,
    [
      .run { $0.run }, .seed("seed", "key of all random draws") { $0.seed },
      .free("message", "why the run could not go on") { $0.message },
    ])
}
