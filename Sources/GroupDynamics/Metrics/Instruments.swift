import Engine
import Scenarios

/// The questions put to members after a session. Group workers own data of this kind. Raw values are the names in
/// files.
///
/// A score is clip(L (m + `response_noise` N), 0, L) with L the length of the scale and m a map from the member's state
/// to 0 … 1. N is a standard normal addressed by member and session. The maps have face validity and no more. Asking
/// changes nothing.
///
/// Scales of the Group Climate Questionnaire: MacKenzie (1983).
public enum Instrument: String, CaseIterable, Sendable {
  case engaged = "gcq_engaged"
  case conflict = "gcq_conflict"
  case avoiding = "gcq_avoiding"
  case cohesionRating = "cohesion_rating"
  case satisfaction
  case clientFeedback = "client_feedback"

  /// The length of the scale, which begins at 0.
  public var length: Double {
    switch self {
    case .engaged, .conflict, .avoiding: 6
    case .cohesionRating, .satisfaction, .clientFeedback: 10
    }
  }

  /// The question, for people.
  public var meaning: String {
    switch self {
    case .engaged: "Group Climate Questionnaire: engaged, from openness, familiarity and liking"
    case .conflict: "Group Climate Questionnaire: conflict, from tension held"
    case .avoiding: "Group Climate Questionnaire: avoiding, from anxiety and reserve"
    case .cohesionRating: "the member's sense of belonging to the group, from liking"
    case .satisfaction: "satisfaction with the session, from liking, self-efficacy and lack of tension"
    case .clientFeedback: "the member's well-being, from self-efficacy and lack of anxiety"
    }
  }

  /// The length of the scale in words.
  public var unit: String { "points, 0 to \(Int(length))" }

  /// Returns m, the member's reading on the scale, 0 … 1.
  func reading(_ ties: MemberTies, anxiety: Double, efficacy: Double, _ p: Parameters) -> Double {
    let liking = 0.5 + 0.5 * ties.sentiment
    switch self {
    case .engaged: return (ties.expression + ties.familiarity + liking) / 3
    case .conflict: return min(1, ties.tension / p.conflictFull)
    case .avoiding: return (anxiety + 1 - ties.expression) / 2
    case .cohesionRating: return liking
    case .satisfaction: return (liking + efficacy + 1 - ties.tension) / 3
    case .clientFeedback: return (efficacy + 1 - anxiety) / 2
    }
  }
}

/// The answers of all members after one session.
public struct Responses: Sendable, Equatable {
  /// The scores by member and instrument, in their order; `nil` for absent members.
  public let scores: [[Double]?]

  /// Asks those present.
  ///
  /// - Parameters:
  ///   - session: the session, from 1.
  ///   - luck: the random numbers of the run.
  ///   - p: the parameters of the scenario.
  ///   - state: the group after the session's last tick.
  ///   - ties: what each member holds and receives, by index.
  public init(
    session: Int, _ luck: Luck, _ p: Parameters, state: GroupState, ties: (Int) -> MemberTies
  ) {
    scores = state.present.indices.map { i in
      guard state.present[i] else { return nil }
      let held = ties(i)
      let noise = Self.noise(luck, member: i, session: session)
      return Instrument.allCases.enumerated().map { place, instrument in
        let shown = instrument.reading(held, anxiety: state.anxiety[i], efficacy: state.efficacy[i], p)
        return clip(instrument.length * (shown + p.responseNoise * noise[place]), 0, instrument.length)
      }
    }
  }

  /// Returns the noise of a member's answers, in the order of the instruments. Each address gives four, and the next
  /// address is 65,536 further.
  static func noise(_ luck: Luck, member: Int, session: Int) -> [Double] {
    stride(from: 0, to: Instrument.allCases.count, by: 4).flatMap { first in
      let four = luck.normals(.instruments, index: member + 65_536 * (first / 4), tick: session)
      return [four.x, four.y, four.z, four.w]
    }
  }

  /// Returns the mean over those who answered; `nil` if nobody did.
  public func mean(_ instrument: Int) -> Double? {
    let answers = scores.compactMap { $0?[instrument] }
    return answers.isEmpty ? nil : answers.reduce(0, +) / Double(answers.count)
  }
}
