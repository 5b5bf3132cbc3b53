import Foundation
import GroupDynamics
import Testing

@Suite struct ParticipationTests {
  /// p = softmax((aᵢ + ψ eᵢ − χ T̄ᵢ)(1 − d[round robin])) over those present.
  @Test(arguments: Situation.all)
  func talkSharesFollowTheirEquation(_ situation: Situation) {
    let m = situation.moment()
    let p = m.parameters
    let weight = { (i: Int) -> Double in
      let drive = m.traits.assertiveness[i] + p.statusToTalk * m.before.status[i]
      return exp((drive - p.tensionToSilence * m.meanTension(i)) * (1 - m.doses[.roundRobin]))
    }
    let sum = m.present.map(weight).reduce(0, +)
    for i in 0..<m.n {
      expect(m.work.share[i], equals: m.before.present[i] ? weight(i) / sum : 0, "p of \(i)")
    }
  }

  /// Qᵢⱼ ∝ Mᵢⱼ pⱼ (1 + Tᵢⱼ + ½ X⁺ᵢⱼ); rows of members who meet somebody sum to 1.
  @Test(arguments: Situation.all)
  func addressingFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let weight = { (i: Int, j: Int) -> Double in
      m.meet(i, j) * m.work.share[j] * (1 + m.before.tension[i, j] + 0.5 * plus(m.before.sentiment[i, j]))
    }
    for i in 0..<m.n {
      let sum = (0..<m.n).map { weight(i, $0) }.reduce(0, +)
      for j in 0..<m.n {
        expect(m.work.address[i, j], equals: sum == 0 ? 0 : weight(i, j) / sum, "Q of \(i) to \(j)")
      }
    }
  }

  @Test func aWholeRoundRobinGivesEqualShares() {
    let situation = Situation(members: 6, absent: [1], seed: 30)
    var group = situation.moment().placed
    var doses = Doses()
    doses[.roundRobin] = 1
    group.advance(doses: doses)
    for i in 0..<6 { expect(group.work.share[i], equals: i == 1 ? 0 : 0.2) }
  }

  @Test func switchedOffThosePresentHaveEqualShares() {
    let m = Situation.drawn.moment(off: [.participation])
    for i in 0..<m.n { #expect(m.work.share[i] == (m.before.present[i] ? 1 / m.count : 0)) }
  }

  @Test func switchedOffOnlyTalkAndAddressingDifferWhereActsAreGiven() {
    expectOff(.participation, changes: [.share, .address], in: .drawn)
  }

  @Test func switchedOffWhatReadsTheActsDiffersInExpectation() {
    expectOff(.participation, changes: Quantity.followingActs.union([.share, .address]), in: .expected)
  }
}
