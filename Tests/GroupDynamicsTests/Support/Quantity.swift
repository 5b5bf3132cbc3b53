import GroupDynamics
import Scenarios
import Testing

/// Everything that a tick computes between two states.
enum Quantity: CaseIterable {
  case expression, share, address, negativity, interaction, heardShare, hearing, tensionDrift, support, similarity
  case balance, tensionCost, reciprocity, decay, attitudeDrift, statusDrift, airtimeDrift, regulationDrift
  case anxietyDrift, familiarityDrift, skillDrift, efficacyDrift, ending

  /// What reads the acts.
  static let followingActs: Set<Quantity> = [
    .interaction, .heardShare, .hearing, .tensionDrift, .support, .similarity, .attitudeDrift, .airtimeDrift,
    .regulationDrift, .familiarityDrift, .skillDrift, .efficacyDrift,
  ]

  /// Its numbers in a tick.
  func values(in work: Workspace) -> [Double] {
    switch self {
    case .expression: work.expression
    case .share: work.share
    case .address: work.address.elements
    case .negativity: work.negativity.elements
    case .interaction: work.interaction.elements
    case .heardShare: work.heardShare
    case .hearing: work.hearing.elements
    case .tensionDrift: work.tensionDrift.elements
    case .support: work.sentimentDrift.support.elements
    case .similarity: work.sentimentDrift.similarity.elements
    case .balance: work.sentimentDrift.balance.elements
    case .tensionCost: work.sentimentDrift.tensionCost.elements
    case .reciprocity: work.sentimentDrift.reciprocity.elements
    case .decay: work.sentimentDrift.decay.elements
    case .attitudeDrift: work.attitudeDrift.elements
    case .statusDrift: work.drift[.status]
    case .airtimeDrift: work.drift[.airtime]
    case .regulationDrift: work.drift[.regulation]
    case .anxietyDrift: work.drift[.anxiety]
    case .familiarityDrift: work.familiarityDrift.elements
    case .skillDrift: work.drift[.skill]
    case .efficacyDrift: work.drift[.efficacy]
    case .ending: [work.ending]
    }
  }
}

/// Expects that one tick without a mechanism differs from the same tick with it in these quantities, and is the same
/// in all others bit by bit. Same state, same doses; sampled groups take the same acts.
func expectOff(
  _ mechanism: Mechanism, changes changed: Set<Quantity>, in situation: Situation,
  at location: SourceLocation = #_sourceLocation
) {
  let (on, off) = (situation.moment(), situation.moment(off: [mechanism]))
  for quantity in Quantity.allCases {
    let same = haveSameBits(quantity.values(in: on.work), quantity.values(in: off.work))
    #expect(same != changed.contains(quantity), "\(quantity)", sourceLocation: location)
  }
}

/// Expects that every number of these quantities is 0 in a tick without the mechanism, whatever was there before.
func expectZero(
  _ quantities: [Quantity], without mechanism: Mechanism, in situation: Situation,
  at location: SourceLocation = #_sourceLocation
) {
  let work = situation.moment(off: [mechanism]).work
  for quantity in quantities {
    #expect(quantity.values(in: work).allSatisfy { $0 == 0 }, "\(quantity)", sourceLocation: location)
  }
}
