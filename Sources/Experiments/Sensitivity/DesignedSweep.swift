import Foundation
import Machine
import Recording
import ScenarioReading
import Scenarios

/// A finished sweep with its design, for analysis.
public struct DesignedSweep: Sendable {
  /// The folder of results.
  public let results: ResultFolder
  /// The design that made its points.
  public let design: Design
  /// The scenario of the sweep.
  public let scenario: Scenario
  /// The number of points that the method made; extra ones come after them.
  public let points: Int
  /// The columns of `runs.csv` that are metrics of a run.
  public let metrics: [String]

  /// The columns of `runs.csv` that are neither metrics of a run nor factors.
  private static let others: Set<String> = ["run_id", "point_id", "replicate", "seed", "status", "stage_path"]

  /// Reads the sweep in a folder. Throws `FolderFault` or `Problems` if there is none, or if its tables are not as they
  /// were written.
  public init(_ results: ResultFolder) throws {
    self.results = results
    let (folder, manifest) = (results.path, results.manifest)
    guard let sweep = manifest.sweep else {
      throw FolderFault(Place(folder), .lack(.sweep))
    }
    let file = try results.scenarioFile()
    guard let design = file.design else {
      throw FolderFault(Place(folder + "/" + RunFolder.manifestName), .lack(.design))
    }
    (scenario, self.design, points) = (file.scenario, design, sweep.points - design.extra.count)
    guard results.has(.runs) else { throw FolderFault(Place(folder), .lack(.runsOfSweep)) }
    try results.require(SweepPointTable.file)
    let known = Self.others.union(design.factors.map(\.name))
    metrics = try results.reader(.runs).columns.filter { !known.contains($0) }
    guard design.constraints.isEmpty ? points == design.methodPoints : points >= 0 else {
      throw FolderFault(
        Place(folder + "/" + SweepPointTable.file), .table(.points(points, said: design.methodPoints ?? 0)))
    }
  }

  /// The path of the folder.
  public var folder: String { results.path }
  /// The manifest of the sweep.
  public var manifest: Manifest { results.manifest }
  /// The title of the scenario.
  public var title: String { scenario.title }

  /// Returns the position of each of the method's points in every factor: the number, or the index of a category's
  /// value.
  func places() throws -> [[Double]] {
    var reader = try PointReader(results)
    guard reader.names == design.factors.map(\.name) else {
      throw FolderFault(
        Place(reader.table.path, line: 1), .table(.otherFactors(design.factors.map(\.name))))
    }
    var places: [[Double]] = []
    places.reserveCapacity(points)
    while places.count < points, let values = try reader.values() {
      places.append(
        try zip(design.factors, values).map { factor, text in
          if let place = factor.place(of: text) { return place }
          throw FolderFault(reader.table, .unknownLevel(factor: factor.name, text))
        })
    }
    return places
  }
}

extension Factor {
  /// Returns the position of a value: the number, or the index of a category's value; `nil` if it has no such value.
  fileprivate func place(of text: String) -> Double? {
    if isNumber { return Number.parse(text) }
    guard case .values(let values) = domain else { return nil }
    return values.firstIndex { $0.description == text }.map(Double.init)
  }
}

/// A fault: the sweep in a folder is not finished.
public struct UnfinishedSweep: Error, Sendable, Equatable {
  /// The folder.
  public let path: String

  package init(path: String) { self.path = path }
}
