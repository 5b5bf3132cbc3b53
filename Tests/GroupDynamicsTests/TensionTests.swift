import GroupDynamics
import Testing

@Suite struct TensionTests {
  /// dTᵢⱼ/dt = κT Aⱼᵢ νⱼᵢ (1 − Tᵢⱼ) − (δT + ρT (rᵢ + rⱼ)/2 + 0.9 d[mediation])(1 − directing_tension_decay d[directing]) Tᵢⱼ
  @Test(arguments: Situation.all)
  func tensionFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, s) = (m.parameters, m.before)
    for (i, j) in m.pairs {
      let provoked = p.tensionRate * m.work.interaction[j, i] * m.work.negativity[j, i] * (1 - s.tension[i, j])
      let repair = p.tensionRepair * (s.regulation[i] + s.regulation[j]) / 2
      let worked = 1 - p.directingTensionDecay * m.doses[.directing]
      let resolved = (p.tensionDecay + repair + 0.9 * m.doses[.mediation]) * worked * s.tension[i, j]
      expect(m.work.tensionDrift[i, j], equals: provoked - resolved, "dT of \(i) toward \(j)")
    }
  }

  @Test func switchedOffTensionStaysAsComposed() {
    let life = Situation(members: 6, seed: 32).life(without: .tension)
    #expect(life.end.tension == life.begin.tension)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyTheDriftOfTensionDiffers(_ situation: Situation) {
    expectZero([.tensionDrift], without: .tension, in: situation)
    expectOff(.tension, changes: [.tensionDrift], in: situation)
  }
}
