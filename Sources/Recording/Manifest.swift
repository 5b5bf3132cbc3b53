import Foundation
import Scenarios

/// The description of a result folder and of how it was made, complete enough to make it again.
public struct Manifest: Codable, Sendable, Equatable {
  /// A file with its hash.
  public struct File: Codable, Sendable, Equatable {
    /// The name: in the folder, or as the scenario gives it.
    public let path: String
    /// SHA-256 of its bytes, hexadecimal.
    public let sha256: String
    /// The number of rows below the header; `nil` if it is not one of our tables.
    public let rows: Int?
    /// The copy in the folder of a file that the scenario names; `nil` for others.
    public let copy: String?

    /// Creates a file with its hash.
    public init(path: String, sha256: String, rows: Int? = nil, copy: String? = nil) {
      (self.path, self.sha256, self.rows, self.copy) = (path, sha256, rows, copy)
    }
  }

  /// The design of a sweep.
  public struct Sweep: Codable, Sendable, Equatable {
    /// The method that made the points.
    public let method: String
    /// The numbers of points and runs.
    public let points, runs: Int
    /// Whether replicates of all points share their random numbers.
    public let luck: String
    /// The number of replicates of a point, or the rule that decides it.
    public let replicates: String
    /// The number of replicates that went the same way in every bit as another of their point.
    public let sameTrajectories: Int
    /// The largest number of runs in a cell.
    public let runsPerCell: Int

    private enum CodingKeys: String, CodingKey {
      case method, points, runs, luck, replicates
      case sameTrajectories = "same_trajectories"
      case runsPerCell = "runs_per_cell"
    }

    /// Creates the design.
    public init(
      method: String, points: Int, runs: Int, luck: String, replicates: String, sameTrajectories: Int, runsPerCell: Int
    ) {
      (self.method, self.points, self.runs, self.luck) = (method, points, runs, luck)
      (self.replicates, self.sameTrajectories, self.runsPerCell) = (replicates, sameTrajectories, runsPerCell)
    }
  }

  /// The arithmetic that computed the numbers.
  public struct Arithmetic: Codable, Sendable, Equatable {
    /// `double` for the plain form.
    public let precision: String
    /// The code that computed them.
    public let kernel: String
    /// A version that changes whenever the same input gives other numbers.
    public let version: Int
    /// `sampled` or `mean-field`.
    public let acts: String
    /// The linear algebra library and the processor type it has picked.
    public let blas: String
    /// The value of `acts` if points of a sweep differ in it.
    public static let mixedActs = "sampled; mean-field" + forLargeGroups
    /// The text after the second of two words that apply to points of different sizes.
    public static let forLargeGroups = " for large groups"
    /// The fingerprint of the model; see `ModelFingerprint`. Early folders have none.
    public let model: String?
    /// The value of `blas` if groups are so small that no BLAS is needed.
    public static let noBLAS = "none"

    /// Creates the description of an arithmetic.
    public init(
      precision: String, kernel: String, version: Int, acts: String, blas: String,
      model: String?
    ) {
      (self.precision, self.kernel, self.version) = (precision, kernel, version)
      (self.acts, self.blas, self.model) = (acts, blas, model)
    }
  }

  /// The program that made the results.
  public struct Program: Codable, Sendable, Equatable {
    /// The id that the linker gave it, a hash of its contents.
    public let build: String?
    /// The commit of its sources, if whoever started it provided it.
    public let commit: String?

    /// Creates the description of a program.
    public init(build: String?, commit: String?) { (self.build, self.commit) = (build, commit) }
  }

  /// The format, by which a folder is known as ours.
  public var format = "tuckman results"
  /// The version of the program.
  public var version: String
  /// The program itself.
  public var program: Program?
  /// The operating system and the processor.
  public var platform: String
  /// The scenario file as it was given, with its hash.
  public var scenario: File
  /// The text of the scenario file.
  public var scenarioText: String
  /// The files that the scenario names.
  public var inputs: [File]
  /// `--set` arguments, in order.
  public var set: [String]
  /// The SHA-256 of these arguments, so that no others are taken for those of the runs. Early folders have none.
  public var setHash: String?
  /// The key of all random draws.
  public var seed: UInt64
  /// The first replicate that was made.
  public var firstReplicate: UInt32
  /// The number of replicates made.
  public var replicates: Int
  /// The tables requested.
  public var record: [String]
  /// The arithmetic that computed the numbers.
  public var arithmetic: Arithmetic
  /// The design; `nil` for a single scenario.
  public var sweep: Sweep?
  /// The number of runs made at the same time; it changes no number.
  public var threads: Int
  /// The number of runs that failed.
  public var failedRuns: Int
  /// The time of the start, UTC, ISO 8601.
  public var started: String
  /// The time of the end, UTC, ISO 8601.
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

  /// Creates the manifest of runs that have not been made yet.
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

  /// Returns the hash of settings.
  static func hash(ofSet set: [String]) -> String { sha256(Array(set.joined(separator: "\u{0}").utf8)) }

  /// Returns the fields in which another manifest of the same runs differs.
  package func saidOtherwise(by other: Manifest) -> [String] {
    [
      ("sweep", sweep == other.sweep), ("record", Set(record) == Set(other.record)),
      ("inputs", inputs.map(\.sha256) == other.inputs.map(\.sha256)),
      ("replicates", replicates == other.replicates), ("failed_runs", failedRuns == other.failedRuns),
    ].filter { !$0.1 }.map(\.0)
  }
}

/// Returns JSON with keys in order, for files that people read and compare.
public func json<Value: Encodable>(
  _ value: Value, names: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.keyEncodingStrategy = names
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [0x0A]
}

/// Returns JSON for programs that read a command's output: `sameTrajectories` is `same_trajectories`.
package func jsonText(_ value: some Encodable) throws -> String {
  String(decoding: try json(value, names: .convertToSnakeCase), as: UTF8.self)
}
