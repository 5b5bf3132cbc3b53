import Foundation
import Recording
import ScenarioReading
import Scenarios

/// A folder of results by hand: tables as given, with the manifest and the description that readers ask for.
final class MadeRuns: Sendable {
  let path: String

  init(_ tables: [String: String], replicates: Int = 4) throws {
    path = NSTemporaryDirectory() + "/tuckman-figures-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in tables { try text.write(toFile: path + "/\(name).csv", atomically: true, encoding: .utf8) }
    let names = tables.keys.sorted()
    let description = Self.description(tables)
    var files = names.map { Manifest.File(path: $0 + ".csv", sha256: sha256(Array((tables[$0] ?? "").utf8))) }
    files.append(.init(path: "datapackage.json", sha256: sha256(Array(description.utf8))))
    let scenario = "scenario: s\n"
    var manifest = Manifest(
      version: "0", platform: "", scenario: .init(path: "s.yaml", sha256: sha256(Array(scenario.utf8))),
      scenarioText: scenario, inputs: [], set: [], seed: 1, replicates: replicates,
      record: ["runs"] + names.filter { $0 != "runs" && RecordedTable(rawValue: $0) != nil },
      arithmetic: .init(precision: "double", kernel: "", version: 0, acts: "sampled", blas: "", model: nil))
    manifest.files = files
    if let points = tables["points"]?.split(separator: "\n").dropFirst().count {
      manifest.sweep = .init(
        method: "grid", points: points, runs: points * replicates, luck: "shared",
        replicates: counted(replicates, "replicate"), sameTrajectories: 0, runsPerCell: 1)
    }
    try Data(json(manifest)).write(to: URL(fileURLWithPath: path + "/manifest.json"))
    try description.write(toFile: path + "/datapackage.json", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: ResultFolder { get throws { try ResultFolder(path) } }

  private static func description(_ tables: [String: String]) -> String {
    let texts: Set<String> = ["run_id", "status", "stage", "stage_path", "member", "source", "target", "kind", "cause"]
    let resources = tables.sorted { $0.key < $1.key }.map { name, text in
      let fields = text.prefix { $0 != "\n" }.split(separator: ",").map { column in
        "{\"name\": \"\(column)\", \"type\": \"\(texts.contains(String(column)) ? "string" : "number")\"}"
      }
      return "{\"path\": \"\(name).csv\", \"schema\": {\"fields\": [\(fields.joined(separator: ", "))]}}"
    }
    return "{\"title\": \"A made group\", \"resources\": [\(resources.joined(separator: ", "))]}"
  }
}
