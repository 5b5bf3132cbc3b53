import ScenarioReading
import Scenarios

/// The ties of a run over all its sessions as GEXF 1.3: a directed, dynamic graph whose time is the session, a whole
/// number from 1.
///
/// A session is the closed interval from its number to its number. The spells of members and ties are the sessions in
/// which they are present. `sentiment`, `tension` and `familiarity` of a tie have a value with a start and an end for
/// each session. So do the columns of `members.csv` that change. The others (team, assertiveness, visible attributes)
/// are static. An edge's static `weight`, which most programs need, is the sentiment of the last session in which both
/// members were present. Memory: one run. Reference: GEXF Working Group, GEXF 1.3 primer (2022).
public struct GEXFExport {
  private struct Values {
    /// The sessions in which the tie or member is present, ascending.
    var sessions: [Int] = []
    /// The numbers of each session, one after another.
    var numbers: [Double] = []
  }

  private struct Tie {
    let source, target: Int
    var values = Values()
  }

  private let folder: ResultFolder
  private let run: String
  private let last: Int
  private var attributes: [MemberColumns.Attribute] = []
  private var names: [String] = []
  private var members: [Values] = []
  private var places: [String: Int] = [:]
  private var ties: [Tie] = []
  /// Whether there are attributes of members, that is, whether `members.csv` was recorded.
  public let hasAttributes: Bool

  /// Reads the ties of a run. Throws `FolderFault` if `ties.csv` is missing or faulty.
  public init(_ folder: ResultFolder, run: String) throws {
    (self.folder, self.run) = (folder, run)
    hasAttributes = folder.has(.members)
    _ = try folder.reader(.ties)
    last = try GraphMLExport.sessions(folder, run)
    if hasAttributes { try readMembers() }
    try readTies()
  }

  private mutating func place(_ name: String, _ row: TableReader) throws -> Int {
    if let place = places[name] { return place }
    names.append(try XMLText.escaped(name, at: Place(row.path, line: row.line)))
    members.append(Values())
    places[name] = names.count - 1
    return names.count - 1
  }

  private mutating func readMembers() throws {
    let reader = try folder.reader(.members)
    let columns = try MemberColumns(reader, folder)
    attributes = columns.attributes.filter { $0.kind != .string }
    let folder = folder
    try folder.forEachRow(of: run, in: reader) { row in
      let member = try place(row.text(columns.member), row)
      members[member].sessions.append(try row.whole(columns.session))
      for attribute in attributes { members[member].numbers.append(try row.number(attribute.place)) }
    }
  }

  private mutating func readTies() throws {
    let reader = try folder.reader(.ties)
    let columns = try TieColumns(reader)
    let folder = folder
    var known: [SIMD2<Int>: Int] = [:]
    try folder.forEachRow(of: run, in: reader) { row in
      let session = try row.whole(columns.session)
      let ends = try [columns.source, columns.target].map { try place(row.text($0), row) }
      if !hasAttributes {
        for member in ends where members[member].sessions.last != session { members[member].sessions.append(session) }
      }
      let pair = SIMD2(ends[0], ends[1])
      let tie = known[pair] ?? ties.count
      if tie == ties.count {
        known[pair] = tie
        ties.append(Tie(source: ends[0], target: ends[1]))
      }
      ties[tie].values.sessions.append(session)
      for column in columns.values { ties[tie].values.numbers.append(try row.number(column)) }
    }
  }

  /// Writes the graph. Returns the numbers of members and ties. Throws `FolderFault` and `OutputError`.
  public func write(to file: CheckedFile) throws -> (members: Int, ties: Int) {
    try file.write(try head())
    try file.write("    <nodes count=\"\(names.count)\">\n")
    for (name, values) in zip(names, members) {
      let dynamic = attributes.indices.filter { attributes[$0].changes }.map { ("n\($0)", $0, attributes[$0].kind) }
      var cells = fixed(values) + Self.changing(values, dynamic, width: attributes.count)
      if !cells.isEmpty { cells = "        <attvalues>\n\(cells)        </attvalues>\n" }
      try file.write(
        "      <node id=\"\(name)\" label=\"\(name)\">\n\(cells)\(Self.spells(values.sessions))      </node>\n")
    }
    try file.write("    </nodes>\n    <edges count=\"\(ties.count)\">\n")
    let columns = TieColumns.names.indices.map { ("e\($0)", $0, Column.Kind.number) }
    for (id, tie) in ties.enumerated() {
      let width = TieColumns.names.count
      let weight = tie.values.numbers[tie.values.numbers.count - width]
      try file.write(
        "      <edge id=\"\(id)\" source=\"\(names[tie.source])\" target=\"\(names[tie.target])\""
          + (weight.isNaN ? "" : " weight=\"\(weight)\"") + ">\n        <attvalues>\n"
          + Self.changing(tie.values, columns, width: width)
          + "        </attvalues>\n\(Self.spells(tie.values.sessions))      </edge>\n")
    }
    try file.write("    </edges>\n  </graph>\n</gexf>\n")
    return (names.count, ties.count)
  }

  private func head() throws -> String {
    let title = try XMLText.escaped(folder.description.title, at: Place(folder.path + "/datapackage.json"))
    func declared(_ element: String, changes: Bool, _ columns: [(id: String, name: String, kind: Column.Kind)])
      -> String
    {
      guard !columns.isEmpty else { return "" }
      let lines = columns.map {
        "      <attribute id=\"\($0.id)\" title=\"\(XMLText.escaped($0.name) ?? $0.id)\" "
          + "type=\"\($0.kind == .integer ? "integer" : "double")\"/>\n"
      }
      return "    <attributes class=\"\(element)\" mode=\"\(changes ? "dynamic" : "static")\">\n"
        + lines.joined() + "    </attributes>\n"
    }
    let own = attributes.indices.map { ("n\($0)", attributes[$0].name, attributes[$0].kind) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
        <meta lastmodifieddate="\(folder.manifest.finished.prefix(10))">
          <creator>Tuckman \(folder.manifest.version)</creator>
          <description>\(title); run \(run)</description>
        </meta>
        <graph mode="dynamic" defaultedgetype="directed" timeformat="integer" timerepresentation="interval" start="1" \
      end="\(max(1, last))">

      """
        + declared("node", changes: false, own.enumerated().filter { !attributes[$0.offset].changes }.map(\.element))
        + declared("node", changes: true, own.enumerated().filter { attributes[$0.offset].changes }.map(\.element))
        + declared("edge", changes: true, TieColumns.names.enumerated().map { ("e\($0)", $1, .number) })
  }

  /// Returns the static values, taken from the first session.
  private func fixed(_ values: Values) -> String {
    guard values.numbers.count >= attributes.count else { return "" }
    return attributes.indices.filter { !attributes[$0].changes && !values.numbers[$0].isNaN }.map {
      "          <attvalue for=\"n\($0)\" value=\"\(XMLText.number(values.numbers[$0], attributes[$0].kind))\"/>\n"
    }.joined()
  }

  /// Returns a value for each session in which it is known.
  private static func changing(_ values: Values, _ columns: [(id: String, place: Int, kind: Column.Kind)], width: Int)
    -> String
  {
    var text = ""
    for (id, place, kind) in columns where !values.numbers.isEmpty {
      for (row, session) in values.sessions.enumerated() {
        let value = values.numbers[row * width + place]
        guard !value.isNaN else { continue }
        let number = XMLText.number(value, kind)
        text += "          <attvalue for=\"\(id)\" value=\"\(number)\" start=\"\(session)\" end=\"\(session)\"/>\n"
      }
    }
    return text
  }

  private static func spells(_ sessions: [Int]) -> String {
    let lines = spells(ofSessions: sessions).map {
      "          <spell start=\"\($0.lowerBound)\" end=\"\($0.upperBound)\"/>\n"
    }
    return "        <spells>\n\(lines.joined())        </spells>\n"
  }

  /// Returns ascending sessions as spells. Consecutive sessions form one spell.
  package static func spells(ofSessions sessions: [Int]) -> [ClosedRange<Int>] {
    var spells: [ClosedRange<Int>] = []
    for session in sessions {
      if let spell = spells.last, spell.upperBound + 1 == session {
        spells[spells.count - 1] = spell.lowerBound...session
      } else {
        spells.append(session...session)
      }
    }
    return spells
  }
}
