import GroupDynamics
import Testing

@Suite struct AnxietyTests {
  /// duᵢ/dt = −k_u (F̄ᵢ + X̂ᵢ + 0.6 d[mindfulness]) uᵢ + k_s (1 − 0.4 d[mindfulness]) T̄ᵢ (1 − uᵢ)
  @Test(arguments: Situation.all)
  func anxietyFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, u) = (m.parameters, m.before.anxiety)
    for i in m.present {
      let calm = m.meanFamiliarity(i) + m.acceptance(i) + 0.6 * m.doses[.mindfulness]
      let stress = p.anxietyStress * (1 - 0.4 * m.doses[.mindfulness]) * m.meanTension(i)
      let expected = -p.anxietyRelief * calm * u[i] + stress * (1 - u[i])
      expect(m.work.drift[.anxiety][i], equals: expected, "anxiety of \(i)")
    }
  }

  @Test func switchedOffAnxietyStaysAsComposed() {
    let life = Situation(members: 6, seed: 39).life(without: .anxiety)
    #expect(life.end.anxiety == life.begin.anxiety)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsDriftDiffers(_ situation: Situation) {
    expectZero([.anxietyDrift], without: .anxiety, in: situation)
    expectOff(.anxiety, changes: [.anxietyDrift], in: situation)
  }
}
