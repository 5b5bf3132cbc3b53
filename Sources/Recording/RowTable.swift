/// A table whose columns and cells are declared together. Each column has its description and the closure that gives
/// its value in a row.
public struct RowTable<Row>: Sendable {
  /// Adjacent columns, and the closure that writes their cells of a row.
  public struct Cells: Sendable {
    package let columns: [Column]
    package let write: @Sendable (Row, inout CSVRows) -> Void

    package init(_ columns: [Column], _ write: @escaping @Sendable (Row, inout CSVRows) -> Void) {
      (self.columns, self.write) = (columns, write)
    }
  }

  /// The description of the table.
  public let table: Table
  private let writers: [@Sendable (Row, inout CSVRows) -> Void]

  /// Creates a table from cells, in the order of the file. The first `keys` columns identify a row.
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

/// A row that declares its own columns.
public protocol TableRow: Sendable {
  /// The columns, and the closures that give their cells.
  static var columns: RowTable<Self> { get }
}

extension TableRow {
  /// The table to which the row belongs.
  public static var table: Table { columns.table }

  /// Appends the row to others of its table.
  public func append(to rows: inout CSVRows) { Self.columns.append(self, to: &rows) }
}

extension RowTable.Cells {
  /// Returns a column of numbers; empty if missing or not finite.
  public static func number(
    _ name: String, unit: String = "1", _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Self {
    Self([Column(name, .number, unit: unit, meaning)]) { $1.append(value($0)) }
  }

  /// Returns a column of whole numbers; empty if missing.
  public static func whole(
    _ name: String, unit: String = "1", _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
  ) -> Self {
    Self([Column(name, .integer, unit: unit, meaning)]) { $1.append(value($0)) }
  }

  /// Returns a column of seeds, which may exceed the range of `Int`.
  public static func seed(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> UInt64) -> Self {
    Self([Column(name, .integer, unit: "1", meaning)]) { $1.append(value($0)) }
  }

  /// Returns a column of true and false.
  public static func flag(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool?) -> Self {
    Self([Column(name, .boolean, unit: "1", meaning)]) { $1.append(value($0)) }
  }

  /// Returns a column of the program's words.
  public static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self([Column(name, .string, unit: "text", meaning)]) { $1.append(value($0)) }
  }

  /// Returns a column of the user's words, which may begin like a formula.
  public static func free(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self([Column(name, .string, unit: "text", meaning, isFree: true)]) { $1.append(value($0)) }
  }

  /// Returns a column of the user's words that were made a cell before, for many rows.
  package static func cell(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> CSVRows) -> Self {
    Self([Column(name, .string, unit: "text", meaning, isFree: true)]) { $1.append(cells: value($0)) }
  }

  /// Returns several columns, whose cells one closure writes.
  public static func cells(_ columns: [Column], _ write: @escaping @Sendable (Row, inout CSVRows) -> Void) -> Self {
    Self(columns, write)
  }

  /// Returns columns of numbers in their order, which are faster than one by one.
  public static func numbers(_ columns: [Column], _ values: @escaping @Sendable (Row) -> ArraySlice<Double>) -> Self {
    Self(columns) { $1.append(values($0)) }
  }

  /// Returns the column of the run, by name alone.
  package static func runID(_ cell: @escaping @Sendable (Row) -> CSVRows) -> Self {
    Self([Tables.runID]) { $1.append(cells: cell($0)) }
  }

  /// Returns the columns of the run by name, point and replicate.
  public static func run(_ run: @escaping @Sendable (Row) -> RunID) -> Self {
    Self(Tables.run) { row, rows in
      let run = run(row)
      rows.append(run)
      rows.append(run.point)
      rows.append(Int(run.replicate))
    }
  }
}
