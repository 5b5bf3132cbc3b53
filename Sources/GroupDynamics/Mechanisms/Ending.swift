import Scenarios

/// The effect of the approaching end.
///
/// ε rises from 0 to 1 over the last `ending_sessions`, and is 1 at the last tick. It takes up to half of the
/// productivity.
enum Ending: TickRule {
  static let passport = Passport(
    mechanism: .ending, rule: "as the end approaches, members turn from the work to parting",
    equation: "epsilon = clip(1 - sessions to go / ending_sessions, 0, 1); productivity times 1 - epsilon / 2",
    sources: "Tuckman & Jensen (1977)", moves: "ending epsilon", parameters: ["ending_sessions"],
    whenOff: "epsilon = 0", cost: "1")

  struct Rates: MechanismRates {
    /// The clock of the run.
    let clock: Clock
    /// The number of sessions before the end in which it is felt; 0 if the mechanism is off.
    let sessions: Double

    init(_ setting: Setting, _ doses: Doses) {
      let p = setting.parameters
      clock = p.clock
      sessions = setting.isOn(.ending) ? p.endingSessions : 0
    }

    /// Returns ε of the update after `tick` others.
    func felt(_ tick: Int) -> Double {
      let toGo = Double(clock.sessions) - Double(tick + 1) / Double(clock.ticksPerSession)
      return sessions > 0 ? clip(1 - toGo / sessions, 0, 1) : 0
    }
  }

  /// Passes nothing, since the kernels' ε changes from tick to tick.
  static func wire(_ r: Rates, to kernels: inout KernelRates) {}

  static func act(on group: inout GroupDevelopment, _ r: Rates) {
    group.work.ending = r.felt(group.tick)
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.ending = 0
  }
}
