import Scenarios

/// Fear of the group.
///
/// duᵢ/dt = −k_u (F̄ᵢ + X̂ᵢ + 0.6 d[mindfulness]) uᵢ + k_s (1 − 0.4 d[mindfulness]) T̄ᵢ (1 − uᵢ)
enum Anxiety: TickRule {
  static let passport = Passport(
    mechanism: .anxiety, rule: "familiarity and acceptance lower anxiety; tension raises it",
    equation: "du_i/dt = -k_u (Fbar_i + Xhat_i + 0.6 mindfulness) u_i + k_s (1 - 0.4 mindfulness) Tbar_i (1 - u_i)",
    sources: "Uncertainty reduction: Berger & Calabrese (1975); Yalom (1995)", moves: "anxiety u",
    parameters: ["anxiety_relief", "anxiety_stress"], whenOff: "anxiety stays as composed", cost: "n")

  struct Rates: MechanismRates {
    /// k_u; the relief that mindfulness adds; k_s, reduced by mindfulness.
    let relief, calm, stress: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (relief, calm) = (p.anxietyRelief, TechniqueEffects.mindfulnessOnRelief[doses])
      stress = p.anxietyStress * (1 - TechniqueEffects.mindfulnessOnStress[doses])
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.anxietyRelief, r.relief)
    kernels.number(.anxietyCalm, r.calm)
    kernels.change(.anxietyStress, r.stress)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    for i in 0..<group.members {
      let u = group.state.anxiety[i]
      let relief = r.relief * (group.work.meanFamiliarity[i] + group.work.acceptance[i] + r.calm)
      group.work.drift[.anxiety][i] = r.stress * group.work.meanTension[i] * (1 - u) - relief * u
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.drift[.anxiety][i] = 0 }
  }
}
