import Foundation
import Scenarios

/// What a folder of results is and how it was made, enough to make it again.
public struct Manifest: Codable, Sendable, Equatable {
  /// A file with its hash.
  public struct File: Codable, Sendable, Equatable {
    /// Its name: in the folder, or as the scenario gives it.
    public let path: String
    /// SHA-256 of its bytes, hexadecimal.
    public let sha256: String
    /// Rows below the header; nothing where it is no table of ours.
    public let rows: Int?

    /// A file with its hash.
    public init(path: String, sha256: String, rows: Int? = nil) {
      self.path = path
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// What was varied, in a sweep.
  public struct Sweep: Codable, Sendable, Equatable {
    /// How the points came about.
    public let method: String
    /// How many points and runs.
    public let points, runs: Int
    /// Whether replicates of all points share their luck.
    public let luck: String
    /// How many replicates a point has, or when it had enough.
    public let replicates: String
    /// Replicates that went the same way in every bit as another of their point.
    public let sameTrajectories: Int
    /// Most runs of a cell.
    public let runsPerCell: Int

    private enum CodingKeys: String, CodingKey {
      case method, points, runs, luck, replicates
      case sameTrajectories = "same_trajectories"
      case runsPerCell = "runs_per_cell"
    }

    /// What was varied.
    public init(
      method: String, points: Int, runs: Int, luck: String, replicates: String, sameTrajectories: Int, runsPerCell: Int
    ) {
      (self.method, self.points, self.runs, self.luck) = (method, points, runs, luck)
      (self.replicates, self.sameTrajectories, self.runsPerCell) = (replicates, sameTrajectories, runsPerCell)
    }
  }

  /// How the numbers were computed.
  public struct Arithmetic: Codable, Sendable, Equatable {
    /// `double` for the plain form.
    public let precision: String
    /// Which code computed them.
    public let kernel: String
    /// Changes whenever the same input gives other numbers.
    public let version: Int
    /// `sampled` or `mean-field`.
    public let acts: String
    /// The linear algebra library and the processor type it has picked.
    public let blas: String

    /// How the numbers were computed.
    public init(precision: String, kernel: String, version: Int, acts: String, blas: String) {
      self.precision = precision
      self.kernel = kernel
      self.version = version
      self.acts = acts
      self.blas = blas
    }
  }

  /// What this is, so that a folder is known as ours.
  public var format = "tuckman results"
  /// Version of the program.
  public var version: String
  /// The system and the processor.
  public var platform: String
  /// The scenario file as it was given, and its text.
  public var scenario: File
  /// Its text.
  public var scenarioText: String
  /// Files that the scenario names.
  public var inputs: [File]
  /// `--set` arguments, in order.
  public var set: [String]
  /// Key of all random draws.
  public var seed: UInt64
  /// The first replicate that was made.
  public var firstReplicate: UInt32
  /// How many were made.
  public var replicates: Int
  /// The tables that were asked for.
  public var record: [String]
  /// How the numbers were computed.
  public var arithmetic: Arithmetic
  /// What was varied; nothing where it was a single scenario.
  public var sweep: Sweep?
  /// How many runs were made at the same time; it changes no number.
  public var threads: Int
  /// Runs that failed.
  public var failedRuns: Int
  /// When it was begun, UTC, ISO 8601.
  public var started: String
  /// When it was ended, UTC, ISO 8601.
  public var finished: String
  /// The other files of the folder.
  public var files: [File]

  private enum CodingKeys: String, CodingKey {
    case format, version, platform, scenario, inputs, set, seed, replicates, record, arithmetic, sweep, threads,
      started,
      finished, files
    case scenarioText = "scenario_text"
    case firstReplicate = "first_replicate"
    case failedRuns = "failed_runs"
  }

  /// A manifest of runs that are not made yet.
  public init(
    version: String, platform: String, scenario: File, scenarioText: String, inputs: [File], set: [String],
    seed: UInt64, replicates: Int, record: [String], arithmetic: Arithmetic
  ) {
    (self.version, self.platform, self.scenario) = (version, platform, scenario)
    (self.scenarioText, self.inputs) = (scenarioText, inputs)
    (self.set, self.seed, self.replicates, self.record) = (set, seed, replicates, record)
    self.arithmetic = arithmetic
    (firstReplicate, threads, failedRuns, started, finished, files) = (0, 1, 0, "", "", [])
  }

  /// The manifest of a folder; nothing where there is none of ours. Throws `DecodingError` for one of another version.
  public static func read(in folder: String) throws -> Manifest? {
    guard files(listedIn: folder) != nil else { return nil }
    let url = URL(fileURLWithPath: folder).appendingPathComponent(RunFolder.manifestName)
    return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: url))
  }

  /// The manifest of a finished folder. Throws `Problem` where there is none of ours, and for one of another version.
  public static func finished(in folder: String) throws -> Manifest {
    let place = Place(folder + "/" + RunFolder.manifestName)
    do {
      if let manifest = try read(in: folder) { return manifest }
    } catch is DecodingError {
      throw Problem(place, "the manifest is of another version of tuckman")
    }
    throw Problem(place, "there is no manifest of results here", allowed: "a finished folder of `run` or `sweep`")
  }

  /// What manifests of all versions have.
  private struct Listed: Decodable {
    let format: String
    let files: [File]
  }

  /// The names of the files that a folder's manifest lists, with its own; nothing if there is no manifest of ours.
  static func files(listedIn folder: String) -> Set<String>? {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(RunFolder.manifestName)
    // A pipe of the name would be waited for.
    guard (try? PathTarget(url.path))?.kind == .file, let data = try? Data(contentsOf: url),
      let manifest = try? JSONDecoder().decode(Listed.self, from: data),
      manifest.format == "tuckman results"
    else { return nil }
    return Set(manifest.files.map(\.path)).union([RunFolder.manifestName])
  }
}

/// JSON with keys in order, for files that people read and compare.
public func json<Value: Encodable>(_ value: Value) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [0x0A]
}
