/// The group metrics of one tick. Raw values are the names in files, in the order of the columns.
public enum Metric: String, Listed, Sendable {
  case familiarity, expression, negativity, tension, cohesion, consensus
  case participationGini = "participation_gini"
  case topShare = "top_share"
  case productivity, progress
  case statusSpread = "status_spread"
  case regulation, anxiety, skill, efficacy, present, ending

  /// The unit; `1` for a pure number.
  public var unit: String {
    switch self {
    case .present: "members"
    case .productivity: "1/session"
    default: "1"
    }
  }

  /// The range of its values.
  package var bounds: Bounds {
    switch self {
    case .cohesion: .from(-1, to: 1)
    case .consensus: .any
    case .productivity, .progress, .statusSpread, .present: .from(0)
    default: .from(0, to: 1)
    }
  }

  /// The meaning, for people.
  public var meaning: String {
    switch self {
    case .familiarity: "mean familiarity across pairs that meet, 0 to 1"
    case .expression: "mean openness of members in the tick, 0 to 1"
    case .negativity: "expected negativity of an act in the tick, 0 to 1"
    case .tension: "mean tension across pairs that meet, 0 to 1"
    case .cohesion: "mean sentiment across pairs that meet, -1 to 1"
    case .consensus: "1 minus mean disagreement across pairs that meet, in units of the tolerance; at most 1"
    case .participationGini: "Gini coefficient of remembered talk: 0 is equal participation, 1 the most unequal"
    case .topShare: "largest share of remembered talk, 0 to 1"
    case .productivity: "work per session in the tick, 0 to 1"
    case .progress: "work done so far: productivity summed over sessions"
    case .statusSpread: "standard deviation of status among members present"
    case .regulation: "mean regulation (skill in handling conflict) of members present, 0 to 1"
    case .anxiety: "mean anxiety of members present, 0 to 1"
    case .skill: "mean skill of members present, 0 to 1"
    case .efficacy: "mean self-efficacy of members present, 0 to 1"
    case .present: "number of members present"
    case .ending: "how strongly the ending is felt in the tick, 0 to 1"
    }
  }

  /// Whether the number belongs to an update and so is missing at tick 0.
  public var belongsToUpdate: Bool {
    self == .expression || self == .negativity || self == .productivity
  }
}
