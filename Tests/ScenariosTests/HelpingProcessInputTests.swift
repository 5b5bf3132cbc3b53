import ScenarioReading
import Scenarios
import Testing

/// The helping process as it is read.
@Suite struct HelpingProcessInputTests {
  private func read(_ below: String, settings: [String] = []) throws -> ScenarioFile {
    let folder = try TemporaryFolder()
    return try ScenarioReader.read(folder.write("s.yaml", ("scenario: s\n" + below).utf8), settings: settings)
  }

  @Test func everyPhaseIsRead() throws {
    let scenario = try read(
      """
      preparation:
        interview: 0.8
        limits: [{trait: anxiety, to: 0.8}, {trait: assertiveness, from: -1.2, to: 1}]
        balance: 0.25
      goals:
        clarity: 0.7
        targets:
          - {name: A calm group!, metric: tension, below: 0.1, by: 8}
          - {name: we work, metric: progress, above: 2}
      follow_up: {weeks: 12, aftercare: [9, 2, 5]}
      """
    ).scenario
    #expect(
      scenario.preparation
        == Preparation(
          interview: 0.8, limits: [.init(.anxiety, to: 0.8), .init(.assertiveness, from: -1.2, to: 1)], balance: 0.25))
    #expect(scenario.goalClarity == 0.7)
    #expect(
      scenario.goals == [
        Goal(name: "A calm group!", metric: .tension, isAbove: false, target: 0.1, by: 8),
        Goal(name: "we work", metric: .progress, isAbove: true, target: 2, by: 12),
      ])
    #expect(scenario.goals.map(\.column) == ["goal_a_calm_group_", "goal_we_work"])
    #expect(scenario.goals[0].words == "A calm group!: tension below 0.1 by session 8")
    #expect(scenario.followUp == FollowUp(weeks: 12, aftercare: [2, 5, 9]))
  }

  @Test func whatIsLeftOutIsNotDone() throws {
    let scenario = try read("sessions: 6\n").scenario
    #expect(scenario.preparation == Preparation() && !scenario.preparation.screens)
    #expect(scenario.goalClarity == 0 && scenario.goals.isEmpty && scenario.followUp == FollowUp())
    #expect(scenario.parameters.attendance == 1 && scenario.joins.isEmpty)
  }

  /// What is empty is as if it were left out, and a limit may be one number.
  @Test func emptyListsAndLimitsOfOneNumberAreRead() throws {
    let scenario = try read(
      "preparation: {limits: []}\ngoals: {targets: []}\nfollow_up: {weeks: 0, aftercare: []}\ngroup: {newcomers: []}\n"
    ).scenario
    #expect(scenario.preparation == Preparation() && scenario.goals.isEmpty && scenario.joins.isEmpty)
    let single = try read("preparation: {limits: [{trait: skill, from: 0.5, to: 0.9}], balance: 0.5}\n").scenario
    #expect(single.preparation.limits[0].accepts(0.5) && single.preparation.limits[0].accepts(0.9))
    #expect(!single.preparation.limits[0].accepts(0.49) && !single.preparation.limits[0].accepts(0.91))
  }

  @Test func newcomersComeAfterTheMembersInTheOrderOfTheFile() throws {
    let scenario = try read(
      """
      group:
        members: 4
        attendance: 0.8
        newcomers:
          - {session: 6, count: 2}
          - {session: 3, name: Zoe, anxiety: 0.9, attributes: [1, -1, 1]}
          - {session: 12}
      """
    ).scenario
    #expect(scenario.cast.map(\.name) == ["M1", "M2", "M3", "M4", "N1", "N2", "Zoe", "N4"])
    #expect(scenario.joins == [6, 6, 3, 12] && scenario.parameters.members == 4)
    #expect(scenario.cast[6].traits == [.anxiety: 0.9] && scenario.cast[6].attributes == [1, -1, 1])
    #expect(scenario.parameters.attendance == 0.8)
  }

  @Test func membersAndAttendanceCanBeSetBesideNewcomers() throws {
    let yaml = "group: {members: 4, newcomers: [{session: 3}]}\n"
    let scenario = try read(yaml, settings: ["members=6", "attendance=0.5"]).scenario
    #expect(scenario.cast.map(\.name) == ["M1", "M2", "M3", "M4", "M5", "M6", "N1"])
    #expect(scenario.parameters.attendance == 0.5)
  }

  /// A goal without a session is measured in the last, however many there are.
  @Test func aGoalWithoutASessionIsForTheLast() throws {
    let yaml = "goals: {targets: [{name: calm, metric: tension, below: 0.1}]}\n"
    #expect(try read(yaml).scenario.goals[0].by == 12)
    #expect(try read(yaml, settings: ["sessions=20"]).scenario.goals[0].by == 20)
  }

  @Test(arguments: [Technique.relapsePrevention, .endingPreparation])
  func whatActsAfterwardsIsNotedWhereNobodyIsFollowed(technique: Technique) throws {
    let schedule = "facilitator: {schedule: [{technique: \(technique.rawValue), dose: 0.5}]}\n"
    #expect(try read(schedule).remarks == [.actsAfterwards(technique)])
    #expect(try read(schedule + "follow_up: {weeks: 1}\n").remarks.isEmpty)
  }
}
