import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing

/// Files of a folder against its manifest.
@Suite struct ResultFolderTests {
  /// A folder by hand, with one table.
  private final class Place: Sendable {
    let path: String

    init(_ table: String, rows: Int? = 2) throws {
      path = NSTemporaryDirectory() + "/tuckman-check-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      var manifest = Manifest(
        version: "0", platform: "", scenario: .init(path: "s.yaml", sha256: sha256([])), scenarioText: "", inputs: [],
        set: [], seed: 1, replicates: 2, record: ["ticks"],
        arithmetic: .init(precision: "double", kernel: "", version: 0, acts: "sampled", blas: "", model: nil))
      manifest.files = [.init(path: "ticks.csv", sha256: sha256(Array(table.utf8)), rows: rows)]
      try Data(json(manifest)).write(to: URL(fileURLWithPath: path + "/manifest.json"))
      try write(Array(table.utf8))
    }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path + "/ticks.csv")) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static let table = "a,b\n1,2\n\"3\n\",4\n"

  /// How bytes in place of the table differ; nothing where they are taken.
  private func fault(_ text: [UInt8]) throws -> FolderFault.What? {
    let place = try Place(Self.table)
    try place.write(text)
    do { try ResultFolder(place.path).require("ticks.csv") } catch let fault as FolderFault { return fault.what }
    return nil
  }

  @Test func whatWasWrittenIsTaken() throws {
    #expect(try fault(Array(Self.table.utf8)) == nil)
    let windows = Self.table.replacing("\n", with: "\r\n")
    for text in ["\u{FEFF}" + Self.table, windows, "\u{FEFF}" + windows] { #expect(try fault(Array(text.utf8)) == nil) }
  }

  @Test func whatDiffersIsFound() throws {
    let bytes = FolderFault.What.changed(.bytes, spreadsheet: nil)
    func rows(_ count: Int) -> FolderFault.What { .changed(.rows(count, of: 2), spreadsheet: nil) }
    #expect(try fault(Array("a,b\n1,2\n".utf8)) == rows(1))
    #expect(try fault([]) == rows(0))
    #expect(try fault(Array((Self.table + "5,6\n").utf8)) == rows(3))
    #expect(try fault(Array("a,b\n1,2\n\"3\n\",5\n".utf8)) == bytes)
    // Old line ends of a Mac, two marks, and a space are no harmless changes.
    #expect(try fault(Array("\u{FEFF}\u{FEFF}\(Self.table)".utf8)) == bytes)
    #expect(try fault(Array("a,b\n1,2\n\"3\n\",4 \n".utf8)) == bytes)
    #expect(try fault(Array("a,b\r1,2\r\"3\r\",4\r".utf8)) == bytes)
  }

  @Test func rowsAreCountedByTheRulesOfCSV() throws {
    // Both counts are right: that of rows, and that of lines, which early sweeps wrote.
    for rows in [2, 3] {
      let place = try Place(Self.table, rows: rows)
      try ResultFolder(place.path).require("ticks.csv")
    }
    let place = try Place(Self.table, rows: 7)
    #expect(
      throws: FolderFault(
        ScenarioReading.Place(place.path + "/ticks.csv"), .changed(.count(rows: 3, said: 7), spreadsheet: nil))
    ) {
      try ResultFolder(place.path).require("ticks.csv")
    }
  }

  @Test func harmlessChangesAcrossPiecesAreSeen() throws {
    // The pieces that are read end between the two bytes of a line end.
    let long = "a\n" + String(repeating: "x", count: (1 << 20) - 4) + "\ny\n"
    let place = try Place(long, rows: 2)
    for start in [0, 1] {
      let mark = start == 1 ? "\u{FEFF}" : ""
      try place.write(Array((mark + long.replacing("\n", with: "\r\n")).utf8))
      try ResultFolder(place.path).require("ticks.csv")
    }
    #expect(try ResultFolder(place.path).bytes(of: "ticks.csv", atMost: 1 << 22) == Array(long.utf8))
  }

  @Test func whatIsTakenIsNotedOnce() throws {
    let place = try Place(Self.table)
    try place.write(Array("a,b\n".utf8))
    let check = try ResultFolder(place.path, takesAll: true)
    for _ in 0..<3 { try check.require("ticks.csv") }
    let change = FolderFault(
      ScenarioReading.Place(place.path + "/ticks.csv"), .changed(.rows(0, of: 2), spreadsheet: nil))
    #expect(check.notes == [.taken(change)])
    #expect(throws: FolderFault(ScenarioReading.Place(place.path + "/other.csv"), .notListed)) {
      try ResultFolder(place.path).require("other.csv")
    }
  }
}
