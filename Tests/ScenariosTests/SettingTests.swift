import Scenarios
import Testing

/// `--set name=value`: a fault is one of the command line and not of the file.
@Suite struct SettingTests {
  private static let scenario = "scenario: s\nsessions: 6\ngroup: {teams: 2}\n"

  /// A setting that must be refused, and the whole text that says so.
  struct Case: Sendable, CustomTestStringConvertible {
    let setting: String
    let expected: String
    var testDescription: String { setting }

    init(_ setting: String, _ what: String, allowed: String, hint: String? = nil) {
      self.setting = setting
      expected = what + "\n    allowed: " + allowed + (hint.map { "\n    hint: " + $0 } ?? "")
    }
  }

  static let cases: [Case] = [
    .init(
      "tention_rate=3", "--set tention_rate=3: unknown parameter 'tention_rate'", allowed: BadInput.parameterNames,
      hint: "did you mean 'tension_rate'?"),
    .init(
      "xylophone=3", "--set xylophone=3: unknown parameter 'xylophone'", allowed: BadInput.parameterNames),
    .init(
      "seed=3", "--set seed=3: unknown parameter 'seed'", allowed: BadInput.parameterNames,
      hint: "it is an option of its own: --seed"),
    .init("faultline", "--set faultline: there is no '='", allowed: "--set name=value"),
    .init("=3", "--set =3: unknown parameter ''", allowed: BadInput.parameterNames),
    .init("faultline=", "--set faultline=: faultline is empty", allowed: "a number from 0 to 1"),
    .init("faultline=1.1", "--set faultline=1.1: faultline is '1.1'", allowed: "a number from 0 to 1"),
    .init(
      "faultline=0,5", "--set faultline=0,5: faultline is '0,5'", allowed: "a number from 0 to 1",
      hint: "write decimals with a dot: 0.5"),
    .init(
      "balance=off", "--set balance=off: unknown parameter 'balance'", allowed: BadInput.parameterNames,
      hint: "switch it in the file: mechanisms: {balance: off}"),
    .init(
      "mediation=0.5", "--set mediation=0.5: unknown parameter 'mediation'", allowed: BadInput.parameterNames,
      hint: "give its dose in the file, under facilitator: schedule:"),
    .init(
      "faultline=nan", "--set faultline=nan: faultline is 'nan'", allowed: "a number from 0 to 1",
      hint: BadInput.numberForm),
    .init("mixing=1", "--set mixing=1: mixing is '1'", allowed: "a number from 0 to below 1"),
    .init(
      "members= 8", "--set members= 8: members is ' 8'", allowed: "a whole number from 2 to 65536",
      hint: BadInput.numberForm),
    .init("members=8.5", "--set members=8.5: members is '8.5'", allowed: "a whole number from 2 to 65536"),
    .init("teams=9", "--set teams=9: 9 teams for 8 members", allowed: "at most as many teams as members"),
    .init(
      "ending_sessions=6", "--set ending_sessions=6: ending_sessions is 6 for 6 sessions",
      allowed: "a number from 0 to below the number of sessions",
      hint: "write parameters: {ending_sessions: 1}, or give --set ending_sessions=1"),
    .init(
      "tension\u{200B}_rate=3", "--set tension<U+200B>_rate=3: unknown parameter 'tension<U+200B>_rate'",
      allowed: BadInput.parameterNames, hint: "did you mean 'tension_rate'?"),
    .init(
      "members=members.csv", "--set members=members.csv: members is 'members.csv'",
      allowed: "a whole number from 2 to 65536",
      hint: BadInput.noFile),
    .init(
      "airtime_memory=0.05", "--set airtime_memory=0.05: airtime_memory is 0.05 of a session, shorter than a tick",
      allowed: "at least 1/12, which is 1 / ticks_per_session"),
    .init(
      "faultline=\u{1B}[31m", "--set faultline=\u{FFFD}[31m: faultline is '\u{FFFD}[31m'",
      allowed: "a number from 0 to 1", hint: BadInput.numberForm),
  ]

  @Test(arguments: cases) func aSettingIsRefusedAsAnArgument(_ input: Case) throws {
    let faults = try faults(Self.scenario.utf8, settings: [input.setting])
    #expect(faults.text == input.expected)
    #expect(faults.areInArguments)
  }

  @Test func membersThatAreNamedCannotBeCounted() throws {
    let faults = try faults(
      "scenario: s\ngroup: {members: [{name: Ana}, {name: Ben}]}\n".utf8, settings: ["members=8"])
    #expect(
      faults.text == """
        --set members=8: the members are named in the scenario, one by one
            allowed: other parameters
            hint: change the list under group: members:
        """)
    #expect(faults.areInArguments)
  }

  @Test func aScheduleBeyondASettingOfSessionsIsAFaultOfTheSetting() throws {
    let schedule = "facilitator: {schedule: [{technique: coaching, from: 5, dose: 0.5}]}\n"
    let faults = try faults((Self.scenario + schedule).utf8, settings: ["sessions=4"])
    #expect(
      faults.text
        == "--set sessions=4: the schedule entry on line 4 names session 5 of 4\n    allowed: sessions from 1 to 4")
    #expect(faults.areInArguments)
  }

  @Test func anEventBeyondASettingOfSessionsIsAFaultOfTheSetting() throws {
    let events = "events:\n  - {session: 5, kind: crisis}\n"
    #expect(try faults((Self.scenario + events).utf8, settings: ["sessions=5"]).text == "")
    let faults = try faults((Self.scenario + events).utf8, settings: ["sessions=4"])
    #expect(
      faults.text
        == "--set sessions=4: the event entry on line 5 names session 5 of 4\n    allowed: sessions from 1 to 4")
    #expect(faults.areInArguments)
  }

  @Test func allSettingsAreToldInTheirOrderAndBeforeTheFile() throws {
    let faults = try faults("scenario: s\nseed: x\n".utf8, settings: ["mixing=1", "acts=2", "faultline"])
    #expect(
      faults.text == """
        --set mixing=1: mixing is '1'
            allowed: a number from 0 to below 1
        --set acts=2: unknown parameter 'acts'
            allowed: \(BadInput.parameterNames)
            hint: it is an option of its own: --acts
        --set faultline: there is no '='
            allowed: --set name=value
        s.yaml:2:7: seed is 'x'
            allowed: \(BadInput.manySeeds)
        """)
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
