import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios
import Statistics
import Studies

/// `tuckman what-if`: the counterfactual of a scenario in one line, and the paired difference.
struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Run the same groups with and without a change of facilitation.",
    discussion: """
      Examples:
        tuckman what-if Scenarios/first-run.yaml style=adaptive
        tuckman what-if Scenarios/first-run.yaml technique=mediation,dose=0.8,from=3,to=5
        tuckman what-if Scenarios/practice/recovery-group.yaml without=aftercare

      technique, dose, from and to add an intervention, as in a schedule. style replaces all facilitation. without leaves \
      out preparation, goals, facilitator, ending (preparing the end, relapse prevention) or aftercare. Several changes make \
      one counterfactual. A second scenario may stand in their place.

      Each group is run twice, paired by common random numbers: the same members and the same chance, so the difference is \
      the effect of the change. Clearly means p below 0.05 after Holm's correction for all rows. Each 95% CI is uncorrected.
      """)

  /// How the result is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  @Argument(
    help: "The scenario, a YAML file; - is standard input.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @Argument(
    help: "The change: technique=…,dose=…,from=…,to=…, style=…, without=…, or a second scenario.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var changes: [String]

  @Option(help: "Run so many groups (default: the scenario's replicates, or 200 where it has one).")
  var replicates: Int?

  @Option(help: "Replace the scenario's seed.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter in both; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "Print text or csv.")
  var format: Format = .text

  func validate() throws {
    try ValidationError.requirePairs(replicates)
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(nothingTo: "compare") { try await command.compare() }
  }

  /// The other scenario, or the same with the changes. Both have the seed of the first.
  private func makeTwin(of base: Scenario) throws -> Scenario {
    let files = changes.filter { !$0.contains("=") && RunSource.isScenario($0) }
    if changes.count(where: { $0.contains("style=") }) > 1 {
      throw ValidationError(.conflict(.severalStyles))
    }
    guard let file = files.first else {
      return try changes.reduce(base) { twin, text in
        do throws(ChangeFault) { return try TwinChange(text, in: twin).made } catch {
          throw ValidationError(.change(text, error))
        }
      }
    }
    guard changes.count == 1 else { throw ValidationError(.conflict(.scenarioAmongChanges)) }
    var other = try ScenarioReader.read(file, settings: settings).scenario
    other.seed = base.seed
    return other
  }

  private func compare() async throws {
    var base = try ScenarioReader.read(scenario, settings: settings).scenario
    base.seed = seed ?? base.seed
    let twin = try makeTwin(of: base)
    let result = try await WhatIfStudy(base, as: twin, replicates: replicates).compute()
    let view = WhatIfView(
      title: base.title, changes: changes.map(Words.shown), result: result, otherPeople: twin.otherPeople(than: base),
      sessions: (base.parameters.sessions, twin.parameters.sessions))
    try format == .csv ? Console.writeData(view.csv) : Console.write(view.text)
  }
}

/// One change that makes a counterfactual, as it is written in the command line.
private struct TwinChange {
  let made: Scenario
  private static let keys = ["technique", "dose", "from", "to", "style", "without"]

  init(_ text: String, in scenario: Scenario) throws(ChangeFault) {
    var values: [String: String] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).trimmingCharacters(in: .whitespaces)
      }
      guard sides.count == 2, Self.keys.contains(sides[0]) else {
        throw .notUnderstood(part: String(part), name: sides[0], hasValue: sides.count == 2, known: Self.keys)
      }
      guard values.updateValue(sides[1], forKey: sides[0]) == nil else { throw .twice(sides[0]) }
    }
    if values["style"] != nil {
      made = try Self.styled(scenario, values)
    } else if values["without"] != nil {
      made = try Self.lessened(scenario, values)
    } else {
      made = try Self.dosed(scenario, values)
    }
  }

  /// A style takes the place of all that the scenario's facilitator does.
  private static func styled(_ scenario: Scenario, _ values: [String: String]) throws(ChangeFault) -> Scenario {
    let name = values["style"] ?? ""
    guard name == "none" || Style(rawValue: name) != nil else {
      throw .unknown(kind: "style", name, known: ["none"] + Style.allCases.map(\.rawValue))
    }
    guard values.count == 1 else { throw .styleWithOthers }
    var twin = scenario
    (twin.style, twin.schedule, twin.triggers) = (Style(rawValue: name), [], [])
    return twin
  }

  private static func lessened(_ scenario: Scenario, _ values: [String: String]) throws(ChangeFault) -> Scenario {
    guard let phase = values["without"].flatMap(HelpingPhase.init(rawValue:)) else {
      throw .unknown(kind: "phase", values["without"] ?? "", known: HelpingPhase.allCases.map(\.rawValue))
    }
    guard values.count == 1 else { throw .withoutWithOthers }
    return scenario.without(phase)
  }

  private static func dosed(_ scenario: Scenario, _ values: [String: String]) throws(ChangeFault) -> Scenario {
    let sessions = scenario.parameters.sessions
    let technique = values["technique"].flatMap(Technique.init(rawValue:))
    if let name = values["technique"], technique == nil {
      throw .unknown(kind: "technique", name, known: Technique.allCases.map(\.rawValue))
    }
    guard let technique, let text = values["dose"] else { throw .halfDose }
    guard let dose = Number.parse(text), (0...1).contains(dose) else { throw .notDose(text) }
    func session(_ key: String, _ usual: Int) throws(ChangeFault) -> Int {
      guard let value = values[key] else { return usual }
      guard let session = Int(value), (1...sessions).contains(session) else {
        throw .session(name: key, value, of: sessions)
      }
      return session
    }
    let (from, to) = (try session("from", 1), try session("to", sessions))
    guard from <= to else { throw .endsBeforeItBegins(from: from, to: to) }
    var twin = scenario
    twin.schedule.append(ScheduledDose(technique: technique, from: from, to: to, dose: dose))
    return twin
  }
}
