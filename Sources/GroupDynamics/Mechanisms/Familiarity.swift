import Scenarios

/// The growth of familiarity between members.
///
/// dFᵢⱼ/dt = φ (1 + 0.7 d[experiential]) Hᵢⱼ (1 − Fᵢⱼ)
enum Familiarity: TickRule {
  static let passport = Passport(
    mechanism: .familiarity, rule: "hearing someone makes them familiar",
    equation: "dF_ij/dt = phi (1 + 0.7 experiential) H_ij (1 - F_ij)",
    sources: "Altman & Taylor (1973); mere exposure: Zajonc (1968)", moves: "familiarity F",
    parameters: ["familiarity_rate"], whenOff: "familiarity stays as composed", cost: "n^2")

  struct Rates: MechanismRates {
    /// φ with experiential exercises.
    let rate: Double

    init(_ setting: Setting, _ doses: Doses) {
      rate = setting.parameters.familiarityRate * (1 + TechniqueEffects.experientialOnFamiliarity[doses])
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) { kernels.change(.familiarity, r.rate) }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (f, h) = (group.state.familiarity, group.work.hearing)
    for k in f.elements.indices {
      group.work.familiarityDrift.elements[k] = r.rate * h.elements[k] * (1 - f.elements[k])
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.familiarityDrift.fill(0)
  }
}
