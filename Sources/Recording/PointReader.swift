import ScenarioReading
import Scenarios

/// A reader of a sweep's `points.csv`, point by point. Memory does not grow with the points.
public struct PointReader {
  /// The names of the factors, in order.
  public let names: [String]
  /// The table.
  public let table: TableReader
  private let id: Int
  private let columns: [Int]
  private var next = 0

  /// Opens the points of a finished sweep. Throws `FolderFault`.
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

  /// Returns the values of the next point, whose id is the number of points before it; `nil` at the end. Throws
  /// `FolderFault`.
  public mutating func values() throws -> [String]? {
    guard try table.next() else { return nil }
    guard try table.whole(id) == next else {
      throw FolderFault(table, .notNext(table.text(id), next))
    }
    next += 1
    return columns.map(table.text)
  }
}

/// The table `points.csv`, and the factors as columns of other tables.
public enum SweepPointTable {
  /// The name of the table.
  public static let name = "points"
  /// The name of the file.
  public static let file = name + ".csv"

  /// Returns the name of a factor's column beside the columns of a table, one of which may have the factor's name.
  public static func name(_ factor: String, beside columns: [String]) -> String {
    columns.contains(factor) ? "varied." + factor : factor
  }
}
