import Engine
import GroupDynamics
import Scenarios
import Testing

/// Writes down what it is shown.
private struct Diary: RunObserver {
  var lines: [String] = []
  var last: GroupState?

  mutating func composed(_ group: borrowing GroupDevelopment) { lines.append("composed \(group.tick)") }

  mutating func sessionBegins(_ session: Int, _ group: borrowing GroupDevelopment) {
    lines.append("begin \(session) at \(group.tick)")
  }

  mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) {
    for case .dose(let technique, let dose, let cause) in occurrences {
      lines.append("\(technique.rawValue) \(dose) from \(tick), \(cause)")
    }
  }

  mutating func ticked(_ tick: Int, _ group: borrowing GroupDevelopment) {
    lines.append("tick \(tick) = \(group.tick)")
    last = group.state
  }

  mutating func sessionEnded(_ session: Int, _ group: borrowing GroupDevelopment) {
    lines.append("end \(session) with \(Int(group.metrics[.present]))")
  }

  mutating func sessionClosed(
    _ session: Int, _ occurrences: [GroupOccurrence], _ group: borrowing GroupDevelopment
  ) {
    let left = occurrences.map { if case .departure(let departure) = $0 { departure.member } else { -1 } }
    lines.append("left \(left) after \(session)")
  }
}

@Suite struct SimulationTests {
  private static func scenario(_ change: (inout Parameters) -> Void = { _ in }) -> Scenario {
    var parameters = Parameters()
    (parameters.sessions, parameters.ticksPerSession, parameters.endingSessions) = (2, 2, 1)
    change(&parameters)
    let mediation = ScheduledDose(technique: .mediation, from: 2, to: 2, dose: 0.5)
    return Scenario(title: "a short one", parameters: parameters, schedule: [mediation], seed: 3)
  }

  private static func live(_ scenario: Scenario) throws -> Diary {
    let facilitator = Policy(scenario).facilitator(Luck(scenario, replicate: 0))
    var simulation = Simulation(
      GroupDevelopment(valid: scenario, replicate: 0), directors: [facilitator], observers: [Diary()])
    try simulation.run()
    if let failure = simulation.failures[0] { throw failure }
    return simulation.observers[0]
  }

  @Test func anObserverSeesEachMomentOnceAndInOrder() throws {
    let diary = try Self.live(Self.scenario { $0.dropoutBase = -100 })
    #expect(
      diary.lines == [
        "composed 0", "begin 1 at 0", "tick 1 = 1", "tick 2 = 2", "end 1 with 8", "left [] after 1",
        "begin 2 at 2", "mediation 0.5 from 3, schedule", "tick 3 = 3", "tick 4 = 4", "end 2 with 8", "left [] after 2",
      ])
  }

  @Test func threeStayAndNobodyLeavesAfterTheLastSession() throws {
    let diary = try Self.live(Self.scenario { $0.dropoutBase = 100 })
    #expect(diary.lines.contains("left [0, 1, 2, 3, 4] after 1"))
    #expect(diary.lines.last == "left [] after 2")
    #expect(diary.last?.present == [false, false, false, false, false, true, true, true])
  }

  @Test func aGroupThatIsNotFiniteFailsWithItsTick() throws {
    #expect(throws: RunFailure.self) { _ = try Self.live(Self.scenario { $0.statusRate = 1e308 }) }
  }

  @Test func aCancelledTaskStops() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try Self.live(Self.scenario()).lines.count
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
