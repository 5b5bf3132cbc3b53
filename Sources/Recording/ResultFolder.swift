import Foundation
import ScenarioReading
import Scenarios
import Synchronization

/// A finished result folder, of `run` or of a sweep, and the only way to read it.
///
/// Only this class checks whether files match their manifest. Code that reads a file in another way calls `require`
/// first. Only line ends and a byte order mark are harmless.
public final class ResultFolder: Sendable {
  /// The path of the folder.
  public let path: String
  /// The manifest, which describes how the results were made.
  public let manifest: Manifest
  /// Whether files that are not as they were written are accepted, with a note.
  public let takesAll: Bool
  let files: [String: Manifest.File]
  private let note: @Sendable (FolderNote) -> Void
  private let known = Mutex<(seen: Set<String>, notes: [FolderNote])>(([], []))
  private let described = Mutex<FolderDescription?>(nil)

  /// Opens a finished folder. Throws a `FolderFault` if it is not one of ours, not finished, or of another version.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - takesAll: accepts files that are not as they were written, which are refused otherwise.
  ///   - note: receives the notes on what was accepted.
  public init(_ path: String, takesAll: Bool = false, note: @escaping @Sendable (FolderNote) -> Void = { _ in }) throws
  {
    manifest = try Manifest.finished(in: path)
    (self.path, self.takesAll, self.note) = (path, takesAll, note)
    files = Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
  }

  // MARK: Notes

  /// Notes on what was accepted although it was changed or made by another program.
  public var notes: [FolderNote] { known.withLock { $0.notes } }

  /// Adds a note on the folder, and reports it once.
  package func add(_ note: FolderNote) {
    let isNew = known.withLock { known in
      guard !known.notes.contains(note) else { return false }
      known.notes.append(note)
      return true
    }
    if isNew { self.note(note) }
  }

  // MARK: Requirements

  /// Throws a `FolderFault` if a file is not as it was written, unless all files are accepted. Each file is read once.
  public func require(_ file: String) throws {
    guard known.withLock({ !$0.seen.contains(file) }) else { return }
    if let fault = try fault(of: file) {
      guard takesAll else { throw fault }
      add(.taken(fault))
    }
    known.withLock { _ = $0.seen.insert(file) }
  }

  /// Requires every file of the folder, for output that shows the folder as a whole.
  public func requireAll() throws {
    for file in manifest.files { try require(file.path) }
  }

  // MARK: Reading

  /// Returns whether a file was written.
  public func lists(_ file: String) -> Bool { files[file] != nil }

  /// Returns whether a table was recorded.
  public func has(_ table: RecordedTable) -> Bool { lists(table.rawValue + ".csv") }

  /// Opens a table. Throws `FolderFault` if it was not recorded, or no longer exists.
  public func reader(_ table: RecordedTable) throws -> TableReader {
    guard has(table) else { throw missing([table], for: .itself) }
    return try reader(file: table.rawValue + ".csv")
  }

  /// Opens a table by its file. Throws `FolderFault` if it is not as it was written, or no longer exists.
  public func reader(file: String) throws -> TableReader {
    try require(file)
    return try TableReader(reading: path + "/" + file)
  }

  /// Returns the bytes of a file, as they were written; `nil` if it has more than `most`. Throws `FolderFault` if it is
  /// not as it was written, or cannot be read.
  public func bytes(of file: String, atMost most: Int) throws -> [UInt8]? {
    try require(file)
    let place = path + "/" + file
    guard try OrdinaryFile.size(place) <= most else { return nil }
    let bytes = try OrdinaryFile.bytes(place, atMost: most)
    guard let written = files[file]?.sha256, sha256(bytes) != written else { return bytes }
    let harmless = FileLook.written(bytes)
    return sha256(harmless) == written ? harmless : bytes
  }

  /// The tables as `datapackage.json` describes them. Throws `FolderFault` if that file was changed.
  public var description: FolderDescription {
    get throws {
      if let known = described.withLock({ $0 }) { return known }
      let read = try FolderDescription(self)
      described.withLock { $0 = read }
      return read
    }
  }

  /// Returns the fault that none of some tables was recorded.
  func missing(_ tables: [RecordedTable], for need: FolderFault.Need) -> FolderFault {
    let recorded = RecordedTable.allCases.filter { manifest.record.contains($0.rawValue) || $0 == tables.first }
    return .init(Place(path), .lack(.tables(need, tables, recorded: recorded, isSweep: manifest.sweep != nil)))
  }
}

/// The part of `datapackage.json` that is read.
public struct FolderDescription: Sendable {
  /// The title of the scenario.
  public let title: String
  private let kinds: [String: [String: Column.Kind]]
  private static let mostBytes = 100_000_000

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

  fileprivate init(_ folder: ResultFolder) throws {
    let name = "datapackage.json"
    try folder.require(name)
    let bytes = try OrdinaryFile.bytes(folder.path + "/" + name, atMost: Self.mostBytes)
    guard let package = try? JSONDecoder().decode(Package.self, from: Data(bytes.withoutMark)) else {
      throw FolderFault(Place(folder.path + "/" + name), .noDescription)
    }
    title = package.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    kinds = Dictionary(
      package.resources.map { resource in
        let fields = resource.schema.fields.map { ($0.name, Column.Kind(rawValue: $0.type) ?? .string) }
        return (resource.path, Dictionary(fields) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// Returns the kind of a column's cells; text if it is not described.
  public func kind(of column: String, in table: RecordedTable) -> Column.Kind {
    kinds[table.rawValue + ".csv"]?[column] ?? .string
  }
}
