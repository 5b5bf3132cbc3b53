import Foundation
import ScenarioReading
import Scenarios
import Testing

/// Every fault is found where it is; `WordsTests` says what is told of it.
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
    let faults = try faults(input.yaml.utf8, files: input.csv.map { ["likes.csv": Array($0.utf8)] } ?? [:])
    #expect(faults.all == [input.told])
    #expect(!faults.areInArguments)
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirLine() throws {
    let start = Array("scenario: s\nabout: caf".utf8)
    #expect(try faults(start + [0]).all == [Told("2", .file(.nulByte))])
    #expect(try faults(start + [0xE9, 0x0A]).all == [Told("2", .file(.notUTF8))])
    // The first two of the three bytes of a euro sign.
    #expect(try faults(start + [0xE2, 0x82]).all == [Told("2", .file(.notUTF8))])
    #expect(try faults([0xFF, 0xFE] + start.flatMap { [$0, 0] }).all == [Told("", .file(.utf16))])
    #expect(try faults([0xFE, 0xFF] + start.flatMap { [0, $0] }).all == [Told("", .file(.utf16))])
  }

  @Test func tiesThatAreNoTextAreRefusedWithTheirLine() throws {
    let yaml = "scenario: s\n" + BadInput.threeMembers
    func told(_ ending: [UInt8], after start: String = "source,target,value\nAna,Ben,0.5\n") throws -> [Told] {
      try faults(yaml.utf8, files: ["likes.csv": Array(start.utf8) + ending]).all
    }
    #expect(try told([0x42, 0, 0x2C]) == [Told("likes.csv:3", .file(.nulByte))])
    #expect(try told([0x41, 0xE9]) == [Told("likes.csv:3", .file(.notUTF8))])
    #expect(try told([0xFF, 0xFE, 0x41, 0], after: "") == [Told("4:14", .inFile("likes.csv", .file(.utf16)))])
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    func told(_ path: String) throws -> [Told]? {
      #expect(throws: Problems.self) { try ScenarioReader.read(path) }?.all.map { Told($0, in: folder.path) }
    }
    #expect(try told(folder.path + "/none.yaml") == [Told("none.yaml", .file(.missing()))])
    #expect(try told(folder.path) == [Told(folder.path, .file(.folder))])
    let yaml = "scenario: s\ngroup: {sentiment: .}\n"
    #expect(try faults(yaml.utf8).all == [Told("2:20", .inFile(".", .file(.folder)))])
  }

  @Test func tiesFromADeviceAreRefusedAndNotWaitedFor() throws {
    #expect(
      try faults("scenario: s\ngroup: {sentiment: /dev/zero}\n".utf8).all
        == [Told("2:20", .inFile("/dev/zero", .file(.notOrdinary)))])
  }

  @Test func aFileAboveOneMegabyteIsRefused() throws {
    let start = Array("scenario: s\n#".utf8)
    let comment = [UInt8](repeating: 0x78, count: 1_000_000 - start.count)
    #expect(try faults(start + comment).all.isEmpty)
    #expect(try faults(start + comment + [0x78]).all == [Told("", .file(.tooLarge(mostBytes: 1_000_000)))])
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
      try faults(yaml.utf8).all == [
        Told("1:1", .scenario(.noTitle)),
        Told("1:13", .outOfBounds("replicates", "0", wanted: .number(.from(1, to: 1e9), isWhole: true))),
        Told("2:1", .unknownKey("colour", in: "the scenario", keys: BadInput.topKeys)),
        Told("3:1", .repeated(.key("colour"), line: 2)),
        Told("5:13", .wrongKind("a member", .text("Ana"), wanted: .keys(BadInput.memberKeys))),
        Told("5:37", .outOfBounds("skill", "2", wanted: .number(.from(0, to: 1)))),
        Told("6:10", .outOfBounds("teams", "1.5", wanted: .number(.from(1, to: 65_536), isWhole: true))),
        Told("8:14", .missing("technique", in: "the schedule entry", keys: BadInput.entryKeys)),
        Told("8:14", .missing("dose", in: "the schedule entry", keys: BadInput.entryKeys)),
        Told("8:53", .outOfBounds("the dose", "2", wanted: .number(.from(0, to: 1)))),
        Told("9:9", .scenario(.nothingRecorded)),
      ])
  }

  @Test func theScenarioComesBeforeTheFilesItNames() throws {
    let yaml = "scenario: s\n" + BadInput.threeMembers + "seed: -1\n"
    // A quoted line break is part of a cell: the next row is on line 4.
    let csv = "source,target,value\n\"An\na\",Ben,0.5\nBen,Cloe,0.5\n"
    let names = ["Ana", "Ben", "Cleo"]
    #expect(
      try faults(yaml.utf8, files: ["likes.csv": Array(csv.utf8)]).all == [
        Told("5:7", .wrongKind("seed", .text("-1"), wanted: .seed)),
        Told("likes.csv:2", .table(.unknownMember("An\na", names: names))),
        Told("likes.csv:4", .table(.unknownMember("Cloe", names: names))),
      ])
  }

  @Test func aMistakeIsToldOnceAndNotAgainByWhatDependsOnIt() throws {
    let schedule = "facilitator: {schedule: [{technique: coaching, from: 20, dose: 0.5}]}\n"
    #expect(
      try faults("scenario: s\nsessions: '24'\n\(schedule)".utf8).all
        == [Told("2:11", .inQuotes("sessions", wanted: .number(.from(1, to: 10_000), isWhole: true)))])
    #expect(
      try faults("scenario: s\ngroup: {members: many, teams: 20}\n".utf8).all
        == [Told("2:18", .wrongKind("members", .text("many"), wanted: .number(.from(2, to: 65_536), isWhole: true)))])
    // One member alone is told; that Ben of the ties is not among M1 to M8 is not.
    let ties = ["likes.csv": Array("source,target,value\nAna,Ben,0.5\n".utf8)]
    #expect(
      try faults("scenario: s\ngroup: {members: [{name: Ana}], sentiment: likes.csv}\n".utf8, files: ties).all
        == [Told("2:18", .people(.named(1, .from(2, to: 65_536))))])
  }

  @Test func ofVeryManyProblemsFiftyAreTold() throws {
    let keys = (0..<60).map { "unknown_key_\($0): 1\n" }.joined()
    let source = InputFile(path: "s.yaml", bytes: Array(("scenario: s\n" + keys).utf8))
    let lines = #expect(throws: Problems.self) { try ScenarioReader.read(source) }?.text.split(separator: "\n") ?? []
    #expect(lines.count { $0.hasPrefix("s.yaml:") } == 50)
    #expect(lines.last == "… and at least 10 more")
  }
}
