import Foundation
import Kernels
import Scenarios

/// The negativity of an act from i to j.
///
/// κᵢⱼ = mᵢ mⱼ (1 − tanh(w |eᵢ − eⱼ|)), mᵢ = σ(1.5 aᵢ);
/// νᵢⱼ = qᵢ (1 − ρr rᵢ)(1 + ν_u (uᵢ − 0.4)) clip(ν_d δᵢⱼ (1 − 0.3 X⁺ᵢⱼ) + ν_t Tᵢⱼ + ν_s κᵢⱼ − ν₀, 0, 1), within 0 … 1,
/// with the terms of active listening, paraphrasing and cognitive behavioural techniques. Clear goals reduce ν_d by up
/// to a fifth.
enum Negativity: TickRule {
  static let passport = Passport(
    mechanism: .negativity,
    rule: "disagreement, tension held and a contest for the lead make acts negative; regulation restrains them",
    equation: "nu_ij = q_i (1 - rho_r r_i)(1 + nu_u (u_i - 0.4)) "
      + "clip(nu_d delta_ij (1 - 0.3 X+_ij) + nu_t T_ij + nu_s kappa_ij - nu_0, 0, 1)",
    sources: "Bales (1950), Interaction Process Analysis; status conflict: Bendersky & Hays (2012)",
    moves: "negativity nu",
    parameters: [
      "negativity_disagreement", "negativity_tension", "negativity_contest", "negativity_restraint",
      "negativity_offset", "negativity_anxiety", "contest_width", "goal_disagreement",
    ],
    whenOff: "nu = 0", cost: "n^2 (K + tanh)")

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (x, t, gap, e) = (group.state.sentiment, group.state.tension, group.work.disagreement, group.state.status)
    let motive = group.motive
    for i in 0..<group.members {
      let openness = group.work.expression[i] * r.temper(of: i, in: group)
      for j in 0..<group.members {
        guard group.arePresent(i, j) else {
          group.work.negativity[i, j] = 0
          continue
        }
        let cause =
          r.terms(
            gap: gap[i, j], liking: x[i, j], tension: t[i, j], motives: motive[i] * motive[j], lead: e[i] - e[j]
          ).sum - r.offset
        group.work.negativity[i, j] = clip(openness * clip(cause, 0, 1) * r.heard, 0, 1)
      }
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.number(.byDisagreement, r.disagreement)
    kernels.number(.byTension, r.tension)
    kernels.number(.byContest, r.contest)
    kernels.number(.offset, r.offset)
    kernels.number(.restraint, r.restraint)
    kernels.number(.byAnxiety, r.anxiety)
    kernels.number(.contestWidth, r.width)
    kernels.number(.heard, r.heard, whenOff: 0)
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.negativity.fill(0)
  }

  /// The topics of a negative act: the terms of its cause before ν₀ is subtracted.
  struct Terms {
    /// Disagreement, tension held and the contest for the lead, each 0 or more.
    let disagreement, tension, contest: Double
    /// The sum of all three.
    @inline(__always)
    var sum: Double { disagreement + tension + contest }
  }

  struct Rates: MechanismRates {
    /// The weight of each term; w, ρr and ν_u.
    let disagreement, tension, contest, width, restraint, anxiety: Double
    /// The offset ν₀.
    let offset: Double
    /// The share of negativity that active listening leaves.
    let heard: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      disagreement =
        p.negativityDisagreement * (1 - TechniqueEffects.paraphrasingOnNegativity[doses])
        * (1 - p.goalDisagreement * setting.goalClarity)
      tension = p.negativityTension * (1 - TechniqueEffects.cognitiveBehaviouralOnNegativity[doses])
      heard = 1 - TechniqueEffects.activeListeningOnNegativity[doses]
      (contest, width, offset) = (p.negativityContest, p.contestWidth, p.negativityOffset)
      (restraint, anxiety) = (p.negativityRestraint, p.negativityAnxiety)
    }

    /// Returns (1 − ρr rᵢ)(1 + ν_u (uᵢ − 0.4)).
    @inline(__always)
    func temper(of i: Int, in group: borrowing GroupDevelopment) -> Double {
      (1 - restraint * group.state.regulation[i])
        * (1 + anxiety * (group.state.anxiety[i] - ModelConstants.ordinaryAnxiety))
    }

    /// Returns the terms of an act from i to j: `motives` is mᵢ mⱼ, `lead` is eᵢ − eⱼ.
    @inline(__always)
    func terms(gap: Double, liking: Double, tension held: Double, motives: Double, lead: Double) -> Terms {
      Terms(
        disagreement: disagreement * gap * (1 - ModelConstants.likingSoftens * positive(liking)),
        tension: tension * held,
        contest: contest * (motives * (1 - tanh(width * abs(lead)))))
    }
  }
}
