import Foundation
import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A reader of a result folder's table, row by row, as `CSVRows` or another program wrote it. Memory does not grow with
/// the rows.
///
/// Every fault is thrown as a `FolderFault` with file and line: a missing file, a missing header, a repeated column, a
/// row with more or fewer cells than the header, or text in place of a number. An empty cell is a missing number.
public final class TableReader {
  /// The path of the file.
  public let path: String
  /// The names of the header, in order.
  public let columns: [String]
  private let file: FileHandle
  private var scanner: CSVScanner
  private static let chunk = 1 << 20

  /// Opens a table and reads its header.
  public init(reading path: String) throws {
    self.path = path
    let file = try OrdinaryFile.open(path)
    self.file = file
    let first = try Self.read(file, path)
    scanner = CSVScanner(file: path, bytes: first.bytes, isWhole: first.isLast)
    columns = try Self.header(&scanner, file, path)
  }

  deinit { try? file.close() }

  /// Advances to the next row. Returns false at the end.
  public func next() throws -> Bool {
    guard try Self.step(&scanner, file, path) else { return false }
    guard scanner.cells.count == columns.count else {
      let cells = scanner.cells.map(scanner.text)
      throw FolderFault(
        self,
        .cells(cells.count, columns: columns.count, spreadsheet: CSVHint.row(cells, columns: columns.count)?.words))
    }
    return true
  }

  /// The line on which the row begins, from 1.
  public var line: Int { scanner.rowLine }

  /// Returns the text of a cell of the row, without the apostrophe that `CSVRows` puts before what looks like a
  /// formula.
  public func text(_ column: Int) -> String { FormulaGuard.read(scanner.text(scanner.cells[column])) }

  /// Returns the number in a cell of the row; NaN if the cell is empty.
  public func number(_ column: Int) throws(FolderFault) -> Double {
    let cell = scanner.cells[column]
    if cell.start == cell.end { return .nan }
    if let number = Self.number(scanner.bytes, cell.start, cell.end) { return number }
    let text = scanner.text(cell)
    throw FolderFault(self, .notNumber(column: columns[column], text, spreadsheet: CSVHint.number(text)?.words))
  }

  /// Returns the whole number in a cell of the row.
  public func whole(_ column: Int) throws(FolderFault) -> Int {
    // Such numbers are used as counts and factors.
    guard let number = Int(exactly: try number(column)), abs(number) <= 1 << 40 else {
      throw FolderFault(self, .notWhole(column: columns[column], text(column)))
    }
    return number
  }

  /// Returns the index of a column; throws if there is none.
  public func place(of column: String) throws(FolderFault) -> Int {
    if let place = columns.firstIndex(of: column) { return place }
    throw FolderFault(Place(path, line: 1), .table(.noColumn(column, columns: columns)))
  }

  private static func header(_ scanner: inout CSVScanner, _ file: FileHandle, _ path: String) throws -> [String] {
    guard try step(&scanner, file, path) else { throw FolderFault(Place(path), .table(.empty)) }
    let names = scanner.cells.map(scanner.text)
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw FolderFault(Place(path, line: 1), .table(.columnTwice(name)))
    }
    return names
  }

  private static func step(_ scanner: inout CSVScanner, _ file: FileHandle, _ path: String) throws -> Bool {
    while true {
      let step: CSVScanner.Step
      do { step = try scanner.next() } catch {
        throw FolderFault(error.place, .table(.form(error)))
      }
      switch step {
      case .row: return true
      case .end: return false
      case .incomplete:
        let more = try read(file, path)
        scanner.take(more.bytes, isWhole: more.isLast)
      }
    }
  }

  private static func read(_ file: FileHandle, _ path: String) throws -> (bytes: [UInt8], isLast: Bool) {
    try Task.checkCancellation()
    do {
      let data = try file.read(upToCount: chunk) ?? Data()
      return (Array(data), data.isEmpty)
    } catch {
      throw OutputError.cannotRead(path: path, reason: systemReason())
    }
  }

  /// Returns a decimal number, or `nil`: it is never in a locale's form, nor a word such as `nan`.
  private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
    var (mantissa, digits, decimals, place) = (0, 0, 0, start)
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var hasPoint = false
    while place < end {
      let digit = Int(bytes[place]) - 0x30
      if (0...9).contains(digit) {
        guard digits < 15 else { return slow(bytes, start, end) }
        mantissa = 10 * mantissa + digit
        if mantissa > 0 { digits += 1 }
        if hasPoint { decimals += 1 }
      } else if digit == -2, !hasPoint {
        hasPoint = true
      } else {
        return slow(bytes, start, end)
      }
      place += 1
    }
    guard decimals < powers.count else { return slow(bytes, start, end) }
    guard digits > 0 || place > start + (isNegative ? 1 : 0) + (hasPoint ? 1 : 0) else { return nil }
    // Both are exact, so the quotient is the nearest number.
    let value = Double(mantissa) / powers[decimals]
    return isNegative ? -value : value
  }

  private static let powers: [Double] = (0...22).map { pow(10, Double($0)) }

  private static func slow(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
    let allowed = bytes[start..<end].allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard allowed, let value = Double(String(decoding: bytes[start..<end], as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
