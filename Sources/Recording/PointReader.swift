import ScenarioReading
import Scenarios

/// Reads `points.csv` of a sweep point by point: memory does not grow with them.
public struct PointReader {
  /// The names of what varies, in order.
  public let names: [String]
  /// The table.
  public let table: TableReader
  private let id: Int
  private let columns: [Int]
  private var next = 0

  /// Creates one from a finished sweep. Throws `FolderFault`.
  public init(_ folder: ResultFolder) throws {
    table = try folder.reader(file: SweepPointTable.file)
    id = try table.place(of: "point_id")
    let all = table.columns
    let id = id
    columns = all.indices.filter { place in
      place != id && !all.contains { LevelColumn.isOne(all[place], ofFactor: $0) }
    }
    names = columns.map { all[$0] }
  }

  /// The values of the next point, whose id is the number of those before it; nothing at the end. Throws `FolderFault`.
  public mutating func values() throws -> [String]? {
    guard try table.next() else { return nil }
    guard try table.whole(id) == next else {
      throw FolderFault(table, .notNext(table.text(id), next))
    }
    next += 1
    return columns.map(table.text)
  }
}

/// `points.csv`, and what varies as columns of other tables.
public enum SweepPointTable {
  /// Its name.
  public static let name = "points"
  /// The file.
  public static let file = name + ".csv"

  /// The name of a column of what varies beside the columns of a table, which may have one of the name.
  public static func name(_ factor: String, beside columns: [String]) -> String {
    columns.contains(factor) ? "varied." + factor : factor
  }
}
