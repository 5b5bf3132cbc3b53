import Foundation
import Scenarios

/// How negative an act from i to j is.
///
/// κᵢⱼ = mᵢ mⱼ (1 − tanh(w |eᵢ − eⱼ|)), mᵢ = σ(1.5 aᵢ);
/// νᵢⱼ = qᵢ (1 − ρr rᵢ)(1 + ν_u (uᵢ − 0.4)) clip(ν_d δᵢⱼ (1 − 0.3 X⁺ᵢⱼ) + ν_t Tᵢⱼ + ν_s κᵢⱼ − ν₀, 0, 1), within 0 … 1,
/// with the terms of active listening, paraphrasing and cognitive behavioural techniques; clear goals take up to a fifth
/// off ν_d.
enum Negativity: MechanismRule {
  static let passport = Passport(
    mechanism: .negativity,
    rule: "disagreement, tension held and an unsettled contest for the lead make acts negative; regulation restrains",
    equation: "nu_ij = q_i (1 - rho_r r_i)(1 + nu_u (u_i - 0.4)) "
      + "clip(nu_d delta_ij (1 - 0.3 X+_ij) + nu_t T_ij + nu_s kappa_ij - nu_0, 0, 1)",
    sources: "Bales (1950), Interaction Process Analysis; status conflict: Bendersky & Hays (2012)",
    moves: "negativity nu",
    parameters: [
      "negativity_disagreement", "negativity_tension", "negativity_contest", "negativity_restraint",
      "negativity_offset", "negativity_anxiety", "contest_width", "goal_disagreement",
    ],
    whenOff: "nu = 0", cost: "n^2 (K + tanh)")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    let p = group.parameters
    let effects = TechniqueEffects.self
    let byDisagreement =
      p.negativityDisagreement * (1 - effects.paraphrasingOnNegativity.strength * doses[.paraphrasing])
      * (1 - p.goalDisagreement * group.goalClarity)
    let byTension =
      p.negativityTension * (1 - effects.cognitiveBehaviouralOnNegativity.strength * doses[.cognitiveBehavioural])
    let heard = 1 - effects.activeListeningOnNegativity.strength * doses[.activeListening]
    let (x, t, gap, e) = (group.state.sentiment, group.state.tension, group.work.disagreement, group.state.status)
    let motive = group.motive
    for i in 0..<group.members {
      let temper =
        (1 - p.negativityRestraint * group.state.regulation[i])
        * (1 + p.negativityAnxiety * (group.state.anxiety[i] - 0.4))
      let openness = group.work.expression[i] * temper
      for j in 0..<group.members {
        guard group.arePresent(i, j) else {
          group.work.negativity[i, j] = 0
          continue
        }
        let contest = motive[i] * motive[j] * (1 - tanh(p.contestWidth * abs(e[i] - e[j])))
        let cause =
          byDisagreement * gap[i, j] * (1 - 0.3 * positive(x[i, j])) + byTension * t[i, j]
          + p.negativityContest * contest - p.negativityOffset
        group.work.negativity[i, j] = clip(openness * clip(cause, 0, 1) * heard, 0, 1)
      }
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.negativity.fill(0)
  }
}
