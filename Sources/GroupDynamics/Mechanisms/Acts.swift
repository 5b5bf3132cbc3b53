import Scenarios

/// The acts of a tick and who hears them.
///
/// A tick has m acts, each with a speaker drawn from p and a target drawn from the speaker's Q: Aᵢⱼ = n · count / m. In
/// expectation Aᵢⱼ = n pᵢ Qᵢⱼ. p̂ is the talk share as heard; Hᵢⱼ = (1 − θ) Aⱼᵢ + θ (1 − Φ) n p̂ⱼ Mᵢⱼ / Nᵢ. A
/// facilitator who directs takes the share Φ = 0.5 d[directing] of the talk, so A is multiplied by 1 − Φ.
enum Acts: TickRule {
  static let passport = Passport(
    mechanism: .acts, rule: "members address one another in turn and overhear the rest",
    equation: "A_ij = n count_ij / m, or n p_i Q_ij in expectation; "
      + "H_ij = (1 - theta) A_ji + theta (1 - phi) n phat_j M_ij / N_i; A times 1 - phi, phi of directing",
    sources: "Bales (1950); Stephan & Mishler (1952)", moves: "interaction A, talk heard phat, hearing H",
    parameters: ["acts_per_tick", "overhearing", "directing_talk"], whenOff: "A = 0 and phat = 0", cost: "n^2 + m n")

  struct Rates: MechanismRates {
    /// 1 − Φ, the share of the talk that remains for the members; θ; the weight of one act among those of a tick.
    let talk, overhearing, perAct: Double

    init(_ setting: Setting, _ doses: Doses) {
      talk = 1 - setting.parameters.directingTalk * doses[.directing]
      overhearing = setting.parameters.overhearing
      perAct = setting.actsMode == .sampled ? talk / Double(setting.actsPerTick) : talk
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.number(.actWorth, r.perAct, whenOff: 0)
    kernels.number(.listening, 1 - r.overhearing)
    kernels.number(.overheard, r.talk * r.overhearing)
  }

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    switch group.setting.actsMode {
    case .meanField: expect(in: &group, r.talk)
    case .sampled:
      if let given = group.givenActs { group.work.acts = given } else { sample(in: &group) }
      tally(in: &group, r.talk)
    }
    hear(in: &group, r.talk)
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.acts.removeAll(keepingCapacity: true)
    group.work.interaction.fill(0)
    hear(in: &group, 1)
  }

  private static func expect(in group: inout GroupDevelopment, _ talk: Double) {
    for i in 0..<group.members {
      for j in 0..<group.members {
        group.work.interaction[i, j] = talk * group.work.count * (group.work.share[i] * group.work.address[i, j])
      }
    }
  }

  /// Draws the acts of the tick. A draw past the last weight selects the last member with positive weight. If no member
  /// has any, nobody is addressed.
  private static func sample(in group: inout GroupDevelopment) {
    let n = group.members
    var sum = 0.0
    for i in 0..<n {
      sum += group.work.share[i]
      group.work.cumulative[i] = sum
    }
    group.work.acts.removeAll(keepingCapacity: true)
    for index in 0..<group.setting.actsPerTick {
      let u = group.luck.uniforms(.acts, index: index, tick: group.tick)
      var speaker = 0
      while speaker < n - 1, u.x >= group.work.cumulative[speaker] { speaker += 1 }
      while speaker > 0, group.work.share[speaker] == 0 { speaker -= 1 }
      if let target = target(of: speaker, at: u.y, in: group) {
        group.work.acts.append(Act(speaker: speaker, target: target))
      }
    }
  }

  private static func target(of speaker: Int, at u: Double, in group: borrowing GroupDevelopment) -> Int? {
    var sum = 0.0
    var last: Int?
    for j in 0..<group.members {
      let weight = group.work.address[speaker, j]
      guard weight > 0 else { continue }
      sum += weight
      last = j
      if u < sum { return j }
    }
    return last
  }

  private static func tally(in group: inout GroupDevelopment, _ talk: Double) {
    group.work.interaction.fill(0)
    for k in group.work.acts.indices {
      let act = group.work.acts[k]
      group.work.interaction[act.speaker, act.target] += 1
    }
    let worth = talk * group.work.count / Double(group.setting.actsPerTick)
    for k in group.work.interaction.elements.indices { group.work.interaction.elements[k] *= worth }
  }

  private static func hear(in group: inout GroupDevelopment, _ talk: Double) {
    let (n, a, contact, theta) = (
      group.members, group.work.interaction, group.work.contact, group.parameters.overhearing
    )
    var total = 0.0
    for i in 0..<n {
      var sum = 0.0
      for j in 0..<n { sum += a[i, j] }
      group.work.heardShare[i] = sum
      total += sum
    }
    for i in 0..<n { group.work.heardShare[i] /= max(total, tiny) }
    for i in 0..<n {
      for j in 0..<n {
        let overheard =
          theta * talk * group.work.count * group.work.heardShare[j] * contact[i, j] / group.work.others[i]
        group.work.hearing[i, j] = group.arePresent(i, j) ? (1 - theta) * a[j, i] + overheard : 0
      }
    }
  }
}
