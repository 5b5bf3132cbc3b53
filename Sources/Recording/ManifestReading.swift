import Foundation
import Scenarios

extension Manifest {
  /// The manifest of a folder; nothing where there is none of ours. Throws a `Problem` for one that is damaged, or of another
  /// version.
  public static func read(in folder: String) throws -> Manifest? {
    let path = folder + "/" + RunFolder.manifestName
    guard try StrictFolder.kind(of: path) != nil else { return nil }
    let data = Data(try OrdinaryFile.bytes(path, atMost: mostBytes).withoutMark)
    let place = Place(path)
    func damaged(_ what: String) -> Problem {
      Problem(place, "the manifest is damaged\(what)", allowed: "manifest.json as it was written")
    }
    do {
      guard try JSONDecoder().decode(Form.self, from: data).format == formatName else { return nil }
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      throw damaged(": this is not JSON")
    } catch { throw damaged(": \(words(error))") }
    let manifest: Manifest
    do { manifest = try JSONDecoder().decode(Manifest.self, from: data) } catch {
      throw damaged(", or of another version of tuckman: \(words(error))")
    }
    if let fault = manifest.fault ?? manifest.designFault { throw damaged(": \(fault)") }
    return manifest
  }

  /// The manifest of a finished folder. Throws `Problem` where there is none of ours, and for one that is damaged or of
  /// another version.
  public static func finished(in folder: String) throws -> Manifest {
    if let manifest = try read(in: folder) { return manifest }
    throw Problem(
      Place(folder + "/" + RunFolder.manifestName), "there is no manifest of results here",
      allowed: "a finished folder of `run` or `sweep`")
  }

  /// Whether a folder holds results of ours. Throws `OutputError`.
  public static func isIn(_ folder: String) throws -> Bool { try files(listedIn: folder) != nil }

  /// The names of the files that a folder's manifest lists, with its own; nothing if there is no manifest of ours. Throws
  /// `OutputError`.
  static func files(listedIn folder: String) throws -> Set<String>? {
    guard try StrictFolder.kind(of: folder + "/" + RunFolder.manifestName) == .file,
      let bytes = try StrictFolder(opening: folder).read(RunFolder.manifestName, atMost: mostBytes),
      let manifest = try? JSONDecoder().decode(Listed.self, from: Data(bytes.withoutMark)),
      manifest.format == formatName
    else { return nil }
    return Set(manifest.files.map(\.path)).union([RunFolder.manifestName])
  }

  private static let formatName = "tuckman results"
  /// A scenario has at most a megabyte, and files are listed by some hundred bytes each.
  private static let mostBytes = 100_000_000

  /// What says whether a file is a manifest of ours.
  private struct Form: Decodable { let format: String? }

  /// What manifests of all versions have.
  private struct Listed: Decodable {
    let format: String
    let files: [File]
  }

  private static func words(_ error: any Error) -> String {
    func name(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context): return "'\(name(context.codingPath + [key]))' is missing"
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty,
      DecodingError.valueNotFound(_, let context) where context.codingPath.isEmpty:
      return "this is JSON, but no object"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it cannot be read" : "'\(name(context.codingPath))' cannot be read"
    default: return "it cannot be read"
    }
  }
}

// MARK: What cannot be

extension Manifest {
  /// What no program of ours writes, in words, if anything: numbers are counted with later.
  private var fault: String? {
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
      return "'\(count.name)' is \(count.value)"
    }
    if let runs = files.first(where: { $0.path == "runs.csv" })?.rows, runs != sweep?.runs ?? replicates {
      return "it says of \(sweep?.runs ?? replicates) runs, and of \(runs) rows of runs.csv"
    }
    let failures = files.first { $0.path == "failures.csv" }
    if (failures == nil) != (failedRuns == 0) || failures?.rows.map({ $0 != failedRuns }) ?? false {
      return "'failed_runs' is \(failedRuns), and failures.csv says otherwise"
    }
    if record.isEmpty { return "'record' names no table" }
    if let name = record.first(where: { RecordedTable(rawValue: $0) == nil }) {
      return "'record' names '\(name.shortened)', which is no table"
    }
    let words: [(name: String, value: String, allowed: [String])] = [
      ("arithmetic.precision", arithmetic.precision, ["double", "float"]),
      ("arithmetic.acts", arithmetic.acts, ActsMode.allCases.map(\.rawValue) + [Arithmetic.mixedActs]),
    ]
    if let word = words.first(where: { !$0.allowed.contains($0.value) }) {
      return "'\(word.name)' is '\(word.value.shortened)'"
    }
    if let setHash, setHash != Self.hash(ofSet: set) { return "'set' is not what its hash says" }
    let hashes = [scenario.sha256] + (inputs + files).map(\.sha256)
    if let hash = hashes.first(where: { !Self.isHash($0) }) { return "'\(hash.shortened)' is no SHA-256" }
    let copies = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    if let input = inputs.first(where: { $0.copy != nil && copies[$0.copy ?? ""] != $0.sha256 }) {
      return "it does not list the copy of \(input.path.shortened)"
    }
    guard sha256(Array(scenarioText.utf8)) != scenario.sha256 else { return nil }
    return "the text of \(scenario.path.shortened) in it is not the one whose hash it has"
  }

  /// What its points and replicates are by its tables and its scenario, and are not by what it says of them; in words.
  private var designFault: String? {
    let points = files.first { $0.path == SweepPointTable.file }
    guard let sweep else { return points == nil ? nil : "it lists \(SweepPointTable.file), and has no 'sweep'" }
    guard let says = ScenarioReader.fields(ofText: scenarioText) else { return "its scenario cannot be read" }
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
    return facts.first { $0.said != $0.known }.map {
      "'\($0.name)' is \($0.said.shortened), and its scenario and tables say \($0.known)"
    }
  }

  private static let most = 1 << 32
  private static let mostRuns = 1 << 50

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func fault(in files: [File]) -> String? {
    var seen: Set<String> = []
    for file in files {
      guard isName(file.path) else { return "it lists '\(file.path.shortened)', which is no file of the folder" }
      guard seen.insert(file.path).inserted else { return "it lists '\(file.path.shortened)' twice" }
      if let rows = file.rows, !(0...mostRuns).contains(rows) { return "'\(file.path.shortened)' has \(rows) rows" }
    }
    return nil
  }

  /// Whether a path is that of a file in the folder, or in the one of its inputs.
  private static func isName(_ path: String) -> Bool {
    let name = path.hasPrefix(KeptInputs.prefix) ? path.dropFirst(KeptInputs.prefix.count) : path[...]
    return !name.isEmpty && name != "." && name != ".." && path != RunFolder.manifestName
      && name.utf8.allSatisfy { $0 != 0x2F && $0 >= 0x20 && $0 != 0x7F }
  }
}
