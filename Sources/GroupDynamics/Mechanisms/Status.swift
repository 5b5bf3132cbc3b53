import Foundation
import Scenarios

/// The influence that others expect of a member, from the member's remembered talk and skill.
///
/// dyᵢ/dt = (n p̂ᵢ − yᵢ)/τ; deᵢ/dt = η_e (tanh(yᵢ − 1) + cᵢ − c̄) − δ_e eᵢ
enum Status: TickRule {
  static let passport = Passport(
    mechanism: .status, rule: "talkative and skilled members gain status",
    equation: "dy_i/dt = (n phat_i - y_i)/tau; de_i/dt = eta_e (tanh(y_i - 1) + c_i - cbar) - delta_e e_i",
    sources: "Berger, Fisek, Norman & Zelditch (1977), Status Characteristics and Social Interaction",
    moves: "status e, airtime y", parameters: ["status_rate", "status_decay", "airtime_memory"],
    whenOff: "status and remembered talk stay as composed", cost: "n")

  struct Rates: MechanismRates {
    /// η_e, δ_e and τ.
    let rate, decay, memory: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (rate, decay, memory) = (p.statusRate, p.statusDecay, p.airtimeMemory)
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.change(.statusRate, r.rate)
    kernels.change(.statusDecay, r.decay)
    kernels.change(.airtimeMemory, 1 / r.memory)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    let skill = group.mean(group.state.skill)
    for i in 0..<group.members {
      let (e, y) = (group.state.status[i], group.state.airtime[i])
      group.work.drift[.status][i] = r.rate * (tanh(y - 1) + group.state.skill[i] - skill) - r.decay * e
      group.work.drift[.airtime][i] = (group.work.count * group.work.heardShare[i] - y) / r.memory
    }
  }

  static func rest(on group: inout GroupDevelopment) {
    for i in 0..<group.members {
      group.work.drift[.status][i] = 0
      group.work.drift[.airtime][i] = 0
    }
  }
}
