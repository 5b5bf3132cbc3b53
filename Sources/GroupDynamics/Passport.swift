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
