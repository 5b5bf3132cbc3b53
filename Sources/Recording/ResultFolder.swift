import Foundation
import Scenarios

/// A finished folder of results, of `run` or of a sweep, whose tables are read.
public struct ResultFolder: Sendable {
  /// What the scenario is called.
  public let title: String
  /// Whether its files are as they were written, and what was noted of them.
  public let check: FolderCheck
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

  /// Opens a folder whose manifest was read. Throws `Problem` where the description of its tables is not as it was written.
  public init(_ check: FolderCheck) throws {
    self.check = check
    let package = try Self.package(check)
    title = package.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    kinds = Dictionary(
      package.resources.map { resource in
        let fields = resource.schema.fields.map { ($0.name, Column.Kind(rawValue: $0.type) ?? .string) }
        return (resource.path, Dictionary(fields) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// Opens a folder, and takes nothing that is not as it was written. Throws `Problem`.
  public init(_ path: String) throws { try self.init(FolderCheck(path)) }

  /// Where it is.
  public var path: String { check.path }
  /// How it was made.
  public var manifest: Manifest { check.manifest }

  private static func package(_ check: FolderCheck) throws -> Package {
    try check.require("datapackage.json")
    let description = check.path + "/datapackage.json"
    let bytes = try OrdinaryFile.bytes(description, atMost: mostDescription)
    guard let package = try? JSONDecoder().decode(Package.self, from: Data(bytes.withoutMark)) else {
      throw Problem(Place(description), "the description of the tables is damaged")
    }
    return package
  }

  private static let mostDescription = 100_000_000

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
    return try reader(file: table.rawValue + ".csv")
  }

  /// Opens a table by its file. Throws `Problem` where it is not as it was written, or is not there any more.
  public func reader(file: String) throws -> TableReader {
    try check.reader(file)
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
    if try check.failure(of: id) != nil { throw failed(id) }
    throw Problem(
      Place("--run " + id), "there is no such run in \(path)",
      allowed: first.map { $0 == last ? $0 : "\($0) to \(last)" } ?? "none: it has no runs", isInArguments: true)
  }

  private func failed(_ run: String) -> Problem {
    Problem(Place(path), "\(run) failed, and a failed run has no tables", hint: "failures.csv says why")
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
