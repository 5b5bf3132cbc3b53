import Analytics
import Recording
import ScenarioReading
import Scenarios

/// What the tables of a folder say about one run: as much of it as was recorded.
package struct RunTables: Sendable {
  /// A member's course: a value for each session from 1; not a number where the member was not there.
  package struct Member: Sendable {
    package let name: String
    /// Values by column of `members.csv`.
    package var values: [String: [Double]]
  }

  /// A row of `events.csv`.
  package struct Event: Sendable {
    package let tick, session: Int
    package let kind, member, technique, value, cause: String
  }

  /// Ties of the end of each session, from 1: matrices by rows, n × n; not a number on the diagonal and where there is no tie.
  package struct Ties: Sendable {
    package let sentiment, tension, familiarity: [[Double]]
  }

  package let run: String
  /// How many sessions, and ticks in each; 0 ticks where `ticks.csv` was not recorded.
  package private(set) var sessions = 0, ticksPerSession = 0
  /// Values by column of `ticks.csv`, from tick 0; not a number where a cell is empty.
  package private(set) var ticks: [String: [Double]] = [:]
  /// Stages of the ticks from 1.
  package private(set) var stages: [Stage] = []
  /// Values by column of `sessions.csv`, from session 1.
  package private(set) var sessionValues: [String: [Double]] = [:]
  /// Empty where neither `members.csv` nor `ties.csv` was recorded; in the order of the files.
  package private(set) var members: [Member] = []
  package private(set) var ties: Ties?
  /// Events; nothing where `events.csv` was not recorded.
  package private(set) var events: [Event]?

  /// Groups above this have no pictures of single ties: nobody could read them.
  package static let mostMembers = 64

  /// Reads a run. Throws `FolderFault` for a table that is not as `run` and `sweep` write it.
  package init(_ folder: ResultFolder, run: String) throws {
    self.run = run
    if folder.has(.sessions) { try readSessions(folder) }
    if folder.has(.ticks) { try readTicks(folder) }
    if let rows = sessionValues.values.first?.count, rows != sessions {
      throw FolderFault(
        Place(folder.path + "/sessions.csv"), .table(.sessions(run: run, rows, ticks: sessions)))
    }
    if folder.has(.members) { try readMembers(folder) }
    if folder.has(.ties) { try readTies(folder) }
    if folder.has(.events) { try readEvents(folder) }
  }

  private mutating func readSessions(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.sessions)
    let session = try reader.place(of: "session")
    let described = try folder.description
    let columns = reader.columns.indices.filter { described.kind(of: reader.columns[$0], in: .sessions) != .string }
    var values = columns.map { _ in [Double]() }
    try folder.forEachRow(of: run, in: reader) { row in
      guard try row.whole(session) == values.first.map({ $0.count + 1 }) else {
        throw FolderFault(row, .outOfOrder(column: "session"))
      }
      for (place, column) in columns.enumerated() { values[place].append(try row.number(column)) }
    }
    sessions = values.first?.count ?? 0
    for (place, column) in columns.enumerated() { sessionValues[reader.columns[column]] = values[place] }
  }

  private mutating func readTicks(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.ticks)
    let (tick, session, stage) = (
      try reader.place(of: "tick"), try reader.place(of: "session"), try reader.place(of: "stage")
    )
    let described = try folder.description
    let columns = reader.columns.indices.filter { described.kind(of: reader.columns[$0], in: .ticks) != .string }
    var values = columns.map { _ in [Double]() }
    guard !columns.isEmpty else { throw FolderFault(Place(reader.path, line: 1), .table(.noNumbers)) }
    var (perSession, last, stages) = (0, 0, [Stage]())
    try folder.forEachRow(of: run, in: reader) { row in
      guard try row.whole(tick) == values[0].count else { throw FolderFault(row, .outOfOrder(column: "tick")) }
      if !values[0].isEmpty { stages.append(try row.stage(stage)) }
      last = try row.whole(session)
      if last == 1 { perSession += 1 }
      for (place, column) in columns.enumerated() { values[place].append(try row.number(column)) }
    }
    (self.stages, ticksPerSession) = (stages, perSession)
    sessions = max(sessions, last)
    for (place, column) in columns.enumerated() { ticks[reader.columns[column]] = values[place] }
    guard stages.count == sessions * perSession else {
      throw FolderFault(
        Place(reader.path), .table(.ticks(run: run, stages.count, sessions: sessions, each: perSession)))
    }
  }

  private mutating func readMembers(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.members)
    let (session, name) = (try reader.place(of: "session"), try reader.place(of: "member"))
    let described = try folder.description
    let columns = reader.columns.indices.filter { described.kind(of: reader.columns[$0], in: .members) != .string }
    let empty = [Double](repeating: .nan, count: try known(folder, "members.csv"))
    var (members, places) = ([Member](), [String: Int]())
    try folder.forEachRow(of: run, in: reader) { row in
      let (at, who) = (try sessionIndex(row, session), row.text(name))
      let place = places[who, default: members.count]
      if place == members.count {
        places[who] = place
        members.append(
          Member(name: who, values: Dictionary(uniqueKeysWithValues: columns.map { (reader.columns[$0], empty) })))
      }
      for column in columns { members[place].values[reader.columns[column]]?[at] = try row.number(column) }
    }
    self.members = members
  }

  private mutating func readTies(_ folder: ResultFolder) throws {
    _ = try known(folder, "ties.csv")
    let reader = try folder.reader(.ties)
    let session = try reader.place(of: "session")
    let (source, target) = (try reader.place(of: "source"), try reader.place(of: "target"))
    let values = try ["sentiment", "tension", "familiarity"].map(reader.place)
    var places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
    var names: [String] = []
    var rows: [(session: Int, source: Int, target: Int, values: [Double])] = []
    try folder.forEachRow(of: run, in: reader) { row in
      guard places.count <= Self.mostMembers else { return }
      let ends = [row.text(source), row.text(target)].map { name in
        if let place = places[name] { return place }
        places[name] = places.count
        names.append(name)
        return places.count - 1
      }
      rows.append((try sessionIndex(row, session), ends[0], ends[1], try values.map(row.number)))
    }
    members += names.map { Member(name: $0, values: [:]) }
    guard members.count <= Self.mostMembers else { return }
    let count = members.count
    var matrices = [[[Double]]](
      repeating: [[Double]](repeating: [Double](repeating: .nan, count: count * count), count: sessions), count: 3)
    for row in rows {
      for kind in 0..<3 { matrices[kind][row.session][row.source * count + row.target] = row.values[kind] }
    }
    ties = Ties(sentiment: matrices[0], tension: matrices[1], familiarity: matrices[2])
  }

  private mutating func readEvents(_ folder: ResultFolder) throws {
    let reader = try folder.reader(.events)
    let whole = (try reader.place(of: "tick"), try reader.place(of: "session"))
    let words = try ["kind", "member", "technique", "value", "cause"].map(reader.place)
    var events: [Event] = []
    try folder.forEachRow(of: run, in: reader) { row in
      let text = words.map(row.text)
      events.append(
        Event(
          tick: try row.whole(whole.0), session: try row.whole(whole.1), kind: text[0], member: text[1],
          technique: text[2], value: text[3], cause: text[4]))
    }
    self.events = events
  }

  /// How many sessions there are, which the tables of the group say.
  private func known(_ folder: ResultFolder, _ file: String) throws -> Int {
    if sessions > 0 { return sessions }
    throw FolderFault(Place(folder.path), .lack(.sessions(file: file)))
  }

  private func sessionIndex(_ row: TableReader, _ column: Int) throws -> Int {
    let session = try row.whole(column)
    guard (1...max(sessions, 1)).contains(session) else {
      throw FolderFault(row, .session(session, of: sessions))
    }
    return session - 1
  }

}

extension TableReader {
  /// The stage in a cell of the row.
  func stage(_ column: Int) throws(FolderFault) -> Stage {
    if let stage = Stage(rawValue: text(column)) { return stage }
    throw FolderFault(
      self, .notOneOf(column: "stage", text(column), allowed: Stage.allCases.map(\.rawValue)))
  }
}

extension RunTables {
  /// The stages that followed each other, in sessions from 0.
  package var stageSpans: [StageSpan] { StageSpan.spans(of: stages, ticksPerSession: ticksPerSession) }

  /// A tick in sessions from 0.
  package func time(_ tick: Int) -> Double { Double(tick) / Double(max(ticksPerSession, 1)) }
}
