import Engine
import Scenarios

/// A named part of the change of a group metric from one row to the next. The parts of a metric add up to its change,
/// without a remainder.
///
/// Cohesion is X̄ = Σ wᵢⱼ Xᵢⱼ and tension is T̄ = Σ wᵢⱼ Tᵢⱼ, with w the contact of those present, sum 1. Their parts
/// are:
///
/// - a mechanism: Δt Σ wᵢⱼ times its drift;
/// - the clip: what the ends of the range take off an Euler step;
/// - an event: its change of the ties;
/// - membership: the change of the mean that comes from who is counted.
///
/// Negativity is a mean over the acts of an update. Each of its parts is the change that comes from one factor of the
/// product. It is the mean of replacing the factors one after another in order and in reverse. The terms of the cause
/// share the offset ν₀ in proportion.
public enum ChangePart: Int, CaseIterable, Sendable {
  case support, similarity, balance, tensionCost, reciprocity, fading, harm, sentimentClip, sentimentMembership
  case disagreement, contest, strain, time, regulation, mediation, crisis, tensionClip, tensionMembership
  case talk, openness, temper, aboutDisagreement, aboutContest, aboutStrain, negativityMembership

  /// The metrics whose change is split.
  public static let metrics: [Metric] = [.cohesion, .tension, .negativity]

  /// Returns the parts of a metric, or an empty array if its change is not split.
  public static func parts(of metric: Metric) -> [ChangePart] { allCases.filter { $0.metric == metric } }

  /// The metric whose change contains this part.
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

  /// The name in files, unique among the parts of the metric.
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

  /// The meaning, for people.
  public var meaning: String {
    switch self {
    case .support: "being addressed without negativity"
    case .similarity: "being alike, first on the surface, then in attitudes"
    case .balance: "friends of friends attract, enemies of friends repel"
    case .tensionCost: "liking lost through tension"
    case .reciprocity: "sentiment moves toward the other's"
    case .fading: "sentiment fades over time"
    case .harm: "a breach of confidentiality"
    case .sentimentClip, .tensionClip: "cut off at the ends of the range"
    case .sentimentMembership, .tensionMembership, .negativityMembership:
      "change in who is present: dropout, joining, absence"
    case .disagreement: "negative acts about how the group should work"
    case .contest: "negative acts between rivals for the lead"
    case .strain: "negative acts caused by existing tension"
    case .time: "tension eases over time"
    case .regulation: "the members' skill in handling conflict reduces tension"
    case .mediation: "mediation reduces tension"
    case .crisis: "a crisis"
    case .talk: "who talks, and to whom"
    case .openness: "members open up or hold back"
    case .temper: "skill in handling conflict, anxiety and being listened to"
    case .aboutDisagreement: "distance between attitudes"
    case .aboutContest: "rivalry for the lead"
    case .aboutStrain: "tension held toward the other"
    }
  }
}
