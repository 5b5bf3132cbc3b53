import Scenarios

/// What a scenario says to the mechanisms, beside doses.
package struct Setting: Sendable {
  /// The numbers of the scenario.
  let parameters: Parameters
  /// How acts come about.
  let actsMode: ActsMode
  /// Acts drawn in a tick.
  let actsPerTick: Int
  /// How clear the goals are, 0 … 1.
  let goalClarity: Double
  private let switchedOff: Set<Mechanism>

  package init(_ scenario: Scenario, actsMode: ActsMode) {
    (parameters, self.actsMode, switchedOff) = (scenario.parameters, actsMode, scenario.switchedOff)
    (actsPerTick, goalClarity) = (GroupDevelopment.actsPerTick(scenario.parameters), scenario.goalClarity)
  }

  /// Whether a mechanism is at work.
  func isOn(_ mechanism: Mechanism) -> Bool { !switchedOff.contains(mechanism) }

  /// Length of a tick in sessions.
  var step: Double { 1 / Double(parameters.ticksPerSession) }
}
