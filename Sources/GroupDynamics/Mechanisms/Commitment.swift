import Engine
import Kernels
import Scenarios

/// Who does not come back.
///
/// After each session but the last, with log-odds b₀ + b_T T̄ᵢ − b_X X̂ᵢ − b_h (hᵢ − 0.3), all as they are after the
/// session's last tick. Three members always stay: of those who would go, the first by index go.
enum Commitment: MechanismRule {
  static let passport = Passport(
    mechanism: .commitment,
    rule: "members under tension and without belonging may drop out after a session; at least three stay, "
      + "and the first by index leave first",
    equation: "log-odds of leaving = b0 + b_T Tbar_i - b_X Xhat_i - b_h (h_i - 0.3)",
    sources: "Swift & Greenberg (2012); cohesion and attendance: Yalom (1995)", moves: "who is present",
    parameters: ["dropout_base", "dropout_tension", "dropout_belonging", "dropout_efficacy"],
    whenOff: "nobody leaves", cost: "n^2 a session")

  struct Rates: MechanismRates {
    /// b₀, b_T, b_X and b_h.
    let base, tension, belonging, efficacy: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      (base, tension, belonging, efficacy) = (
        p.dropoutBase, p.dropoutTension, p.dropoutBelonging, p.dropoutEfficacy
      )
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    // So far down that nobody leaves.
    kernels.number(.dropoutBase, r.base, whenOff: -1e9)
    kernels.number(.dropoutTension, r.tension)
    kernels.number(.dropoutBelonging, r.belonging)
    kernels.number(.dropoutEfficacy, r.efficacy)
  }

  /// How many members always stay.
  static let alwaysStay = 3

  /// Who leaves after a session, and why. Allocates only where somebody does.
  ///
  /// - Parameters:
  ///   - present: how many attend.
  ///   - member: what member i holds and gets; nothing for one who is gone.
  static func decide(
    _ setting: Setting, _ luck: Luck, after session: Int, present: Int, members: Int,
    member: (Int) -> (tension: Double, acceptance: Double, efficacy: Double)?
  ) -> [Departure] {
    var departures: [Departure] = []
    let r = Rates(setting, Doses())
    for i in 0..<members {
      guard let (strain, belonging, efficacy) = member(i) else { continue }
      let odds =
        r.base + r.tension * strain - r.belonging * belonging
        - r.efficacy * (efficacy - ModelConstants.ordinaryEfficacy)
      let probability = sigmoid(odds)
      guard luck.uniforms(.commitment, index: i, tick: session).x < probability else { continue }
      guard departures.count + 1 <= present - alwaysStay else { break }
      departures.append(
        Departure(member: i, probability: probability, tension: strain, acceptance: belonging, efficacy: efficacy))
    }
    return departures
  }
}

/// A member who left, and what drove them.
public struct Departure: Sendable, Equatable {
  /// Who, by index.
  public let member: Int
  /// The probability of leaving after this session, 0 … 1.
  public let probability: Double
  /// Mean tension the member held, 0 … 1.
  public let tension: Double
  /// Mean acceptance the member received, 0 … 1.
  public let acceptance: Double
  /// The member's efficacy, 0 … 1.
  public let efficacy: Double
}
