/// The list of the mechanisms, in the order of the model document, which is the order of a tick.
enum Mechanisms {
  static let all: [any MechanismRule.Type] = [
    Expression.self, Participation.self, Negativity.self, Acts.self, Tension.self, Attraction.self, Balance.self,
    Influence.self, Status.self, Regulation.self, Anxiety.self, Familiarity.self, MutualAid.self, Commitment.self,
    Ending.self,
  ]
  /// The mechanisms applied in every tick.
  static let ofTick: [any TickRule.Type] = all.compactMap { $0 as? any TickRule.Type }
}

/// All passports, in the order of the model document.
public enum Passports {
  /// The passports, one for each mechanism.
  public static let all: [Passport] = Mechanisms.all.map { $0.passport }
}
