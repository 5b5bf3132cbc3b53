import Scenarios

/// Unresolved conflict that a member holds toward another.
///
/// dTᵢⱼ/dt = κT Aⱼᵢ νⱼᵢ (1 − Tᵢⱼ) − (1 − 0.5 d[directing]) (δT + ρT (rᵢ + rⱼ)/2 + 0.9 d[mediation]) Tᵢⱼ
enum Tension: MechanismRule {
  static let passport = Passport(
    mechanism: .tension, rule: "negative acts leave tension; time, regulation and mediation take it away",
    equation: "dT_ij/dt = kappa_T A_ji nu_ji (1 - T_ij) - (1 - directing) (delta_T + rho_T (r_i + r_j)/2 "
      + "+ mediation) T_ij",
    sources: "Bales (1950); conflict and its repair: Deutsch (1973), The Resolution of Conflict", moves: "tension T",
    parameters: ["tension_rate", "tension_decay", "tension_repair", "directing_tension_decay"],
    whenOff: "tension stays as composed", cost: "n^2")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    let p = group.parameters
    let mediated = TechniqueEffects.mediationOnTension.strength * doses[.mediation]
    let worked = 1 - p.directingTensionDecay * doses[.directing]
    let (t, r, a, nu) = (group.state.tension, group.state.regulation, group.work.interaction, group.work.negativity)
    for i in 0..<group.members {
      for j in 0..<group.members {
        let provoked = p.tensionRate * (a[j, i] * nu[j, i]) * (1 - t[i, j])
        let resolving = worked * (p.tensionDecay + p.tensionRepair * (0.5 * (r[i] + r[j])) + mediated)
        group.work.tensionDrift[i, j] = provoked - resolving * t[i, j]
      }
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.tensionDrift.fill(0)
  }
}
