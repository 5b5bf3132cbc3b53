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
