import Kernels
import Scenarios

/// The influence on attitudes. They follow members who are heard and liked, and move away from those who are disliked.
///
/// Wᵢⱼ = Hᵢⱼ qⱼ (1 + 0.3 clip(eⱼ, −1, 2))(X⁺ᵢⱼ − η X⁻ᵢⱼ)(1 − Tᵢⱼ);
/// dOᵢ/dt = λ (1 + d[summarizing]) Σⱼ Wᵢⱼ (Oⱼ − Oᵢ) + ξ (Oᵢ(0) − Oᵢ)
enum Influence: TickRule {
  static let passport = Passport(
    mechanism: .influence,
    rule: "attitudes move toward those of liked members one hears, and back toward initial attitudes",
    equation: "dO_i/dt = lambda (1 + summarizing) sum_j W_ij (O_j - O_i) + xi (O_i(0) - O_i)",
    sources: "DeGroot (1974); Friedkin & Johnsen (1990); negative ties: Flache & Mas (2008)", moves: "attitudes O",
    parameters: ["influence_rate", "anchoring", "repulsion"], whenOff: "attitudes stay as composed", cost: "n^2 K")

  struct Rates: MechanismRates {
    /// λ with summarizing, ξ and η.
    let rate, anchoring, repulsion: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      rate = p.influenceRate * (1 + TechniqueEffects.summarizingOnInfluence[doses])
      (anchoring, repulsion) = (p.anchoring, p.repulsion)
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.influence, r.rate)
    kernels.change(.anchoring, r.anchoring)
    kernels.number(.repulsion, r.repulsion)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (x, t, o, h) = (group.state.sentiment, group.state.tension, group.state.attitudes, group.work.hearing)
    let issues = o.columns
    let (lowest, highest) = (ModelConstants.lowestStatus, ModelConstants.highestStatus)
    for i in 0..<group.members {
      for k in 0..<issues { group.work.attitudeDrift[i, k] = 0 }
      var weights = 0.0
      for j in 0..<group.members {
        let standing = 1 + ModelConstants.statusToWord * clip(group.state.status[j], lowest, highest)
        let liking = x[i, j] > 0 ? x[i, j] : r.repulsion * x[i, j]
        let weight = h[i, j] * group.work.expression[j] * standing * liking * (1 - t[i, j])
        weights += weight
        for k in 0..<issues { group.work.attitudeDrift[i, k] += weight * o[j, k] }
      }
      for k in 0..<issues {
        let pull = group.work.attitudeDrift[i, k] - weights * o[i, k]
        group.work.attitudeDrift[i, k] = r.rate * pull + r.anchoring * (group.traits.firstAttitudes[i, k] - o[i, k])
      }
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.attitudeDrift.fill(0)
  }
}
