import Kernels
import Scenarios

/// The balance of triads: friends of friends become friends, and enemies of friends become enemies.
///
/// (1 − X²ᵢⱼ) ω Fᵢⱼ F̄ Bᵢⱼ with Bᵢⱼ = ((X∘M)(X∘M))ᵢⱼ / max(Nᵢ − 1, 1) and F̄ the group's mean familiarity. In the tick
/// after a dropout X still contains the member's ties.
enum Balance: TickRule {
  static let passport = Passport(
    mechanism: .balance, rule: "sentiments drift toward balanced triads, faster the better members know each other",
    equation: "(1 - X_ij^2) omega F_ij Fbar B_ij, B = (X.M)(X.M) / max(N_i - 1, 1)",
    sources: "Heider (1946); Cartwright & Harary (1956); Marvel, Kleinberg, Kleinberg & Strogatz (2011)",
    moves: "sentiment X", parameters: ["balance_rate"], whenOff: "its part of the drift is 0",
    cost: "n^3, by BLAS where the group is large enough to gain")

  struct Rates: MechanismRates {
    /// The rate ω.
    let rate: Double

    init(_ setting: Setting, _ doses: Doses) { rate = setting.parameters.balanceRate }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) { kernels.change(.balance, r.rate) }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let (x, f, contact) = (group.state.sentiment, group.state.familiarity, group.work.contact)
    for k in x.elements.indices { group.work.weighted.elements[k] = x.elements[k] * contact.elements[k] }
    LinearAlgebra.multiply(group.work.weighted, group.work.weighted, into: &group.work.triads)
    var familiarity = 0.0
    for i in 0..<group.members where group.state.present[i] { familiarity += group.work.meanFamiliarity[i] }
    familiarity /= group.work.count
    for i in 0..<group.members {
      let triples = max(group.work.others[i] - 1, 1)
      for j in 0..<group.members {
        let pull = r.rate * f[i, j] * familiarity * (group.work.triads[i, j] / triples)
        group.work.sentimentDrift.balance[i, j] = (1 - x[i, j] * x[i, j]) * pull
      }
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.sentimentDrift.balance.fill(0)
  }
}
