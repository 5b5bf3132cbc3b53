import GroupDynamics
import Scenarios
import Testing

@Suite struct AttractionTests {
  /// (1 − X²ᵢⱼ) α gⱼ Aⱼᵢ (1 − νⱼᵢ)(1 − Tᵢⱼ)(1 + 0.3 d[active listening] + 0.2 d[experiential]), gⱼ = g₀ + (1 − g₀) qⱼ
  @Test(arguments: Situation.all)
  func supportFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, s) = (m.parameters, m.before)
    let techniques = 1 + 0.3 * m.doses[.activeListening] + 0.2 * m.doses[.experiential]
    for (i, j) in m.pairs {
      let worth = p.supportReserve + (1 - p.supportReserve) * m.work.expression[j]
      let kind = m.work.interaction[j, i] * (1 - m.work.negativity[j, i]) * (1 - s.tension[i, j])
      let support = room(s, i, j) * p.supportRate * worth * kind * techniques
      expect(m.work.sentimentDrift.support[i, j], equals: support, "support of \(i) by \(j)")
    }
  }

  /// (1 − X²ᵢⱼ) σₛ Hᵢⱼ Sᵢⱼ with Sᵢⱼ = (1 − qⱼ) sᵢⱼ + qⱼ (1 − δᵢⱼ/δ₀), sᵢⱼ = hₛ zᵢ·zⱼ/attributes, where it is negative
  /// times 1 − sensitivity_surface d[cultural sensitivity]
  @Test(arguments: Situation.all)
  func similarityFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (p, z) = (m.parameters, m.traits.attributes)
    for (i, j) in m.pairs {
      let product = (0..<z.columns).map { z[i, $0] * z[j, $0] }.reduce(0, +)
      let seen = p.surfaceSimilarity * product / Double(p.attributes)
      let surface = seen < 0 ? seen * (1 - p.sensitivitySurface * m.doses[.culturalSensitivity]) : seen
      let deep = 1 - m.disagreement(i, j) / p.disagreementTolerance
      let q = m.work.expression[j]
      let similarity = (1 - q) * surface + q * deep
      expect(
        m.work.sentimentDrift.similarity[i, j],
        equals: room(m.before, i, j) * p.similarityRate * m.work.hearing[i, j] * similarity, "similarity \(i) \(j)")
    }
  }

  /// −(1 − X²ᵢⱼ) γ Tᵢⱼ
  @Test(arguments: Situation.all)
  func theCostOfTensionFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    for (i, j) in m.pairs {
      let cost = room(m.before, i, j) * m.parameters.tensionCost * m.before.tension[i, j]
      expect(m.work.sentimentDrift.tensionCost[i, j], equals: -cost, "cost \(i) \(j)")
    }
  }

  /// ϱ Fᵢⱼ (Xⱼᵢ − Xᵢⱼ) and −δ_X Xᵢⱼ
  @Test(arguments: Situation.all)
  func reciprocityAndDecayFollowTheirEquations(_ situation: Situation) {
    let m = situation.moment()
    let (p, x, f) = (m.parameters, m.before.sentiment, m.before.familiarity)
    for (i, j) in m.pairs {
      let returned = p.reciprocity * f[i, j] * (x[j, i] - x[i, j])
      expect(m.work.sentimentDrift.reciprocity[i, j], equals: returned, "reciprocity \(i) \(j)")
      expect(m.work.sentimentDrift.decay[i, j], equals: -p.sentimentDecay * x[i, j], "decay \(i) \(j)")
    }
  }

  /// 1 − X²ᵢⱼ
  private func room(_ s: GroupState, _ i: Int, _ j: Int) -> Double { 1 - s.sentiment[i, j] * s.sentiment[i, j] }

  private static let parts: [Quantity] = [.support, .similarity, .tensionCost, .reciprocity, .decay]

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsFivePartsDiffer(_ situation: Situation) {
    expectZero(Self.parts, without: .attraction, in: situation)
    expectOff(.attraction, changes: Set(Self.parts), in: situation)
  }

  @Test func switchedOffSentimentMovesByBalanceAlone() {
    let m = Situation(members: 6, seed: 33).moment(off: [.attraction])
    let dt = 1 / Double(m.parameters.ticksPerSession)
    for (i, j) in m.pairs {
      let moved = m.before.sentiment[i, j] + dt * m.work.sentimentDrift.balance[i, j]
      expect(m.after.sentiment[i, j], equals: clipped(moved, -1, 1))
    }
  }
}
