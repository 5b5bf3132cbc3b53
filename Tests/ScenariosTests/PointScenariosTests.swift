import Foundation
import ScenarioReading
import Scenarios
import Testing

/// The scenario of a point is the one that a file would say.
@Suite struct PointScenariosTests {
  private func read(_ text: String, settings: [String] = [], files: [String: String] = [:]) throws -> ScenarioFile {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text.utf8) }
    return try ScenarioReader.read(folder.write("s.yaml", text.utf8), settings: settings)
  }

  private func told(_ file: ScenarioFile, _ values: [FactorValue]) -> [Told] {
    do {
      _ = try file.pointScenarios.scenario(values)
      return []
    } catch {
      return error.all.map { Told($0, in: parentFolder(ofPath: file.source.path)) }
    }
  }

  private static let varied = """
    scenario: s
    sessions: 10
    group: {faultline: 0.1}
    facilitator:
      schedule: [{technique: mediation, from: 3, dose: 0.5}]
      triggers: [{when: tension > 0.25, technique: coaching, dose: 0.5}]
    goals: {targets: [{name: calm, metric: tension, below: 0.2}]}
    design:
      vary:
        members: [4, 12]
        sessions: [10, 20]
        style: [none, adaptive]
        mechanisms.balance: [on, off]
        facilitator.schedule.1.from: [3, 5]
        facilitator.triggers.1.cool_down: [0 ticks, 1 session]
        preparation.interview: [0, 0.5]
        follow_up.weeks: [0, 8]
        composition: {levels: {alike: {faultline: 0}, divided: {faultline: 0.8, assertiveness_sd: 1, goals.clarity: 1}, own: {}}}

    """

  /// The same as text: what a user would write for a point.
  private func written(_ values: [String]) -> String {
    let level =
      switch values[8] {
      case "alike": ("0", "", "")
      case "divided": ("0.8", "parameters: {assertiveness_sd: 1}\n", "clarity: 1, ")
      default: ("0.1", "", "")
      }
    return """
      scenario: s
      sessions: \(values[1])
      group: {faultline: \(level.0), members: \(values[0])}
      \(level.1)facilitator:
        style: \(values[2])
        schedule: [{technique: mediation, from: \(values[4]), dose: 0.5}]
        triggers: [{when: tension > 0.25, technique: coaching, dose: 0.5, cool_down: \(values[5])}]
      goals: {\(level.2)targets: [{name: calm, metric: tension, below: 0.2}]}
      mechanisms: {balance: \(values[3])}
      preparation: {interview: \(values[6])}
      follow_up: {weeks: \(values[7])}
      """
  }

  @Test func aPointIsTheScenarioThatAFileWouldSay() throws {
    let file = try read(Self.varied)
    for values in [
      ["4", "10", "none", "on", "3", "0 ticks", "0", "0", "own"],
      ["12", "20", "adaptive", "off", "5", "1 session", "0.5", "8", "divided"],
      ["12", "20", "adaptive", "off", "5", "1 session", "0.5", "8", "alike"],
      ["4", "20", "adaptive", "off", "5", "1 session", "0.5", "8", "alike"],
      ["12", "10", "none", "off", "3", "1 session", "0", "8", "divided"],
    ] {
      let point = values.map { text in Double(text).map { FactorValue.number($0) } ?? .text(text) }
      #expect(try file.pointScenarios.scenario(point) == read(written(values)).scenario)
    }
  }

  @Test func settingsHoldForAllPoints() throws {
    let text = "scenario: s\ndesign: {vary: {members: [4, 8], style: [none, adaptive]}}\n"
    let file = try read(text, settings: ["faultline=0.5", "sessions=6"])
    for style in ["none", "adaptive", "none"] {
      let scenario = try file.pointScenarios.scenario([.number(4), .text(style)])
      #expect(scenario.parameters.faultline == 0.5 && scenario.parameters.sessions == 6)
      #expect(
        scenario.parameters.members == 4 && scenario.cast.count == 4 && scenario.style?.rawValue ?? "none" == style)
    }
  }

  @Test func aSettingOfWhatIsVariedIsAFaultOfTheArguments() throws {
    let text = "scenario: s\ndesign: {vary: {group.faultline: [0, 1], mix: {levels: {a: {mixing: 0}}}}}\n"
    let file = try read(text, settings: ["faultline=0.5", "sessions=6", "mixing=0.1"])
    let problems = #expect(throws: Problems.self) { try file.pointScenarios.checkSettings() }
    #expect(
      problems?.all.map { Told($0) } == [
        Told("--set faultline=0.5", .setting(.isVaried("faultline"))),
        Told("--set mixing=0.1", .setting(.isVaried("mixing"))),
      ])
    #expect(problems?.areInArguments == true)
    // The scenario alone can be run with them.
    #expect(file.scenario.parameters.faultline == 0.5)
    #expect(throws: Problems.self) { try file.pointScenarios.scenario([.number(0), .text("a")]) }
  }

  // MARK: Points that cannot be

  @Test func aPointThatCannotBeIsToldWithItsValues() throws {
    let grid = "scenario: s\ngroup:\n  teams: 2\ndesign:\n  vary:\n    members: [4, 16]\n    teams: [1, 8]\n"
    let fault = Problem.Fault.notTogether(.teams(8, members: 4))
    let values = [FactorValue.number(4), .number(8)]
    let names = ["members", "teams"]
    #expect(
      told(try read(grid), values) == [Told("7:5", .atPoint(.init(names, values, mayBeLeftOut: true), fault))])
    #expect(told(try read(grid), [.number(16), .number(8)]).isEmpty)
    let list = "scenario: s\ndesign:\n  method: list\n  points: [{members: 4, teams: 8}]\n"
    #expect(told(try read(list), values) == [Told("4:25", .atPoint(.init(names, values), fault))])
    let fixed = "scenario: s\ngroup: {teams: 8}\ndesign: {vary: {members: [4, 16]}}\n"
    #expect(
      told(try read(fixed), [.number(4)])
        == [Told("3:17", .atPoint(.init(["members"], [.number(4)], mayBeLeftOut: true), fault))])
  }

  @Test func aPlaceThatDoesNotFitIsToldAtItsFactor() throws {
    let text = """
      scenario: s
      facilitator: {schedule: [{technique: mediation, from: 3, to: 6, dose: 0.5}]}
      design:
        method: morris
        trajectories: 4
        vary:
          sessions: [6, 12]
          facilitator.schedule.1.to: [2, 6, 12]

      """
    let file = try read(text)
    func told(_ sessions: Double, _ to: Double, _ fault: Problem.Fault) -> [Told] {
      [
        Told(
          "7:5", .atPoint(.init(["sessions", "facilitator.schedule.1.to"], [.number(sessions), .number(to)]), fault))
      ]
    }
    #expect(self.told(file, [.number(12), .number(12)]).isEmpty)
    #expect(
      self.told(file, [.number(6), .number(12)])
        == told(6, 12, .scenario(.outOfTime(12, in: "the schedule", first: 1, last: 6))))
    #expect(self.told(file, [.number(6), .number(2)]) == told(6, 2, .reversed("the entry", from: 3, to: 2)))
    // What was wrong with one point stays with it.
    #expect(self.told(file, [.number(12), .number(6)]).isEmpty)
  }

  @Test func aValueThatTheReaderNeverSawIsRefused() throws {
    let file = try read("scenario: s\ndesign: {vary: {members: [4, 16], style: [none]}}\n")
    func fault(_ values: [FactorValue], _ fault: Problem.Fault) -> Problem.Fault {
      .atPoint(.init(["members", "style"], values, mayBeLeftOut: true), fault)
    }
    let one: [FactorValue] = [.number(1), .text("none")]
    let wanted = Wanted.number(.from(2, to: 65_536), isWhole: true)
    #expect(told(file, one) == [Told("2:17", fault(one, .outOfBounds("members", "1", wanted: wanted)))])
    let kind: [FactorValue] = [.number(4), .text("kind")]
    #expect(
      told(file, kind) == [Told("2:35", fault(kind, .notOneOf("the style", .text("kind"), BadInput.styles)))])
  }

  // MARK: Ties

  @Test func tiesAreReadOnceAndAgainForOtherMembers() throws {
    let text =
      "scenario: s\ngroup: {members: 3, sentiment: likes.csv}\ndesign: {vary: {members: [2, 3, 4], faultline: [0, 1]}}\n"
    let file = try read(text, files: ["likes.csv": "source,target,value\nM1,M2,0.5\nM3,M1,0.25\n"])
    // The file is gone by now: what was read is used.
    let three = try file.pointScenarios.scenario([.number(3), .number(1)])
    #expect(three.observedTies == file.scenario.observedTies && three.parameters.faultline == 1)
    let four = try file.pointScenarios.scenario([.number(4), .number(0)])
    #expect(four.observedTies == file.scenario.observedTies && four.cast.count == 4)
    let two: [FactorValue] = [.number(2), .number(0)]
    let point = Problem.Fault.Point(
      ["members", "faultline"], two, elsewhere: Place(file.inputs[0].path, line: 3), mayBeLeftOut: true)
    #expect(
      told(file, two).map(\.fault) == [.atPoint(point, .table(.unknownMember("M3", names: ["M1", "M2"])))])
    #expect(try file.pointScenarios.scenario([.number(3), .number(0)]).observedTies == three.observedTies)
  }

  @Test func aMemberThatAPointLacksIsNoMisspeltName() throws {
    let point = Problem.Fault.Point(["members"], [.number(4)], elsewhere: Place("likes.csv", line: 3))
    let lacking = Problem(
      Place("s.yaml"), .atPoint(point, .table(.unknownMember("M9", names: ["M1", "M2", "M3", "M4"]))))
    #expect(lacking.what == "at members=4: the group has no member 'M9' (likes.csv:3)")
    #expect(lacking.hint == nil && lacking.allowed == "M1, M2, M3, M4")
    let misspelt = Problem(Place("s.yaml"), .atPoint(point, .table(.unknownMember("Bem", names: ["Ana", "Ben"]))))
    #expect(misspelt.hint == "did you mean 'Ben'?")
  }

  @Test func noNameIsOfferedInPlaceOfItself() {
    #expect(Hint.near("M9", ["M9"]) == nil)
    #expect(Hint.near("M9", ["M9", "M8"]) == .didYouMean("M8"))
  }

  // MARK: Many

  @Test func manyThreadsMakeTheSameScenarios() async throws {
    let file = try read(Self.varied)
    func point(_ index: Int) -> [FactorValue] {
      [
        .number(index % 2 == 0 ? 4 : 12), .number(10), .text(index % 3 == 0 ? "none" : "adaptive"), .text("on"),
        .number(index % 5 == 0 ? 3 : 5), .text("0 ticks"), .number(0), .number(8),
        .text(["alike", "divided", "own"][index % 3]),
      ]
    }
    let alone = try (0..<30).map { try file.pointScenarios.scenario(point($0)) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for thread in 0..<4 {
        group.addTask {
          try (0..<300).allSatisfy { round in
            let index = (round * (thread + 1)) % 30
            return try file.pointScenarios.scenario(point(index)) == alone[index]
          }
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  /// Plain parameters are put into a copy; nothing is read again. Beside reading the file, on the same machine at the same
  /// time: a point costs less than a tenth.
  @Test func aPointOfPlainParametersCostsLittle() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "s.yaml", (Self.varied.components(separatedBy: "    style:")[0] + "    faultline: [0, 1]\n").utf8)
    let file = try ScenarioReader.read(path)
    var ratios: [Double] = []
    for _ in 0..<31 {
      let reading = try time { for _ in 0..<5 { _ = try ScenarioReader.read(path) } }
      let point = try time {
        for i in 0..<50 { _ = try file.pointScenarios.scenario([.number(4), .number(10), .number(Double(i) / 50)]) }
      }
      ratios.append(point / 50 / (reading / 5))
    }
    #expect(ratios.sorted()[15] < 0.1)
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
