import Analytics
import GroupDynamics
import Recording
import Scenarios

/// Makes the cells of a plan: by simulating, or from cells of an earlier plan that have the runs.
struct CellMaker: Sendable {
  let plan: SweepPlan
  let earlier: EarlierCells
  private let critical: CriticalValues
  /// Runs that are made before their rows are kept and the rest forgotten.
  private static let together = 128
  /// A table of a cell beside those that are recorded.
  static let failures = "failures"

  init(_ plan: SweepPlan, earlier: EarlierCells) {
    (self.plan, self.earlier) = (plan, earlier)
    critical = CriticalValues(level: plan.design.until?.level ?? 0.95)
  }

  /// Whether a point needs more replicates after those of a cell.
  func needsMore(_ point: Cell.Point) -> Bool {
    guard let rule = plan.design.until else { return true }
    let (n, squares) = (point.watched[0], point.watched[2])
    // Replicates that are all the same say nothing of how far others may lie.
    guard n >= 2, squares > 0 else { return true }
    let se = (squares / (n - 1) / n).squareRoot()
    return critical.twoSided(degrees: Int(n) - 1) * se > rule.halfWidth
  }

  /// The points of a cell with their replicates, given the cell of the round before where a rule decides. None where no
  /// point needs more.
  func points(block: Int, round: Int, after before: Cell?) -> [Cell.Point] {
    let replicates = plan.layout.replicates(ofRound: round)
    var points = plan.layout.points(ofBlock: block).map { id in
      Cell.Point(
        id: id, key: plan.key(id), firstReplicate: UInt32(replicates.lowerBound), runs: replicates.count)
    }
    guard plan.design.until != nil, round > 0 else { return points }
    let open = Dictionary(uniqueKeysWithValues: (before?.points ?? []).filter(needsMore).map { ($0.id, $0.watched) })
    points = points.filter { open[$0.id] != nil }
    for index in points.indices { points[index].watched = open[points[index].id] ?? [0, 0, 0] }
    return points
  }

  /// Whether a cell that was found is the one that would be made.
  func isExpected(_ cell: Cell, _ points: [Cell.Point]) -> Bool {
    func shape(_ points: [Cell.Point]) -> [[UInt64]] {
      points.map { [UInt64($0.id), UInt64($0.firstReplicate), UInt64($0.runs)] }
    }
    return cell.plan == plan.identity.plan && shape(cell.points) == shape(points)
      && cell.tables == tableNames && cell.width == width
  }

  private var tableNames: [String] { plan.tables.map(\.rawValue) + [Self.failures] }

  /// Numbers that are kept of a run: those of `runs.csv`, and session means where sessions are recorded.
  var width: Int {
    plan.runs.numberColumns.count + (plan.tables.contains(.sessions) ? plan.sessions * Metric.allCases.count : 0)
  }

  /// Makes a cell of points. Throws `CancellationError`, or what reading earlier cells throws.
  func make(_ points: [Cell.Point]) throws -> Cell {
    var cell = Cell(plan: plan.identity.plan, width: width, tables: tableNames)
    var scenarios: [Int: Scenario] = [:]
    for point in points { scenarios[point.id] = try plan.scenario(point.id) }
    var places = earlier.places(points)
    var reader = earlier.reader()
    var runs: [RunID] = []
    func make() throws {
      let records = try plan.recording.records(runs.filter { places[$0] == nil }) {
        scenarios[$0, default: plan.file.scenario]
      }
      var made = records.makeIterator()
      for run in runs {
        if let place = places.removeValue(forKey: run) {
          try reader.copy(place, as: run, to: &cell)
        } else if let record = made.next(), let scenario = scenarios[run.point] {
          append(record, scenario, to: &cell)
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
    let summary = record.failure == nil ? RunSummary(record, scenario) : nil
    var numbers = summary.map { plan.runs.numbers(record, $0) }
    // A row of runs.csv is made of the numbers when it is asked for; of its words only the stage path is kept.
    var rows = plan.tables.map { table in
      table == .runs ? Array((summary?.stagePath ?? "").utf8) : record.rows[table]?.bytes ?? []
    }
    rows.append(summary == nil ? RunsTable.failure(record, seed: plan.seed).bytes : [])
    if summary != nil, plan.tables.contains(.sessions) {
      for metric in Metric.allCases { numbers? += record.ticks.sessionMeans(metric, filledTo: plan.sessions) }
    }
    cell.append(
      .init(isOk: summary != nil, trajectory: summary == nil ? 0 : record.ticks.fingerprint),
      numbers: numbers ?? Array(repeating: .nan, count: width), rows: rows)
  }

  /// The points with what the rule watches, up to the end of the cell.
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
  /// Means of a metric by session, the last sessions not a number where there are fewer.
  fileprivate func sessionMeans(_ metric: Metric, filledTo sessions: Int) -> [Double] {
    let means = sessionMeans(metric)
    return means + Array(repeating: .nan, count: sessions - means.count)
  }
}
