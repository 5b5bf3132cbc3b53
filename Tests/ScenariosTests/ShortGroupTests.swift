import ScenarioReading
import Scenarios
import Testing

/// Groups that meet once or twice: how long their end is felt where nobody has said it.
@Suite struct ShortGroupTests {
  private func read(_ yaml: String, settings: [String] = []) throws -> ScenarioFile {
    try ScenarioReader.read(InputFile(path: "s.yaml", bytes: Array(("scenario: s\n" + yaml).utf8)), settings: settings)
  }

  @Test(arguments: [(1, 0.0), (2, 1.0), (3, 2.0), (4, 2.0), (12, 2.0)]) func theEndFits(
    _ sessions: Int, _ ending: Double
  ) throws {
    for file in [try read("sessions: \(sessions)\n"), try read("sessions: 8\n", settings: ["sessions=\(sessions)"])] {
      #expect(file.scenario.parameters.endingSessions == ending)
      #expect(file.remarks == (sessions < 3 ? [.shorterEnding(ending, sessions: sessions)] : []))
    }
  }

  @Test func whatIsSaidIsTaken() throws {
    let file = try read("sessions: 2\nparameters: {ending_sessions: 0.5}\n")
    #expect(file.scenario.parameters.endingSessions == 0.5)
    #expect(file.remarks.isEmpty)
    #expect(try read("sessions: 2\n", settings: ["ending_sessions=0"]).scenario.parameters.endingSessions == 0)
  }

  @Test(arguments: ["[1, 4]", "{values: [4, 1]}", "{from: 1, to: 4, step: 3}"])
  func pointsOfASweepHaveEachTheirOwn(_ values: String) throws {
    let file = try read("design: {vary: {sessions: \(values)}}\n")
    #expect(file.remarks == [.shorterEndings(below: 3)])
    #expect(try file.pointScenarios.scenario([.number(1)]).parameters.endingSessions == 0)
    #expect(try file.pointScenarios.scenario([.number(4)]).parameters.endingSessions == 2)
  }

  @Test func pointsThatSayWhatDoesNotFitAreRefused() throws {
    let file = try read("design: {vary: {sessions: [1, 4], ending_sessions: [0, 2]}}\n")
    #expect(file.remarks.isEmpty)
    #expect(try file.pointScenarios.scenario([.number(1), .number(0)]).parameters.endingSessions == 0)
    #expect(throws: Problems.self) { try file.pointScenarios.scenario([.number(1), .number(2)]) }
  }
}
