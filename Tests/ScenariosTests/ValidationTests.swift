import Scenarios
import Testing

/// A scenario made in code, which no reader has checked.
@Suite struct ValidationTests {
  private static func scenario(_ change: (inout Scenario) -> Void) -> Scenario {
    var scenario = Scenario(title: "made in code")
    change(&scenario)
    return scenario
  }

  private static func refusal(_ change: (inout Scenario) -> Void) -> InvalidScenario? {
    do throws(InvalidScenario) { try scenario(change).validate() } catch { return error }
    return nil
  }

  @Test func theUsualScenarioIsValid() { #expect(Self.refusal { _ in } == nil) }

  /// Each parameter just outside each of its bounds, and without a number.
  @Test(arguments: ParameterTable.all.map(\.name))
  func aParameterOutsideItsBoundsIsRefused(name: String) throws {
    let spec = try #require(ParameterTable.spec(named: name))
    let outside = [spec.bounds.low.map { $0 - 1 }, spec.bounds.high.map { $0 + 1 }].compactMap { $0 }
    for value in outside {
      let refusal = Self.refusal { spec.set(value, in: &$0.parameters) }
      #expect(refusal == .parameter(name, value, allowed: spec.bounds))
    }
    guard !spec.isInteger else { return }
    guard case .parameter(name, _, _)? = Self.refusal({ spec.set(.nan, in: &$0.parameters) }) else {
      Issue.record("\(name) may be no number")
      return
    }
  }

  @Test func whatDoesNotGoTogetherIsRefused() {
    #expect(Self.refusal { $0.parameters.teams = 9 } == .together("teams", "members"))
    #expect(Self.refusal { $0.parameters.endingSessions = 12 } == .together("ending_sessions", "sessions"))
    #expect(Self.refusal { $0.parameters.airtimeMemory = 0.01 } == .together("airtime_memory", "ticks_per_session"))
    #expect(
      Self.refusal { ($0.parameters.sessions, $0.parameters.ticksPerSession) = (10_000, 101) }
        == .ticks(1_010_000, most: 1_000_000))
  }

  @Test func membersWhoCannotBeAreRefused() {
    #expect(Self.refusal { $0.parameters.members = 5 } == .cast(8, expected: 5))
    #expect(Self.refusal { $0.joins = [4] } == .cast(8, expected: 9))
    #expect(
      Self.refusal { ($0.joins, $0.cast) = ([1], CastMember.unnamed(9)) } == .time("a newcomer", 1, last: 12))
    #expect(Self.refusal { $0.cast[2].traits[.anxiety] = 1.5 } == .member(2, "anxiety", 1.5))
    #expect(Self.refusal { $0.cast[2].attitudes = [1] } == .values(2, "attitudes", expected: 4, of: 1))
    #expect(Self.refusal { $0.cast[2].attributes = [1, 1, 2] } == .member(2, "attributes", 2))
    for (source, target, value) in [(0, 8, 0.5), (3, 3, 0.5), (0, 1, -2.0)] {
      let tie = ObservedTies.Tie(source: source, target: target, value: value)
      #expect(
        Self.refusal { $0.observedTies = [ObservedTies(kind: .sentiment, path: "", ties: [tie])] }
          == .tie(.sentiment, source: source, target: target, value))
    }
  }

  @Test func whatCannotBeDoneIsRefused() {
    func dose(_ dose: Double, _ from: Int, _ to: Int, _ unit: ScheduledDose.Unit = .sessions) -> InvalidScenario? {
      Self.refusal {
        $0.schedule = [ScheduledDose(technique: .mediation, from: from, to: to, in: unit, dose: dose)]
      }
    }
    #expect(dose(1.2, 1, 2) == .share("a dose of the schedule", 1.2))
    #expect(dose(0.5, 13, 14) == .time("the schedule", 13, last: 12))
    #expect(dose(0.5, 145, 146, .ticks) == .time("the schedule", 145, last: 144))
    #expect(dose(0.5, 0, 3) == .time("the schedule", 0, last: 12))
    #expect(dose(0.5, 3, 2) == .reversed(from: 3, to: 2))
    #expect(dose(0.5, 3, .max) == nil && dose(0.5, 1, .max, .ticks) == nil)
    #expect(
      Self.refusal { $0.events = [SessionEvent(.crisis, session: 13)] } == .time("an event", 13, last: 12))
    #expect(
      Self.refusal { $0.events = [SessionEvent(.breach, session: 1, member: 8)] } == .member(8, "event", 8))
    #expect(Self.refusal { $0.goalClarity = -0.1 } == .share("the clarity of goals", -0.1))
    #expect(Self.refusal { $0.followUp = FollowUp(weeks: 4, aftercare: [5]) } == .time("aftercare", 5, last: 4))
  }
}
