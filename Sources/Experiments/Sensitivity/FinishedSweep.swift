import Foundation
import Machine
import Recording
import Scenarios

/// A sweep in a folder, finished, with its design: what is analysed afterwards.
public struct FinishedSweep: Sendable {
  /// Its folder.
  public let results: ResultFolder
  /// How its points came about.
  public let design: Design
  /// What was swept.
  public let scenario: Scenario
  /// How many points the method made; extra ones come after them.
  public let points: Int
  /// The columns of `runs.csv` that are numbers of a run.
  public let metrics: [String]

  /// Columns of `runs.csv` that are no numbers of a run, beside what is varied.
  private static let others: Set<String> = ["run_id", "point_id", "replicate", "seed", "status", "stage_path"]

  /// Reads what is in a folder. Throws `Problem` or `Problems` where there is no sweep or its tables are not as they were
  /// written.
  public init(_ results: ResultFolder) throws {
    self.results = results
    let (folder, manifest) = (results.path, results.manifest)
    guard let sweep = manifest.sweep else {
      throw Problem(
        Place(folder), "these are results of `tuckman run`, of one scenario alone", allowed: "the folder of a sweep",
        hint: "give the scenario a design: and use `tuckman sweep run`")
    }
    let file = try results.check.scenarioFile(results.check.keptInputs())
    guard let design = file.design else {
      throw Problem(Place(folder + "/" + RunFolder.manifestName), "its scenario is not that of its sweep")
    }
    (scenario, self.design, points) = (file.scenario, design, sweep.points - design.extra.count)
    guard results.has(.runs) else {
      throw Problem(
        Place(folder), "the sweep has kept no runs.csv", allowed: "a sweep that records runs",
        hint: "put runs into record:, or give --record runs")
    }
    try results.check.require("points.csv")
    let known = Self.others.union(design.factors.map(\.name))
    metrics = try results.reader(.runs).columns.filter { !known.contains($0) }
    guard design.constraints.isEmpty ? points == design.methodPoints : points >= 0 else {
      throw Problem(
        Place(folder + "/points.csv"), counted(points, "point"),
        allowed: "\(design.methodPoints ?? 0), as the design says")
    }
  }

  /// Where it is.
  public var folder: String { results.path }
  /// What it says of itself.
  public var manifest: Manifest { results.manifest }
  /// What the scenario is.
  public var title: String { scenario.title }

  /// The place of each of the method's points in every factor: the number, or which of its values a category has.
  func places() throws -> [[Double]] {
    let reader = try results.reader(file: "points.csv")
    let columns = try design.factors.map { try reader.place(of: $0.name) }
    var places: [[Double]] = []
    places.reserveCapacity(points)
    while places.count < points, try reader.next() {
      places.append(
        try zip(design.factors, columns).map { factor, column in
          guard !factor.isNumber else { return try reader.number(column) }
          let text = reader.text(column)
          guard case .values(let values) = factor.domain,
            let place = values.firstIndex(where: { $0.description == text })
          else {
            throw Problem(
              Place(reader.path, line: reader.line), "\(factor.name) is '\(text)', which the design does not have")
          }
          return Double(place)
        })
    }
    return places
  }
}

/// The sweep in a folder is not finished.
public struct UnfinishedSweep: Error, Sendable {
  /// The folder.
  public let path: String

  package init(path: String) { self.path = path }
}
