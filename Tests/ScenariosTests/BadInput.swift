import Foundation
import ScenarioReading
import Scenarios
import Testing

/// A scenario that must be refused, and why.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  /// The file of observed ties that the scenario names; nothing where there is none.
  var csv: String?
  let told: Told

  var testDescription: String { name }

  /// A fault in what stands below the line `scenario: s`.
  init(_ name: String, _ below: String, _ place: String, _ fault: Problem.Fault) {
    self.init(name, whole: "scenario: s\n" + below, place, fault)
  }

  /// A fault in a whole text.
  init(_ name: String, whole: String, _ place: String, _ fault: Problem.Fault) {
    (self.name, yaml, told) = (name, whole, Told(place, fault))
  }

  /// A fault in the ties of Ana, Ben and Cleo.
  init(
    _ name: String, _ below: String = Self.threeMembers, csv: String?, _ place: String, _ fault: Problem.Fault
  ) {
    self.init(name, below, place, fault)
    self.csv = csv
  }

  /// Three members whose likes stand in a file.
  static let threeMembers = "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  sentiment: likes.csv\n"

  // Names that several faults list.
  static let topKeys =
    ("scenario, about, group, parameters, sessions, ticks_per_session, preparation, goals, facilitator, follow_up, events, mechanisms, seed, "
    + "replicates, record, design")
    .names
  static let groupKeys = "members, faultline, teams, mixing, attendance, newcomers, sentiment, familiarity, tension"
    .names
  static let memberKeys =
    "name, assertiveness, skill, regulation, anxiety, efficacy, status, airtime, attitudes, attributes".names
  static let mechanisms =
    ("expression, participation, negativity, acts, tension, attraction, balance, influence, status, regulation, "
    + "anxiety, familiarity, mutual_aid, commitment, ending")
    .names
  static let techniques =
    ("active_listening, summarizing, paraphrasing, open_questions, mediation, round_robin, coaching, "
    + "cognitive_behavioural, psychoeducation, mindfulness, experiential, cultural_sensitivity, ground_rules, "
    + "relapse_prevention, ending_preparation, directing")
    .names
  static let facilitatorKeys = "style, schedule, triggers".names
  static let triggerKeys = "when, for, technique, dose, lasting, cool_down".names
  static let eventKeys = "session, kind, member, strength".names
  static let styles = "none, democratic, inclusive, adaptive, autocratic, laissez-faire".names
  static let eventKinds = "breach, crisis, facilitator_absence".names
  static let entryKeys = "technique, from, to, from_tick, to_tick, dose".names
  static let untilKeys = "metric, half_width, level, min, max".names
  static let tables = RecordedTable.allCases.map(\.rawValue)
  static let metrics = Metric.allCases.map(\.rawValue)
  static let parameterNames = ParameterTable.all.filter { $0.place == .parameters }.map(\.name)

  static let stages = Stage.allCases.map(\.rawValue)
}

extension String {
  /// The names of a list with commas.
  var names: [String] { components(separatedBy: ", ") }
}

/// A folder of its own for a test, removed at its end.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tuckman-scenarios-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file. Answers its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }
}

/// A fault with its place: `2:14` in the scenario, `likes.csv:3` in another file, `--set x=1` in an argument.
struct Told: Sendable, Equatable {
  let place: String
  let fault: Problem.Fault

  init(_ place: String, _ fault: Problem.Fault) { (self.place, self.fault) = (place, fault) }

  /// A problem of a scenario `s.yaml` in a folder, which is left out.
  init(_ problem: Problem, in folder: String = "") {
    func short(_ path: String) -> String { path.replacingOccurrences(of: folder + "/", with: "") }
    let (file, line, column) = (short(problem.place.file), problem.place.line, problem.place.column)
    place = [file == "s.yaml" ? nil : file, line > 0 ? "\(line)" : nil, column > 0 ? "\(column)" : nil]
      .compactMap(\.self).joined(separator: ":")
    if case .inFile(let path, .file(.missing(let place?))) = problem.fault {
      fault = .inFile(path, .file(.missing(lookedAt: short(place))))
    } else {
      fault = problem.fault
    }
  }
}

/// What is wrong with a scenario that stands in `s.yaml` beside other files; nothing if it is right.
func faults(
  _ yaml: some Sequence<UInt8>, files: [String: [UInt8]] = [:], settings: [String] = []
) throws -> (all: [Told], areInArguments: Bool) {
  let folder = try TemporaryFolder()
  for (name, bytes) in files { try folder.write(name, bytes) }
  let path = try folder.write("s.yaml", yaml)
  do {
    _ = try ScenarioReader.read(path, settings: settings)
    return ([], false)
  } catch let problems as Problems {
    return (problems.all.map { Told($0, in: folder.path) }, problems.areInArguments)
  }
}
