import Scenarios

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
  static func rows(of input: InputFile, header: [String]) throws(Problem) -> [Row] {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(scanner: CSVScanner(file: input.path, bytes: input.bytes, isWhole: true))
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), .table(.empty(header: header)))
    }
    guard first.cells == header else {
      throw Problem(Place(input.path, line: 1), .table(.header(first.cells, wanted: header)))
    }
    return try reader.rest(columns: header.count)
  }

  /// The header and the rows below it, of a table of any columns. Throws a `Problem`.
  static func table(of input: InputFile) throws(Problem) -> (header: [String], rows: [Row]) {
    try requireText(input.bytes, file: input.path, mostBytes: mostBytes)
    var reader = CSVReader(scanner: CSVScanner(file: input.path, bytes: input.bytes, isWhole: true))
    guard let first = try reader.row() else {
      throw Problem(Place(input.path), .table(.empty()))
    }
    guard CSVHint.header(first.cells) == nil else {
      throw Problem(Place(input.path, line: 1), .table(.header(first.cells)))
    }
    return (first.cells, try reader.rest(columns: first.cells.count))
  }

  private mutating func rest(columns: Int) throws(Problem) -> [Row] {
    var rows: [Row] = []
    while let row = try row() {
      guard row.cells.count == columns else {
        throw Problem(Place(scanner.file, line: row.line), .table(.row(row.cells, columns: columns)))
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func row() throws(Problem) -> Row? {
    guard try scanner.next() == .row else { return nil }
    return Row(line: scanner.rowLine, cells: scanner.cells.map(scanner.text))
  }
}
