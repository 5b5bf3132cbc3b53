import Foundation
import GroupDynamics
import Recording
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

  /// What differs from an earlier identity, in words, and whether only the design does.
  public func changes(since earlier: SweepIdentity) -> (words: [String], areDesign: Bool) {
    let names = Set(fields.keys).union(earlier.fields.keys).filter { fields[$0] != earlier.fields[$0] }.sorted()
    let words = names.map { name in
      switch (earlier.fields[name], fields[name]) {
      case (let before?, nil): "\(name) was \(before) and is gone"
      case (nil, let now?): "\(name) is new: \(now)"
      case (let before, let now): "\(name) was \(before ?? "") and is \(now ?? "")"
      }
    }
    let isOther = (arithmeticVersion, model, columns) != (earlier.arithmeticVersion, earlier.model, earlier.columns)
    var arithmetic: [String] = []
    if arithmeticVersion != earlier.arithmeticVersion {
      arithmetic = [
        "its cells are of another arithmetic: version \(earlier.arithmeticVersion), now \(arithmeticVersion)"
      ]
    } else if columns != earlier.columns, model == earlier.model {
      arithmetic = ["its cells were made by another build, whose tables have other columns"]
    } else if isOther {
      arithmetic = [
        "its cells were made by another build, whose model has the fingerprint \(earlier.model ?? "(none)"); this one has "
          + "\(model ?? "(none)")"
      ]
    }
    let cells =
      runsPerCell != earlier.runsPerCell
      ? ["--runs-per-cell was \(earlier.runsPerCell) and is \(runsPerCell)"] : []
    return (arithmetic + words + cells, !isOther && names.allSatisfy(Self.isDesign))
  }
}
