import Scenarios

/// What a mechanism is, for people: printed by `tuckman list mechanisms`, and the source of the model's documentation.
public struct Passport: Sendable {
  /// Which mechanism.
  public let mechanism: Mechanism
  /// Its rule in a line of words.
  public let rule: String
  /// The equation, in the symbols of the model document; rates per session.
  public let equation: String
  /// Where the rule comes from.
  public let sources: String
  /// The state or quantity it moves.
  public let moves: String
  /// The parameters it reads, by their names in files.
  public let parameters: [String]
  /// What happens where it is switched off.
  public let whenOff: String
  /// Work of a tick in the number of members n, issues K and acts m.
  public let cost: String
}

/// One rule of the model in the plain form: Swift, doubles, readable beside its equation.
///
/// Laws, which a test checks of every conformer: `act` and `rest` read the state and write only the mechanism's own
/// part of `Workspace`; neither allocates; `rest` leaves what the mechanism would have moved as it is.
protocol MechanismRule {
  static var passport: Passport { get }
  /// The rule at work: reads the state of the tick and writes drifts or quantities into the workspace.
  static func act(on group: inout GroupDevelopment, doses: Doses)
  /// The rule switched off.
  static func rest(on group: inout GroupDevelopment)
}

/// All passports, in the order of the model document.
public enum Passports {
  /// One for each mechanism.
  public static let all: [Passport] = [
    Expression.passport, Participation.passport, Negativity.passport, Acts.passport, Tension.passport,
    Attraction.passport, Balance.passport, Influence.passport, Status.passport, Regulation.passport,
    Anxiety.passport, Familiarity.passport, MutualAid.passport, Commitment.passport, Ending.passport,
  ]
}
