import Scenarios

/// The end is felt.
///
/// ε rises from 0 to 1 over the last `ending_sessions`, and is 1 at the last tick. It takes up to half of the
/// productivity.
enum Ending: MechanismRule {
  static let passport = Passport(
    mechanism: .ending, rule: "as the end comes near, members turn to parting and away from the work",
    equation: "epsilon = clip(1 - sessions to go / ending_sessions, 0, 1); productivity times 1 - epsilon / 2",
    sources: "Tuckman & Jensen (1977)", moves: "ending epsilon", parameters: ["ending_sessions"],
    whenOff: "epsilon = 0", cost: "1")

  static func act(on group: inout GroupDevelopment, doses: Doses) {
    group.work.ending = felt(group.parameters, tick: group.tick)
  }

  /// ε of the update after `tick` others.
  static func felt(_ p: Parameters, tick: Int) -> Double {
    felt(Clock(sessions: p.sessions, ticksPerSession: p.ticksPerSession), over: p.endingSessions, tick: tick)
  }

  /// The same over a number of sessions before the end.
  static func felt(_ clock: Clock, over sessions: Double, tick: Int) -> Double {
    let toGo = Double(clock.sessions) - Double(tick + 1) / Double(clock.ticksPerSession)
    return sessions > 0 ? clip(1 - toGo / sessions, 0, 1) : 0
  }

  static func rest(on group: inout GroupDevelopment) {
    group.work.ending = 0
  }
}
