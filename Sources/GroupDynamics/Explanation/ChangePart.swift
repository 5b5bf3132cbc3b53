import Scenarios

/// A named part of the change of a group metric from one row to the next. The parts of a metric add up to its change:
/// there is no remainder.
///
/// Of cohesion X̄ = Σ wᵢⱼ Xᵢⱼ and tension T̄ = Σ wᵢⱼ Tᵢⱼ (w the contact of those present, sum 1) a mechanism's part is
/// Δt Σ wᵢⱼ times its drift, the clip is what the ends of the range take off an Euler step, an event's part is what it did
/// to ties, and membership is what the mean gains or loses by who is counted. Of negativity, a mean over the acts of an
/// update, each part is what one factor of the product moved, by the mean of replacing the factors one after another in
/// order and in reverse; the offset ν₀ is shared by the terms of the cause in proportion.
public enum ChangePart: Int, CaseIterable, Sendable {
  case support, similarity, balance, tensionCost, reciprocity, fading, harm, sentimentClip, sentimentMembership
  case disagreement, contest, strain, time, regulation, mediation, crisis, tensionClip, tensionMembership
  case talk, openness, temper, aboutDisagreement, aboutContest, aboutStrain, negativityMembership

  /// The metrics whose change is split.
  public static let metrics: [Metric] = [.cohesion, .tension, .negativity]

  /// The parts of a metric; none where its change is not split.
  public static func parts(of metric: Metric) -> [ChangePart] { allCases.filter { $0.metric == metric } }

  /// Whose change it is a part of.
  public var metric: Metric {
    switch self {
    case .support, .similarity, .balance, .tensionCost, .reciprocity, .fading, .harm, .sentimentClip,
      .sentimentMembership:
      .cohesion
    case .disagreement, .contest, .strain, .time, .regulation, .mediation, .crisis, .tensionClip, .tensionMembership:
      .tension
    case .talk, .openness, .temper, .aboutDisagreement, .aboutContest, .aboutStrain, .negativityMembership: .negativity
    }
  }

  /// Its name in files: one of a kind among those of its metric.
  public var name: String {
    switch self {
    case .support: "support"
    case .similarity: "similarity"
    case .balance: "balance"
    case .tensionCost: "tension_cost"
    case .reciprocity: "reciprocity"
    case .fading, .time: "decay"
    case .harm, .crisis: "event"
    case .sentimentClip, .tensionClip: "clip"
    case .sentimentMembership, .tensionMembership, .negativityMembership: "membership"
    case .disagreement, .aboutDisagreement: "disagreement"
    case .contest, .aboutContest: "contest"
    case .strain, .aboutStrain: "strain"
    case .regulation: "regulation"
    case .mediation: "mediation"
    case .talk: "talk"
    case .openness: "openness"
    case .temper: "temper"
    }
  }

  /// What it is, for people.
  public var meaning: String {
    switch self {
    case .support: "being addressed without negativity"
    case .similarity: "finding the other alike, first on the surface, then in attitudes"
    case .balance: "friends of friends and enemies of friends"
    case .tensionCost: "the tension that members hold toward each other costs sympathy"
    case .reciprocity: "feeling comes closer to what the other feels"
    case .fading: "feelings fade by themselves"
    case .harm: "a breach of confidence"
    case .sentimentClip, .tensionClip: "what the ends of the range take off"
    case .sentimentMembership, .tensionMembership, .negativityMembership: "who is counted: leaving, joining, being away"
    case .disagreement: "negative acts about how the group should work"
    case .contest: "negative acts of two who both want the lead"
    case .strain: "negative acts out of tension that is there already"
    case .time: "tension passes by itself"
    case .regulation: "the members' skill in handling conflict takes tension away"
    case .mediation: "mediation takes tension away"
    case .crisis: "a crisis"
    case .talk: "who talks, and to whom"
    case .openness: "members say more, or less, of what they think"
    case .temper: "skill in handling conflict, anxiety and being listened to"
    case .aboutDisagreement: "how far attitudes lie apart"
    case .aboutContest: "how unsettled the lead is"
    case .aboutStrain: "tension held toward the other"
    }
  }
}
