import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing

/// A table read whole, cell by cell, as texts or as numbers.
private struct WholeTable {
  var texts: [String: [String]] = [:]
  var numbers: [String: [Double]] = [:]
  private(set) var rowCount = 0

  /// `words`: columns that hold no numbers.
  init(reading path: String, words: Set<String> = ["member"]) throws {
    let reader = try TableReader(reading: path)
    while try reader.next() {
      rowCount += 1
      for (place, name) in reader.columns.enumerated() {
        if words.contains(name) {
          texts[name, default: []].append(reader.text(place))
        } else {
          numbers[name, default: []].append(try reader.number(place))
        }
      }
    }
  }
}

@Suite struct TableReaderTests {
  /// A table in a file of its own, removed afterwards.
  private func with<Answer>(_ text: String, _ body: (String) throws -> Answer) throws -> Answer {
    let path = NSTemporaryDirectory() + "table-reader-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test func columnsAreReadAsTheyWereWritten() throws {
    var rows = CSVRows()
    let numbers = [0, -1, 0.1, 1e-5, 123_456_789.125, 1.0 / 3, -2.5e-300, 0.12345678901234568, 4.35, 1e22]
    let words = ["Ana", "a,b", "say \"so\"", "two\nlines", "=SUM(A1)", "-", "", "Zoë", "\"", "'tis"]
    for (number, word) in zip(numbers, words) {
      rows.append(number)
      rows.append(word)
      rows.append(Optional<Double>.none)
      rows.end()
    }
    try with("value,member,empty\n" + String(decoding: rows.bytes, as: UTF8.self)) { path in
      let table = try WholeTable(reading: path)
      #expect(table.rowCount == numbers.count)
      #expect(table.numbers["value"] == numbers)
      #expect(table.texts["member"] == words)
      #expect(table.numbers["empty"]?.allSatisfy(\.isNaN) == true)
    }
  }

  /// Rows of all lengths, so that some lie across the places where the file is cut for reading.
  @Test func rowsAcrossChunksAreWhole() throws {
    let count = 40_000
    let lines = (0..<count).map { "\($0).5,\"\(String(repeating: "x", count: $0 % 97)),\"\"\n\"\"\",7" }
    for ending in ["\n", "\r\n"] {
      let text = "value,member,last\(ending)" + lines.joined(separator: ending) + ending
      #expect(text.utf8.count > 2 << 20)
      try with(text) { path in
        let table = try WholeTable(reading: path)
        #expect(table.numbers["value"] == (0..<count).map { Double($0) + 0.5 })
        #expect(table.texts["member"]?.enumerated().allSatisfy { $1.utf8.count == $0 % 97 + 4 } == true)
        #expect(table.numbers["last"] == Array(repeating: 7, count: count))
      }
    }
  }

  /// What is wrong with a table, and its line; nothing where all is right.
  private func fault(_ text: String, column: String? = nil) throws -> (what: FolderFault.What, line: Int)? {
    try with(text) { path in
      do {
        _ = try WholeTable(reading: path)
        if let column { _ = try TableReader(reading: path).place(of: column) }
        return nil
      } catch let fault as FolderFault {
        #expect(fault.place.file == path)
        return (fault.what, fault.place.line)
      }
    }
  }

  @Test func whatIsWrongIsFoundWithItsLine() throws {
    func expect(
      _ text: String, column: String? = nil, _ what: TableFault, line: Int,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let fault = try fault(text, column: column)
      #expect(fault?.what == .table(what) && fault?.line == line, sourceLocation: sourceLocation)
    }
    try expect("", .empty, line: 0)
    try expect("a,b\n1,2\n3\n", .cells(1, columns: 2, spreadsheet: nil), line: 3)
    let hint = CSVHint.row(["3", "4", "5"], columns: 2)?.words
    try expect("a,b\n1,2\n3,4,5\n", .cells(3, columns: 2, spreadsheet: hint), line: 3)
    for wrong in ["nan", "inf", "0x1p3", "1 ", "1e999", "1,5", "-", ".", "+", "1_000", "--1"] {
      try expect(
        "a\n1\n\"\(wrong)\"\n", .notNumber(column: "a", wrong, spreadsheet: CSVHint.number(wrong)?.words), line: 3)
    }
    #expect(CSVHint.number("1,5") != nil)
    try expect("a,a\n1,2\n", .columnTwice("a"), line: 1)
    try expect("tension,b\n1,2\n", column: "tensoin", .noColumn("tensoin", columns: ["tension", "b"]), line: 1)
    #expect(try fault("a\n\"1\n")?.line == 2)
    #expect(throws: FolderFault(Place("/no/such/file.csv"), .file(.notOpened(ENOENT)))) {
      try TableReader(reading: "/no/such/file.csv")
    }
    #expect(throws: FolderFault(Place("/tmp"), .file(.folder))) { try TableReader(reading: "/tmp") }
  }
}
