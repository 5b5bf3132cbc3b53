import Foundation
import ScenarioReading
import Scenarios

/// The comparison of a file with the manifest.
extension ResultFolder {
  /// Returns the fault of a file; `nil` if it has none. Throws a `FolderFault` if the file cannot be read.
  public func fault(of file: String) throws -> FolderFault? {
    let place = Place(path + "/" + file)
    guard let listed = files[file] else { return FolderFault(place, .notListed) }
    let look: FileLook
    do { look = try FileLook(place.file) } catch let fault as FolderFault {
      guard case .file(let why) = fault.what else { throw fault }
      throw FolderFault(fault.place, .listed(why))
    }
    guard let change = try change(look, listed, place.file) else {
      return file == "runs.csv" ? try disagreement(place.file) : nil
    }
    return FolderFault(place, .changed(change, spreadsheet: Self.spreadsheetHint(place.file)))
  }

  /// Returns the first difference between a run and the manifest. Pairing runs and making them again depend on these
  /// values.
  private func disagreement(_ path: String) throws -> FolderFault? {
    let reader = try TableReader(reading: path)
    guard try reader.next() else { return nil }
    let known = [("seed", String(manifest.seed)), ("replicate", String(manifest.firstReplicate))]
    for (name, said) in known {
      guard let place = try? reader.place(of: name), reader.text(place) != said else { continue }
      return FolderFault(reader, .notSaid(column: name, reader.text(place), said: said))
    }
    return nil
  }

  /// Returns what a spreadsheet that saved the table its own way has done to it, and what to do; `nil` for another
  /// cause.
  private static func spreadsheetHint(_ path: String) -> String? {
    guard path.hasSuffix(".csv"), let reader = try? TableReader(reading: path) else { return nil }
    if let hint = CSVHint.header(reader.columns)?.words { return hint }
    do { while try reader.next() {} } catch {
      guard case .table(let fault)? = (error as? FolderFault)?.what else { return nil }
      return fault.spreadsheet
    }
    return nil
  }

  private func change(_ look: FileLook, _ listed: Manifest.File, _ path: String) throws -> FolderFault.Change? {
    var look = look
    if look.sha256 != listed.sha256 {
      let harmless = try FileLook(harmlessIn: path)
      if harmless.sha256 == listed.sha256 { look = harmless }
    }
    if look.sha256 == listed.sha256 {
      guard let rows = listed.rows, rows != look.lines - 1, try rows != Self.rows(of: path) else { return nil }
      return .count(rows: max(0, look.lines - 1), said: rows)
    }
    let rows = (try? Self.rows(of: path)) ?? max(0, look.lines - 1)
    if let expected = listed.rows, expected != rows { return .rows(rows, of: expected) }
    return .bytes
  }

  /// Returns the number of rows below the header, by the rules of CSV: a cell may contain a line break.
  private static func rows(of path: String) throws -> Int {
    let reader = try TableReader(reading: path)
    var rows = 0
    while try reader.next() { rows += 1 }
    return rows
  }
}
