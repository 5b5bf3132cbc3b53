import ScenarioReading
import Scenarios

/// The rows of a table by run in the layout of other simulation tools: a CSV with the factors beside the metrics.
///
/// *BehaviorSpace* is NetLogo's table output. Six lines describe it (readers skip them). Then come `[run number]` from
/// 1, the factors, `[step]` and the metrics, every cell in quotes. *Mesa* is the data frame of `mesa.batch_run`:
/// `RunId` from 0, `iteration` (the replicate), `Step`, the factors, the metrics.
///
/// A step is the tick of `ticks.csv`, the session of `sessions.csv`, and for `runs.csv` the sessions of the run. Failed
/// runs are in `runs.csv`, so they are rows here too, without numbers. If a factor has the name of a column, the
/// column's name includes its table: `sessions.reciprocity`. Memory grows with neither runs nor points. References:
/// NetLogo 6 user manual, BehaviorSpace; Mesa 3 documentation, `batch_run`.
public struct RunRowsExport {
  /// The tool whose layout is written.
  public enum Dialect: Sendable { case behaviorSpace, mesa }

  /// The tables that can be exported, the usual one first.
  public static let tables: [RecordedTable] = [.ticks, .runs, .sessions]
  private static let keys: [RecordedTable: [String]] = [
    .ticks: ["point_id", "replicate", "tick"], .sessions: ["point_id", "replicate", "session"],
    .runs: ["point_id", "replicate"],
  ]

  private let folder: ResultFolder
  private let dialect: Dialect
  private let own: [String]
  /// The table whose rows are written.
  public let table: RecordedTable

  /// Creates the export of a table; `nil` for that of ticks, or of runs if there is none. `columns` returns the names of a
  /// table's columns. Throws `FolderFault` if it was not recorded.
  public init(
    _ folder: ResultFolder, _ dialect: Dialect, of table: RecordedTable?, columns: (RecordedTable) -> [String]
  ) throws {
    (self.folder, self.dialect) = (folder, dialect)
    guard let table = table ?? Self.tables.first(where: folder.has) else {
      throw folder.missing([.ticks, .runs], for: .rows)
    }
    self.table = table
    own = table == .runs ? [] : columns(table)
    _ = try folder.reader(table)
  }

  /// Writes the rows of all runs, or of one. Returns their number. Throws `FolderFault` and `OutputError`.
  public func write(_ run: String?, to file: CheckedFile) throws -> Int {
    let reader = try folder.reader(table)
    var points = try PointValues(folder)
    let layout = try Layout(reader, table, varied: points.names, beside: own)
    try file.write(try head(layout, reader, points.names))
    let (runs, point) = (try reader.place(of: "run_id"), try reader.place(of: "point_id"))
    var (last, number, rows) = ("", -1, 0)
    while try reader.next() {
      let id = reader.text(runs)
      if id != last {
        if rows > 0, run != nil { break }
        (last, number) = (id, number + 1)
      }
      guard run == nil || run == id else { continue }
      var row = Row(isQuoted: dialect == .behaviorSpace)
      row.append(dialect == .behaviorSpace ? number + 1 : number)
      let step = try layout.step(reader)
      if dialect == .mesa {
        row.append(reader.text(layout.replicate))
        row.append(step)
      }
      for value in try points.values(of: reader.whole(point), asked: reader) { row.append(value) }
      if dialect == .behaviorSpace { row.append(step) }
      for place in layout.reported { row.append(reader.text(place)) }
      try file.write(row.line)
      rows += 1
    }
    return rows
  }

  private func head(_ layout: Layout, _ reader: TableReader, _ varied: [String]) throws -> String {
    let reported = layout.reported.map { place in
      let name = reader.columns[place]
      return varied.contains(name) ? "\(table.rawValue).\(name)" : name
    }
    func line(_ cells: [String]) -> String {
      var row = Row(isQuoted: dialect == .behaviorSpace)
      for cell in cells { row.append(cell) }
      return row.line
    }
    if dialect == .mesa { return line(["RunId", "iteration", "Step"] + varied + reported) }
    let manifest = folder.manifest
    // A group has no world, so one patch stands for it.
    return line(["BehaviorSpace results (Tuckman \(manifest.version))"]) + line([manifest.scenario.path])
      + line([try folder.description.title]) + line([Self.date(manifest.started)])
      + line(["min-pxcor", "max-pxcor", "min-pycor", "max-pycor"]) + line(["0", "0", "0", "0"])
      + line(["[run number]"] + varied + ["[step]"] + reported)
  }

  /// Returns a date in NetLogo's form: `2026-03-01T10:20:30Z` becomes `03/01/2026 10:20:30:000 +0000`.
  private static func date(_ iso: String) -> String {
    let parts = iso.split { "-T:Z".contains($0) }
    guard parts.count == 6 else { return iso }
    return "\(parts[1])/\(parts[2])/\(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]):000 +0000"
  }

  /// The indices of columns in the table.
  private struct Layout {
    let replicate: Int
    let reported: [Int]
    private let stepColumn: Int?
    private let dwells: [Int]

    init(_ reader: TableReader, _ table: RecordedTable, varied: [String], beside own: [String]) throws {
      let keys = RunRowsExport.keys[table] ?? []
      replicate = try reader.place(of: "replicate")
      stepColumn = try keys.count > 2 ? reader.place(of: keys[2]) : nil
      let columns = reader.columns
      dwells = table == .runs ? columns.indices.filter { columns[$0].hasSuffix("_dwell") } : []
      // The factors are there already.
      let known = Set(keys + varied.map { SweepPointTable.name($0, beside: own) })
      reported = columns.indices.filter { !known.contains(columns[$0]) }
    }

    /// Returns the tick or session; for a whole run, the sessions spent in its stages.
    func step(_ reader: TableReader) throws -> String {
      if let stepColumn { return reader.text(stepColumn) }
      var sum = 0.0
      for place in dwells { sum += try reader.number(place) }
      return sum.isFinite ? String(Int(bounded: sum.rounded())) : ""
    }
  }

  /// A row being written.
  private struct Row {
    let isQuoted: Bool
    private var text = ""
    private var isEmpty = true

    init(isQuoted: Bool) { self.isQuoted = isQuoted }

    var line: String { text + "\n" }

    mutating func append(_ number: Int) { append(String(number)) }

    /// Appends a cell. Text that begins like a formula gets a leading apostrophe, as in the tables; a number gets none.
    mutating func append(_ plain: String) {
      if !isEmpty { text += "," }
      isEmpty = false
      let cell = Number.parse(plain) == nil ? FormulaGuard.written(plain) : plain
      // Compared as bytes, since CRLF is one character.
      let special = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      text += isQuoted || special ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
  }
}

/// The values of the factors by point, read beside a table in the order of its points.
private struct PointValues {
  let names: [String]
  private var reader: PointReader?
  private var point = -1
  private var values: [String] = []

  init(_ folder: ResultFolder) throws {
    reader = folder.manifest.sweep == nil ? nil : try PointReader(folder)
    names = reader?.names ?? []
  }

  mutating func values(of wanted: Int, asked row: TableReader) throws -> [String] {
    guard reader != nil else { return [] }
    while point < wanted, let next = try reader?.values() { (point, values) = (point + 1, next) }
    guard point == wanted else {
      throw FolderFault(row, .noPoint(wanted))
    }
    return values
  }
}
