import Foundation
import Scenarios

/// A finished folder of results, of `run` or of a sweep, whose tables are read.
public struct ResultFolder: Sendable {
  /// The folder.
  public let path: String
  /// How it was made.
  public let manifest: Manifest
  /// What the scenario is called.
  public let title: String
  private let kinds: [String: [String: Column.Kind]]

  /// What is read of `datapackage.json`.
  private struct Package: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        struct Field: Decodable {
          let name, type: String
        }
        let fields: [Field]
      }
      let path: String
      let schema: Schema
    }
    let title: String
    let resources: [Resource]
  }

  /// Opens a folder. Throws `Problem` where it is none of ours, not finished, or of another version.
  public init(_ path: String) throws {
    self.path = path
    manifest = try Manifest.finished(in: path)
    let description = path + "/datapackage.json"
    guard let data = FileManager.default.contents(atPath: description),
      let package = try? JSONDecoder().decode(Package.self, from: data)
    else { throw Problem(Place(description), "the description of the tables is not there, or damaged") }
    title = package.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    kinds = Dictionary(
      package.resources.map { resource in
        let fields = resource.schema.fields.map { ($0.name, Column.Kind(rawValue: $0.type) ?? .string) }
        return (resource.path, Dictionary(fields) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// Whether a table was recorded.
  public func has(_ table: RecordedTable) -> Bool { lists(table.rawValue + ".csv") }

  /// Whether a file was written.
  public func lists(_ file: String) -> Bool { manifest.files.contains { $0.path == file } }

  /// What the cells of a column hold; text where nothing says so.
  public func kind(of column: String, in table: RecordedTable) -> Column.Kind {
    kinds[table.rawValue + ".csv"]?[column] ?? .string
  }

  /// Opens a table. Throws `Problem` where it was not recorded, or is not there any more.
  public func reader(_ table: RecordedTable) throws -> TableReader {
    guard has(table) else { throw missing([table], "\(table.rawValue).csv was not recorded") }
    return try TableReader(reading: path + "/" + table.rawValue + ".csv")
  }

  /// The bytes of a file of the folder; nothing where it has more than `most`. Throws `OutputError` where it cannot be read.
  public func bytes(of file: String, atMost most: Int) throws -> [UInt8]? {
    let place = path + "/" + file
    guard let handle = FileHandle(forReadingAtPath: place) else {
      throw OutputError.cannotRead(path: place, reason: systemReason())
    }
    defer { try? handle.close() }
    do {
      let bytes = Array(try handle.read(upToCount: most + 1) ?? Data())
      return bytes.count > most ? nil : bytes
    } catch { throw OutputError.cannotRead(path: place, reason: systemReason()) }
  }

  /// What to say where none of some tables was recorded.
  func missing(_ tables: [RecordedTable], _ what: String) -> Problem {
    let recorded = RecordedTable.allCases.filter { manifest.record.contains($0.rawValue) || $0 == tables.first }
    let command = manifest.sweep == nil ? "run" : "sweep run"
    return Problem(
      Place(path), what, allowed: "a folder with " + tables.map { "\($0.rawValue).csv" }.joined(separator: " or "),
      hint: "`\(command)` writes it with --record \(recorded.map(\.rawValue).joined(separator: ","))")
  }

  /// The run of an id, or the first that did not fail, of a point if one is named. Throws `Problem` where there is none.
  public func run(_ id: String?, ofPoint point: Int? = nil) throws -> String {
    let beginning = point.map { "p\($0)r" } ?? ""
    let tables: [RecordedTable] = [.runs, .sessions, .ticks, .members, .ties]
    guard let table = tables.first(where: has) else { throw missing([.runs], "no table says which runs there are") }
    let reader = try reader(table)
    let (runs, status) = (try reader.place(of: "run_id"), reader.columns.firstIndex(of: "status"))
    var (first, last) = (String?.none, "")
    while try reader.next() {
      let run = reader.text(runs)
      guard run != last, run.hasPrefix(beginning) else { continue }
      (first, last) = (first ?? run, run)
      let isOk = status.map { reader.text($0) == "ok" } ?? true
      if id == nil, isOk { return run }
      guard run == id else { continue }
      guard isOk else { throw failed(run) }
      return run
    }
    guard let id else {
      throw Problem(
        Place(path), first == nil ? "no run has rows here" : "all its runs failed", hint: "failures.csv says why")
    }
    if try failures(of: id) { throw failed(id) }
    throw Problem(
      Place("--run " + id), "there is no such run in \(path)",
      allowed: first.map { $0 == last ? $0 : "\($0) to \(last)" } ?? "none: it has no runs", isInArguments: true)
  }

  private func failed(_ run: String) -> Problem {
    Problem(Place(path), "\(run) failed, and a failed run has no tables", hint: "failures.csv says why")
  }

  private func failures(of run: String) throws -> Bool {
    guard lists("failures.csv") else { return false }
    let reader = try TableReader(reading: path + "/failures.csv")
    let runs = try reader.place(of: "run_id")
    while try reader.next() {
      if reader.text(runs) == run { return true }
    }
    return false
  }

  /// Hands over the rows of a run, which stand together, and then stops reading. Throws what `body` throws.
  public func forEachRow(of run: String, in reader: TableReader, _ body: (TableReader) throws -> Void) throws {
    let runs = try reader.place(of: "run_id")
    var hasBegun = false
    while try reader.next() {
      guard reader.text(runs) == run else {
        if hasBegun { return }
        continue
      }
      hasBegun = true
      try body(reader)
    }
  }
}
