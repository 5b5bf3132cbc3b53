import Draws
import GroupDynamics
import Kernels
import Scenarios
import Testing

@Suite struct ActsTests {
  /// Drawn: Aᵢⱼ = (1 − Φ) n · count / m. In expectation: Aᵢⱼ = (1 − Φ) n pᵢ Qᵢⱼ. Φ = directing_talk d[directing].
  @Test(arguments: Situation.all)
  func interactionFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let all = Double(GroupDevelopment.actsPerTick(m.parameters))
    for i in 0..<m.n {
      for j in 0..<m.n {
        let acts = Double(m.given.count { $0 == Act(speaker: i, target: j) })
        let drawn = (1 - m.directed) * m.count * acts / all
        let expected = (1 - m.directed) * m.count * m.work.share[i] * m.work.address[i, j]
        expect(m.work.interaction[i, j], equals: situation.acts == .sampled ? drawn : expected, "A from \(i) to \(j)")
      }
    }
  }

  /// p̂ᵢ = Σⱼ Aᵢⱼ / ΣΣ A.
  @Test(arguments: Situation.all)
  func talkAsHeardIsTheShareOfActs(_ situation: Situation) {
    let m = situation.moment()
    let total = m.work.interaction.elements.reduce(0, +)
    for i in 0..<m.n {
      let own = (0..<m.n).map { m.work.interaction[i, $0] }.reduce(0, +)
      expect(m.work.heardShare[i], equals: own / total, "share of \(i)")
    }
    expect(m.work.heardShare.reduce(0, +), equals: 1)
  }

  /// Hᵢⱼ = (1 − θ) Aⱼᵢ + (1 − Φ) θ n p̂ⱼ Mᵢⱼ / Nᵢ between two who attend, else 0.
  @Test(arguments: Situation.all)
  func hearingFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let theta = m.parameters.overhearing
    for i in 0..<m.n {
      for j in 0..<m.n {
        let others = m.others(i)
        let overheard = others == 0 ? 0 : (1 - m.directed) * m.count * m.work.heardShare[j] * m.meet(i, j) / others
        let isPair = m.pairs.contains { $0 == (i, j) }
        let expected = isPair ? (1 - theta) * m.work.interaction[j, i] + theta * overheard : 0
        expect(m.work.hearing[i, j], equals: expected, "hearing of \(j) by \(i)")
      }
    }
  }

  /// The member in whose part of the running sum a draw falls.
  private static func pick(_ weights: [Double], _ u: Double) -> Int? {
    var sum = 0.0
    for k in weights.indices {
      sum += weights[k]
      if u < sum { return k }
    }
    return weights.lastIndex { $0 > 0 }
  }

  /// Purpose 4: index of the act, tick from 0; the first uniform is for the speaker, the second for the target. Who
  /// meets nobody addresses nobody.
  @Test(
    arguments: Situation.all.filter { $0.acts == .sampled } + [
      Situation(members: 5, absent: [4], teams: 2, mixing: 0, seed: 31)
    ])
  func actsAreDrawnFromTalkAndAddressing(_ situation: Situation) {
    let m = situation.moment()
    var group = m.placed
    group.givenActs = nil
    for tick in UInt32(0)..<4 {
      group.advance(doses: m.doses)
      var acts: [Act] = []
      for index in 0..<UInt32(GroupDevelopment.actsPerTick(m.parameters)) {
        let u = Philox.uniforms(counter: SIMD4(index, tick, 4, UInt32(situation.seed)), key: situation.seed)
        guard let speaker = Self.pick(group.work.share, u.x) else { continue }
        let row = (0..<m.n).map { group.work.address[speaker, $0] }
        if let target = Self.pick(row, u.y) { acts.append(Act(speaker: speaker, target: target)) }
      }
      #expect(group.work.acts == acts)
      #expect(!acts.isEmpty)
    }
  }

  @Test(arguments: [(2, 20), (8, 20), (9, 22), (10, 25), (11, 28), (64, 160)])
  func byDefaultATickHasTwoAndAHalfActsAMemberAndAtLeastTwenty(members: Int, acts: Int) {
    var p = Parameters()
    p.members = members
    #expect(GroupDevelopment.actsPerTick(p) == acts)
    p.actsPerTick = 7
    #expect(GroupDevelopment.actsPerTick(p) == 7)
  }

  @Test func actsAreDrawnUpToSixtyFourMembersAndExpectedAbove() {
    #expect(GroupDevelopment.usualActs(members: 64) == .sampled)
    #expect(GroupDevelopment.usualActs(members: 65) == .meanField)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffNobodySpeaksAndNobodyHears(_ situation: Situation) {
    expectZero([.interaction, .heardShare, .hearing], without: .acts, in: situation)
    #expect(situation.moment(off: [.acts]).work.acts.isEmpty)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyWhatReadsTheActsDiffers(_ situation: Situation) {
    expectOff(.acts, changes: Quantity.followingActs, in: situation)
  }
}
