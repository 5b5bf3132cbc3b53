import Kernels
import Scenarios

/// One rule of the model: what it is, and the numbers of its equation. Its plain form is a `TickRule`; its form in the
/// kernels has the same name there.
protocol MechanismRule: SendableMetatype {
  /// The numbers of its equation in a tick.
  associatedtype Rates: MechanismRates
  static var passport: Passport { get }
  /// The same numbers as the kernels take them.
  static func wire(_ rates: Rates, to kernels: inout KernelRates)
  /// Folds doses into the numbers and wires them.
  static func fold(_ setting: Setting, _ doses: Doses, into kernels: inout KernelRates)
}

/// The numbers of a mechanism's equation, per session: parameters with the doses of techniques folded in. The one place
/// where a dose meets a parameter; the plain form, the kernels and the explanation read them.
protocol MechanismRates {
  init(_ setting: Setting, _ doses: Doses)
}

/// A rule at work in every tick, in the plain form: Swift, doubles, readable beside its equation.
///
/// Laws, which a test checks of every conformer: `act` and `rest` read the state and write only the mechanism's own
/// part of `Workspace`; neither allocates; `rest` leaves what the mechanism would have moved as it is.
protocol TickRule: MechanismRule {
  /// The rule at work: reads the state of the tick and writes drifts or quantities into the workspace.
  static func act(on group: inout GroupDevelopment, _ rates: Rates)
  /// The rule switched off.
  static func rest(on group: inout GroupDevelopment)
  /// One of the two. A requirement, so that each rule has it in code of its own.
  static func apply(to group: inout GroupDevelopment, _ doses: Doses)
}

/// The mechanisms: the one list of the model, in the order of the model document, which is the order of a tick.
enum Mechanisms {
  static let all: [any MechanismRule.Type] = [
    Expression.self, Participation.self, Negativity.self, Acts.self, Tension.self, Attraction.self, Balance.self,
    Influence.self, Status.self, Regulation.self, Anxiety.self, Familiarity.self, MutualAid.self, Commitment.self,
    Ending.self,
  ]
  /// Those at work in every tick.
  static let ofTick: [any TickRule.Type] = all.compactMap { $0 as? any TickRule.Type }
}

/// All passports, in the order of the model document.
public enum Passports {
  /// One for each mechanism.
  public static let all: [Passport] = Mechanisms.all.map { $0.passport }
}

extension MechanismRule {
  static func fold(_ setting: Setting, _ doses: Doses, into kernels: inout KernelRates) {
    kernels.isOn = setting.isOn(passport.mechanism)
    wire(Rates(setting, doses), to: &kernels)
  }
}

extension TickRule {
  static func apply(to group: inout GroupDevelopment, _ doses: Doses) {
    if group.setting.isOn(passport.mechanism) { act(on: &group, Rates(group.setting, doses)) } else { rest(on: &group) }
  }
}

/// What a scenario says to the mechanisms, beside doses.
struct Setting: Sendable {
  /// The numbers of the scenario.
  let parameters: Parameters
  /// How acts come about.
  let actsMode: ActsMode
  /// Acts drawn in a tick.
  let actsPerTick: Int
  /// How clear the goals are, 0 … 1.
  let goalClarity: Double
  private let switchedOff: Set<Mechanism>

  init(_ scenario: Scenario, actsMode: ActsMode) {
    (parameters, self.actsMode, switchedOff) = (scenario.parameters, actsMode, scenario.switchedOff)
    (actsPerTick, goalClarity) = (GroupDevelopment.actsPerTick(scenario.parameters), scenario.goalClarity)
  }

  /// Whether a mechanism is at work.
  func isOn(_ mechanism: Mechanism) -> Bool { !switchedOff.contains(mechanism) }

  /// Length of a tick in sessions.
  var step: Double { 1 / Double(parameters.ticksPerSession) }

  /// All numbers of the kernels under some doses, but for the ending, which changes from tick to tick.
  func kernelRates(_ doses: Doses) -> [(rate: GroupBatch.Rate, value: Double)] {
    var kernels = KernelRates(step: step)
    for mechanism in Mechanisms.all { mechanism.fold(self, doses, into: &kernels) }
    kernels.isOn = true
    Productivity.wire(Productivity.Rates(self, doses), to: &kernels)
    return kernels.values
  }
}

/// The numbers of a tick as the kernels take them: rates of change by tick, and 0 where a mechanism is off, so that
/// nothing needs a branch there.
struct KernelRates {
  fileprivate(set) var values: [(rate: GroupBatch.Rate, value: Double)] = []
  fileprivate var isOn = true
  private let step: Double

  fileprivate init(step: Double) {
    self.step = step
    values.reserveCapacity(GroupBatch.rateCount)
  }

  /// A number that counts whether the mechanism is on or off, unless one is given for that.
  mutating func number(_ rate: GroupBatch.Rate, _ value: Double, whenOff: Double? = nil) {
    values.append((rate, isOn ? value : whenOff ?? value))
  }

  /// A rate of change per session.
  mutating func change(_ rate: GroupBatch.Rate, _ perSession: Double) {
    values.append((rate, isOn ? step * perSession : 0))
  }
}

extension GroupDevelopment {
  /// How many of the kernels' numbers no mechanism sets, the ending aside, for tests.
  package static func unsetRates(_ scenario: Scenario) -> Int {
    let set = Setting(scenario, actsMode: .sampled).kernelRates(Doses()).map(\.rate)
    return GroupBatch.rateCount - Set(set + [.ending]).count
  }
}
