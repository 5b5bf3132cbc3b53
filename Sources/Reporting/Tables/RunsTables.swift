import Analytics
import Recording
import Scenarios
import Statistics

/// What the tables of a folder say about many runs, the runs of one point: as much of it as was recorded and is asked for.
///
/// The tables are read row by row. What is kept grows with the runs by some numbers a run and session, never by their text.
package struct RunsTables: Sendable {
  /// The times at which a run entered its stages, and its end.
  package struct Entries: Sendable {
    /// Times by the order of stages, in sessions from 0; not a number where a run never entered.
    package let times: [Double]
    /// The sessions that were watched.
    package let end: Double
  }

  /// How many runs there are that did not fail.
  package private(set) var count = 0
  /// Paths of `runs.csv`; no paths and entries where it was not recorded.
  package private(set) var paths = PathCounts()
  package private(set) var entries: [Entries] = []
  /// Session means by metric, session from 1 and run, from `sessions.csv`, or `ticks.csv` where there is no other; what is
  /// missing is left out.
  package private(set) var sessionMeans: [Metric: [[Double]]] = [:]
  /// Runs by session from 1 and the order of stages: the stage of the session's last tick.
  package private(set) var stageCounts: [[Int]] = []
  /// Shares of the talk of all sessions, by rank in the run and by run, from `members.csv`. Where a run has fewer members,
  /// the last ranks have fewer runs.
  package private(set) var talkByRank: [[Double]] = []

  /// The point; nothing for the only one of `run`.
  private let point: Int?

  /// Reads the tables, as far as they are wanted. Throws `FolderFault` for one that is not as `run` and `sweep` write it, and
  /// `CancellationError`.
  package init(
    _ folder: ResultFolder, point: Int?, metrics: [Metric], tables: Set<RecordedTable> = [.runs, .sessions, .members]
  ) throws {
    self.point = point
    if tables.contains(.runs), folder.has(.runs) { try readRuns(folder) }
    if tables.contains(.sessions), let table = [RecordedTable.sessions, .ticks].first(where: folder.has) {
      try readSessions(folder, table, metrics)
    }
    if tables.contains(.members), folder.has(.members) { try readMembers(folder) }
  }

  private mutating func readRuns(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.runs)
    let (runs, status) = (try reader.place(of: "run_id"), try reader.place(of: "status"))
    let path = try reader.place(of: "stage_path")
    let entry = try Stage.allCases.map { try reader.place(of: $0.rawValue + "_entry") }
    let dwell = try Stage.allCases.map { try reader.place(of: $0.rawValue + "_dwell") }
    try forEachRow(of: reader, runs) { row in
      guard row.text(status) == "ok" else { return }
      paths.add(row.text(path))
      let end = try dwell.reduce(0) { sum, column in
        let time = try row.number(column)
        return sum + (time.isNaN ? 0 : time)
      }
      let times = try entry.map(row.number)
      for time in [end] + times where time < 0 || time > Double(Self.mostSessions) {
        throw FolderFault(row, .stageTime(time, most: Self.mostSessions))
      }
      // Sums of times in twelfths of a session are whole but for their last digits.
      entries.append(Entries(times: times, end: (end * 1e9).rounded() / 1e9))
    }
    count = max(count, entries.count)
  }

  /// Rows of a run's session are gathered to their mean; in `sessions.csv` there is one.
  private mutating func readSessions(_ folder: ResultFolder, _ table: RecordedTable, _ metrics: [Metric]) throws {
    let reader = try folder.reader(table)
    let (runs, session) = (try reader.place(of: "run_id"), try reader.place(of: "session"))
    let stage = try reader.place(of: "stage")
    let columns = try metrics.map { try reader.place(of: $0.rawValue) }
    var gathered = SessionRow(metrics: metrics.count)
    var values = metrics.map { _ in [[Double]]() }
    var (counts, seen) = ([[Int]](), 0)
    func close() {
      guard gathered.session > 0 else { return }
      while counts.count < gathered.session {
        counts.append(Stage.allCases.map { _ in 0 })
        for place in values.indices { values[place].append([]) }
      }
      if gathered.session == 1 { seen += 1 }
      counts[gathered.session - 1][gathered.stage] += 1
      for (place, mean) in gathered.means.enumerated() where mean.isFinite {
        values[place][gathered.session - 1].append(mean)
      }
    }
    try forEachRow(of: reader, runs) { row in
      let now = try row.whole(session)
      guard (0...Self.mostSessions).contains(now) else {
        throw FolderFault(row, .outOfRange(column: "session", now, allowed: 0..<Self.mostSessions + 1))
      }
      if now == 0 { return }
      let run = row.text(runs)
      if now != gathered.session || run != gathered.run {
        close()
        gathered.begin(run: run, session: now)
      }
      gathered.stage = try row.stage(stage).order
      for place in columns.indices { gathered.add(try row.number(columns[place]), at: place) }
    }
    close()
    sessionMeans = Dictionary(zip(metrics, values)) { first, _ in first }
    (stageCounts, count) = (counts, max(count, seen))
  }

  private mutating func readMembers(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.members)
    let (runs, member) = (try reader.place(of: "run_id"), try reader.place(of: "member"))
    let (session, talk) = (try reader.place(of: "session"), try reader.place(of: "talk_share"))
    var (run, last, seen) = ("", 0, 0)
    var (places, sums) = ([String: Int](), [Double]())
    func close() {
      guard last > 0 else { return }
      seen += 1
      for (rank, sum) in sums.sorted(by: >).enumerated() {
        if rank == talkByRank.count { talkByRank.append([]) }
        talkByRank[rank].append(sum / Double(last))
      }
    }
    try forEachRow(of: reader, runs) { row in
      let now = row.text(runs)
      if now != run {
        close()
        (run, last) = (now, 0)
        places.removeAll(keepingCapacity: true)
        sums.removeAll(keepingCapacity: true)
      }
      last = max(last, try row.whole(session))
      let name = row.text(member)
      let place = places[name] ?? sums.count
      if place == sums.count {
        places[name] = place
        sums.append(0)
      }
      let share = try row.number(talk)
      if share.isFinite { sums[place] += share }
    }
    close()
    count = max(count, seen)
  }

  /// Rows of the point alone. A run's id says its point: p3r4.
  private func forEachRow(of reader: TableReader, _ runs: Int, _ body: (TableReader) throws -> Void) throws {
    let wanted = point.map { "p\($0)r" }
    var rows = 0
    while try reader.next() {
      rows += 1
      if rows % 65_536 == 0 { try Task.checkCancellation() }
      if let wanted, !reader.text(runs).hasPrefix(wanted) { continue }
      try body(reader)
    }
  }

  private static let mostSessions = 1_000_000

}

/// The rows of one session of one run.
private struct SessionRow {
  private(set) var run = ""
  private(set) var session = 0
  var stage = 0
  private var sums: [Double]
  private var counts: [Int]

  init(metrics: Int) { (sums, counts) = (Array(repeating: 0, count: metrics), Array(repeating: 0, count: metrics)) }

  mutating func begin(run: String, session: Int) {
    (self.run, self.session) = (run, session)
    for place in sums.indices { (sums[place], counts[place]) = (0, 0) }
  }

  mutating func add(_ value: Double, at place: Int) {
    guard value.isFinite else { return }
    sums[place] += value
    counts[place] += 1
  }

  /// Means; not a number where a session has no values.
  var means: [Double] { zip(sums, counts).map { $0 / Double($1) } }
}

extension RunsTables {
  /// How many sessions there were in the longest run.
  package var sessions: Int { stageCounts.count }

  /// The most common stage of each session; of several the first in the sequence.
  package var commonStages: [StageSpan] {
    var spans: [StageSpan] = []
    for (session, counts) in stageCounts.enumerated() {
      guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else { continue }
      let stage = Stage.allCases[place]
      if let last = spans.last, last.stage == stage, last.to == Double(session) {
        spans[spans.count - 1] = StageSpan(stage: stage, from: last.from, to: Double(session + 1))
      } else {
        spans.append(StageSpan(stage: stage, from: Double(session), to: Double(session + 1)))
      }
    }
    return spans
  }

  /// Times to a stage, censored at the end of the run.
  package func times(to stage: Stage) -> [TimeToEvent] {
    entries.map { run in
      let time = run.times[stage.order]
      return TimeToEvent(time.isNaN ? run.end : time, happened: !time.isNaN)
    }
  }
}
