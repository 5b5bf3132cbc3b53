import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing

/// Manifests that no program of ours wrote.
@Suite struct ManifestReadingTests {
  /// What is read of a manifest, or what is wrong with it.
  private func read(_ json: Data) throws -> Result<Manifest?, FolderFault> {
    let path = NSTemporaryDirectory() + "/tuckman-manifest-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try json.write(to: URL(fileURLWithPath: path + "/manifest.json"))
    do { return .success(try Manifest.read(in: path)) } catch let fault as FolderFault {
      #expect(fault.place == Place(path + "/manifest.json"))
      return .failure(fault)
    }
  }

  /// What is wrong with a manifest; nothing where it is taken.
  private func fault(_ json: Data) throws -> ManifestFault? {
    guard case .failure(let fault) = try read(json), case .manifest(let what) = fault.what else { return nil }
    return what
  }

  /// The manifest of six runs or, of a sweep, of two points with six runs each, with a field that is another.
  private func manifest(ofSweep isSweep: Bool = false, _ field: String? = nil, _ value: Any = NSNull()) throws -> Data {
    let scenario = isSweep ? "scenario: s\ndesign: {vary: {faultline: [0, 0.5]}}\n" : "scenario: s\n"
    var manifest = Manifest(
      version: "0", platform: "", scenario: .init(path: "s.yaml", sha256: sha256(Array(scenario.utf8))),
      scenarioText: scenario, inputs: [], set: [], seed: 1, replicates: 6, record: ["runs"],
      arithmetic: .init(precision: "double", kernel: "", version: 0, acts: "sampled", blas: "", model: nil))
    if isSweep {
      manifest.files = [.init(path: "points.csv", sha256: sha256([]), rows: 2)]
      manifest.sweep = .init(
        method: "grid", points: 2, runs: 12, luck: "shared", replicates: "6 replicates", sameTrajectories: 0,
        runsPerCell: 1)
    }
    var object = try JSONSerialization.jsonObject(with: Data(json(manifest))) as? [String: Any] ?? [:]
    let names = field?.split(separator: ".").map(String.init) ?? []
    if names.count == 2 {
      var part = object[names[0]] as? [String: Any] ?? [:]
      part[names[1]] = value
      object[names[0]] = part
    } else if let name = names.first {
      object[name] = value
    }
    return try JSONSerialization.data(withJSONObject: object)
  }

  @Test func whatWasWrittenIsRead() throws {
    for isSweep in [false, true] {
      #expect(try read(manifest(ofSweep: isSweep)).get()?.replicates == 6)
    }
    #expect(try read(Data("{\"format\": \"of others\"}".utf8)).get() == nil)
  }

  @Test(arguments: [
    ("{\"format\": \"tuckm", ManifestFault.notJSON), ("[]", .form(.noObject)), ("null", .form(.noObject)),
    ("3", .form(.noObject)), ("{\"format\": 3}", .form(.unreadable(key: "format"))),
    ("{\"format\": \"tuckman results\"}", .otherVersion(.missing(key: "version"))),
  ])
  func whatIsNoManifestIsRefused(_ text: String, _ expected: ManifestFault) throws {
    #expect(try fault(Data(text.utf8)) == expected)
  }

  private static let zeros = String(repeating: "0", count: 64)

  /// What is changed, by the field, and what is wrong then.
  private static let faults: [(field: String, value: String, fault: ManifestFault)] = [
    ("seed", "null", .otherVersion(.unreadable(key: "seed"))), ("seed", "-1", .otherVersion(.unreadable(key: nil))),
    ("files", "{}", .otherVersion(.unreadable(key: "files"))),
    ("arithmetic", "[]", .otherVersion(.unreadable(key: "arithmetic"))),
    ("replicates", "-3", .count(name: "replicates", -3)),
    ("replicates", "9223372036854775807", .count(name: "replicates", .max)),
    ("first_replicate", "4294967295", .count(name: "replicates", 6)),
    ("failed_runs", "-9223372036854775808", .count(name: "failed_runs", .min)),
    ("failed_runs", "5", .failures(said: 5)),
    ("arithmetic.precision", "\"half\"", .word(name: "arithmetic.precision", "half")),
    ("record", "[]", .noTable), ("record", "[\"runs\", \"secrets\"]", .unknownTable("secrets")),
    ("set", "[\"faultline=1\"]", .settings),
    ("files", "[{\"path\": \"../s.yaml\", \"sha256\": \"\"}]", .notInFolder("../s.yaml")),
    ("files", "[{\"path\": \"/etc/passwd\", \"sha256\": \"\"}]", .notInFolder("/etc/passwd")),
    ("files", "[{\"path\": \"inputs/../../s.yaml\", \"sha256\": \"\"}]", .notInFolder("inputs/../../s.yaml")),
    ("files", "[{\"path\": \"a.csv\", \"sha256\": \"\", \"rows\": -1}]", .rows(file: "a.csv", -1)),
    (
      "files", "[{\"path\": \"a.csv\", \"sha256\": \"\"}, {\"path\": \"a.csv\", \"sha256\": \"\"}]",
      .listedTwice("a.csv")
    ),
    ("files", "[{\"path\": \"a.csv\", \"sha256\": \"abc\"}]", .hash("abc")),
    ("files", "[{\"path\": \"runs.csv\", \"sha256\": \"\", \"rows\": 5}]", .runs(6, rows: 5)),
    ("files", "[{\"path\": \"points.csv\", \"sha256\": \"\(zeros)\"}]", .noSweep(table: "points.csv")),
    ("scenario_text", "\"scenario: another\\n\"", .scenarioText(path: "s.yaml")),
    ("inputs", "[{\"path\": \"l.csv\", \"sha256\": \"\(zeros)\", \"copy\": \"../l.csv\"}]", .noCopy(path: "l.csv")),
  ]

  @Test(arguments: faults.indices) func oneThatCannotBeIsRefused(_ index: Int) throws {
    let (field, value, expected) = Self.faults[index]
    let object = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
    #expect(try fault(manifest(field, object)) == expected)
  }

  /// What is changed in the manifest of a sweep, so that it agrees with itself, and what is wrong then.
  private static let ofSweeps: [(field: String, value: any Sendable, fault: ManifestFault)] = [
    ("sweep.luck", "independent", .design(name: "sweep.luck", said: "independent", known: "shared")),
    ("sweep.method", "lhs", .design(name: "sweep.method", said: "lhs", known: "grid")),
    ("sweep.points", 3, .design(name: "sweep.points", said: "3", known: "2")),
    (
      "sweep.replicates", "9 replicates", .design(name: "sweep.replicates", said: "9 replicates", known: "6 replicates")
    ),
    ("replicates", 7, .design(name: "sweep.runs", said: "12", known: "14")),
    ("first_replicate", 2, .design(name: "first_replicate", said: "2", known: "0")),
  ]

  @Test(arguments: ofSweeps.indices) func oneThatIsNotItsScenarioAndTablesIsRefused(_ index: Int) throws {
    let (field, value, expected) = Self.ofSweeps[index]
    #expect(try fault(manifest(ofSweep: true, field, value)) == expected)
  }
}
