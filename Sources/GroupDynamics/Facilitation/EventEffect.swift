import Scenarios

/// What an event of a session does to members and ties, before the first update of the session.
///
/// Breach by member b at strength s, g = s (1 − `ground_rules_breach` d[ground rules]): for every other member i present
/// uᵢ ← uᵢ + `breach_anxiety` g (1 − uᵢ), Xᵢb ← Xᵢb − `breach_sentiment` g (1 + Xᵢb).
/// Crisis: Tᵢⱼ ← Tᵢⱼ + `crisis_tension` s (1 − Tᵢⱼ) among those present, uᵢ ← uᵢ + `crisis_anxiety` s (1 − uᵢ).
struct EventEffect {
  /// Who did it and is spared, if somebody did.
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

  /// Whether ties among all change.
  var strainsAll: Bool { tensionShare > 0 }

  /// A member's anxiety after it.
  func anxiety(_ before: Double) -> Double { before + anxietyShare * (1 - before) }
  /// What another feels about who did it, after it.
  func sentiment(_ before: Double) -> Double { before - sentimentShare * (1 + before) }
  /// Tension of a tie after it.
  func tension(_ before: Double) -> Double { before + tensionShare * (1 - before) }
}
