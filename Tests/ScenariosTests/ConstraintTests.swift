import ScenarioReading
import Scenarios
import Testing

/// What a constraint says of points.
@Suite struct ConstraintTests {
  /// Whether a constraint holds of members 6, faultline 0.5, style adaptive, mix apart (mixing 0.25; alike: its own 0).
  private func holds(_ text: String) throws -> Bool {
    let folder = try TemporaryFolder()
    let yaml = """
      scenario: s
      group: {teams: 2}
      facilitator: {schedule: [{technique: coaching, from: 3, to: 6, dose: 0.5}]}
      design:
        vary:
          members: [6, 8]
          group.faultline: [0, 0.5]
          style: [none, adaptive, laissez-faire]
          mix: {levels: {alike: {}, apart: {mixing: 0.25}}}
          facilitator.schedule.1.from: [2, 3]
        constraints: ["\(text)"]
      """
    let design = try #require(try ScenarioReader.read(folder.write("s.yaml", yaml.utf8)).design)
    return design.constraints[0].holds([.number(6), .number(0.5), .text("adaptive"), .text("apart"), .number(2)])
  }

  @Test(arguments: [
    "members * faultline == 3", "members * group.faultline < 3.5", "members - 2 - 1 == 3", "members / 3 / 2 == 1",
    "1 + 2 * members == 13", "(1 + 2) * members == 18", "-members == -6", "- -members == 6", "-members + 6 == 0",
    "2 * -members == -12", "members >= 6", "members <= 6", "members != 7", "members>5 and members<7",
    "style == adaptive", "adaptive == style", "style is adaptive", "style is not none", "style != none",
    "style != laissez-faire", "mix == apart",
    "mixing == 0.25", "mixing * 4 == 1", "teams == 2", "members > 100 or faultline > 0",
    // `and` binds more closely.
    "members > 1 or members > 100 and members > 100", "(members > 1 or members > 100) and members > 5",
    "members > 100 and members > 100 or members > 1", "facilitator.schedule.1.from < 3", "members > 1e0",
    "members - faultline-teams == 3.5", "1 / (members - 6) > 1e300", "members * 1e-1 < 1",
    "(members + 1) * 2 > 13 and (style == adaptive or style == none)",
  ]) func itHolds(_ text: String) throws { #expect(try holds(text)) }

  @Test(arguments: [
    "members * faultline == 4", "members < 6", "members > 6", "members != 6", "style == none", "style != adaptive",
    "mix != apart", "mix is not apart", "mix == alike", "mixing == 0", "teams == 1", "members > 1 and members > 100",
    "(members > 1 or members > 100) and members > 100", "(members - 6) / (members - 6) == 1", "members - 2 - 1 == 5",
    "members / 3 / 2 == 4", "facilitator.schedule.1.from == 3",
  ]) func itDoesNotHold(_ text: String) throws { #expect(try !holds(text)) }

  @Test func aSettingIsTheValueOfWhatIsNotVaried() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "s.yaml", "scenario: s\ndesign: {vary: {members: [4, 8]}, constraints: [members > teams]}\n".utf8)
    let design = try #require(try ScenarioReader.read(path, settings: ["teams=5"]).design)
    #expect([4, 8].map { design.constraints[0].holds([.number($0)]) } == [false, true])
  }
}
