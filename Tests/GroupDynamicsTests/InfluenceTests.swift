import GroupDynamics
import Testing

@Suite struct InfluenceTests {
  /// Wᵢⱼ = Hᵢⱼ qⱼ (1 + 0.3 clip(eⱼ, −1, 2))(X⁺ᵢⱼ − η X⁻ᵢⱼ)(1 − Tᵢⱼ), X⁻ = max(−X, 0)
  private func weight(_ m: Moment, _ i: Int, _ j: Int) -> Double {
    let s = m.before
    let standing = 1 + 0.3 * clipped(s.status[j], -1, 2)
    let liking = plus(s.sentiment[i, j]) - m.parameters.repulsion * plus(-s.sentiment[i, j])
    return m.work.hearing[i, j] * m.work.expression[j] * standing * liking * (1 - s.tension[i, j])
  }

  /// dOᵢ/dt = λ (1 + d[summarizing]) Σⱼ Wᵢⱼ (Oⱼ − Oᵢ) + ξ (Oᵢ(0) − Oᵢ)
  @Test(arguments: Situation.all)
  func influenceFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, o, first) = (m.parameters, m.before.attitudes, m.traits.firstAttitudes)
    for i in m.present {
      for k in 0..<p.issues {
        let pull = m.sumOverOthers(of: i) { weight(m, i, $0) * (o[$0, k] - o[i, k]) }
        let expected =
          p.influenceRate * (1 + m.doses[.summarizing]) * pull + p.anchoring * (first[i, k] - o[i, k])
        expect(m.work.attitudeDrift[i, k], equals: expected, "attitude of \(i) on \(k)")
      }
    }
  }

  @Test func switchedOffAttitudesStayAsComposed() {
    let life = Situation(members: 6, seed: 36).life(without: .influence)
    #expect(life.end.attitudes == life.begin.attitudes)
    #expect(life.end.sentiment != life.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyTheDriftOfAttitudesDiffers(_ situation: Situation) {
    expectZero([.attitudeDrift], without: .influence, in: situation)
    expectOff(.influence, changes: [.attitudeDrift], in: situation)
  }
}
