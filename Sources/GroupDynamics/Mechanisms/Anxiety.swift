import Scenarios

/// Fear of the group.
///
/// duᵢ/dt = −k_u (F̄ᵢ + X̂ᵢ + 0.6 d[mindfulness]) uᵢ + k_s (1 − 0.4 d[mindfulness]) T̄ᵢ (1 − uᵢ)
enum Anxiety: MechanismRule {
  static let passport = Passport(
    mechanism: .anxiety, rule: "familiarity and acceptance calm; tension frightens",
    equation: "du_i/dt = -k_u (Fbar_i + Xhat_i + 0.6 mindfulness) u_i + k_s (1 - 0.4 mindfulness) Tbar_i (1 - u_i)",
    sources: "Uncertainty reduction: Berger & Calabrese (1975); Yalom (1995)", moves: "anxiety u",
    parameters: ["anxiety_relief", "anxiety_stress"], whenOff: "anxiety stays as composed", cost: "n")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    let p = group.parameters
    let calm = TechniqueEffects.mindfulnessOnRelief.strength * doses[.mindfulness]
    let stress = p.anxietyStress * (1 - TechniqueEffects.mindfulnessOnStress.strength * doses[.mindfulness])
    for i in 0..<group.members {
      let u = group.state.anxiety[i]
      let relief = p.anxietyRelief * (group.work.meanFamiliarity[i] + group.work.acceptance[i] + calm)
      group.work.drift[.anxiety][i] = stress * group.work.meanTension[i] * (1 - u) - relief * u
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.drift[.anxiety][i] = 0 }
  }
}
