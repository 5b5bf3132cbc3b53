import GroupDynamics

/// What is said of a part that raised or lowered its metric.
extension ChangePart {
  /// What moved the metric, in words that go after "by".
  func words(isRise: Bool) -> String {
    switch self {
    case .support: "being addressed kindly"
    case .similarity: isRise ? "finding each other alike" : "finding each other unlike"
    case .balance: isRise ? "friends in common" : "taking sides (balance)"
    case .tensionCost: "tension"
    case .reciprocity: "feelings that are returned"
    case .fading: isRise ? "dislike that fades" : "feelings that fade"
    case .harm: "what befell the group"
    case .sentimentClip, .tensionClip: "the ends of the scale"
    case .disagreement: "negative acts over how the group should work"
    case .contest: "negative acts over the lead"
    case .strain: "negative acts out of tension that was there"
    case .time: "time"
    case .regulation: "the members' skill in handling conflict"
    case .mediation: "mediation"
    case .crisis: "what befell the group"
    case .talk: "who talks, and to whom"
    case .openness: isRise ? "members who say more of what they think" : "members who hold back"
    case .temper: isRise ? "shorter tempers" : "better tempers (skill, less anxiety, listening)"
    case .aboutDisagreement: isRise ? "disagreement" : "less disagreement"
    case .aboutContest: isRise ? "the contest for the lead" : "a lead that gets settled"
    case .aboutStrain: isRise ? "tension" : "less tension"
    case .sentimentMembership, .tensionMembership, .negativityMembership: "who is counted"
    }
  }

  /// Whether it is between certain members, and not the same for all.
  var isBetweenMembers: Bool {
    switch self {
    case .fading, .time, .regulation, .mediation, .talk, .openness, .temper, .sentimentClip, .tensionClip: false
    default: true
    }
  }

  /// Whether it stands for who came and went.
  var isMembership: Bool {
    self == .sentimentMembership || self == .tensionMembership || self == .negativityMembership
  }
}

/// Lists of words.
func listed(_ words: [String]) -> String {
  switch words.count {
  case 0: ""
  case 1: words[0]
  default: words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}
