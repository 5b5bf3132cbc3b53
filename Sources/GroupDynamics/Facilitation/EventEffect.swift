import Scenarios

/// The effect of a session's event on members and ties, before the first update of the session.
///
/// Breach by member b at strength s, g = s (1 − `ground_rules_breach` d[ground rules]): for every other member i
/// present uᵢ ← uᵢ + `breach_anxiety` g (1 − uᵢ), Xᵢb ← Xᵢb − `breach_sentiment` g (1 + Xᵢb).
///
/// Crisis: Tᵢⱼ ← Tᵢⱼ + `crisis_tension` s (1 − Tᵢⱼ) among those present, uᵢ ← uᵢ + `crisis_anxiety` s (1 − uᵢ).
struct EventEffect {
  /// The member who caused the event and is spared by it; `nil` if no member did.
  let by: Int?
  private let anxietyShare, sentimentShare, tensionShare: Double

  init(_ event: SessionEvent, _ p: Parameters, _ doses: Doses) {
    by = event.member
    switch event.kind {
    case .breach:
      let strength = event.strength * (1 - p.groundRulesBreach * doses[.groundRules])
      (anxietyShare, sentimentShare, tensionShare) = (p.breachAnxiety * strength, p.breachSentiment * strength, 0)
    case .crisis:
      (anxietyShare, sentimentShare, tensionShare) = (
        p.crisisAnxiety * event.strength, 0, p.crisisTension * event.strength
      )
    case .facilitatorAbsence: (anxietyShare, sentimentShare, tensionShare) = (0, 0, 0)
    }
  }

  /// Whether the ties between all members change.
  var strainsAll: Bool { tensionShare > 0 }

  /// Returns a member's anxiety after the event.
  func anxiety(_ before: Double) -> Double { before + anxietyShare * (1 - before) }
  /// Returns the sentiment toward the member who caused the event, after it.
  func sentiment(_ before: Double) -> Double { before - sentimentShare * (1 + before) }
  /// Returns the tension of a tie after the event.
  func tension(_ before: Double) -> Double { before + tensionShare * (1 - before) }
}
