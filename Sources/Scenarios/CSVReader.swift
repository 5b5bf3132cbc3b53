/// Reads a whole file of CSV (RFC 4180) of a known header: other encodings, separators and ragged rows are refused with
/// their line.
struct CSVReader {
  /// A row with the line it begins on.
  struct Row {
    let line: Int
    let cells: [String]
  }

  static let mostBytes = 64_000_000

  private var scanner: CSVScanner

  /// The rows below the header. Throws a `Problem`.
  static func rows(of input: InputFile, header: [String]) throws -> [Row] {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(scanner: CSVScanner(file: input.path, bytes: input.bytes, isWhole: true))
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), "the file is empty", allowed: "the header " + header.joined(separator: ","))
    }
    guard first.cells == header else {
      throw Problem(
        Place(input.path, line: 1), "the header is \(first.cells.joined(separator: ",").shortened)",
        allowed: header.joined(separator: ","), hint: CSVHint.header(first.cells))
    }
    return try reader.rest(columns: header.count)
  }

  /// The header and the rows below it, of a table of any columns. Throws a `Problem`.
  static func table(of input: InputFile) throws -> (header: [String], rows: [Row]) {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(scanner: CSVScanner(file: input.path, bytes: input.bytes, isWhole: true))
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), "the file is empty", allowed: "a header with names")
    }
    if let hint = CSVHint.header(first.cells) {
      throw Problem(
        Place(input.path, line: 1), "the header is \(first.cells.joined(separator: ",").shortened)",
        allowed: "names separated by commas", hint: hint)
    }
    return (first.cells, try reader.rest(columns: first.cells.count))
  }

  private mutating func rest(columns: Int) throws -> [Row] {
    var rows: [Row] = []
    while let row = try row() {
      guard row.cells.count == columns else {
        let what = row.cells == [""] ? "an empty line" : counted(row.cells.count, "cell")
        throw Problem(
          Place(scanner.file, line: row.line), what, allowed: "\(counted(columns, "cell")) in each row",
          hint: CSVHint.row(row.cells, columns: columns))
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func row() throws -> Row? {
    guard try scanner.next() == .row else { return nil }
    return Row(line: scanner.rowLine, cells: scanner.cells.map(scanner.text))
  }
}
