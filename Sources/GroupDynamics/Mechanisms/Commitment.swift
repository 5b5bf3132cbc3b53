import Engine
import Kernels
import Scenarios

/// The dropout of members.
///
/// Members drop out after each session but the last, with log-odds b₀ + b_T T̄ᵢ − b_X X̂ᵢ − b_h (hᵢ − 0.3). All values
/// are those after the session's last tick. Three members always stay: of those who would drop out, the first by index
/// do.
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
    // So low that nobody drops out.
    kernels.number(.dropoutBase, r.base, whenOff: -1e9)
    kernels.number(.dropoutTension, r.tension)
    kernels.number(.dropoutBelonging, r.belonging)
    kernels.number(.dropoutEfficacy, r.efficacy)
  }

  /// The number of members who always stay.
  static let alwaysStay = 3

  /// Returns the departures after a session, with their causes. It allocates only if somebody drops out.
  ///
  /// - Parameters:
  ///   - present: the number of members who attend.
  ///   - member: what member i holds and receives; `nil` for a member who has dropped out.
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

/// A member who dropped out, and the causes.
public struct Departure: Sendable, Equatable {
  /// The member, by index.
  public let member: Int
  /// The probability of dropping out after this session, 0 … 1.
  public let probability: Double
  /// Mean tension the member held, 0 … 1.
  public let tension: Double
  /// Mean acceptance the member received, 0 … 1.
  public let acceptance: Double
  /// The member's efficacy, 0 … 1.
  public let efficacy: Double
}
