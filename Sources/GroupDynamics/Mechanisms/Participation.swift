import Foundation
import Kernels
import Scenarios

/// The talk share of each member, and whom each addresses.
///
/// p = softmax((aᵢ + ψ eᵢ − χ T̄ᵢ)(1 − d[round robin])) over those present; Qᵢⱼ ∝ Mᵢⱼ pⱼ (1 + Tᵢⱼ + ½ X⁺ᵢⱼ)
enum Participation: TickRule {
  static let passport = Passport(
    mechanism: .participation, rule: "assertive and high-status members talk more; members under tension talk less",
    equation: "p = softmax((a_i + psi e_i - chi Tbar_i)(1 - round robin)); Q_ij ~ M_ij p_j (1 + T_ij + X+_ij / 2)",
    sources: "Bales, Strodtbeck, Mills & Roseborough (1951); Fisek, Berger & Norman (1991)",
    moves: "talk shares p, addressing Q", parameters: ["status_to_talk", "tension_to_silence"],
    whenOff: "equal shares among those present", cost: "n^2")

  struct Rates: MechanismRates {
    /// The share of differences that round robin leaves, ψ and χ.
    let own, statusToTalk, tensionToSilence: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      own = 1 - TechniqueEffects.roundRobinOnParticipation[doses]
      (statusToTalk, tensionToSilence) = (p.statusToTalk, p.tensionToSilence)
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.number(.ownTalk, r.own, whenOff: 0)
    kernels.number(.statusToTalk, r.statusToTalk)
    kernels.number(.tensionToSilence, r.tensionToSilence)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    var highest = -Double.infinity
    for i in 0..<group.members where group.state.present[i] {
      let drive = group.traits.assertiveness[i] + r.statusToTalk * group.state.status[i]
      let logit = (drive - r.tensionToSilence * group.work.meanTension[i]) * r.own
      group.work.share[i] = logit
      highest = max(highest, logit)
    }
    var sum = 0.0
    for i in 0..<group.members {
      group.work.share[i] = group.state.present[i] ? exp(group.work.share[i] - highest) : 0
      sum += group.work.share[i]
    }
    for i in 0..<group.members { group.work.share[i] /= sum }
    address(in: &group)
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members { group.work.share[i] = group.state.present[i] ? 1 / group.work.count : 0 }
    address(in: &group)
  }

  private static func address(in group: inout GroupDevelopment) {
    let (x, t, meet, share) = (group.state.sentiment, group.state.tension, group.work.meet, group.work.share)
    for i in 0..<group.members {
      var sum = 0.0
      for j in 0..<group.members {
        let weight = share[j] * (1 + t[i, j] + ModelConstants.likingAddresses * positive(x[i, j])) * meet[i, j]
        group.work.address[i, j] = weight
        sum += weight
      }
      let scale = max(sum, tiny)
      for j in 0..<group.members { group.work.address[i, j] /= scale }
    }
  }
}
