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
    /// Rows below the header; `nil` where it is no table of ours.
    public let rows: Int?
    /// Of a file that the scenario names: its copy in the folder.
    public let copy: String?

    /// A file with its hash.
    public init(path: String, sha256: String, rows: Int? = nil, copy: String? = nil) {
      (self.path, self.sha256, self.rows, self.copy) = (path, sha256, rows, copy)
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
    /// What `acts` is where points of a sweep differ in it.
    public static let mixedActs = "sampled; mean-field" + forLargeGroups
    /// What follows the second of two words that hold for points of other sizes.
    public static let forLargeGroups = " for large groups"
    /// What tells the model from a changed one: see `ModelFingerprint`. Early folders have none.
    public let model: String?
    /// What stands there where groups are so small that no BLAS is needed.
    public static let noBLAS = "none"

    /// How the numbers were computed.
    public init(
      precision: String, kernel: String, version: Int, acts: String, blas: String,
      model: String? = ModelFingerprint.value
    ) {
      (self.precision, self.kernel, self.version) = (precision, kernel, version)
      (self.acts, self.blas, self.model) = (acts, blas, model)
    }
  }

  /// Which program made the results.
  public struct Program: Codable, Sendable, Equatable {
    /// The id that the linker gave it, a hash of all that is in it.
    public let build: String?
    /// The commit of its sources, if whoever started it said so.
    public let commit: String?

    /// Which program made the results.
    public init(build: String?, commit: String?) { (self.build, self.commit) = (build, commit) }
  }

  /// What this is, so that a folder is known as ours.
  public var format = "tuckman results"
  /// Version of the program.
  public var version: String
  /// The program itself.
  public var program: Program?
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
  /// SHA-256 of them, so that no others are taken for those of the runs. Early folders have none.
  public var setHash: String?
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
  /// What was varied; `nil` where it was a single scenario.
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
    case format, version, program, platform, scenario, inputs, set, seed, replicates, record, arithmetic, sweep,
      threads,
      started,
      finished, files
    case scenarioText = "scenario_text"
    case setHash = "set_sha256"
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
    (self.arithmetic, setHash) = (arithmetic, Self.hash(ofSet: set))
    (firstReplicate, threads, failedRuns, started, finished, files) = (0, 1, 0, "", "", [])
  }

  /// The hash of settings.
  static func hash(ofSet set: [String]) -> String { sha256(Array(set.joined(separator: "\u{0}").utf8)) }

  /// What another manifest of the same runs says otherwise of them, by field.
  package func saidOtherwise(by other: Manifest) -> [String] {
    [
      ("sweep", sweep == other.sweep), ("record", Set(record) == Set(other.record)),
      ("inputs", inputs.map(\.sha256) == other.inputs.map(\.sha256)),
      ("replicates", replicates == other.replicates), ("failed_runs", failedRuns == other.failedRuns),
    ].filter { !$0.1 }.map(\.0)
  }
}

/// JSON with keys in order, for files that people read and compare.
public func json<Value: Encodable>(
  _ value: Value, names: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.keyEncodingStrategy = names
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [0x0A]
}

/// The same for programs that read what a command shows: `sameTrajectories` is `same_trajectories`.
package func jsonText(_ value: some Encodable) throws -> String {
  String(decoding: try json(value, names: .convertToSnakeCase), as: UTF8.self)
}
