/// The columns of a table, for its file and for the data package.
public struct Table: Sendable, Equatable {
  /// The file's name without `.csv`.
  public let name: String
  /// The meaning of one row.
  public let meaning: String
  /// The columns in order.
  public let columns: [Column]
  /// The number of first columns that identify a row.
  public let keys: Int

  /// Creates a table.
  public init(name: String, meaning: String, keys: Int, columns: [Column]) {
    self.name = name
    self.meaning = meaning
    self.keys = keys
    self.columns = columns
  }

  /// The name of the file.
  public var file: String { name + ".csv" }

  /// The approximate size of a row, in bytes.
  public var usualRowBytes: Double { columns.reduce(0) { $0 + $1.kind.usualBytes } }

  /// The header line.
  public var header: [UInt8] {
    var row = CSVRows()
    for column in columns { row.append(column.name) }
    row.end()
    return row.bytes
  }
}

/// One column of a table.
public struct Column: Sendable, Equatable {
  /// The type of a cell, in the terms of Frictionless Data.
  public enum Kind: String, Sendable {
    case integer, number, string, boolean

    /// The approximate size of a cell with its comma, in bytes.
    var usualBytes: Double {
      switch self {
      case .integer: 3
      case .number: 19
      case .string: 9
      case .boolean: 2
      }
    }
  }

  /// The name in the header.
  public let name: String
  /// The type of a cell.
  public let kind: Kind
  /// The unit; `1` for a pure number, `text` for words.
  public let unit: String
  /// The meaning, in words.
  public let meaning: String
  /// Whether its text is the user's own, such as names, and so may begin like a formula.
  public let isFree: Bool

  /// Returns the column under another name.
  public func renamed(_ name: String) -> Column { Column(name, kind, unit: unit, meaning, isFree: isFree) }

  /// Creates a column.
  public init(_ name: String, _ kind: Kind, unit: String, _ meaning: String, isFree: Bool = false) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.isFree = isFree
  }
}
