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
    let text = try faults((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8).text
    #expect(text.hasPrefix("s.yaml:1:1: the scenario is a list\n"))
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
    #expect(file.notes.isEmpty)
    #expect(file.inputs.map(\.bytes) == [Array(ties.utf8)])
  }

  @Test func tiesOfSomePairsAreNoted() throws {
    let file = try read("scenario: s\n" + BadInput.threeMembers, ties: "source,target,value\nAna,Ben,0.5\n")
    #expect(file.notes == ["likes.csv gives 1 of 6 pairs; the others are composed as without it"])
  }
}
