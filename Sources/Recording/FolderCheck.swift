import Foundation
import Scenarios
import Synchronization

/// Whether the files of a folder of results are as its manifest says: the one place where that is looked at.
///
/// Whoever reads a file of a finished folder asks `require` before. Line ends and a byte order mark alone are harmless.
public final class FolderCheck: Sendable {
  /// The folder.
  public let path: String
  /// How it was made.
  public let manifest: Manifest
  /// Whether what is not as it was written is taken, and noted.
  public let takesAll: Bool
  private let files: [String: Manifest.File]
  private let note: @Sendable (String) -> Void
  private let known = Mutex<(seen: Set<String>, notes: [String])>(([], []))

  /// Opens a finished folder. Throws a `Problem` where it is none of ours, not finished, or of another version.
  ///
  /// - Parameters:
  ///   - takesAll: takes files that are not as they were written, which are refused otherwise.
  ///   - note: is told what has to be known of what was taken, a sentence each.
  public init(_ path: String, takesAll: Bool = false, note: @escaping @Sendable (String) -> Void = { _ in }) throws {
    manifest = try Manifest.finished(in: path)
    (self.path, self.takesAll, self.note) = (path, takesAll, note)
    files = Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// What to do about a file. `canBeTaken`: whether there is something that --force could take.
  private func again(canBeTaken: Bool = true) -> String {
    "copy the folder again, or make its runs again into another folder (its manifest says how)"
      + (canBeTaken ? "; --force takes it as it is" : "")
  }

  /// What was taken though it is not as it was written, or was made by another program: a sentence each.
  public var notes: [String] { known.withLock { $0.notes } }

  /// Keeps a sentence about the folder, and tells it once.
  public func add(_ sentence: String) {
    let isNew = known.withLock { known in
      guard !known.notes.contains(sentence) else { return false }
      known.notes.append(sentence)
      return true
    }
    if isNew { note(sentence) }
  }

  /// Throws a `Problem` where a file is not as it was written, unless all is taken. Each is read once.
  public func require(_ file: String) throws {
    guard known.withLock({ !$0.seen.contains(file) }) else { return }
    if let problem = try problem(file) {
      guard takesAll else { throw problem }
      add("\(problem.place.file): \(problem.what); it was taken as it is")
    }
    known.withLock { _ = $0.seen.insert(file) }
  }

  /// Asks it of every file of the folder: for what shows a folder as a whole.
  public func requireAll() throws {
    for file in manifest.files { try require(file.path) }
  }

  /// What is wrong with a file, if anything is. Throws a `Problem` where there is none that can be read.
  public func problem(_ file: String) throws -> Problem? {
    let place = Place(path + "/" + file)
    guard let listed = files[file] else {
      return Problem(place, "the manifest does not list this file", allowed: "files that it lists", hint: again())
    }
    let look: FileLook
    do { look = try FileLook(place.file) } catch let problem as Problem {
      throw Problem(
        problem.place, problem.what, allowed: "the file that the manifest lists", hint: again(canBeTaken: false))
    }
    guard let what = try difference(look, listed, place.file) else {
      return file == "runs.csv" ? try disagreement(place.file) : nil
    }
    let hints = [Self.spreadsheetHint(place.file), again()].compactMap { $0 }
    return Problem(place, what, allowed: "the file as it was written", hint: hints.joined(separator: "; or "))
  }

  /// What the first run has otherwise than the manifest says: which runs are pairs, and which are made again, hangs on it.
  private func disagreement(_ path: String) throws -> Problem? {
    let reader = try TableReader(reading: path)
    guard try reader.next() else { return nil }
    let known = [("seed", String(manifest.seed)), ("replicate", String(manifest.firstReplicate))]
    for (name, said) in known {
      guard let place = try? reader.place(of: name), reader.text(place) != said else { continue }
      return Problem(
        Place(path, line: reader.line), "\(name) is '\(reader.text(place))', and the manifest says \(said)",
        allowed: "the \(name) of the manifest", hint: again())
    }
    return nil
  }

  /// What a spreadsheet that saved the table its own way has done to it, and what to do; nothing where it is something else.
  private static func spreadsheetHint(_ path: String) -> String? {
    guard path.hasSuffix(".csv"), let reader = try? TableReader(reading: path) else { return nil }
    if let hint = CSVHint.header(reader.columns) { return hint }
    do { while try reader.next() {} } catch { return (error as? Problem)?.hint }
    return nil
  }

  private func difference(_ look: FileLook, _ listed: Manifest.File, _ path: String) throws -> String? {
    var look = look
    if look.sha256 != listed.sha256 {
      let harmless = try FileLook(harmlessIn: path)
      if harmless.sha256 == listed.sha256 { look = harmless }
    }
    if look.sha256 == listed.sha256 {
      guard let rows = listed.rows, rows != look.lines - 1, try rows != Self.rows(of: path) else { return nil }
      return "the table has \(max(0, look.lines - 1)) rows, and the manifest says \(rows)"
    }
    let rows = (try? Self.rows(of: path)) ?? max(0, look.lines - 1)
    if let expected = listed.rows, expected != rows {
      return "\(rows) of \(expected) rows: this is not the table as it was written"
    }
    return "its bytes are not those of the manifest"
  }

  /// Rows below the header, by the rules of CSV: a cell may hold a line break.
  private static func rows(of path: String) throws -> Int {
    let reader = try TableReader(reading: path)
    var rows = 0
    while try reader.next() { rows += 1 }
    return rows
  }

  /// The bytes of a file that has at most so many, as they were written; nothing where it has more. Throws `Problem` where it is
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

  /// Opens a table by its file. Throws `Problem` where it is not as it was written, or is not there any more.
  public func reader(_ file: String) throws -> TableReader {
    try require(file)
    return try TableReader(reading: path + "/" + file)
  }

  /// Why a run failed, as failures.csv says; nothing where it did not. Throws `Problem`.
  public func failure(of run: String) throws -> String? {
    guard files[Self.failures] != nil else { return nil }
    let reader = try reader(Self.failures)
    let (runs, message) = (try reader.place(of: "run_id"), try reader.place(of: "message"))
    while try reader.next() {
      if reader.text(runs) == run { return reader.text(message) }
    }
    return nil
  }

  private static let failures = "failures.csv"
}
