import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// The maker of a plan's cells. It simulates runs, or takes them from cells of an earlier plan.
struct CellMaker: Sendable {
  let plan: SweepPlan
  let earlier: EarlierCells
  private let critical: CriticalValues
  // The plan's name, which every cell contains.
  private let planName: String
  private let tableNames: [String]
  /// The count of numbers kept of a run: those of `runs.csv`, and session means if sessions are recorded.
  let width: Int
  /// The number of runs made before their rows are kept and the rest is discarded.
  private static let together = 128
  /// The name of a cell's table beside those that are recorded.
  static let failures = FailureRow.table.name

  init(_ plan: SweepPlan, earlier: EarlierCells) {
    (self.plan, self.earlier) = (plan, earlier)
    critical = CriticalValues(level: plan.design.until?.level ?? 0.95)
    planName = plan.identity.plan
    tableNames = plan.tables.map(\.rawValue) + [Self.failures]
    width =
      plan.runs.numberColumns.count + (plan.tables.contains(.sessions) ? plan.sessions * Metric.allCases.count : 0)
  }

  /// Returns whether a point needs more replicates after those of a cell.
  func needsMore(_ point: Cell.Point) -> Bool {
    guard let rule = plan.design.until else { return true }
    let (n, squares) = (point.watched[0], point.watched[2])
    // Identical replicates say nothing about how far others may lie apart.
    guard n >= 2, squares > 0 else { return true }
    let se = (squares / (n - 1) / n).squareRoot()
    return critical.twoSided(degrees: Int(n) - 1) * se > rule.halfWidth
  }

  /// Returns the points of a cell with their replicates; empty if no point needs more. A stopping rule needs the cell
  /// of the round before. `keyed` says whether the points have their keys, which identifying a cell does not need.
  func points(block: Int, round: Int, after before: Cell?, keyed: Bool) -> [Cell.Point] {
    let replicates = plan.layout.replicates(ofRound: round)
    var points = plan.layout.points(ofBlock: block).map { id in
      Cell.Point(
        id: id, key: keyed ? plan.key(id) : [], firstReplicate: UInt32(replicates.lowerBound), runs: replicates.count)
    }
    guard plan.design.until != nil, round > 0 else { return points }
    let open = Dictionary(uniqueKeysWithValues: (before?.points ?? []).filter(needsMore).map { ($0.id, $0.watched) })
    points = points.filter { open[$0.id] != nil }
    for index in points.indices { points[index].watched = open[points[index].id] ?? [0, 0, 0] }
    return points
  }

  /// Returns whether a cell that was found is the one that would be made.
  func isExpected(_ cell: Cell, _ points: [Cell.Point]) -> Bool {
    func areAlike(_ a: Cell.Point, _ b: Cell.Point) -> Bool {
      (a.id, a.firstReplicate, a.runs) == (b.id, b.firstReplicate, b.runs)
    }
    return cell.plan == planName && cell.points.elementsEqual(points, by: areAlike) && cell.tables == tableNames
      && cell.width == width
  }

  /// Makes a cell of points. Throws `CancellationError`, and the errors of reading earlier cells.
  func make(_ points: [Cell.Point]) throws -> Cell {
    var cell = Cell(plan: planName, width: width, tables: tableNames)
    cell.reserve(runs: points.reduce(0) { $0 + $1.runs })
    var scenarios: [Int: Scenario] = [:]
    for point in points { scenarios[point.id] = try plan.scenario(point.id) }
    var places = earlier.places(points)
    var reader = earlier.reader()
    var runs: [RunID] = []
    func make() throws {
      let new = places.isEmpty ? runs : runs.filter { places[$0] == nil }
      let records = try plan.recording.records(valid: new) { scenarios[$0, default: plan.file.scenario] }
      // Neither records nor scenarios are copied for each run.
      try records.withUnsafeBufferPointer { records in
        var (made, point, scenario) = (0, -1, plan.file.scenario)
        for run in runs {
          if !places.isEmpty, let place = places.removeValue(forKey: run) {
            try reader.copy(place, as: run, to: &cell)
            continue
          }
          if run.point != point { (point, scenario) = (run.point, scenarios[run.point, default: scenario]) }
          append(records[made], scenario, to: &cell)
          made += 1
        }
      }
      runs.removeAll(keepingCapacity: true)
    }
    for point in points {
      for replicate in point.firstReplicate..<point.firstReplicate + UInt32(point.runs) {
        runs.append(RunID(point: point.id, replicate: replicate))
        if runs.count == Self.together { try make() }
      }
    }
    if !runs.isEmpty { try make() }
    cell.points = watched(points, in: cell)
    return cell
  }

  private func append(_ record: RunRecord, _ scenario: Scenario, to cell: inout Cell) {
    let failures = tableNames.count - 1
    guard record.failure == nil else {
      cell.numbers += repeatElement(.nan, count: width)
      var row = CSVRows()
      FailureRow(record, seed: plan.seed).append(to: &row)
      cell.append(rows: row.bytes, to: failures)
      return cell.append(Cell.Run(isOk: false, trajectory: 0))
    }
    let summary = RunSummary(record, scenario)
    plan.runs.append(record, summary, to: &cell.numbers)
    for (place, table) in plan.tables.enumerated() {
      // A row of runs.csv is made from the numbers on request. Of its words only the stage path is kept.
      if table == .runs {
        cell.append(rows: summary.path.map(\.letter), to: place)
      } else if let rows = record.rows[table] {
        cell.append(rows: rows.bytes, to: place)
      }
    }
    if plan.tables.contains(.sessions) {
      for metric in Metric.allCases { cell.numbers += record.ticks.sessionMeans(metric, filledTo: plan.sessions) }
    }
    cell.append(Cell.Run(isOk: true, trajectory: record.ticks.fingerprint))
  }

  /// Returns the points with the rule's metric up to the end of the cell.
  private func watched(_ points: [Cell.Point], in cell: Cell) -> [Cell.Point] {
    guard let rule = plan.design.until,
      let column = plan.runs.numberColumns.firstIndex(where: { $0.name == rule.metric })
    else { return points }
    var run = 0
    return points.map { point in
      var (point, spread) = (point, Spread(state: point.watched))
      for place in run..<run + point.runs {
        let value = cell.numbers[place * cell.width + column]
        if !value.isNaN { spread.add(value) }
      }
      run += point.runs
      point.watched = spread.state
      return point
    }
  }
}

extension TickTable {
  /// Returns the means of a metric by session; missing last sessions are NaN.
  fileprivate func sessionMeans(_ metric: Metric, filledTo sessions: Int) -> [Double] {
    let means = sessionMeans(metric)
    return means + Array(repeating: .nan, count: sessions - means.count)
  }
}
