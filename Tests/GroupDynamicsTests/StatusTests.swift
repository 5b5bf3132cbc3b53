import Foundation
import GroupDynamics
import Testing

@Suite struct StatusTests {
  /// deᵢ/dt = η_e (tanh(yᵢ − 1) + cᵢ − c̄) − δ_e eᵢ, c̄ the mean of those present.
  @Test(arguments: Situation.all)
  func statusFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, s) = (m.parameters, m.before)
    let meanSkill = m.present.map { s.skill[$0] }.reduce(0, +) / m.count
    for i in m.present {
      let gain = tanh(s.airtime[i] - 1) + s.skill[i] - meanSkill
      expect(m.work.drift[.status][i], equals: p.statusRate * gain - p.statusDecay * s.status[i], "status of \(i)")
    }
  }

  /// dyᵢ/dt = (n p̂ᵢ − yᵢ)/τ, n those present.
  @Test(arguments: Situation.all)
  func rememberedTalkFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    for i in m.present {
      let expected = (m.count * m.work.heardShare[i] - m.before.airtime[i]) / m.parameters.airtimeMemory
      expect(m.work.drift[.airtime][i], equals: expected, "airtime of \(i)")
    }
  }

  @Test func switchedOffStatusAndRememberedTalkStayAsComposed() {
    let life = Situation(members: 6, seed: 37).life(without: .status)
    #expect(life.end.status == life.begin.status)
    #expect(life.end.airtime == life.begin.airtime)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsTwoDriftsDiffer(_ situation: Situation) {
    expectZero([.statusDrift, .airtimeDrift], without: .status, in: situation)
    expectOff(.status, changes: [.statusDrift, .airtimeDrift], in: situation)
  }
}
