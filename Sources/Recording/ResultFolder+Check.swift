import Foundation
import Scenarios

/// How a file is held against the manifest.
extension ResultFolder {
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

  /// What to do about a file. `canBeTaken`: whether there is something that --force could take.
  private func again(canBeTaken: Bool = true) -> String {
    "copy the folder again, or make its runs again into another folder (its manifest says how)"
      + (canBeTaken ? "; --force takes it as it is" : "")
  }
}
