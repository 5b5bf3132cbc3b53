import Kernels
import Scenarios

/// The openness with which members say what they think.
///
/// qᵢ = (1 − 0.5 d[directing]) (q₀ + (1 − q₀) σ(g (F̄ᵢ + ½ X̂ᵢ − uᵢ − θq + 0.25 d[open questions] + 0.10 d[paraphrasing]
/// + 0.25 d[cultural sensitivity] πᵢ))), πᵢ the share of attributes on which i is in the minority.
enum Expression: TickRule {
  static let passport = Passport(
    mechanism: .expression, rule: "familiarity and acceptance let members speak up; anxiety holds them back",
    equation: "q_i = (1 - directing) (q0 + (1 - q0) sigma(g (Fbar_i + Xhat_i / 2 - u_i - theta_q + techniques)))",
    sources: "Altman & Taylor (1973), Social Penetration", moves: "expression q",
    parameters: [
      "expression_gain", "expression_threshold", "expression_floor", "directing_expression", "sensitivity_expression",
    ], whenOff: "q = 1", cost: "n")

  struct Rates: MechanismRates {
    /// The share that directing leaves; q₀, g and θq; the additions of techniques for all, and for a member always in
    /// the minority.
    let allowed, floor, gain, threshold, invited, welcome: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      allowed = 1 - p.directingExpression * doses[.directing]
      (floor, gain, threshold) = (p.expressionFloor, p.expressionGain, p.expressionThreshold)
      invited = TechniqueEffects.openQuestionsOnExpression[doses] + TechniqueEffects.paraphrasingOnExpression[doses]
      welcome = p.sensitivityExpression * doses[.culturalSensitivity]
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.number(.expressionFloor, r.allowed * r.floor, whenOff: 1)
    kernels.number(.expressionSpan, r.allowed * (1 - r.floor), whenOff: 0)
    kernels.number(.expressionGain, r.gain)
    kernels.number(.expressionOffset, r.invited - r.threshold)
    kernels.number(.welcome, r.welcome)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    for i in 0..<group.members {
      let drive =
        group.work.meanFamiliarity[i] + ModelConstants.acceptanceOpens * group.work.acceptance[i]
        - group.state.anxiety[i]
        - r.threshold + r.invited + r.welcome * group.minority[i]
      group.work.expression[i] = r.allowed * (r.floor + (1 - r.floor) * sigmoid(r.gain * drive))
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.expression[i] = 1 }
  }
}
