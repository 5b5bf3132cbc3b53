import Scenarios

/// The description of a mechanism, for people. `tuckman list mechanisms` prints it, and the model's documentation comes
/// from it.
public struct Passport: Sendable {
  /// The mechanism described.
  public let mechanism: Mechanism
  /// The rule in a line of words.
  public let rule: String
  /// The equation, in the symbols of the model document; rates per session.
  public let equation: String
  /// The sources of the rule.
  public let sources: String
  /// The state or quantity that the mechanism changes.
  public let moves: String
  /// The parameters that the mechanism reads, by their names in files.
  public let parameters: [String]
  /// The model's behavior when the mechanism is switched off.
  public let whenOff: String
  /// The work of a tick in the number of members n, issues K and acts m.
  public let cost: String
}
