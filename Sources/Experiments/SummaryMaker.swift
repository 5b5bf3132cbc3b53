import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// The findings about points beside their numbers.
public struct PointsSeen: Sendable {
  /// The number of replicates that went the same way in every bit as another of their point.
  public var sameTrajectories = 0
  /// The first two of them.
  public var firstSame: (RunID, RunID)?
  /// The trajectories of each point's replicates as one number, if points share random numbers and are not very many.
  var courses: [(point: Int, hash: UInt64)] = []
  /// The number of points whose interval is too wide at the maximum of replicates, with a stopping rule.
  public var tooWide = 0
  /// The summaries of each point, if there are few points.
  public var shown: [SummaryShown] = []

  mutating func add(_ other: PointsSeen) {
    shown += other.shown
    sameTrajectories += other.sameTrajectories
    firstSame = firstSame ?? other.firstSame
    tooWide += other.tooWide
    courses += other.courses
  }

  /// Pairs of points whose replicates all went the same way in every bit as those of an earlier point.
  public var samePoints: [(earlier: Int, later: Int)] {
    var first: [UInt64: Int] = [:]
    return courses.sorted { $0.point < $1.point }.compactMap { course in
      guard let earlier = first[course.hash] else {
        first[course.hash] = course.point
        return nil
      }
      return (earlier, course.point)
    }
  }
}

/// The summaries of a point that are shown.
public struct SummaryShown: Sendable {
  /// The metrics, as many as fit into a line. Shares have asymmetric intervals, which ± does not express.
  public static let metrics = Array(ComparedMetric.headline.filter { ComparedMetric($0).kind == .number }.prefix(4))
  /// The largest number of points of a sweep that are shown.
  static let mostPoints = 30
  /// The point.
  public let point: Int
  /// A summary for each metric.
  public let summaries: [PointSummary]
}

/// The trajectories of a point's replicates.
private struct Trajectories {
  private(set) var all: [(hash: UInt64, replicate: Int)] = []
  private var replicates = 0

  /// Adds the next replicate. A failed one counts, but has no trajectory.
  mutating func add(_ isOk: Bool, _ hash: UInt64) {
    if isOk { all.append((hash, replicates)) }
    replicates += 1
  }

  /// The trajectories, in their order, as one number (FNV-1a); `nil` if there are none.
  var hash: UInt64? {
    guard !all.isEmpty else { return nil }
    return all.reduce(14_695_981_039_346_656_037) { hash, one in
      (hash ^ one.hash ^ UInt64(one.replicate)) &* 1_099_511_628_211
    }
  }

  mutating func sort() { all.sort { ($0.hash, $0.replicate) < ($1.hash, $1.replicate) } }
}

/// The maker of the rows of `summary.csv`.
struct SummaryMaker: Sendable {
  /// A number of a run: its metric, the session of a session's mean, and its index.
  private struct Number: Sendable {
    let metric: String
    let session: Int?
    let place: Int
    var isShare = false
  }

  private let plan: SweepPlan
  private let maker: CellMaker
  private let critical = CriticalValues()
  // The numbers, in the order of the table.
  private let numbers: [Number]
  /// The largest size of the numbers kept of a point at a time, in bytes.
  private static let mostBytes = 300_000

  init(_ plan: SweepPlan) {
    self.plan = plan
    maker = CellMaker(plan, earlier: EarlierCells())
    let ofRuns = plan.runs.numberColumns.enumerated().map {
      Number(metric: $1.name, session: nil, place: $0, isShare: $1.kind == .boolean)
    }
    var ofSessions: [Number] = []
    if plan.tables.contains(.sessions) {
      for metric in Metric.allCases {
        ofSessions += (1...plan.sessions).map {
          let place = ofRuns.count + metric.position * plan.sessions + $0 - 1
          return Number(metric: metric.rawValue, session: $0, place: place)
        }
      }
    }
    numbers = (ofRuns + ofSessions).sorted { ($0.metric, $0.session ?? 0) < ($1.metric, $1.session ?? 0) }
  }

  /// Appends the rows of a point whose runs are in memory.
  func append(_ point: Int, _ runs: [(cell: Cell, runs: Range<Int>)], to rows: inout CSVRows) -> PointsSeen {
    var shown: [String: PointSummary] = [:]
    let sources = runs.map { ($0.cell.numbers, $0.runs) }
    var values: [Double] = []
    values.reserveCapacity(plan.replicates)
    for number in numbers {
      values.removeAll(keepingCapacity: true)
      for (numbers, runs) in sources {
        for run in runs { values.append(numbers[run * maker.width + number.place]) }
      }
      append(point, number, values, to: &rows, &shown)
    }
    var trajectories = Trajectories()
    for (cell, runs) in runs { for run in runs { trajectories.add(cell.runs[run].isOk, cell.runs[run].trajectory) } }
    return seen(point, trajectories, last: runs.last.flatMap { $0.cell.points.first { $0.id == point } }, shown)
  }

  /// Returns the rows of a point whose runs are read cell by cell, repeatedly, so that few of them are kept.
  func ofOnePoint(_ point: Int, forEachCell: ((Cell) throws -> Void) throws -> Void) throws
    -> (rows: CSVRows, seen: PointsSeen)
  {
    var (rows, trajectories, last) = (CSVRows(), Trajectories(), Cell.Point?.none)
    var shown: [String: PointSummary] = [:]
    let together = max(1, Self.mostBytes / 8 / max(1, plan.replicates))
    for start in stride(from: 0, to: numbers.count, by: together) {
      let some = numbers[start..<min(start + together, numbers.count)]
      var values = some.map { _ in [Double]() }
      for place in values.indices { values[place].reserveCapacity(plan.replicates) }
      try forEachCell { cell in
        for run in cell.runs.indices {
          for (place, number) in some.enumerated() {
            values[place].append(cell.numbers[run * cell.width + number.place])
          }
        }
        guard start == 0 else { return }
        for run in cell.runs { trajectories.add(run.isOk, run.trajectory) }
        last = cell.points.last
      }
      for (number, values) in zip(some, values) { append(point, number, values, to: &rows, &shown) }
    }
    return (rows, seen(point, trajectories, last: last, shown))
  }

  private func append(
    _ point: Int, _ number: Number, _ values: [Double], to rows: inout CSVRows, _ shown: inout [String: PointSummary]
  ) {
    let summary = PointSummary(values, areShares: number.isShare, critical)
    // A point may have fewer sessions than another.
    if summary.count == 0, number.session != nil { return }
    if number.session == nil, SummaryShown.metrics.contains(number.metric) { shown[number.metric] = summary }
    SummaryRow(point: point, metric: number.metric, session: number.session, summary).append(to: &rows)
  }

  private func seen(
    _ point: Int, _ trajectories: consuming Trajectories, last: Cell.Point?, _ shown: [String: PointSummary]
  ) -> PointsSeen {
    var seen = PointsSeen()
    if plan.points.count <= SummaryShown.mostPoints {
      seen.shown = [SummaryShown(point: point, summaries: SummaryShown.metrics.compactMap { shown[$0] })]
    }
    if plan.design.luck == .shared, plan.points.count <= SamePoints.most, let hash = trajectories.hash {
      seen.courses = [(point, hash)]
    }
    trajectories.sort()
    for (one, next) in zip(trajectories.all, trajectories.all.dropFirst()) where one.hash == next.hash {
      seen.sameTrajectories += 1
      let pair = (
        RunID(point: point, replicate: UInt32(one.replicate)), RunID(point: point, replicate: UInt32(next.replicate))
      )
      if seen.firstSame.map({ pair.1 < $0.1 }) ?? true { seen.firstSame = pair }
    }
    if plan.design.until != nil, let last, maker.needsMore(last) { seen.tooWide = 1 }
    return seen
  }
}
