import ScenarioReading
import Scenarios
import Testing

/// `--set name=value`: a fault is one of the command line and not of the file.
@Suite struct SettingTests {
  private static let scenario = "scenario: s\nsessions: 6\ngroup: {teams: 2}\n"

  /// A setting that must be refused, and why.
  struct Case: Sendable, CustomTestStringConvertible {
    let setting: String
    let fault: Problem.Fault
    var testDescription: String { setting }

    init(_ setting: String, _ fault: Problem.Fault) { (self.setting, self.fault) = (setting, fault) }
  }

  private static let share = Bounds.from(0, to: 1)
  private static let members = Bounds.from(2, to: 65_536)

  static let cases: [Case] = [
    .init("tention_rate=3", .setting(.unknown("tention_rate"))), .init("xylophone=3", .setting(.unknown("xylophone"))),
    .init("seed=3", .setting(.unknown("seed"))), .init("faultline", .setting(.noEquals("faultline"))),
    .init("=3", .setting(.unknown(""))),
    .init("faultline=", .setting(.value("faultline", "", share, isWhole: false))),
    .init("faultline=1.1", .setting(.value("faultline", "1.1", share, isWhole: false))),
    .init("faultline=0,5", .setting(.value("faultline", "0,5", share, isWhole: false))),
    .init("balance=off", .setting(.unknown("balance"))), .init("mediation=0.5", .setting(.unknown("mediation"))),
    .init("faultline=nan", .setting(.value("faultline", "nan", share, isWhole: false))),
    .init("mixing=1", .setting(.value("mixing", "1", .from(0, below: 1), isWhole: false))),
    .init("members= 8", .setting(.value("members", " 8", members, isWhole: true))),
    .init("members=8.5", .setting(.value("members", "8.5", members, isWhole: true))),
    .init("teams=9", .notTogether(.teams(9, members: 8))),
    .init("ending_sessions=6", .notTogether(.ending(6, sessions: 6))),
    .init("tension\u{200B}_rate=3", .setting(.unknown("tension\u{200B}_rate"))),
    .init("members=members.csv", .setting(.value("members", "members.csv", members, isWhole: true))),
    .init("airtime_memory=0.05", .notTogether(.airtimeMemory(0.05, ticksPerSession: 12))),
    .init("faultline=\u{1B}[31m", .setting(.value("faultline", "\u{1B}[31m", share, isWhole: false))),
  ]

  @Test(arguments: cases) func aSettingIsRefusedAsAnArgument(_ input: Case) throws {
    let faults = try faults(Self.scenario.utf8, settings: [input.setting])
    #expect(faults.all == [Told("--set \(input.setting.shortened)", input.fault)])
    #expect(faults.areInArguments)
  }

  @Test func membersThatAreNamedCannotBeCounted() throws {
    let faults = try faults(
      "scenario: s\ngroup: {members: [{name: Ana}, {name: Ben}]}\n".utf8, settings: ["members=8"])
    #expect(faults.all == [Told("--set members=8", .setting(.membersNamed))])
    #expect(faults.areInArguments)
  }

  @Test func aScheduleBeyondASettingOfSessionsIsAFaultOfTheSetting() throws {
    let schedule = "facilitator: {schedule: [{technique: coaching, from: 5, dose: 0.5}]}\n"
    let faults = try faults((Self.scenario + schedule).utf8, settings: ["sessions=4"])
    #expect(
      faults.all == [
        Told("--set sessions=4", .scenario(.outOfTime(5, in: "the schedule", first: 1, last: 4, entryLine: 4)))
      ])
    #expect(faults.areInArguments)
  }

  @Test func anEventBeyondASettingOfSessionsIsAFaultOfTheSetting() throws {
    let events = "events:\n  - {session: 5, kind: crisis}\n"
    #expect(try faults((Self.scenario + events).utf8, settings: ["sessions=5"]).all.isEmpty)
    let faults = try faults((Self.scenario + events).utf8, settings: ["sessions=4"])
    #expect(
      faults.all == [
        Told("--set sessions=4", .scenario(.outOfTime(5, in: "the event", first: 1, last: 4, entryLine: 5)))
      ])
    #expect(faults.areInArguments)
  }

  @Test func allSettingsAreToldInTheirOrderAndBeforeTheFile() throws {
    let faults = try faults("scenario: s\nseed: x\n".utf8, settings: ["mixing=1", "acts=2", "faultline"])
    #expect(
      faults.all == [
        Told("--set mixing=1", .setting(.value("mixing", "1", .from(0, below: 1), isWhole: false))),
        Told("--set acts=2", .setting(.unknown("acts"))), Told("--set faultline", .setting(.noEquals("faultline"))),
        Told("2:7", .wrongKind("seed", .text("x"), wanted: .seed)),
      ])
    #expect(!faults.areInArguments)
  }

  @Test func theLastSettingOfANameHolds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("s.yaml", Self.scenario.utf8)
    let file = try ScenarioReader.read(path, settings: ["faultline=0.2", "members=9", "faultline=0.4", "teams=9"])
    #expect(file.scenario.parameters.faultline == 0.4)
    #expect(file.scenario.parameters.members == 9)
    #expect(file.scenario.cast.count == 9)
  }
}
