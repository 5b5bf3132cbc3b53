import Foundation
import Recording
import Scenarios

/// A sweep in a folder, finished, with its design: what is analysed afterwards.
public struct FinishedSweep: Sendable {
  /// The folder.
  public let folder: String
  /// What it says of itself.
  public let manifest: Manifest
  /// How its points came about.
  public let design: Design
  /// What the scenario is.
  public let title: String
  /// How many points the method made; extra ones come after them.
  public let points: Int
  /// The columns of `runs.csv` that are numbers of a run.
  public let metrics: [String]

  /// Columns of `runs.csv` that are no numbers of a run, beside what is varied.
  private static let others: Set<String> = ["run_id", "point_id", "replicate", "seed", "status", "stage_path"]

  /// Reads what is in a folder. Throws `Problems` where there is no sweep or its tables are not as they were written, and
  /// `UnfinishedSweep`.
  public init(reading folder: String) throws {
    self.folder = folder
    let place = Place(folder)
    let manifest: Manifest?
    do { manifest = try Manifest.read(in: folder) } catch is DecodingError {
      throw Problems([Problem(Place(folder + "/" + RunFolder.manifestName), "the manifest is of another version")])
    }
    let isSweep = ((try? SweepFolder.identity(in: folder)) ?? nil) != nil
    guard let manifest else {
      if isSweep { throw UnfinishedSweep(path: folder) }
      throw Problems([
        Problem(place, "there is no sweep here", allowed: "the folder of a sweep that is finished")
      ])
    }
    guard let sweep = manifest.sweep else {
      throw Problems([
        Problem(
          place, "these are results of `tuckman run`, of one scenario alone", allowed: "the folder of a sweep",
          hint: "give the scenario a design: and use `tuckman sweep run`")
      ])
    }
    self.manifest = manifest
    let file = try ScenarioReader.read(
      InputFile(path: manifest.scenario.path, bytes: Array(manifest.scenarioText.utf8)), settings: manifest.set)
    guard let design = file.design, design.method.rawValue == sweep.method else {
      throw Problems([Problem(Place(folder + "/" + RunFolder.manifestName), "its scenario is not that of its sweep")])
    }
    (self.design, title, points) = (design, file.scenario.title, sweep.points - design.extra.count)
    do {
      try Self.requireUnchanged("points.csv", folder, manifest)
      try Self.requireUnchanged("runs.csv", folder, manifest)
      let known = Self.others.union(design.factors.map(\.name))
      metrics = try TableReader(reading: folder + "/runs.csv").columns.filter { !known.contains($0) }
    } catch let problem as Problem { throw Problems([problem]) }
    guard design.constraints.isEmpty ? points == design.methodPoints : points >= 0 else {
      throw Problems([
        Problem(
          Place(folder + "/points.csv"), counted(points, "point"),
          allowed: "\(design.methodPoints ?? 0), as the design says")
      ])
    }
  }

  /// Whether a table is there and is what was written.
  private static func requireUnchanged(_ name: String, _ folder: String, _ manifest: Manifest) throws {
    let again = "`tuckman sweep run \(manifest.scenario.path) --out \(folder)` writes it again from the cells"
    guard let file = manifest.files.first(where: { $0.path == name }) else {
      throw Problem(
        Place(folder), "the sweep has kept no \(name)", allowed: "a sweep that records runs",
        hint: "put runs into record:, or give --record runs")
    }
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(Place(path), "there is no such file", hint: again)
    }
    guard try sha256(ofFile: path) == file.sha256 else {
      throw Problem(
        Place(path), "its bytes are not those of the manifest", allowed: "the table as it was written", hint: again)
    }
  }

  /// The place of each of the method's points in every factor: the number, or which of its values a category has.
  func places() throws -> [[Double]] {
    let reader = try TableReader(reading: folder + "/points.csv")
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
