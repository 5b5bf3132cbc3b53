import GroupDynamics
import Testing

@Suite struct MutualAidTests {
  /// dcᵢ/dt = (k_c Σⱼ Hᵢⱼ qⱼ (cⱼ − cᵢ)⁺ + 0.05 d[psychoeducation])(1 − cᵢ)
  @Test(arguments: Situation.all)
  func skillFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (c, q) = (m.before.skill, m.work.expression)
    for i in m.present {
      let shown = m.sumOverOthers(of: i) { m.work.hearing[i, $0] * q[$0] * plus(c[$0] - c[i]) }
      let learned = m.parameters.skillLearning * shown + 0.05 * m.doses[.psychoeducation]
      expect(m.work.drift[.skill][i], equals: learned * (1 - c[i]), "skill of \(i)")
    }
  }

  /// dhᵢ/dt = k_h (Σⱼ Aⱼᵢ (1 − νⱼᵢ) X⁺ᵢⱼ qⱼ + 0.15 d[cognitive behavioural])(1 − hᵢ) − k_d T̄ᵢ hᵢ
  @Test(arguments: Situation.all)
  func efficacyFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, x, h) = (m.parameters, m.before.sentiment, m.before.efficacy)
    for i in m.present {
      let aid = m.sumOverOthers(of: i) {
        m.work.interaction[$0, i] * (1 - m.work.negativity[$0, i]) * plus(x[i, $0]) * m.work.expression[$0]
      }
      let gained = p.efficacyRate * (aid + 0.15 * m.doses[.cognitiveBehavioural]) * (1 - h[i])
      let expected = gained - p.efficacyDecay * m.meanTension(i) * h[i]
      expect(m.work.drift[.efficacy][i], equals: expected, "efficacy of \(i)")
    }
  }

  @Test func switchedOffSkillAndEfficacyStayAsComposed() {
    let life = Situation(members: 6, seed: 41).life(without: .mutualAid)
    #expect(life.end.skill == life.begin.skill)
    #expect(life.end.efficacy == life.begin.efficacy)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsTwoDriftsDiffer(_ situation: Situation) {
    expectZero([.skillDrift, .efficacyDrift], without: .mutualAid, in: situation)
    expectOff(.mutualAid, changes: [.skillDrift, .efficacyDrift], in: situation)
  }
}
