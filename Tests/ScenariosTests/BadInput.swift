import Foundation
import Scenarios
import Testing

/// A scenario that must be refused, and the whole text that says so.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  /// The file of observed ties that the scenario names; nothing where there is none.
  var csv: String?
  let expected: String

  var testDescription: String { name }

  /// A fault in what stands below the line `scenario: s`.
  init(_ name: String, _ below: String, _ what: String, allowed: String? = nil, hint: String? = nil) {
    self.init(name, whole: "scenario: s\n" + below, what, allowed: allowed, hint: hint)
  }

  /// A fault in a whole text.
  init(_ name: String, whole: String, _ what: String, allowed: String? = nil, hint: String? = nil) {
    self.name = name
    yaml = whole
    expected = [what, allowed.map { "    allowed: " + $0 }, hint.map { "    hint: " + $0 }].compactMap(\.self)
      .joined(separator: "\n")
  }

  /// A fault in the ties of Ana, Ben and Cleo.
  init(
    _ name: String, _ below: String = Self.threeMembers, csv: String?, _ what: String, allowed: String? = nil,
    hint: String? = nil
  ) {
    self.init(name, below, what, allowed: allowed, hint: hint)
    self.csv = csv
  }

  /// Three members whose likes stand in a file.
  static let threeMembers = "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  sentiment: likes.csv\n"

  // What several messages say is allowed, or hint at.
  static let topKeys =
    "scenario, about, group, parameters, sessions, ticks_per_session, preparation, goals, facilitator, follow_up, events, mechanisms, seed, "
    + "replicates, record, design"
  static let groupKeys = "members, faultline, teams, mixing, attendance, newcomers, sentiment, familiarity, tension"
  static let memberKeys =
    "name, assertiveness, skill, regulation, anxiety, efficacy, status, airtime, attitudes, attributes"
  static let mechanisms =
    "expression, participation, negativity, acts, tension, attraction, balance, influence, status, regulation, "
    + "anxiety, familiarity, mutual_aid, commitment, ending"
  static let techniques =
    "active_listening, summarizing, paraphrasing, open_questions, mediation, round_robin, coaching, "
    + "cognitive_behavioural, psychoeducation, mindfulness, experiential, cultural_sensitivity, ground_rules, "
    + "relapse_prevention, ending_preparation, directing"
  static let facilitatorKeys = "style, schedule, triggers"
  static let triggerKeys = "when, for, technique, dose, lasting, cool_down"
  static let eventKeys = "session, kind, member, strength"
  static let styles = "none, democratic, inclusive, adaptive, autocratic, laissez-faire"
  static let eventKinds = "breach, crisis, facilitator_absence"
  static let comparable =
    "familiarity, expression, negativity, tension, cohesion, consensus, participation_gini, top_share, productivity, "
    + "progress, status_spread, regulation, anxiety, skill, efficacy, present, ending, observed_negativity, "
    + "observed_top_share, observed_participation_gini"
  static let stages = "forming, storming, norming, performing, adjourning"
  static let conditionForm =
    "comparisons such as tension > 0.25, tension > 0.1 + 0.5 * negativity or stage is storming, joined by and, or, "
    + "with + - * / and brackets"
  static let spans = "a whole number of ticks or a number of sessions, such as 3 ticks or 0.5 sessions"
  static let tables = "runs, ticks, sessions, members, ties, acts, events, follow_up"
  static let parameterNames = "the names that `tuckman list parameters` prints"
  static let manySeeds = "a whole number from 0 to 18446744073709551615"
  static let numberForm = "write numbers as digits with a dot for decimals, such as 8 or -0.25"
  static let noFile =
    "this is the name of a file; files of ties stand under group: as sentiment, familiarity or tension, files of points "
    + "under design: as points"
  static let noAnchors = "anchors and aliases (&name, *name) cannot be used here"
  static let intoQuotes = "if text is meant, put it in quotes"
  static let shape =
    "look at the indentation and at brackets and quotes that are not closed; put text in quotes that holds ': ' or "
    + "begins with a sign such as * & ! % @"
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

/// What is wrong with a scenario that stands in `s.yaml` beside other files, in words; empty if nothing is.
///
/// The folder is left out of the text.
func faults(
  _ yaml: some Sequence<UInt8>, files: [String: [UInt8]] = [:], settings: [String] = []
) throws -> (text: String, areInArguments: Bool) {
  let folder = try TemporaryFolder()
  for (name, bytes) in files { try folder.write(name, bytes) }
  let path = try folder.write("s.yaml", yaml)
  do {
    _ = try ScenarioReader.read(path, settings: settings)
    return ("", false)
  } catch let problems as Problems {
    return (problems.text.replacingOccurrences(of: folder.path + "/", with: ""), problems.areInArguments)
  }
}
