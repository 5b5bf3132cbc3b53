import GroupDynamics
import Kernels
import Scenarios
import Testing

@Suite struct ExpressionTests {
  /// qᵢ = (q₀ + (1 − q₀) σ(g (F̄ᵢ + ½ X̂ᵢ − uᵢ − θq + 0.25 d[open questions] + 0.10 d[paraphrasing]
  /// + sensitivity_expression d[cultural sensitivity] πᵢ))) (1 − directing_expression d[directing])
  @Test(arguments: Situation.all)
  func expressionFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let p = m.parameters
    let invited = 0.25 * m.doses[.openQuestions] + 0.10 * m.doses[.paraphrasing]
    for i in m.present {
      let safety = m.meanFamiliarity(i) + 0.5 * m.acceptance(i) - m.before.anxiety[i]
      let welcome = p.sensitivityExpression * m.doses[.culturalSensitivity] * m.minority(i)
      let open = logistic(p.expressionGain * (safety - p.expressionThreshold + invited + welcome))
      let own = p.expressionFloor + (1 - p.expressionFloor) * open
      let allowed = 1 - p.directingExpression * m.doses[.directing]
      expect(m.work.expression[i], equals: own * allowed, "q of \(i)")
    }
  }

  /// Otherwise the test above would say nothing of minorities.
  @Test func someMembersAreInTheMinority() {
    let shares = Situation.all.filter(\.dosed).flatMap { situation in
      let m = situation.moment()
      return m.present.map { m.minority($0) }
    }
    #expect(Set(shares).isSuperset(of: [0, 1]) && Set(shares).count > 3)
  }

  /// Of four members two and two are no minority; of five, two are; of those who left the value still counts.
  @Test func whoIsOneOfTwoOnAnAttributeIsInTheMinorityAmongFiveAndNotAmongFour() {
    for members in [4, 5] {
      var p = Parameters()
      (p.members, p.attributes, p.expressionGain) = (members, 1, 1)
      var scenario = Scenario(title: "two", parameters: p)
      for i in 0..<members {
        scenario.cast[i].attributes = [i < 2 ? -1 : 1]
        scenario.cast[i].traits[.anxiety] = 0.5
      }
      var group = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
      var state = group.state
      (state.present[1], state.sentiment) = (false, Matrix(square: members))
      group.place(in: state)
      var doses = Doses()
      doses[.culturalSensitivity] = 0.4
      group.advance(doses: doses)
      for i in 0..<members {
        let welcome = members == 5 && i < 2 ? 0.25 * 0.4 : 0
        expect(group.work.expression[i], equals: 0.05 + 0.95 * logistic(-0.5 - 0.1 + welcome), "q of \(i)")
      }
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
