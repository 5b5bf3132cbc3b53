import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// What may not change while a sweep is under way: kept as `sweep.json` in its folder.
///
/// Fields are what the scenario and the command line say, each by its place (`group.members`, `design.vary.faultline.2`),
/// numbers in their shortest form; comments, order and what is written for people are not among them.
public struct SweepIdentity: Codable, Sendable, Equatable {
  /// What this is, so that a folder is known as ours.
  public var format = Self.formatName
  /// What is said, by its place.
  public let fields: [String: String]
  /// Version of the arithmetic.
  public let arithmeticVersion: Int
  /// What tells the model from a changed one; early sweeps have none.
  public let model: String?
  /// What tells the columns of the cells from those of another program; early sweeps have none.
  public let columns: String?
  /// Key of all random draws.
  public let seed: UInt64
  /// Replicates of every point; where a rule decides, the most.
  public let replicates: Int
  /// Most runs of a cell.
  public let runsPerCell: Int
  /// The scenario's text, to make the sweep again from.
  public let scenarioText: String

  /// What `format` says.
  public static let formatName = "tuckman sweep"
  /// The file that holds it.
  public static let fileName = "sweep.json"

  private enum CodingKeys: String, CodingKey {
    case format, fields, model, columns, seed, replicates
    case arithmeticVersion = "arithmetic_version"
    case runsPerCell = "runs_per_cell"
    case scenarioText = "scenario_text"
  }

  init(
    file: ScenarioFile, _ options: SweepPlan.Options, seed: UInt64, tables: [RecordedTable], columns: [Table],
    replicates: Int, runsPerCell: Int
  ) {
    var fields = file.fields.filter { !$0.key.hasPrefix("record.") }
    for setting in options.settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      fields["--set " + (parts.first ?? "")] = parts.last
    }
    for input in file.inputs { fields["the file " + input.path] = sha256(input.bytes) }
    for input in file.designInputs {
      fields["the file " + input.path] = nil
      fields["design.points: the file " + input.path] = sha256(input.bytes)
    }
    fields["seed"] = String(seed)
    if file.design?.until == nil { fields["replicates"] = String(replicates) }
    fields["record"] = tables.map(\.rawValue).joined(separator: ", ")
    fields["--acts"] = options.acts?.rawValue
    fields["--arithmetic"] = options.arithmetic.precision
    self.fields = fields
    arithmeticVersion = options.arithmeticVersion
    model = ModelFingerprint.value
    let names = columns.map { $0.name + ":" + $0.columns.map(\.name).joined(separator: ",") }
    let held = ([TickTable.fingerprintName] + names).joined(separator: "\n")
    self.columns = String(sha256(Array(held.utf8)).prefix(16))
    (self.seed, self.replicates, self.runsPerCell) = (seed, replicates, runsPerCell)
    scenarioText = file.text
  }

  /// What determines the numbers of a point, given its values: of all fields but the design's.
  public var base: String { hash(fields.filter { !Self.isDesign($0.key) }) }

  /// What determines the cells.
  public var plan: String { String(hash(fields, "runs per cell \(runsPerCell)").prefix(16)) }

  /// Whether a name is one of a plan: of the folder of its cells.
  static func isPlan(_ name: String) -> Bool {
    name.utf8.count == 16 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private func hash(_ fields: [String: String], _ more: String = "") -> String {
    let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
    return sha256(Array(("\(arithmeticVersion) \(model ?? "") \(columns ?? "") \(more)\n" + lines.joined()).utf8))
  }

  /// Whether a field says which points and how many replicates there are, and not what a point is.
  private static func isDesign(_ field: String) -> Bool { field.hasPrefix("design.") || field == "replicates" }

  /// What differs from an earlier identity.
  public func changes(since earlier: SweepIdentity) -> [SweepChange] {
    var changes: [SweepChange] = []
    if arithmeticVersion != earlier.arithmeticVersion {
      changes.append(.arithmetic(earlier.arithmeticVersion, now: arithmeticVersion))
    } else if model != earlier.model {
      changes.append(.model(earlier.model, now: model))
    } else if columns != earlier.columns {
      changes.append(.columns)
    }
    let names = Set(fields.keys).union(earlier.fields.keys).filter { fields[$0] != earlier.fields[$0] }.sorted()
    changes += names.map { .field($0, earlier.fields[$0], now: fields[$0], isDesign: Self.isDesign($0)) }
    if runsPerCell != earlier.runsPerCell { changes.append(.runsPerCell(earlier.runsPerCell, now: runsPerCell)) }
    return changes
  }
}

/// What a sweep says otherwise than the one that was begun in its folder.
public enum SweepChange: Sendable, Equatable {
  /// The version of the arithmetic.
  case arithmetic(Int, now: Int)
  /// The fingerprint of the model; `nil` where none is known.
  case model(String?, now: String?)
  /// The columns of the tables.
  case columns
  /// What the scenario or the command line says at a place; `nil` where it says nothing. `isDesign`: which points
  /// there are.
  case field(String, String?, now: String?, isDesign: Bool)
  /// Most runs of a cell.
  case runsPerCell(Int, now: Int)

  /// Whether what a point is has stayed the same, and how its numbers come about.
  public var isDesign: Bool {
    switch self {
    case .arithmetic, .model, .columns: false
    case .field(_, _, now: _, let isDesign): isDesign
    case .runsPerCell: true
    }
  }
}
