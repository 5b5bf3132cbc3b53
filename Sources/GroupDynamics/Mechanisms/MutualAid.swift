import Scenarios

/// Learning from each other and helping each other.
///
/// dcᵢ/dt = (k_c Σⱼ Hᵢⱼ qⱼ (cⱼ − cᵢ)⁺ + 0.05 d[psychoeducation])(1 − cᵢ);
/// dhᵢ/dt = k_h (Σⱼ Aⱼᵢ (1 − νⱼᵢ) X⁺ᵢⱼ qⱼ + 0.15 d[cognitive behavioural])(1 − hᵢ) − k_d T̄ᵢ hᵢ
enum MutualAid: MechanismRule {
  static let passport = Passport(
    mechanism: .mutualAid, rule: "members learn from the skilled; support by open, liked members builds efficacy",
    equation: "dc_i/dt = (k_c sum_j H_ij q_j (c_j - c_i)+ + 0.05 psychoeducation)(1 - c_i); "
      + "dh_i/dt = k_h (sum_j A_ji (1 - nu_ji) X+_ij q_j + 0.15 cognitive behavioural)(1 - h_i) - k_d Tbar_i h_i",
    sources: "Bandura (1977, 1997); Yalom (1995); mutual aid: Shulman (2009)", moves: "skill c, efficacy h",
    parameters: ["skill_learning", "efficacy_rate", "efficacy_decay"],
    whenOff: "skill and efficacy stay as composed", cost: "n^2")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    let p = group.parameters
    let taught = TechniqueEffects.psychoeducationOnSkill.strength * doses[.psychoeducation]
    let practised = TechniqueEffects.cognitiveBehaviouralOnEfficacy.strength * doses[.cognitiveBehavioural]
    let (x, c, q, h) = (group.state.sentiment, group.state.skill, group.work.expression, group.work.hearing)
    let (a, nu) = (group.work.interaction, group.work.negativity)
    for i in 0..<group.members {
      var (shown, aid) = (0.0, 0.0)
      for j in 0..<group.members {
        shown += h[i, j] * q[j] * positive(c[j] - c[i])
        aid += a[j, i] * (1 - nu[j, i]) * positive(x[i, j]) * q[j]
      }
      let efficacy = group.state.efficacy[i]
      group.work.drift[.skill][i] = (p.skillLearning * shown + taught) * (1 - c[i])
      group.work.drift[.efficacy][i] =
        p.efficacyRate * (aid + practised) * (1 - efficacy) - p.efficacyDecay * group.work.meanTension[i] * efficacy
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members {
      group.work.drift[.skill][i] = 0
      group.work.drift[.efficacy][i] = 0
    }
  }
}
