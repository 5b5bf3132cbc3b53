import Scenarios

/// The settings that the mechanisms take from a scenario, beside doses.
package struct Setting: Sendable {
  /// The numbers of the scenario.
  let parameters: Parameters
  /// The mode of acts: drawn or in expectation.
  let actsMode: ActsMode
  /// The number of acts drawn in a tick.
  let actsPerTick: Int
  /// The clarity of the goals, 0 … 1.
  let goalClarity: Double
  private let switchedOff: Set<Mechanism>

  package init(_ scenario: Scenario, actsMode: ActsMode) {
    (parameters, self.actsMode, switchedOff) = (scenario.parameters, actsMode, scenario.switchedOff)
    (actsPerTick, goalClarity) = (GroupDevelopment.actsPerTick(scenario.parameters), scenario.goalClarity)
  }

  /// Returns whether a mechanism is on.
  func isOn(_ mechanism: Mechanism) -> Bool { !switchedOff.contains(mechanism) }

  /// The length of a tick in sessions.
  var step: Double { 1 / Double(parameters.ticksPerSession) }
}
