import Foundation
import GroupDynamics
import Scenarios
import Testing

@Suite struct NegativityTests {
  /// νᵢⱼ = qᵢ (1 − ρr rᵢ)(1 + ν_u (uᵢ − 0.4))(1 − 0.35 d[active listening])
  /// · clip(ν_d (1 − 0.3 d[paraphrasing]) δᵢⱼ (1 − 0.3 X⁺ᵢⱼ) + ν_t (1 − 0.4 d[cognitive behavioural]) Tᵢⱼ
  /// + ν_s κᵢⱼ − ν₀, 0, 1), within 0 … 1.
  static func expected(_ m: Moment, _ i: Int, _ j: Int) -> Double {
    let (p, s) = (m.parameters, m.before)
    let cause =
      p.negativityDisagreement * (1 - 0.3 * m.doses[.paraphrasing]) * m.disagreement(i, j)
      * (1 - 0.3 * plus(s.sentiment[i, j]))
      + p.negativityTension * (1 - 0.4 * m.doses[.cognitiveBehavioural]) * s.tension[i, j]
      + p.negativityContest * contest(m, i, j) - p.negativityOffset
    let temper = (1 - p.negativityRestraint * s.regulation[i]) * (1 + p.negativityAnxiety * (s.anxiety[i] - 0.4))
    let heard = 1 - 0.35 * m.doses[.activeListening]
    return clipped(m.work.expression[i] * temper * heard * clipped(cause, 0, 1), 0, 1)
  }

  /// κᵢⱼ = mᵢ mⱼ (1 − tanh(w |eᵢ − eⱼ|)), mᵢ = σ(1.5 aᵢ).
  static func contest(_ m: Moment, _ i: Int, _ j: Int) -> Double {
    let motive = m.traits.assertiveness.map { logistic(1.5 * $0) }
    let gap = abs(m.before.status[i] - m.before.status[j])
    return motive[i] * motive[j] * (1 - tanh(m.parameters.contestWidth * gap))
  }

  @Test(arguments: Situation.all)
  func negativityFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    for i in 0..<m.n {
      for j in 0..<m.n {
        let isPair = m.pairs.contains { $0 == (i, j) }
        expect(m.work.negativity[i, j], equals: isPair ? Self.expected(m, i, j) : 0, "nu from \(i) to \(j)")
      }
    }
  }

  /// Strong causes and a reaction to anxiety that would carry it below 0 and above 1.
  @Test func negativityStaysWithinItsRange() {
    var p = Parameters()
    (p.negativityTension, p.negativityAnxiety, p.expressionFloor) = (3, 5, 1)
    var group = GroupDevelopment(valid: Scenario(title: "sharp", parameters: p), replicate: 0)
    var state = group.state
    for j in 1..<8 { (state.tension[0, j], state.tension[1, (j + 1) % 8]) = (1, 1) }
    (state.anxiety[0], state.anxiety[1]) = (1, 0)
    (state.regulation[0], state.regulation[1]) = (0, 0)
    group.place(in: state)
    group.advance(doses: Doses())
    #expect(group.work.negativity[0, 3] == 1)
    #expect(group.work.negativity[1, 3] == 0)
  }

  @Test func anAbsenceOfCauseStaysWithoutNegativity() {
    var p = Parameters()
    p.negativityOffset = 5
    var group = GroupDevelopment(valid: Scenario(title: "calm", parameters: p), replicate: 0)
    group.advance(doses: Doses())
    #expect(group.work.negativity.elements.allSatisfy { $0 == 0 })
  }

  @Test func switchedOffActsAreNotNegative() {
    expectZero([.negativity], without: .negativity, in: .drawn)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyWhatReadsNegativityDiffers(_ situation: Situation) {
    expectOff(.negativity, changes: [.negativity, .tensionDrift, .support, .efficacyDrift], in: situation)
  }
}
