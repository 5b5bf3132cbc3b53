import ScenarioReading
import Scenarios

/// Rows of CSV as bytes, by RFC 4180 with `\n` and dot decimals, never through a locale. A number is the shortest text
/// that reads back to the same number, and a missing value is an empty cell.
public struct CSVRows: Sendable {
  /// The rows so far.
  public private(set) var bytes: [UInt8] = []
  /// The number of complete rows.
  public private(set) var count = 0
  private var rowIsEmpty = true

  /// Creates an empty list of rows.
  public init() {}

  /// Creates one cell of text, which many rows can copy.
  public init(cell text: String) { append(text) }

  /// Appends a number; empty if it is missing or not finite.
  public mutating func append(_ number: Double?) {
    separate()
    guard let number, number.isFinite else { return }
    if abs(number) < 1e15, number == Double(Int64(number)) {
      append(digits: Int64(number))
    } else {
      appendShortest(number)
    }
  }

  /// Appends numbers, one after another; empty if one is not finite. It is faster than one by one.
  public mutating func append(_ numbers: ArraySlice<Double>) {
    let mostBytes = 2 + ShortestDigits.mostBytes
    withUnsafeTemporaryAllocation(byteCount: mostBytes * numbers.count, alignment: 8) { text in
      guard let start = text.baseAddress else { return }
      var end = start
      func put(_ byte: UInt8) {
        end.storeBytes(of: byte, as: UInt8.self)
        end += 1
      }
      for number in numbers {
        if number == 0 || number == 1 {
          if !rowIsEmpty { put(0x2C) }
          put(number == 0 ? 0x30 : 0x31)
        } else if abs(number) < 1e6, number != Double(Int(number)), let digits = ShortestDigits(abs(number)) {
          if !rowIsEmpty { put(0x2C) }
          if number < 0 { put(UInt8(ascii: "-")) }
          end = digits.write(to: end)
        } else {
          bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: end - start))
          end = start
          append(number)
        }
        rowIsEmpty = false
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: end - start))
    }
  }

  /// Appends a whole number; empty if missing.
  public mutating func append(_ number: Int?) {
    separate()
    if let number { append(digits: number) }
  }

  /// Appends a seed.
  public mutating func append(_ number: UInt64) {
    separate()
    append(digits: number)
  }

  /// Appends true and false as 1 and 0; empty if missing.
  public mutating func append(_ flag: Bool?) {
    separate()
    if let flag { bytes.append(flag ? 0x31 : 0x30) }
  }

  /// Appends a run's name: `p0r4`.
  public mutating func append(_ run: RunID) {
    separate()
    bytes.append(UInt8(ascii: "p"))
    append(digits: run.point)
    bytes.append(UInt8(ascii: "r"))
    append(digits: run.replicate)
  }

  /// Appends text. Text that a spreadsheet would take for a formula gets a leading apostrophe; see `FormulaGuard`.
  public mutating func append(_ text: String) {
    separate()
    var inert = FormulaGuard.written(text)
    let isPlain = inert.withUTF8 { text in
      guard !text.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isPlain { return }
    bytes.append(0x22)
    for byte in inert.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Appends text that needs no quotes and no apostrophe, such as letters.
  public mutating func append(plain text: ArraySlice<UInt8>) {
    separate()
    bytes.append(contentsOf: text)
  }

  /// Appends the cells of a row that has not been ended.
  public mutating func append(cells other: CSVRows) {
    guard !other.rowIsEmpty else { return }
    separate()
    bytes.append(contentsOf: other.bytes)
  }

  /// Ends the row.
  public mutating func end() {
    bytes.append(0x0A)
    rowIsEmpty = true
    count += 1
  }

  /// Appends whole rows as they are in a file. A line break within a cell counts as the end of a row.
  public mutating func append(contentsOf rows: ArraySlice<UInt8>) {
    bytes.append(contentsOf: rows)
    count += rows.count { $0 == 0x0A }
  }

  /// Appends the rows of another list.
  public mutating func append(contentsOf other: CSVRows) {
    bytes.append(contentsOf: other.bytes)
    count += other.count
  }

  private mutating func append(digits number: some BinaryInteger) {
    guard (0..<1000).contains(number) else {
      var text = String(number)
      return text.withUTF8 { bytes.append(contentsOf: $0) }
    }
    // Nearly all whole numbers are small.
    let small = UInt16(number)
    if small >= 100 { bytes.append(0x30 + UInt8(small / 100)) }
    if small >= 10 { bytes.append(0x30 + UInt8(small / 10 % 10)) }
    bytes.append(0x30 + UInt8(small % 10))
  }

  private mutating func separate() {
    if !rowIsEmpty { bytes.append(0x2C) }
    rowIsEmpty = false
  }

  /// Appends the shortest text. Swift's description is the shortest that reads back, but has padding: `1e-05`, `1e+16`,
  /// `1234567890123456.0`.
  private mutating func appendShortest(_ number: Double) {
    if let digits = ShortestDigits(abs(number)) {
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      return withUnsafeTemporaryAllocation(byteCount: ShortestDigits.mostBytes, alignment: 8) { text in
        guard let start = text.baseAddress else { return }
        let end = digits.write(to: start)
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[..<(end - start)]))
      }
    }
    var text = number.description
    text.withUTF8 { digits in
      // Nearly all numbers have no exponent and are not whole.
      if abs(number) >= 1e-4, number != number.rounded() { return bytes.append(contentsOf: digits) }
      let e = digits.firstIndex(of: UInt8(ascii: "e")) ?? digits.count
      let padded = e > 2 && digits[e - 1] == UInt8(ascii: "0") && digits[e - 2] == UInt8(ascii: ".")
      bytes.append(contentsOf: digits[..<(padded ? e - 2 : e)])
      guard e < digits.count else { return }
      bytes.append(UInt8(ascii: "e"))
      let exponent = digits[(e + 1)...]
      if exponent.first == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      bytes.append(contentsOf: exponent.drop { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) })
    }
  }
}

extension CSVRows {
  /// Appends a value of a factor; empty if missing.
  public mutating func append(_ value: FactorValue?) {
    if let value { append(value) } else { append("") }
  }

  /// Appends whole rows, each with more cells at its end. A line break within a cell counts as the end of a row.
  public mutating func append(rows: ArraySlice<UInt8>, each more: CSVRows) {
    for row in rows.split(separator: 0x0A) {
      bytes.append(contentsOf: row)
      rowIsEmpty = false
      append(cells: more)
      end()
    }
  }

  /// Appends a value of a factor.
  public mutating func append(_ value: FactorValue) {
    switch value {
    case .number(let number): append(number)
    case .text(let text): append(text)
    }
  }
}
