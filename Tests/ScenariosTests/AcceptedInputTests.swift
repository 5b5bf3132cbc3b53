import ScenarioReading
import Scenarios
import Testing

/// Unusual input that is right.
@Suite struct AcceptedInputTests {
  private func read(_ yaml: String, ties: String? = nil) throws -> ScenarioFile {
    let folder = try TemporaryFolder()
    if let ties { try folder.write("likes.csv", ties.utf8) }
    return try ScenarioReader.read(folder.write("s.yaml", yaml.utf8))
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreRead() throws {
    let scenario = try read("\u{FEFF}scenario: s\r\nabout: >\r\n  one\r\n  two\r\nsessions: 6\r\n").scenario
    #expect(scenario.title == "s")
    #expect(scenario.about == "one two\n")
    #expect(scenario.parameters.sessions == 6)
  }

  @Test func jsonIsRead() throws {
    let scenario = try read(
      """
      {
      \t"scenario": "s", "group": {"members": [{"name": "Ana \\u00e9", "skill": 0.5}, {"name": "Ben\\/B"}]},
      \t"parameters": {"tension_rate": 2.5e1}, "mechanisms": {"balance": false, "acts": "off", "status": true},
      \t"seed": 18446744073709551615, "record": ["ticks", "runs"]
      }
      """
    ).scenario
    #expect(scenario.cast.map(\.name) == ["Ana é", "Ben/B"])
    #expect(scenario.parameters.tensionRate == 25)
    #expect(scenario.switchedOff == [.balance, .acts])
    #expect(scenario.seed == .max)
    #expect(scenario.record == [.runs, .ticks])
  }

  @Test func mechanismsAreSwitchedByOnOffTrueAndFalse() throws {
    let scenario = try read("scenario: s\nmechanisms: {balance: off, acts: on, status: false, tension: true}\n")
      .scenario
    #expect(scenario.switchedOff == [.balance, .status])
  }

  @Test func starsAndAmpersandsInTextAreText() throws {
    let yaml = """
      scenario: 'the *storming* & norming &c phase'
      about: |
        *storming* is what the group does, &c
        - !not a tag, *alias or &anchor
        [unclosed { "brackets
        --- no document
      group: {members: [{name: "*Ana"}, {name: '&Ben'}, {name: A *b &c}]}
      """
    let scenario = try read(yaml).scenario
    #expect(scenario.title == "the *storming* & norming &c phase")
    #expect(scenario.about?.hasPrefix("*storming* is what the group does, &c\n- !not a tag") == true)
    #expect(scenario.cast.map(\.name) == ["*Ana", "&Ben", "A *b &c"])
  }

  @Test func sixtyFourLevelsAreNotTooDeep() throws {
    // Refused for what it is, not for its depth.
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(
      try faults(text.utf8).all == [
        Told("1:1", .wrongKind("the scenario", .list, wanted: .keys(BadInput.topKeys)))
      ])
  }

  @Test func tiesMayHaveAByteOrderMarkWindowsLineEndsAndQuotes() throws {
    let yaml = "scenario: s\ngroup: {members: [{name: 'Ana, M.'}, {name: 'Ben \"B\"'}], sentiment: likes.csv}\n"
    let ties = "\u{FEFF}source,target,value\r\n\"Ana, M.\",\"Ben \"\"B\"\"\",-1e-1\r\n\"Ben \"\"B\"\"\",\"Ana, M.\",1"
    let file = try read(yaml, ties: ties)
    #expect(
      file.scenario.observedTies == [
        ObservedTies(
          kind: .sentiment, path: "likes.csv",
          ties: [.init(source: 0, target: 1, value: -0.1), .init(source: 1, target: 0, value: 1)])
      ])
    #expect(file.remarks.isEmpty)
    #expect(file.inputs.map(\.bytes) == [Array(ties.utf8)])
  }

  @Test func tiesOfSomePairsAreNoted() throws {
    let file = try read("scenario: s\n" + BadInput.threeMembers, ties: "source,target,value\nAna,Ben,0.5\n")
    #expect(file.remarks == [.someTies(1, of: 6, file: "likes.csv")])
  }

  // MARK: Facilitators and events

  private func trigger(_ fields: String) throws -> Trigger {
    try read("scenario: s\nfacilitator:\n  triggers:\n    - {\(fields), technique: coaching, dose: 0.5}\n").scenario
      .triggers[0]
  }

  @Test(arguments: ["tension > 0.25", "tension>0.25", "  tension  >0.25 ", "tension> 0.25", "tension > 2.5e-1"])
  func blanksInAConditionDoNotMatter(text: String) throws {
    let condition = try trigger("when: '\(text)'").condition
    #expect(condition == Condition(.metric(.tension), .above, 0.25))
    #expect(condition.description == "tension > 0.25")
  }

  @Test func andBindsMoreCloselyThanOr() throws {
    let text = "cohesion<=-0.1 or observed_top_share >= 0.5 and stage is not storming or stage is norming"
    let condition = try trigger("when: \(text)").condition
    #expect(condition.description == text.replacing("<=-", with: " <= -"))
  }

  @Test func whatIsLeftOutOfATriggerHasItsUsualValue() throws {
    #expect(
      try trigger("when: tension > 0.25")
        == Trigger(
          when: Condition(.metric(.tension), .above, 0.25), for: .ticks(1), technique: .coaching, dose: 0.5,
          lasting: .sessions(1), coolDown: .ticks(0)))
  }

  @Test func timesAreTicksOrSessionsInOneOrMany() throws {
    let trigger = try trigger("when: tension > 0.25, for: 1 tick, lasting: 0.5 sessions, cool_down: 2 session")
    #expect(trigger.persistence == .ticks(1) && trigger.lasting == .sessions(0.5) && trigger.coolDown == .sessions(2))
    #expect(trigger.lasting.ticks(perSession: 12) == 6 && trigger.lasting.ticks(perSession: 1) == 1)
    #expect(trigger.coolDown.ticks(perSession: 5) == 10 && trigger.persistence.ticks(perSession: 5) == 1)
    let none = try self.trigger("when: tension > 0.25, cool_down: 0 sessions").coolDown
    #expect(none.ticks(perSession: 12) == 0)
    // The nearest number of ticks, and at least one.
    for (sessions, ticks) in [(0.3, 4), (0.29, 3), (0.01, 1), (1.04, 12)] {
      #expect(TimeSpan.sessions(sessions).ticks(perSession: 12) == ticks)
    }
    #expect(
      ["\(TimeSpan.ticks(1))", "\(TimeSpan.ticks(3))", "\(TimeSpan.sessions(0.5))"] == [
        "1 tick", "3 ticks", "0.5 sessions",
      ])
  }

  @Test func aScheduleMayCountTicks() throws {
    let scenario = try read(
      """
      scenario: s
      facilitator:
        schedule:
          - {technique: mediation, from_tick: 40, to_tick: 52, dose: 0.5}
          - {technique: coaching, from_tick: 100, dose: 0.3}
          - {technique: coaching, to_tick: 7, dose: 0.2}
      """
    ).scenario
    #expect(
      scenario.schedule == [
        ScheduledDose(technique: .mediation, from: 40, to: 52, in: .ticks, dose: 0.5),
        ScheduledDose(technique: .coaching, from: 100, to: 144, in: .ticks, dose: 0.3),
        ScheduledDose(technique: .coaching, from: 1, to: 7, in: .ticks, dose: 0.2),
      ])
  }

  @Test func aPolicyAndEventsAreReadFromJSON() throws {
    let scenario = try read(
      """
      {"scenario": "s", "group": {"members": [{"name": "Ana"}, {"name": "Ben"}]},
       "facilitator": {"style": "laissez-faire", "schedule": [{"technique": "directing", "dose": 1}],
         "triggers": [{"when": "stage is storming", "technique": "ground_rules", "dose": 0, "for": "3 ticks"}]},
       "events": [{"session": 12, "kind": "breach", "member": "Ben", "strength": 0.25},
         {"session": 12, "kind": "breach", "member": "Ana"}, {"session": 1, "kind": "facilitator_absence"}]}
      """
    ).scenario
    #expect(scenario.style == .laissezFaire)
    #expect(scenario.schedule == [ScheduledDose(technique: .directing, from: 1, to: 12, dose: 1)])
    #expect(scenario.triggers.map(\.persistence) == [.ticks(3)] && scenario.triggers[0].dose == 0)
    #expect(try scenario.triggers[0].condition == Condition("stage is storming"))
    #expect(
      scenario.events == [
        SessionEvent(.breach, session: 12, member: 1, strength: 0.25), SessionEvent(.breach, session: 12, member: 0),
        SessionEvent(.facilitatorAbsence, session: 1),
      ])
  }

  @Test func noneIsNoStyle() throws {
    #expect(try read("scenario: s\nfacilitator: {style: none}\n").scenario.style == nil)
    for style in Style.allCases {
      #expect(try read("scenario: s\nfacilitator: {style: \(style.rawValue)}\n").scenario.style == style)
    }
  }
}
