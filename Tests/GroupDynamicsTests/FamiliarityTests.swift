import GroupDynamics
import Testing

@Suite struct FamiliarityTests {
  /// dFᵢⱼ/dt = φ (1 + 0.7 d[experiential]) Hᵢⱼ (1 − Fᵢⱼ)
  @Test(arguments: Situation.all)
  func familiarityFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let rate = m.parameters.familiarityRate * (1 + 0.7 * m.doses[.experiential])
    for (i, j) in m.pairs {
      let expected = rate * m.work.hearing[i, j] * (1 - m.before.familiarity[i, j])
      expect(m.work.familiarityDrift[i, j], equals: expected, "familiarity of \(i) with \(j)")
    }
  }

  @Test func switchedOffFamiliarityStaysAsComposed() {
    let life = Situation(members: 6, seed: 40).life(without: .familiarity)
    #expect(life.end.familiarity == life.begin.familiarity)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsDriftDiffers(_ situation: Situation) {
    expectZero([.familiarityDrift], without: .familiarity, in: situation)
    expectOff(.familiarity, changes: [.familiarityDrift], in: situation)
  }
}
