import Foundation
import ScenarioReading
import Scenarios

extension Manifest {
  /// Returns the manifest of a folder; `nil` if it has none of ours. Throws a `FolderFault` for one that is damaged, or
  /// of another version.
  public static func read(in folder: String) throws -> Manifest? {
    let path = folder + "/" + RunFolder.manifestName
    guard try StrictFolder.kind(of: path) != nil else { return nil }
    let data = Data(try OrdinaryFile.bytes(path, atMost: mostBytes).withoutMark)
    func damaged(_ fault: ManifestFault) -> FolderFault { .init(Place(path), .manifest(fault)) }
    do {
      guard try JSONDecoder().decode(Form.self, from: data).format == formatName else { return nil }
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      throw damaged(.notJSON)
    } catch { throw damaged(.form(.init(error))) }
    let manifest: Manifest
    do { manifest = try JSONDecoder().decode(Manifest.self, from: data) } catch {
      throw damaged(.otherVersion(.init(error)))
    }
    if let fault = manifest.fault ?? manifest.designFault { throw damaged(fault) }
    return manifest
  }

  /// Returns the manifest of a finished folder. Throws `FolderFault` if it has none of ours, or one that is damaged or
  /// of another version.
  public static func finished(in folder: String) throws -> Manifest {
    if let manifest = try read(in: folder) { return manifest }
    throw FolderFault(Place(folder + "/" + RunFolder.manifestName), .noManifest)
  }

  /// Returns whether a folder holds results of ours. Throws `OutputError`.
  public static func isIn(_ folder: String) throws -> Bool { try files(listedIn: folder) != nil }

  /// Returns the names of the files that a folder's manifest lists, with its own; `nil` if there is no manifest of
  /// ours. Throws `OutputError`.
  static func files(listedIn folder: String) throws -> Set<String>? {
    guard try StrictFolder.kind(of: folder + "/" + RunFolder.manifestName) == .file,
      let bytes = try StrictFolder(opening: folder).read(RunFolder.manifestName, atMost: mostBytes),
      let manifest = try? JSONDecoder().decode(Listed.self, from: Data(bytes.withoutMark)),
      manifest.format == formatName
    else { return nil }
    return Set(manifest.files.map(\.path)).union([RunFolder.manifestName])
  }

  private static let formatName = "tuckman results"
  /// The largest size of a manifest. A scenario has at most a megabyte, and each file is listed by some hundred bytes.
  private static let mostBytes = 100_000_000

  /// The key that tells whether a file is a manifest of ours.
  private struct Form: Decodable { let format: String? }

  /// The keys that manifests of all versions have.
  private struct Listed: Decodable {
    let format: String
    let files: [File]
  }

}

extension ManifestFault.Form {
  /// Creates the form that a decoder's error describes.
  fileprivate init(_ error: any Error) {
    func name(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context): self = .missing(key: name(context.codingPath + [key]))
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty,
      DecodingError.valueNotFound(_, let context) where context.codingPath.isEmpty:
      self = .noObject
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      self = .unreadable(key: context.codingPath.isEmpty ? nil : name(context.codingPath))
    default: self = .unreadable(key: nil)
    }
  }
}

// MARK: Impossible contents

extension Manifest {
  /// The content that no program of ours writes; `nil` if there is none. Numbers are used in calculations later.
  private var fault: ManifestFault? {
    if let fault = Self.fault(in: files) { return fault }
    let counts: [(name: String, value: Int, allowed: ClosedRange<Int>)] =
      [
        ("replicates", replicates, 1...Self.most - Int(firstReplicate)), ("failed_runs", failedRuns, 0...Self.mostRuns),
        ("threads", threads, 0...1_000_000), ("arithmetic.version", arithmetic.version, 0...1_000_000),
      ]
      + (sweep.map {
        [
          ("sweep.points", $0.points, 1...Self.most), ("sweep.runs", $0.runs, 0...Self.mostRuns),
          ("sweep.same_trajectories", $0.sameTrajectories, 0...Self.mostRuns),
          ("sweep.runs_per_cell", $0.runsPerCell, 1...1_000_000),
        ]
      } ?? [])
    if let count = counts.first(where: { !$0.allowed.contains($0.value) }) {
      return .count(name: count.name, count.value)
    }
    if let runs = files.first(where: { $0.path == "runs.csv" })?.rows, runs != sweep?.runs ?? replicates {
      return .runs(sweep?.runs ?? replicates, rows: runs)
    }
    let failures = files.first { $0.path == "failures.csv" }
    if (failures == nil) != (failedRuns == 0) || failures?.rows.map({ $0 != failedRuns }) ?? false {
      return .failures(said: failedRuns)
    }
    if record.isEmpty { return .noTable }
    if let name = record.first(where: { RecordedTable(rawValue: $0) == nil }) { return .unknownTable(name) }
    let words: [(name: String, value: String, allowed: [String])] = [
      ("arithmetic.precision", arithmetic.precision, ["double", "float"]),
      ("arithmetic.acts", arithmetic.acts, ActsMode.allCases.map(\.rawValue) + [Arithmetic.mixedActs]),
    ]
    if let word = words.first(where: { !$0.allowed.contains($0.value) }) {
      return .word(name: word.name, word.value)
    }
    if let setHash, setHash != Self.hash(ofSet: set) { return .settings }
    let hashes = [scenario.sha256] + (inputs + files).map(\.sha256)
    if let hash = hashes.first(where: { !Self.isHash($0) }) { return .hash(hash) }
    let copies = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    if let input = inputs.first(where: { $0.copy != nil && copies[$0.copy ?? ""] != $0.sha256 }) {
      return .noCopy(path: input.path)
    }
    return sha256(Array(scenarioText.utf8)) == scenario.sha256 ? nil : .scenarioText(path: scenario.path)
  }

  /// The difference between its tables and scenario and its own entries about points and replicates; `nil` if there is
  /// none.
  private var designFault: ManifestFault? {
    let points = files.first { $0.path == SweepPointTable.file }
    guard let sweep else { return points.map { .noSweep(table: $0.path) } }
    guard let says = ScenarioReader.fields(ofText: scenarioText) else { return .noScenario }
    let most = says["design.until.max"]
    let (runs, isTooMany) = sweep.points.multipliedReportingOverflow(by: replicates)
    let facts: [(name: String, said: String, known: String)] = [
      ("sweep.luck", sweep.luck, says["design.luck"] ?? Design.Sharing.shared.rawValue),
      ("sweep.method", sweep.method, says["design.method"] ?? Design.Method.grid.rawValue),
      ("sweep.points", String(sweep.points), String(points?.rows ?? sweep.points)),
      ("first_replicate", String(firstReplicate), "0"),
      ("replicates", String(replicates), most ?? String(replicates)),
      ("sweep.runs", String(sweep.runs), most != nil ? String(sweep.runs) : isTooMany ? "" : String(runs)),
      ("sweep.replicates", sweep.replicates, most != nil ? sweep.replicates : counted(replicates, "replicate")),
    ]
    return facts.first { $0.said != $0.known }.map { .design(name: $0.name, said: $0.said, known: $0.known) }
  }

  private static let most = 1 << 32
  private static let mostRuns = 1 << 50

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func fault(in files: [File]) -> ManifestFault? {
    var seen: Set<String> = []
    for file in files {
      guard isName(file.path) else { return .notInFolder(file.path) }
      guard seen.insert(file.path).inserted else { return .listedTwice(file.path) }
      if let rows = file.rows, !(0...mostRuns).contains(rows) { return .rows(file: file.path, rows) }
    }
    return nil
  }

  /// Returns whether a path is that of a file in the folder, or in the folder of its inputs.
  private static func isName(_ path: String) -> Bool {
    let name = path.hasPrefix(KeptInputs.prefix) ? path.dropFirst(KeptInputs.prefix.count) : path[...]
    return !name.isEmpty && name != "." && name != ".." && path != RunFolder.manifestName
      && name.utf8.allSatisfy { $0 != 0x2F && $0 >= 0x20 && $0 != 0x7F }
  }
}
