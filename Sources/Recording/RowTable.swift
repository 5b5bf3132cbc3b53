/// A table whose columns and cells are declared together: each column says what it is and what gives its value in a row.
public struct RowTable<Row>: Sendable {
  /// Columns that stand side by side, and what writes their cells of a row.
  public struct Cells: Sendable {
    let columns: [Column]
    let write: @Sendable (Row, inout CSVRows) -> Void

    init(_ columns: [Column], _ write: @escaping @Sendable (Row, inout CSVRows) -> Void) {
      (self.columns, self.write) = (columns, write)
    }
  }

  /// The table that the file holds.
  public let table: Table
  private let writers: [@Sendable (Row, inout CSVRows) -> Void]

  /// A table of cells, in the order of the file. The first `keys` columns identify a row.
  public init(name: String, meaning: String, keys: Int, _ cells: [Cells]) {
    table = Table(name: name, meaning: meaning, keys: keys, columns: cells.flatMap(\.columns))
    writers = cells.map(\.write)
  }

  /// Appends a row.
  public func append(_ row: Row, to rows: inout CSVRows) {
    for write in writers { write(row, &rows) }
    rows.end()
  }
}

/// A row that says what its columns are.
public protocol TableRow: Sendable {
  /// Its columns, and what gives their cells.
  static var columns: RowTable<Self> { get }
}

extension TableRow {
  /// The table that it is a row of.
  public static var table: Table { columns.table }

  /// Appends the row to others of its table.
  public func append(to rows: inout CSVRows) { Self.columns.append(self, to: &rows) }
}

extension RowTable.Cells {
  /// A number; empty where it is missing or not finite.
  public static func number(
    _ name: String, unit: String = "1", _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Self {
    Self([Column(name, .number, unit: unit, meaning)]) { $1.append(value($0)) }
  }

  /// A whole number; empty where it is missing.
  public static func whole(
    _ name: String, unit: String = "1", _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
  ) -> Self {
    Self([Column(name, .integer, unit: unit, meaning)]) { $1.append(value($0)) }
  }

  /// A seed, which may be above the whole numbers.
  public static func seed(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> UInt64) -> Self {
    Self([Column(name, .integer, unit: "1", meaning)]) { $1.append(value($0)) }
  }

  /// True or false.
  public static func flag(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool?) -> Self {
    Self([Column(name, .boolean, unit: "1", meaning)]) { $1.append(value($0)) }
  }

  /// Words of the program.
  public static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self([Column(name, .string, unit: "text", meaning)]) { $1.append(value($0)) }
  }

  /// Words of the user, which may begin like a formula.
  public static func free(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self([Column(name, .string, unit: "text", meaning, isFree: true)]) { $1.append(value($0)) }
  }

  /// Words of the user that were made a cell before, for many rows.
  static func cell(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> CSVRows) -> Self {
    Self([Column(name, .string, unit: "text", meaning, isFree: true)]) { $1.append(cells: value($0)) }
  }

  /// Cells of several columns by one closure, which writes as many.
  public static func cells(_ columns: [Column], _ write: @escaping @Sendable (Row, inout CSVRows) -> Void) -> Self {
    Self(columns, write)
  }

  /// Numbers in the order of their columns: faster than one by one.
  public static func numbers(_ columns: [Column], _ values: @escaping @Sendable (Row) -> ArraySlice<Double>) -> Self {
    Self(columns) { $1.append(values($0)) }
  }

  /// The run, by name alone.
  static func runID(_ cell: @escaping @Sendable (Row) -> CSVRows) -> Self {
    Self([Tables.runID]) { $1.append(cells: cell($0)) }
  }

  /// The run by name, point and replicate.
  public static func run(_ run: @escaping @Sendable (Row) -> RunID) -> Self {
    Self(Tables.run) { row, rows in
      let run = run(row)
      rows.append(run)
      rows.append(run.point)
      rows.append(Int(run.replicate))
    }
  }
}
