import Scenarios

/// How far members say what they think.
///
/// qᵢ = (1 − 0.5 d[directing]) (q₀ + (1 − q₀) σ(g (F̄ᵢ + ½ X̂ᵢ − uᵢ − θq + 0.25 d[open questions] + 0.10 d[paraphrasing]
/// + 0.25 d[cultural sensitivity] πᵢ))), πᵢ the share of attributes on which i is in the minority.
enum Expression: MechanismRule {
  static let passport = Passport(
    mechanism: .expression, rule: "familiarity and acceptance free a member to speak up; anxiety holds back",
    equation: "q_i = (1 - directing) (q0 + (1 - q0) sigma(g (Fbar_i + Xhat_i / 2 - u_i - theta_q + techniques)))",
    sources: "Altman & Taylor (1973), Social Penetration", moves: "expression q",
    parameters: [
      "expression_gain", "expression_threshold", "expression_floor", "directing_expression", "sensitivity_expression",
    ], whenOff: "q = 1", cost: "n")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    let p = group.parameters
    let invited =
      TechniqueEffects.openQuestionsOnExpression.strength * doses[.openQuestions]
      + TechniqueEffects.paraphrasingOnExpression.strength * doses[.paraphrasing]
    let welcome = p.sensitivityExpression * doses[.culturalSensitivity]
    let allowed = 1 - p.directingExpression * doses[.directing]
    for i in 0..<group.members {
      let drive =
        group.work.meanFamiliarity[i] + 0.5 * group.work.acceptance[i] - group.state.anxiety[i]
        - p.expressionThreshold + invited + welcome * group.minority[i]
      group.work.expression[i] =
        allowed * (p.expressionFloor + (1 - p.expressionFloor) * sigmoid(p.expressionGain * drive))
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.expression[i] = 1 }
  }
}
