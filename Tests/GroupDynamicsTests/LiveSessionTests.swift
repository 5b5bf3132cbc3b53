import Engine
import GroupDynamics
import Scenarios
import Testing

/// A live session is the run of the scenario that it saves.
@Suite struct LiveSessionTests {
  /// Groups of all kinds: sizes, teams, absences, newcomers, styles, triggers, schedules, events; some drop out.
  private static func scenario(_ numbers: inout Numbers) -> Scenario {
    var p = Parameters()
    p.members = 3 + numbers.index(7)
    (p.sessions, p.ticksPerSession) = (2 + numbers.index(5), 2 + numbers.index(8))
    (p.faultline, p.teams) = (numbers.number(0, 1), 1 + numbers.index(2))
    p.attendance = numbers.index(3) == 0 ? 0.7 : 1
    p.dropoutBase = numbers.number(-4, 0)
    p.endingSessions = min(p.endingSessions, Double(p.sessions) / 2)
    var scenario = Scenario(title: "live", parameters: p, seed: UInt64(numbers.index(1000)))
    scenario.style = numbers.index(2) == 0 ? Style.allCases[numbers.index(Style.allCases.count)] : nil
    if numbers.index(2) == 0 {
      scenario.schedule = [ScheduledDose(technique: .coaching, from: 1, to: 2, dose: 0.4)]
    }
    if numbers.index(2) == 0 {
      scenario.triggers = [
        Trigger(
          when: Condition(.metric(.tension), .above, 0.1), technique: .mediation, dose: 0.5, lasting: .ticks(3),
          coolDown: .ticks(2))
      ]
    }
    if numbers.index(3) == 0 { scenario.events = [SessionEvent(.crisis, session: 2)] }
    return scenario
  }

  /// Does something at random.
  private static func act(_ live: inout LiveSession, _ scenario: Scenario, _ numbers: inout Numbers) throws {
    switch numbers.index(6) {
    case 0, 1: for _ in 0...numbers.index(12) { live.step() }
    case 2, 3:
      let technique = Technique.allCases[numbers.index(Technique.allCases.count)]
      try live.intervene(technique, dose: numbers.index(3) == 0 ? 0 : numbers.number(0, 1))
    case 4: try live.goBack(to: numbers.index(live.tick + 1))
    default:
      let kinds = SessionEvent.Kind.allCases
      let kind = kinds[numbers.index(kinds.count)]
      let next = (live.tick - 1) / scenario.parameters.ticksPerSession + 2
      guard live.tick > 0, next <= scenario.parameters.sessions else { return }
      try live.befall(SessionEvent(kind, session: next, member: kind == .breach ? 0 : nil, strength: 0.7))
    }
  }

  private static func bits(_ rows: [MetricRow]) -> [[UInt64]] {
    rows.map { row in Metric.allCases.map { row[$0].bitPattern } }
  }

  /// Metrics of a run, from its composition to its end.
  private static func run(_ scenario: Scenario) throws -> [MetricRow] {
    try keep(GroupDevelopment(valid: scenario, replicate: 2), scenario, replicate: 2).metrics
  }

  @Test(arguments: 0..<200) func whatIsSavedRunsTheSameWay(_ session: Int) throws {
    var numbers = Numbers(seed: UInt64(7000 + session))
    let scenario = Self.scenario(&numbers)
    var live = try LiveSession(scenario, replicate: 2)
    for _ in 0..<25 {
      if numbers.index(5) == 0 {
        // A branch that goes its own way leaves this one as it is.
        let (rows, saved) = (live.rows, live.saved)
        var branch = live
        for _ in 0..<4 { try Self.act(&branch, scenario, &numbers) }
        while !branch.isOver { branch.step() }
        #expect(Self.bits(branch.rows) == Self.bits(try Self.run(branch.saved)))
        #expect(Self.bits(live.rows) == Self.bits(rows) && live.saved == saved)
      }
      try Self.act(&live, scenario, &numbers)
    }
    while !live.isOver { live.step() }
    #expect(live.failure == nil && live.rows.count == scenario.parameters.clock.ticks + 1)
    #expect(Self.bits(live.rows) == Self.bits(try Self.run(live.saved)))
  }

  @Test func aDoseCountsFromTheNextTickUntilAnotherIsGiven() throws {
    var live = try LiveSession(Scenario(title: "live"))
    for _ in 0..<5 { live.step() }
    try live.intervene(.mediation, dose: 0.5)
    for _ in 0..<3 { live.step() }
    #expect(live.inUse[.mediation] == 0.5)
    try live.intervene(.mediation, dose: 0.8)
    live.step()
    try live.intervene(.mediation, dose: 0)
    live.step()
    #expect(live.inUse[.mediation] == 0)
    #expect(
      live.saved.schedule == [
        ScheduledDose(technique: .mediation, from: 6, to: 8, in: .ticks, dose: 0.5),
        ScheduledDose(technique: .mediation, from: 9, to: 9, in: .ticks, dose: 0.8),
      ])
    try live.goBack(to: 8)
    #expect(live.saved.schedule == [ScheduledDose(technique: .mediation, from: 6, to: 144, in: .ticks, dose: 0.5)])
  }

  @Test func whatCannotBeDoneIsRefused() throws {
    var live = try LiveSession(Scenario(title: "live"))
    for _ in 0..<13 { live.step() }
    #expect(throws: LiveSession.Refusal.dose(1.5)) { try live.intervene(.mediation, dose: 1.5) }
    #expect(throws: LiveSession.Refusal.dose(-.infinity)) { try live.intervene(.mediation, dose: -.infinity) }
    #expect(throws: LiveSession.Refusal.session(2, next: 3, last: 12)) {
      try live.befall(SessionEvent(.crisis, session: 2))
    }
    #expect(throws: LiveSession.Refusal.member(8, of: 8)) {
      try live.befall(SessionEvent(.breach, session: 3, member: 8))
    }
    #expect(throws: LiveSession.Refusal.strength(2)) {
      try live.befall(SessionEvent(.crisis, session: 3, strength: 2))
    }
    #expect(throws: LiveSession.Refusal.noMember) { try live.befall(SessionEvent(.breach, session: 3)) }
    #expect(throws: LiveSession.Refusal.tick(14, reached: 13)) { try live.goBack(to: 14) }
    #expect(throws: LiveSession.Refusal.tick(-1, reached: 13)) { try live.goBack(to: -1) }
    #expect(live.tick == 13 && live.saved == Scenario(title: "live"))
  }
}
