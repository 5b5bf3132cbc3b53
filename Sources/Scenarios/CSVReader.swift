/// Reads CSV (RFC 4180) of a known header, bytes and not characters: a byte order mark, CRLF and quoted newlines are
/// read; other encodings, separators and ragged rows are refused with their line.
///
/// No library is used: those at hand do not say on which line a fault is.
struct CSVReader {
  /// A row with the line it begins on.
  struct Row {
    let line: Int
    let cells: [String]
  }

  static let mostBytes = 64_000_000

  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// The rows below the header. Throws a `Problem`.
  static func rows(of input: InputFile, header: [String]) throws -> [Row] {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(file: input.path, bytes: input.bytes)
    if input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), "the file is empty", allowed: "the header " + header.joined(separator: ","))
    }
    guard first.cells == header else {
      let isSemicolon = first.cells.count == 1 && first.cells[0].contains(";")
      throw Problem(
        Place(input.path, line: 1), "the header is \(first.cells.joined(separator: ",").shortened)",
        allowed: header.joined(separator: ","), hint: isSemicolon ? "separate with commas, and use a decimal dot" : nil)
    }
    return try reader.rest(columns: header.count)
  }

  /// The header and the rows below it, of a table of any columns. Throws a `Problem`.
  static func table(of input: InputFile) throws -> (header: [String], rows: [Row]) {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(file: input.path, bytes: input.bytes)
    if input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), "the file is empty", allowed: "a header with names")
    }
    return (first.cells, try reader.rest(columns: first.cells.count))
  }

  private mutating func rest(columns: Int) throws -> [Row] {
    var rows: [Row] = []
    while let row = try row() {
      guard row.cells.count == columns else {
        let what = row.cells == [""] ? "an empty line" : "\(row.cells.count) cell\(row.cells.count == 1 ? "" : "s")"
        throw Problem(Place(file, line: row.line), what, allowed: "\(columns) cells in each row")
      }
      rows.append(row)
    }
    return rows
  }

  private init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  private mutating func row() throws -> Row? {
    guard position < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == Self.comma { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline { position += 1 }
      line += 1
      break
    }
    return Row(line: start, cells: cells)
  }

  private mutating func cell() throws -> String {
    if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
    let start = position
    while position < bytes.count, !Self.ends.contains(bytes[position]) {
      if bytes[position] == Self.quote {
        throw Problem(Place(file, line: line), "a quote inside a cell", allowed: "quotes around the whole cell")
      }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedCell() throws -> String {
    let start = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == Self.quote {
        text.append(byte)
        position += 1
        continue
      }
      guard position == bytes.count || Self.ends.contains(bytes[position]) else {
        throw Problem(Place(file, line: line), "text after a closing quote", allowed: "a comma or the end of the line")
      }
      return String(decoding: text, as: UTF8.self)
    }
    throw Problem(Place(file, line: start), "a quote that is not closed")
  }

  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  private static let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  private static let ends = [comma, newline, carriageReturn]
}
