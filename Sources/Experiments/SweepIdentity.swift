import Foundation
import GroupDynamics
import Models
import Recording
import ScenarioReading
import Scenarios

/// The identity of a sweep, which may not change while it is under way. It is kept as `sweep.json` in its folder.
///
/// Fields come from the scenario and the command line, each with its path (`group.members`, `design.vary.faultline.2`)
/// and numbers in their shortest form. Comments, order and texts for people are not included.
public struct SweepIdentity: Codable, Sendable, Equatable {
  /// The format, by which a folder is known as ours.
  public var format = Self.formatName
  /// The fields by path.
  public let fields: [String: String]
  /// The version of the arithmetic.
  public let arithmeticVersion: Int
  /// The fingerprint of the model; early sweeps have none.
  public let model: String?
  /// The fingerprint of the cells' columns; early sweeps have none.
  public let columns: String?
  /// The key of all random draws.
  public let seed: UInt64
  /// The number of replicates of every point; with a stopping rule, the maximum.
  public let replicates: Int
  /// The largest number of runs in a cell.
  public let runsPerCell: Int
  /// The text of the scenario, from which the sweep can be made again.
  public let scenarioText: String

  /// The value of `format`.
  public static let formatName = "tuckman sweep"
  /// The name of the file.
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

  /// The hash of what determines a point's numbers, given its values: all fields except the design's.
  public var base: String { hash(fields.filter { !Self.isDesign($0.key) }) }

  /// The hash of what determines the cells.
  public var plan: String { String(hash(fields, "runs per cell \(runsPerCell)").prefix(16)) }

  /// Returns whether a name is that of a plan, that is, of the folder of its cells.
  static func isPlan(_ name: String) -> Bool {
    name.utf8.count == 16 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private func hash(_ fields: [String: String], _ more: String = "") -> String {
    let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
    return sha256(Array(("\(arithmeticVersion) \(model ?? "") \(columns ?? "") \(more)\n" + lines.joined()).utf8))
  }

  /// Returns whether a field determines only which points and how many replicates there are, and not what a point is.
  private static func isDesign(_ field: String) -> Bool { field.hasPrefix("design.") || field == "replicates" }

  /// Returns the changes since an earlier identity.
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

/// A change of a sweep since it was begun in its folder.
public enum SweepChange: Sendable, Equatable {
  /// The version of the arithmetic.
  case arithmetic(Int, now: Int)
  /// The fingerprint of the model; `nil` if unknown.
  case model(String?, now: String?)
  /// The columns of the tables.
  case columns
  /// A field of the scenario or the command line at a path; `nil` without an entry. `isDesign` says whether it only
  /// determines which points there are.
  case field(String, String?, now: String?, isDesign: Bool)
  /// The largest number of runs in a cell.
  case runsPerCell(Int, now: Int)

  /// Whether points and their arithmetic are unchanged.
  public var isDesign: Bool {
    switch self {
    case .arithmetic, .model, .columns: false
    case .field(_, _, now: _, let isDesign): isDesign
    case .runsPerCell: true
    }
  }
}
