/// One rule of the model: its passport and the numbers of its equation. Its plain form is a `TickRule`, and its form in
/// the kernels has the same name there.
protocol MechanismRule: SendableMetatype {
  /// The numbers of its equation in a tick.
  associatedtype Rates: MechanismRates
  static var passport: Passport { get }
  /// Passes the same numbers to the kernels.
  static func wire(_ rates: Rates, to kernels: inout KernelRates)
  /// Folds doses into the numbers and passes them to the kernels.
  static func fold(_ setting: Setting, _ doses: Doses, into kernels: inout KernelRates)
}

/// The numbers of a mechanism's equation, per session: parameters with the doses of techniques folded in. Doses meet
/// parameters here alone. The plain form, the kernels and the explanation read these numbers.
protocol MechanismRates {
  init(_ setting: Setting, _ doses: Doses)
}

/// A rule applied in every tick, in the plain form: Swift, doubles, readable beside its equation.
///
/// Laws, which a test checks for every conformer: `act` and `rest` read the state and write only the mechanism's own
/// part of `Workspace`. Neither allocates. `rest` leaves unchanged what the mechanism would have moved.
protocol TickRule: MechanismRule {
  /// Applies the rule: reads the state of the tick and writes drifts or quantities into the workspace.
  static func act(on group: inout GroupDevelopment, _ rates: Rates)
  /// Writes the quantities of the rule when it is off.
  static func rest(on group: inout GroupDevelopment)
  /// Calls `act` or `rest`. It is a requirement so that each rule has it in code of its own.
  static func apply(to group: inout GroupDevelopment, _ doses: Doses)
}

extension MechanismRule {
  static func fold(_ setting: Setting, _ doses: Doses, into kernels: inout KernelRates) {
    kernels.mechanism(isOn: setting.isOn(passport.mechanism))
    wire(Rates(setting, doses), to: &kernels)
  }
}

extension TickRule {
  static func apply(to group: inout GroupDevelopment, _ doses: Doses) {
    if group.setting.isOn(passport.mechanism) { act(on: &group, Rates(group.setting, doses)) } else { rest(on: &group) }
  }
}
