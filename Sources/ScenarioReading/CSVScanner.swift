import Scenarios

/// Cuts CSV (RFC 4180) into the cells of one row after another, without copying them: bytes and not characters; a byte
/// order mark, CRLF and quoted newlines are read.
///
/// The bytes may be a part of a file: a row that does not end in them is told apart from the last row, so that more can
/// be taken in. No library is used: those at hand do not say on which line a fault is.
package struct CSVScanner {
  /// Where a cell stands in the bytes, without its quotes.
  package struct Cell {
    package let start, end: Int
    fileprivate let hasDoubledQuotes: Bool
  }

  /// What came next.
  package enum Step { case row, end, incomplete }

  /// The file, for messages.
  package let file: String
  /// The bytes at hand.
  package private(set) var bytes: [UInt8]
  /// The cells of the row.
  package private(set) var cells: [Cell] = []
  /// The line on which the row begins, from 1.
  package private(set) var rowLine = 1
  private var position = 0
  private var line = 1
  private var isWhole: Bool

  /// Of the beginning of a file; `isWhole` where it is all of it.
  package init(file: String, bytes: [UInt8], isWhole: Bool) {
    (self.file, self.bytes, self.isWhole) = (file, bytes, isWhole)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Lets go of the rows that were read and takes more bytes in.
  package mutating func take(_ more: some Sequence<UInt8>, isWhole: Bool) {
    bytes.removeFirst(position)
    position = 0
    bytes.append(contentsOf: more)
    self.isWhole = isWhole
  }

  /// The cell as text. Bytes that are not UTF-8 read as replacement characters.
  package func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    guard cell.hasDoubledQuotes else { return text }
    var (kept, skips) = ([UInt8](), false)
    for byte in text.utf8 {
      skips = byte == Self.quote && !skips
      if !skips { kept.append(byte) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Goes to the next row. Throws a `Problem` where quotes are wrong.
  package mutating func next() throws(Problem) -> Step {
    guard position < bytes.count else { return isWhole ? .end : .incomplete }
    let (start, startLine) = (position, line)
    cells.removeAll(keepingCapacity: true)
    rowLine = line
    while true {
      let isWholeCell = try position < bytes.count && bytes[position] == Self.quote ? quotedCell() : plainCell()
      let isLast = position == bytes.count
      // A carriage return may be followed by its newline.
      let isOpen = isLast || bytes[position] == Self.carriageReturn && position + 1 == bytes.count
      guard isWholeCell, isWhole || !isOpen else {
        (position, line) = (start, startLine)
        return .incomplete
      }
      if isLast { return .row }
      let byte = bytes[position]
      position += 1
      if byte == Self.comma { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline { position += 1 }
      line += 1
      return .row
    }
  }

  private mutating func plainCell() throws(Problem) -> Bool {
    let start = position
    let (end, hasQuote) = bytes.withUnsafeBufferPointer { bytes in
      var place = start
      while place < bytes.count {
        let byte = bytes[place]
        if byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn { break }
        if byte == Self.quote { return (place, true) }
        place += 1
      }
      return (place, false)
    }
    if hasQuote { throw Problem(Place(file, line: line), .table(.quoteInCell)) }
    cells.append(Cell(start: start, end: end, hasDoubledQuotes: false))
    position = end
    return true
  }

  /// Answers whether the cell ends in the bytes.
  private mutating func quotedCell() throws(Problem) -> Bool {
    let start = line
    var hasDoubledQuotes = false
    position += 1
    let first = position
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else { continue }
      if position == bytes.count, !isWhole { return false }
      if position < bytes.count, bytes[position] == Self.quote {
        hasDoubledQuotes = true
        position += 1
        continue
      }
      guard position == bytes.count || [Self.comma, Self.newline, Self.carriageReturn].contains(bytes[position]) else {
        throw Problem(Place(file, line: line), .table(.textAfterQuote))
      }
      cells.append(Cell(start: first, end: position - 1, hasDoubledQuotes: hasDoubledQuotes))
      return true
    }
    guard isWhole else { return false }
    throw Problem(Place(file, line: start), .table(.openQuote))
  }

  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  private static let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
}
