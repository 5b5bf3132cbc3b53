import Scenarios

/// The change of a member's sentiment toward another: five of the six parts of its drift (balance is the sixth).
///
/// Sᵢⱼ = (1 − qⱼ) sᵢⱼ + qⱼ (1 − δᵢⱼ/δ₀), first surface, then deep; gⱼ = g₀ + (1 − g₀) qⱼ. The surface is
/// sᵢⱼ = hₛ zᵢ·zⱼ/attributes, times 1 − 0.6 d[cultural sensitivity] where it is negative.
///
/// | part | drift per session |
/// |---|---|
/// | support | (1 − X²ᵢⱼ) α gⱼ Aⱼᵢ (1 − νⱼᵢ)(1 − Tᵢⱼ)(1 + 0.3 d[active listening] + 0.2 d[experiential]) |
/// | similarity | (1 − X²ᵢⱼ) σₛ Hᵢⱼ Sᵢⱼ |
/// | tension cost | −(1 − X²ᵢⱼ) γ Tᵢⱼ |
/// | reciprocity | ϱ Fᵢⱼ (Xⱼᵢ − Xᵢⱼ) |
/// | decay | −δ_X Xᵢⱼ |
enum Attraction: TickRule {
  static let passport = Passport(
    mechanism: .attraction,
    rule: "support, similarity and being liked attract; tension repels",
    equation: "dX_ij/dt = (1 - X_ij^2)(alpha g_j A_ji (1 - nu_ji)(1 - T_ij)(1 + techniques) + sigma_s H_ij S_ij "
      + "- gamma T_ij) + rho F_ij (X_ji - X_ij) - delta_X X_ij",
    sources: "Homans (1950); Simon (1952); Byrne (1971); Harrison, Price & Bell (1998); Collins & Miller (1994)",
    moves: "sentiment X",
    parameters: [
      "support_rate", "support_reserve", "similarity_rate", "surface_similarity", "disagreement_tolerance",
      "tension_cost", "reciprocity", "sentiment_decay", "sensitivity_surface",
    ],
    whenOff: "sentiment moves by balance alone", cost: "n^2")

  struct Rates: MechanismRates {
    /// α with techniques, g₀, σₛ, hₛ, δ₀, γ, ϱ and δ_X.
    let support, reserve, similarity, surface, tolerance, tensionCost, reciprocity, decay: Double
    /// The share of surface dissimilarity felt under cultural sensitivity, 0 … 1.
    let felt: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      let warmth =
        1 + TechniqueEffects.activeListeningOnSupport[doses] + TechniqueEffects.experientialOnSupport[doses]
      (support, reserve, similarity) = (p.supportRate * warmth, p.supportReserve, p.similarityRate)
      (surface, tolerance, tensionCost) = (p.surfaceSimilarity, p.disagreementTolerance, p.tensionCost)
      (reciprocity, decay) = (p.reciprocity, p.sentimentDecay)
      felt = 1 - p.sensitivitySurface * doses[.culturalSensitivity]
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.support, r.support)
    kernels.number(.supportReserve, r.reserve)
    kernels.change(.similarity, r.similarity)
    kernels.number(.tolerance, 1 / r.tolerance)
    kernels.number(.surfaceFelt, r.felt)
    kernels.change(.tensionCost, r.tensionCost)
    kernels.change(.reciprocity, r.reciprocity)
    kernels.change(.sentimentDecay, r.decay)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (x, t, f, q) = (group.state.sentiment, group.state.tension, group.state.familiarity, group.work.expression)
    let (a, nu, h, gap) = (group.work.interaction, group.work.negativity, group.work.hearing, group.work.disagreement)
    for i in 0..<group.members {
      for j in 0..<group.members {
        let room = 1 - x[i, j] * x[i, j]
        let disclosed = r.reserve + (1 - r.reserve) * q[j]
        let kind = a[j, i] * (1 - nu[j, i])
        let similarity =
          (1 - q[j]) * eased(group.work.surface[i, j], r.felt) + q[j] * (1 - gap[i, j] / r.tolerance)
        group.work.sentimentDrift.support[i, j] = room * (r.support * disclosed * kind * (1 - t[i, j]))
        group.work.sentimentDrift.similarity[i, j] = room * (r.similarity * h[i, j] * similarity)
        group.work.sentimentDrift.tensionCost[i, j] = -room * (r.tensionCost * t[i, j])
        group.work.sentimentDrift.reciprocity[i, j] = r.reciprocity * f[i, j] * (x[j, i] - x[i, j])
        group.work.sentimentDrift.decay[i, j] = -r.decay * x[i, j]
      }
    }
  }

  /// Returns sᵢⱼ, reduced to the share felt where it is negative.
  static func eased(_ surface: Double, _ felt: Double) -> Double { surface < 0 ? felt * surface : surface }

  static func rest(on group: inout GroupDevelopment) {
    group.work.sentimentDrift.support.fill(0)
    group.work.sentimentDrift.similarity.fill(0)
    group.work.sentimentDrift.tensionCost.fill(0)
    group.work.sentimentDrift.reciprocity.fill(0)
    group.work.sentimentDrift.decay.fill(0)
  }
}
