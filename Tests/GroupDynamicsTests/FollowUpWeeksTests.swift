import Draws
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// The weeks after the last session, written out: section 5.7 of the model document.
@Suite struct FollowUpWeeksTests {
  private static let seed: UInt64 = 505
  private static let replicate: UInt32 = 3
  private static let beginning = (efficacy: [0.3, 0.5, 0.2, 0.3, 0.9, 0.3], skill: [0.2, 0.6, 0.4, 0.5, 0.1, 0.3])
  private static let acceptance = [0.5, 0.1, 0.8, 0.3, 0, 0.6]

  /// Numbers away from their defaults; member 3 has left.
  private static func scenario(_ weeks: Int, aftercare: [Int] = [], base: Double = -0.4) -> Scenario {
    var p = Parameters()
    (p.members, p.efficacyFading, p.skillFading, p.tiesFading) = (6, 0.11, 0.07, 0.23)
    (p.endingHold, p.aftercareHold, p.relapseSetback) = (0.45, 0.65, 0.31)
    (p.relapseBase, p.relapseEfficacy, p.relapseTies, p.relapsePreventionEffect) = (base, 1.7, 0.9, 1.2)
    var scenario = Scenario(title: "afterwards", parameters: p, seed: seed)
    scenario.followUp = FollowUp(weeks: weeks, aftercare: aftercare)
    return scenario
  }

  private static func end(_ scenario: Scenario) -> GroupState {
    var state = GroupDevelopment(valid: scenario, replicate: replicate).state
    (state.efficacy, state.skill) = ([0.7, 0.55, 0.1, 0.4, 0.95, 0.3], [0.5, 0.7, 0.4, 0.6, 0.5, 0.2])
    state.present[3] = false
    return state
  }

  private static func weeks(_ scenario: Scenario, given: [Technique: Double] = [:]) -> FollowUpWeeks {
    FollowUpWeeks(
      scenario, replicate: replicate, given: given, beginning: beginning, end: end(scenario)
    ) { acceptance[$0] }
  }

  /// Purpose 12: index of the member, week in place of the tick.
  private static func draw(_ member: Int, week: Int) -> Double {
    Philox.uniforms(counter: SIMD4(UInt32(member), UInt32(week), 12, replicate), key: seed).x
  }

  /// The equations, member by member: h, c and whether there was a relapse, by week.
  private static func expected(
    _ scenario: Scenario, prepared: Double, prevented: Double
  ) -> [[(h: Double, c: Double, relapsed: Bool)]] {
    let (p, end) = (scenario.parameters, end(scenario))
    let members = (0..<6).map { i in
      var (h, c, k) = (end.efficacy[i], end.skill[i], i == 3 ? 0 : acceptance[i])
      return (0..<scenario.followUp.weeks).map { place in
        let a = scenario.followUp.aftercare.contains(place + 1) ? 1.0 : 0
        let m = (1 - p.endingHold * prepared) * (1 - p.aftercareHold * a)
        h -= p.efficacyFading * m * (h - beginning.efficacy[i])
        c -= p.skillFading * m * (c - beginning.skill[i])
        k *= 1 - p.tiesFading * m
        let odds =
          p.relapseBase - p.relapseEfficacy * (h - 0.3) - p.relapseTies * k - p.relapsePreventionEffect * prevented
        let relapsed = draw(i, week: place + 1) < logistic(odds)
        if relapsed { h *= 1 - p.relapseSetback }
        return (h, c, relapsed)
      }
    }
    return (0..<scenario.followUp.weeks).map { week in members.map { $0[week] } }
  }

  private static let given: [(ending: Double, prevention: Double)] = [
    (0, 0), (0.8, 1.4), (1.5, 0), (2, 4), (6, 0), (0, 11), (1, 2),
  ]

  @Test(arguments: [[Int](), [2], [1, 3]], given)
  func threeWeeksFollowTheirEquations(aftercare: [Int], given: (ending: Double, prevention: Double)) {
    let (ending, prevention) = given
    let scenario = Self.scenario(3, aftercare: aftercare)
    let weeks = Self.weeks(scenario, given: [.endingPreparation: ending, .relapsePrevention: prevention])
    // All that can be given is two sessions of the one and four of the other.
    let expected = Self.expected(scenario, prepared: min(1, ending / 2), prevented: min(1, prevention / 4))
    #expect(weeks.weeks.count == 3)
    for (found, written) in zip(weeks.weeks, expected) {
      for i in 0..<6 {
        expect(found[i].efficacy, equals: written[i].h, "efficacy of \(i)")
        expect(found[i].skill, equals: written[i].c, "skill of \(i)")
        #expect(found[i].relapsed == written[i].relapsed)
      }
    }
  }

  /// Over many weeks relapses come and come again.
  @Test func relapsesAreDrawnByMemberAndWeek() {
    let scenario = Self.scenario(40, aftercare: [2, 5, 9], base: -1)
    let weeks = Self.weeks(scenario).weeks
    let expected = Self.expected(scenario, prepared: 0, prevented: 0)
    #expect(weeks.map { $0.map(\.relapsed) } == expected.map { $0.map(\.relapsed) })
    #expect((0..<6).contains { i in weeks.count { $0[i].relapsed } > 1 })
  }

  /// A shorter follow-up is the beginning of a longer one; what else is given of a facilitator changes nothing.
  @Test func weeksDoNotDependOnThoseThatFollow() {
    let short = Self.weeks(Self.scenario(5, aftercare: [2])).weeks
    let long = Self.weeks(Self.scenario(12, aftercare: [2, 7]), given: [.mediation: 8]).weeks
    #expect(Array(long.prefix(5)) == short)
  }

  /// Who has left has no ties to hold them, whatever is asked.
  @Test func whoLeftHasNoTies() {
    let scenario = Self.scenario(12)
    func follow(_ own: Double) -> [[FollowUpWeeks.Entry]] {
      FollowUpWeeks(
        scenario, replicate: Self.replicate, given: [:], beginning: Self.beginning, end: Self.end(scenario)
      ) { $0 == 3 ? own : Self.acceptance[$0] }.weeks
    }
    #expect(follow(0) == follow(1000))
  }

  @Test func whereNoWeeksAreFollowedThereIsNothing() {
    let weeks = Self.weeks(Self.scenario(0))
    #expect(weeks.weeks.isEmpty && weeks.relapsed == nil && weeks.efficacy == nil && weeks.skill == nil)
  }

  @Test func sharesCountMembersOnce() {
    // Nobody escapes, and everybody relapses again and again.
    let all = Self.weeks(Self.scenario(6, base: 50))
    #expect(all.relapsed == 1 && all.weeks.allSatisfy { $0.allSatisfy(\.relapsed) })
    #expect(Self.weeks(Self.scenario(6, base: -50)).relapsed == 0)
    let some = Self.weeks(Self.scenario(4, base: -1.5))
    let members = (0..<6).filter { i in some.weeks.contains { $0[i].relapsed } }
    #expect(!members.isEmpty && members.count < 6)
    expect(some.relapsed ?? -1, equals: Double(members.count) / 6)
    expect(some.efficacy ?? -1, equals: some.weeks[3].map(\.efficacy).reduce(0, +) / 6)
    expect(some.skill ?? -1, equals: some.weeks[3].map(\.skill).reduce(0, +) / 6)
  }

  /// Reference values at the defaults, so that they are not lost in a change of the table.
  @Test func theDefaultsAreThoseOfTheDocument() {
    let p = Parameters()
    #expect([p.efficacyFading, p.skillFading, p.tiesFading] == [0.06, 0.03, 0.1])
    #expect([p.endingHold, p.aftercareHold, p.relapseSetback] == [0.5, 0.8, 0.2])
    #expect([p.relapseBase, p.relapseEfficacy, p.relapseTies, p.relapsePreventionEffect] == [-1.8, 1.5, 1, 1])
    #expect([p.interviewAnxiety, p.interviewRegulation] == [0.3, 0.1])
    #expect([p.goalProductivity, p.goalDisagreement] == [0.3, 0.2])
  }
}
