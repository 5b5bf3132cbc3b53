import ScenarioReading
import Scenarios

/// The description of a folder of tables, as a Frictionless data package: every file, every column with type, unit and
/// description.
public struct DataPackage: Encodable, Sendable {
  private struct Resource: Encodable {
    let name: String
    let path: String
    let description: String
    let profile = "tabular-data-resource"
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    let schema: Schema
  }

  private struct Schema: Encodable {
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]?
  }

  private struct Field: Encodable {
    let name: String
    let type: String
    let unit: String
    let description: String
    let trueValues: [String]?
    let falseValues: [String]?

    init(_ column: Column) {
      (name, type, unit) = (column.name, column.kind.rawValue, column.unit)
      description = column.meaning + (column.isFree ? "; " + FormulaGuard.words : "")
      trueValues = column.kind == .boolean ? ["1"] : nil
      falseValues = column.kind == .boolean ? ["0"] : nil
    }
  }

  private let name: String
  private let title: String
  private let profile = "tabular-data-package"
  private let resources: [Resource]

  /// Creates the description of tables.
  ///
  /// - Parameters:
  ///   - title: the title of the scenario.
  ///   - tables: all tables of the folder.
  public init(title: String, tables: [Table]) {
    name = "tuckman-results"
    self.title = title
    resources = tables.map { table in
      Resource(
        name: table.name, path: table.file, description: table.meaning,
        schema: Schema(
          fields: table.columns.map(Field.init),
          primaryKey: table.keys > 0 ? table.columns.prefix(table.keys).map(\.name) : nil))
    }
  }
}
