import Foundation
import Scenarios
import Testing

/// Every fault is told by its whole text: where, what, what is allowed, and a hint.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.keys) func aKeyIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.shapes) func aShapeIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.numbers) func aNumberIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.relations) func whatDoesNotFitIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.triggers) func aTriggerIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.conditions) func aConditionIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.events) func anEventIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.goals) func aGoalIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.groupLife) func comingsAreRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.followUp) func weeksAfterTheEndAreRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.preparation) func preparationIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.cast) func aCastIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.hidden) func aNameIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.files) func aFileIsRefusedWhereNoneIsTaken(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.comments) func textThatYAMLCutsOffIsTold(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.yaml) func yamlIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.ties) func tiesAreRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.designs) func aDesignIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.factors) func aFactorIsRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.points) func pointsAreRefused(_ input: BadInput) throws { try check(input) }
  @Test(arguments: BadInput.constraints) func aConstraintIsRefused(_ input: BadInput) throws { try check(input) }

  private func check(_ input: BadInput) throws {
    let files = input.csv.map { ["likes.csv": Array($0.utf8)] } ?? [:]
    let faults = try faults(input.yaml.utf8, files: files)
    #expect(faults.text == input.expected)
    #expect(!faults.areInArguments)
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirLine() throws {
    let start = Array("scenario: s\nabout: caf".utf8)
    #expect(try faults(start + [0]).text == "s.yaml:2: there is a NUL byte\n    allowed: text in UTF-8")
    let encoding = "    allowed: UTF-8\n    hint: save the file again as UTF-8"
    #expect(try faults(start + [0xE9, 0x0A]).text == "s.yaml:2: this is not UTF-8\n" + encoding)
    // The first two of the three bytes of a euro sign.
    #expect(try faults(start + [0xE2, 0x82]).text == "s.yaml:2: this is not UTF-8\n" + encoding)
    let wide = "s.yaml: the file is in UTF-16\n    allowed: UTF-8\n    hint: save it again as UTF-8"
    #expect(try faults([0xFF, 0xFE] + start.flatMap { [$0, 0] }).text == wide)
    #expect(try faults([0xFE, 0xFF] + start.flatMap { [0, $0] }).text == wide)
  }

  @Test func tiesThatAreNoTextAreRefusedWithTheirLine() throws {
    let yaml = "scenario: s\n" + BadInput.threeMembers
    func told(_ ending: [UInt8], after start: String = "source,target,value\nAna,Ben,0.5\n") throws -> String {
      try faults(yaml.utf8, files: ["likes.csv": Array(start.utf8) + ending]).text
    }
    #expect(try told([0x42, 0, 0x2C]) == "likes.csv:3: there is a NUL byte\n    allowed: text in UTF-8")
    #expect(
      try told([0x41, 0xE9])
        == "likes.csv:3: this is not UTF-8\n    allowed: UTF-8\n    hint: save the file again as UTF-8")
    #expect(
      try told([0xFF, 0xFE, 0x41, 0], after: "")
        == "s.yaml:4:14: likes.csv: the file is in UTF-16\n    allowed: UTF-8\n    hint: save it again as UTF-8")
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    func told(_ path: String) throws -> String {
      let problems = #expect(throws: Problems.self) { try ScenarioReader.read(path) }
      return problems?.text ?? ""
    }
    #expect(try told(folder.path + "/none.yaml") == folder.path + "/none.yaml: there is no such file")
    #expect(try told(folder.path) == folder.path + ": this is a folder and not a file")
    let yaml = "scenario: s\ngroup: {sentiment: .}\n"
    #expect(try faults(yaml.utf8).text == "s.yaml:2:20: .: this is a folder and not a file")
  }

  @Test func tiesFromADeviceAreRefusedAndNotWaitedFor() throws {
    #expect(
      try faults("scenario: s\ngroup: {sentiment: /dev/zero}\n".utf8).text
        == "s.yaml:2:20: /dev/zero: this is not an ordinary file")
  }

  @Test func aFileAboveOneMegabyteIsRefused() throws {
    let start = Array("scenario: s\n#".utf8)
    let comment = [UInt8](repeating: 0x78, count: 1_000_000 - start.count)
    #expect(try faults(start + comment).text == "")
    #expect(try faults(start + comment + [0x78]).text == "s.yaml: the file is too large\n    allowed: at most 1 MB")
  }

  @Test func allProblemsOfAFileAreToldInOrderOfTheirPlaces() throws {
    let yaml = """
      replicates: 0
      colour: red
      colour: blue
      group:
        members: [Ana, {name: Ben, skill: 2}]
        teams: 1.5
      facilitator:
        schedule: [{from: 3}, {technique: coaching, dose: 2, to: 99}]
      record: []
      """
    #expect(
      try faults(yaml.utf8).text == """
        s.yaml:1:1: the key 'scenario' is missing
            hint: say in a few words what it is: `scenario: …`
        s.yaml:1:13: replicates is 0
            allowed: a whole number from 1 to 1000000000
        s.yaml:2:1: unknown key 'colour' in the scenario
            allowed: \(BadInput.topKeys)
        s.yaml:3:1: 'colour' stands here a second time; it is already on line 2
        s.yaml:5:13: a member is 'Ana'
            allowed: name: value, with \(BadInput.memberKeys)
            hint: write {name: Ana}
        s.yaml:5:37: skill is 2
            allowed: a number from 0 to 1
        s.yaml:6:10: teams is 1.5
            allowed: a whole number from 1 to 65536
        s.yaml:8:14: the schedule entry has no technique
            allowed: technique, from, to, dose
        s.yaml:8:14: the schedule entry has no dose
            allowed: technique, from, to, dose
        s.yaml:8:53: the dose is 2
            allowed: a number from 0 to 1
        s.yaml:9:9: nothing is recorded
            allowed: \(BadInput.tables)
        """)
  }

  @Test func theScenarioComesBeforeTheFilesItNames() throws {
    let yaml = "scenario: s\n" + BadInput.threeMembers + "seed: -1\n"
    // A quoted line break is part of a cell: the next row is on line 4.
    let csv = "source,target,value\n\"An\na\",Ben,0.5\nBen,Cloe,0.5\n"
    #expect(
      try faults(yaml.utf8, files: ["likes.csv": Array(csv.utf8)]).text == """
        s.yaml:5:7: seed is '-1'
            allowed: \(BadInput.manySeeds)
        likes.csv:2: no member is named 'An a'
            allowed: Ana, Ben, Cleo
            hint: did you mean 'Ana'?
        likes.csv:4: no member is named 'Cloe'
            allowed: Ana, Ben, Cleo
            hint: did you mean 'Cleo'?
        """)
  }

  @Test func aMistakeIsToldOnceAndNotAgainByWhatDependsOnIt() throws {
    let schedule = "facilitator: {schedule: [{technique: coaching, from: 20, dose: 0.5}]}\n"
    #expect(
      try faults("scenario: s\nsessions: '24'\n\(schedule)".utf8).text
        == "s.yaml:2:11: sessions is text in quotes\n    allowed: a whole number from 1 to 10000\n"
        + "    hint: leave the quotes out")
    #expect(
      try faults("scenario: s\ngroup: {members: many, teams: 20}\n".utf8).text
        == "s.yaml:2:18: members is 'many'\n    allowed: a whole number from 2 to 65536\n"
        + "    hint: \(BadInput.numberForm)")
    // One member alone is told; that Ben of the ties is not among M1 to M8 is not.
    let ties = ["likes.csv": Array("source,target,value\nAna,Ben,0.5\n".utf8)]
    #expect(
      try faults("scenario: s\ngroup: {members: [{name: Ana}], sentiment: likes.csv}\n".utf8, files: ties).text
        == "s.yaml:2:18: 1 member is named\n    allowed: 2 to 65536 members")
  }

  @Test func ofVeryManyProblemsFiftyAreTold() throws {
    let keys = (0..<60).map { "unknown_key_\($0): 1\n" }.joined()
    let lines = try faults(("scenario: s\n" + keys).utf8).text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("s.yaml:") } == 50)
    #expect(lines.last == "… and at least 10 more")
  }
}
