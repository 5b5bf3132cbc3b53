import Draws
import GroupDynamics
import Kernels
import Scenarios
import Testing

@Suite struct CommitmentTests {
  /// σ(b₀ + b_T T̄ᵢ − b_X X̂ᵢ − b_h (hᵢ − 0.3))
  private func probability(_ m: Moment, _ i: Int) -> Double {
    let p = m.parameters
    let strain = p.dropoutTension * m.meanTension(i) - p.dropoutBelonging * m.acceptance(i)
    return logistic(p.dropoutBase + strain - p.dropoutEfficacy * (m.before.efficacy[i] - 0.3))
  }

  /// Purpose 5: index of the member, session in place of the tick.
  private func draw(_ situation: Situation, _ i: Int, session: Int) -> Double {
    Philox.uniforms(
      counter: SIMD4(UInt32(i), UInt32(session), 5, UInt32(situation.seed)), key: situation.seed
    ).x
  }

  @Test func whoLeavesAndHowLikelyTheyWereToFollowsTheLogOdds() {
    var (left, stayed) = (0, 0)
    for seed in UInt64(100)..<130 {
      let situation = Situation(members: 9, absent: seed % 2 == 0 ? [] : [4], teams: 2, seed: seed)
      let m = situation.moment()
      for session in 1...2 {
        var group = m.placed
        let departures = group.whoLeaves(after: session)
        let expected = m.present.filter { draw(situation, $0, session: session) < probability(m, $0) }
        #expect(departures.map(\.member) == Array(expected.prefix(m.present.count - 3)))
        for departure in departures {
          let i = departure.member
          expect(departure.probability, equals: probability(m, i))
          expect(departure.tension, equals: m.meanTension(i))
          expect(departure.acceptance, equals: m.acceptance(i))
          #expect(departure.efficacy == m.before.efficacy[i])
        }
        left += departures.count
        stayed += m.present.count - departures.count
      }
    }
    #expect(left > 20 && stayed > 20)
  }

  /// A group in which everybody would go.
  private func leaving(members: Int, absent: Set<Int> = []) -> GroupDevelopment {
    var p = Parameters()
    (p.members, p.dropoutBase) = (members, 50)
    var group = GroupDevelopment(valid: Scenario(title: "all go", parameters: p), replicate: 0)
    var state = group.state
    for i in absent { state.present[i] = false }
    group.place(in: state)
    return group
  }

  @Test(arguments: [
    (9, [], [0, 1, 2, 3, 4, 5]), (9, [0, 3], [1, 2, 4, 5]), (4, [], [0]), (4, [1], []), (3, [], []), (2, [], []),
  ])
  func threeAlwaysStayAndTheFirstByIndexGo(members: Int, absent: [Int], expected: [Int]) {
    var group = leaving(members: members, absent: Set(absent))
    #expect(group.whoLeaves(after: 1).map(\.member) == expected)
    #expect(group.state.present == (0..<members).map { !absent.contains($0) && !expected.contains($0) })
  }

  @Test func nobodyLeavesAfterTheLastSession() {
    var group = leaving(members: 8)
    #expect(group.whoLeaves(after: 12).isEmpty)
    #expect(group.whoLeaves(after: 11).count == 5)
  }

  /// Means of those who stay no longer count those who left, though their ties are still there.
  @Test func thoseWhoStayMeetOnlyEachOther() {
    let situation = Situation(members: 9, teams: 2, seed: 131)
    var m = situation.moment()
    var p = m.parameters
    p.dropoutBase = 50
    var group = GroupDevelopment(valid: Scenario(title: "six go", parameters: p, seed: 131), replicate: 131)
    group.place(in: m.before)
    #expect(group.whoLeaves(after: 1).count == 6)
    var left = m.before
    for i in 0..<6 { left.present[i] = false }
    #expect(group.state == left)
    m = Moment(
      parameters: p, traits: group.traits, doses: Doses(), before: left, given: [], placed: group, group: group)
    #expect(group.work.count == 3)
    for i in 6..<9 {
      expect(group.work.others[i], equals: m.others(i))
      expect(group.work.meanFamiliarity[i], equals: m.meanFamiliarity(i))
      expect(group.work.acceptance[i], equals: m.acceptance(i))
      expect(group.work.meanTension[i], equals: m.meanTension(i))
    }
  }

  @Test func switchedOffNobodyLeaves() throws {
    var p = Parameters()
    p.dropoutBase = -1.5
    let on = try run(Scenario(title: "some leave", parameters: p))
    let off = try run(Scenario(title: "nobody leaves", parameters: p, switchedOff: [.commitment]))
    #expect(!on.watcher.departures.isEmpty)
    #expect(off.watcher.departures.isEmpty)
    #expect(off.group.state.present.allSatisfy { $0 })
    // The first session is the same: luck is addressed, and nobody can have left yet.
    #expect(on.watcher.metrics[1...12] == off.watcher.metrics[1...12])
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffNothingWithinATickDiffers(_ situation: Situation) {
    expectOff(.commitment, changes: [], in: situation)
  }
}
