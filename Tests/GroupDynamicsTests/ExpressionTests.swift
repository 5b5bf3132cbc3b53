import GroupDynamics
import Testing

@Suite struct ExpressionTests {
  /// qᵢ = q₀ + (1 − q₀) σ(g (F̄ᵢ + ½ X̂ᵢ − uᵢ − θq + 0.25 d[open questions] + 0.10 d[paraphrasing]))
  @Test(arguments: Situation.all)
  func expressionFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let p = m.parameters
    let invited = 0.25 * m.doses[.openQuestions] + 0.10 * m.doses[.paraphrasing]
    for i in m.present {
      let safety = m.meanFamiliarity(i) + 0.5 * m.acceptance(i) - m.before.anxiety[i]
      let open = logistic(p.expressionGain * (safety - p.expressionThreshold + invited))
      expect(m.work.expression[i], equals: p.expressionFloor + (1 - p.expressionFloor) * open, "q of \(i)")
    }
  }

  @Test func switchedOffEverybodyIsFullyOpen() {
    let work = Situation.drawn.moment(off: [.expression]).work
    #expect(work.expression.allSatisfy { $0 == 1 })
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyWhatReadsExpressionDiffers(_ situation: Situation) {
    expectOff(
      .expression,
      changes: [
        .expression, .negativity, .tensionDrift, .support, .similarity, .attitudeDrift, .skillDrift, .efficacyDrift,
      ], in: situation)
  }
}
