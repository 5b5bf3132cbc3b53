import Scenarios

/// Learning from each other and helping each other.
///
/// dcᵢ/dt = (k_c Σⱼ Hᵢⱼ qⱼ (cⱼ − cᵢ)⁺ + 0.05 d[psychoeducation])(1 − cᵢ);
/// dhᵢ/dt = k_h (Σⱼ Aⱼᵢ (1 − νⱼᵢ) X⁺ᵢⱼ qⱼ + 0.15 d[cognitive behavioural])(1 − hᵢ) − k_d T̄ᵢ hᵢ
enum MutualAid: TickRule {
  static let passport = Passport(
    mechanism: .mutualAid,
    rule: "members learn from more skilled members; support from open, liked members builds self-efficacy",
    equation: "dc_i/dt = (k_c sum_j H_ij q_j (c_j - c_i)+ + 0.05 psychoeducation)(1 - c_i); "
      + "dh_i/dt = k_h (sum_j A_ji (1 - nu_ji) X+_ij q_j + 0.15 cognitive behavioural)(1 - h_i) - k_d Tbar_i h_i",
    sources: "Bandura (1977, 1997); Yalom (1995); mutual aid: Shulman (2009)", moves: "skill c, efficacy h",
    parameters: ["skill_learning", "efficacy_rate", "efficacy_decay"],
    whenOff: "skill and efficacy stay as composed", cost: "n^2")

  struct Rates: MechanismRates {
    /// k_c and the skill taught; k_h, the coping practised, and k_d.
    let learning, taught, efficacy, practised, decay: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (learning, taught) = (p.skillLearning, TechniqueEffects.psychoeducationOnSkill[doses])
      (efficacy, decay) = (p.efficacyRate, p.efficacyDecay)
      practised = TechniqueEffects.cognitiveBehaviouralOnEfficacy[doses]
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.skillLearning, r.learning)
    kernels.change(.skillTaught, r.taught)
    kernels.change(.efficacyRate, r.efficacy)
    kernels.number(.efficacyPractised, r.practised)
    kernels.change(.efficacyDecay, r.decay)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (x, c, q, h) = (group.state.sentiment, group.state.skill, group.work.expression, group.work.hearing)
    let (a, nu) = (group.work.interaction, group.work.negativity)
    for i in 0..<group.members {
      var (shown, aid) = (0.0, 0.0)
      for j in 0..<group.members {
        shown += h[i, j] * q[j] * positive(c[j] - c[i])
        aid += a[j, i] * (1 - nu[j, i]) * positive(x[i, j]) * q[j]
      }
      let efficacy = group.state.efficacy[i]
      group.work.drift[.skill][i] = (r.learning * shown + r.taught) * (1 - c[i])
      group.work.drift[.efficacy][i] =
        r.efficacy * (aid + r.practised) * (1 - efficacy) - r.decay * group.work.meanTension[i] * efficacy
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members {
      group.work.drift[.skill][i] = 0
      group.work.drift[.efficacy][i] = 0
    }
  }
}
