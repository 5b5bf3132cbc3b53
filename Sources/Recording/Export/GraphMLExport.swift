import ScenarioReading
import Scenarios

/// The ties of a run after one session as GraphML 1.0: directed, weighted, with one node for each member present.
///
/// A node's id is the member's name, as NetworkX and others write it. Edges have `weight`, which is the sentiment (−1 …
/// 1), and `sentiment`, `tension` and `familiarity`. Nodes have `name` and the columns of `members.csv` if it was
/// recorded. GraphML has no time; `GEXFExport` has all sessions. Memory: the names of one session. Reference: Brandes,
/// Eiglsperger, Herman, Himsolt & Marshall (2002).
public struct GraphMLExport {
  private let folder: ResultFolder
  private let run: String
  /// The session, from 1.
  public let session: Int
  /// Whether there are attributes of members, that is, whether `members.csv` was recorded.
  public let hasAttributes: Bool

  /// Reads the ties of a run after a session; `nil` for the last. Throws `FolderFault` if there is no such session, or
  /// no `ties.csv`.
  public init(_ folder: ResultFolder, run: String, session: Int?) throws {
    (self.folder, self.run) = (folder, run)
    hasAttributes = folder.has(.members)
    _ = try folder.reader(.ties)
    let last = try Self.sessions(folder, run)
    self.session = session ?? last
    guard (1...max(1, last)).contains(self.session) else {
      throw FolderFault(Place("--session \(self.session)"), .lack(.session(run: run, last: last)))
    }
  }

  /// Returns the last session in a table.
  static func sessions(_ folder: ResultFolder, _ run: String) throws -> Int {
    let tables: [RecordedTable] = [.sessions, .ticks, .members, .ties]
    guard let table = tables.first(where: folder.has) else { return 0 }
    let reader = try folder.reader(table)
    let place = try reader.place(of: "session")
    var last = 0
    try folder.forEachRow(of: run, in: reader) { last = max(last, try $0.whole(place)) }
    return last
  }

  /// Writes the graph. Returns the numbers of members and ties. Throws `FolderFault` and `OutputError`.
  public func write(to file: CheckedFile) throws -> (members: Int, ties: Int) {
    let reader = hasAttributes ? try folder.reader(.members) : nil
    let columns = try reader.map { try MemberColumns($0, folder) }
    try file.write(try head(columns?.attributes ?? []))
    let names = try reader.flatMap { reader in try columns.map { try writeMembers(reader, $0, to: file) } }
    let members = try names ?? writeNames(to: file)
    let ties = try writeTies(among: members, to: file)
    try file.write("  </graph>\n</graphml>\n")
    return (members.count, ties)
  }

  private func head(_ attributes: [MemberColumns.Attribute]) throws -> String {
    let title = try XMLText.escaped(folder.description.title, at: Place(folder.path + "/datapackage.json"))
    func key(_ id: String, _ element: String, _ name: String, _ type: String) -> String {
      "  <key id=\"\(id)\" for=\"\(element)\" attr.name=\"\(XMLText.escaped(name) ?? id)\" attr.type=\"\(type)\"/>"
    }
    let lines =
      [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"",
        "  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
          + "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">",
        key("title", "graph", "title", "string"), key("run", "graph", "run_id", "string"),
        key("session", "graph", "session", "int"), key("name", "node", "name", "string"),
      ] + attributes.enumerated().map { key("n\($0)", "node", $1.name, Self.type($1.kind)) }
      + ["weight"].map { key($0, "edge", $0, "double") }
      + TieColumns.names.enumerated().map { key("e\($0)", "edge", $1, "double") }
      + [
        "  <graph id=\"\(run)\" edgedefault=\"directed\">", "    <data key=\"title\">\(title)</data>",
        "    <data key=\"run\">\(run)</data>", "    <data key=\"session\">\(session)</data>",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func type(_ kind: Column.Kind) -> String {
    switch kind {
    case .integer: "int"
    case .number: "double"
    case .boolean: "boolean"
    case .string: "string"
    }
  }

  private func writeMembers(
    _ reader: TableReader, _ columns: MemberColumns, to file: CheckedFile
  ) throws -> Set<String> {
    var names: Set<String> = []
    try folder.forEachRow(of: run, in: reader) { row in
      guard try row.whole(columns.session) == session else { return }
      let name = row.text(columns.member)
      names.insert(name)
      var data = ""
      for (index, attribute) in columns.attributes.enumerated() {
        guard let text = try row.xml(attribute.place, attribute.kind) else { continue }
        data += "<data key=\"n\(index)\">\(text)</data>"
      }
      try file.write(node(try XMLText.escaped(name, at: Place(row.path, line: row.line)), data))
    }
    return names
  }

  /// Writes the nodes if only the members' names are known.
  private func writeNames(to file: CheckedFile) throws -> Set<String> {
    var names: Set<String> = []
    let reader = try folder.reader(.ties)
    let columns = try TieColumns(reader)
    try folder.forEachRow(of: run, in: reader) { row in
      guard try row.whole(columns.session) == session else { return }
      for name in [row.text(columns.source), row.text(columns.target)] where names.insert(name).inserted {
        try file.write(node(try XMLText.escaped(name, at: Place(row.path, line: row.line)), ""))
      }
    }
    return names
  }

  private func node(_ name: String, _ data: String) -> String {
    "    <node id=\"\(name)\"><data key=\"name\">\(name)</data>\(data)</node>\n"
  }

  private func writeTies(among members: Set<String>, to file: CheckedFile) throws -> Int {
    var ties = 0
    let reader = try folder.reader(.ties)
    let columns = try TieColumns(reader)
    try folder.forEachRow(of: run, in: reader) { row in
      guard try row.whole(columns.session) == session else { return }
      let place = Place(row.path, line: row.line)
      let ends = try [columns.source, columns.target].map { column in
        let name = row.text(column)
        guard members.contains(name) else {
          throw FolderFault(row, .tieOfNobody(name, session: session))
        }
        return try XMLText.escaped(name, at: place)
      }
      var data = ""
      for (index, column) in columns.values.enumerated() {
        guard let text = try row.xml(column, .number) else { continue }
        if index == 0 { data += "<data key=\"weight\">\(text)</data>" }
        data += "<data key=\"e\(index)\">\(text)</data>"
      }
      try file.write("    <edge source=\"\(ends[0])\" target=\"\(ends[1])\">\(data)</edge>\n")
      ties += 1
    }
    return ties
  }
}

extension TableReader {
  /// Returns a cell in the form of XML; `nil` if it is empty. Throws `FolderFault` for a cell that should be a number
  /// and is not.
  fileprivate func xml(_ column: Int, _ kind: Column.Kind) throws -> String? {
    switch kind {
    case .string:
      let text = text(column)
      return text.isEmpty ? nil : try XMLText.escaped(text, at: Place(path, line: line))
    case .boolean:
      let number = try number(column)
      return number.isNaN ? nil : (number == 0 ? "false" : "true")
    case .integer, .number:
      let number = try number(column)
      return number.isNaN ? nil : XMLText.number(number, kind)
    }
  }
}
