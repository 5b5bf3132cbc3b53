import GroupDynamics
import Testing

@Suite struct RegulationTests {
  /// drᵢ/dt = (ℓ T̄ᵢ (1 + 1.5 d[coaching]) + 0.12 (d[coaching] + d[psychoeducation]) + ℓₛ Σⱼ Hᵢⱼ (rⱼ − rᵢ)⁺)(1 − rᵢ)
  /// − δ_r rᵢ
  @Test(arguments: Situation.all)
  func regulationFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, r) = (m.parameters, m.before.regulation)
    let taught = 0.12 * (m.doses[.coaching] + m.doses[.psychoeducation])
    for i in m.present {
      let lived = p.regulationLearning * m.meanTension(i) * (1 + 1.5 * m.doses[.coaching])
      let seen = p.regulationModelling * m.sumOverOthers(of: i) { m.work.hearing[i, $0] * plus(r[$0] - r[i]) }
      let expected = (lived + taught + seen) * (1 - r[i]) - p.regulationDecay * r[i]
      expect(m.work.drift[.regulation][i], equals: expected, "regulation of \(i)")
    }
  }

  @Test func switchedOffRegulationStaysAsComposed() {
    let life = Situation(members: 6, seed: 38).life(without: .regulation)
    #expect(life.end.regulation == life.begin.regulation)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsDriftDiffers(_ situation: Situation) {
    expectZero([.regulationDrift], without: .regulation, in: situation)
    expectOff(.regulation, changes: [.regulationDrift], in: situation)
  }
}
