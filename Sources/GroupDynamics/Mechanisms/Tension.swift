import Kernels
import Scenarios

/// Unresolved conflict that a member holds toward another.
///
/// dTᵢⱼ/dt = κT Aⱼᵢ νⱼᵢ (1 − Tᵢⱼ) − (1 − 0.5 d[directing]) (δT + ρT (rᵢ + rⱼ)/2 + 0.9 d[mediation]) Tᵢⱼ
enum Tension: TickRule {
  static let passport = Passport(
    mechanism: .tension, rule: "negative acts leave tension; time, regulation and mediation reduce it",
    equation: "dT_ij/dt = kappa_T A_ji nu_ji (1 - T_ij) - (1 - directing) (delta_T + rho_T (r_i + r_j)/2 "
      + "+ mediation) T_ij",
    sources: "Bales (1950); conflict and its repair: Deutsch (1973), The Resolution of Conflict", moves: "tension T",
    parameters: ["tension_rate", "tension_decay", "tension_repair", "directing_tension_decay"],
    whenOff: "tension stays as composed", cost: "n^2")

  struct Rates: MechanismRates {
    /// κT, δT and ρT; the rate at which mediation reduces tension; the share of all reduction that directing leaves.
    let rate, decay, repair, mediated, worked: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (rate, decay, repair) = (p.tensionRate, p.tensionDecay, p.tensionRepair)
      mediated = TechniqueEffects.mediationOnTension[doses]
      worked = 1 - p.directingTensionDecay * doses[.directing]
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.tensionRate, r.rate)
    kernels.change(.tensionDecay, r.worked * (r.decay + r.mediated))
    kernels.change(.tensionRepair, r.worked * r.repair / 2)
  }

  static func act(on group: inout GroupDevelopment, _ rates: Rates) {
    let (t, r, a, nu) = (group.state.tension, group.state.regulation, group.work.interaction, group.work.negativity)
    for i in 0..<group.members {
      for j in 0..<group.members {
        group.work.tensionDrift[i, j] = Flow(i, j, rates, t: t, r: r, acts: a, negativity: nu).drift
      }
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.tensionDrift.fill(0)
  }

  /// The flows of one tie's tension, per session.
  struct Flow {
    /// The tension Tᵢⱼ.
    private let held: Double
    /// The increase that comes from negative acts.
    let provoked: Double
    /// The share of all reduction that directing leaves.
    private let worked: Double
    /// The rates at which time, the two members' skill and mediation reduce it.
    private let decay, repair, mediated: Double

    @inline(__always)
    init(_ i: Int, _ j: Int, _ rates: Rates, t: Matrix, r: [Double], acts a: Matrix, negativity nu: Matrix) {
      held = t[i, j]
      provoked = rates.rate * (a[j, i] * nu[j, i]) * (1 - t[i, j])
      (decay, repair) = (rates.decay, rates.repair * (0.5 * (r[i] + r[j])))
      (mediated, worked) = (rates.mediated, rates.worked)
    }

    /// The drift dTᵢⱼ/dt.
    @inline(__always)
    var drift: Double {
      let resolving = worked * (decay + repair + mediated)
      return provoked - resolving * held
    }

    /// The reduction by each of the three, 0 or less.
    var falls: (decay: Double, repair: Double, mediation: Double) {
      (-worked * decay * held, -worked * repair * held, -worked * mediated * held)
    }
  }
}
