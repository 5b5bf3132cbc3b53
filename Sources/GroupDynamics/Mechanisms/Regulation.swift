import Scenarios

/// Skill in handling conflict, learned by working it through and from others.
///
/// drᵢ/dt = (ℓ T̄ᵢ (1 + 1.5 d[coaching]) + 0.12 (d[coaching] + d[psychoeducation]) + ℓₛ Σⱼ Hᵢⱼ (rⱼ − rᵢ)⁺)(1 − rᵢ) − δ_r rᵢ
enum Regulation: TickRule {
  static let passport = Passport(
    mechanism: .regulation,
    rule: "members learn to handle conflict by working through it and from more skilled members",
    equation: "dr_i/dt = (l Tbar_i (1 + 1.5 coaching) + 0.12 (coaching + psychoeducation) "
      + "+ l_s sum_j H_ij (r_j - r_i)+)(1 - r_i) - delta_r r_i",
    sources: "Bandura (1977), Social Learning Theory", moves: "regulation r",
    parameters: ["regulation_learning", "regulation_modelling", "regulation_decay"],
    whenOff: "regulation stays as composed", cost: "n^2")

  struct Rates: MechanismRates {
    /// ℓ, and its multiple under coaching; the skill taught; ℓₛ and δ_r.
    let learning, coached, taught, modelling, decay: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (learning, modelling, decay) = (p.regulationLearning, p.regulationModelling, p.regulationDecay)
      coached = 1 + TechniqueEffects.coachingOnLearning[doses]
      taught = TechniqueEffects.coachingOnRegulation[doses] + TechniqueEffects.psychoeducationOnRegulation[doses]
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.regulationLearning, r.learning * r.coached)
    kernels.change(.regulationTaught, r.taught)
    kernels.change(.regulationModelling, r.modelling)
    kernels.change(.regulationDecay, r.decay)
  }

  static func act(on group: inout GroupDevelopment, _ rates: Rates) {
    let (r, h) = (group.state.regulation, group.work.hearing)
    for i in 0..<group.members {
      var modelled = 0.0
      for j in 0..<group.members { modelled += h[i, j] * positive(r[j] - r[i]) }
      let learned = rates.learning * group.work.meanTension[i] * rates.coached
      group.work.drift[.regulation][i] =
        (learned + rates.taught + rates.modelling * modelled) * (1 - r[i]) - rates.decay * r[i]
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.drift[.regulation][i] = 0 }
  }
}
