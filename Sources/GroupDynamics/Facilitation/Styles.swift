import Scenarios

/// The named policies. Each consists of a schedule over all sessions and triggers, which a user can print, copy and
/// change.
///
/// Sources: leadership by Lewin, Lippitt & White (1939) and White & Lippitt (1960) for democratic, autocratic and
/// laissez-faire; Nembhard & Edmondson (2006) for inclusive; Hersey & Blanchard (1969) for adaptive. Doses and levels
/// are assumptions.
extension Style {
  /// The techniques over all sessions.
  public var schedule: [ScheduledDose] {
    func always(_ doses: KeyValuePairs<Technique, Double>) -> [ScheduledDose] {
      doses.map { ScheduledDose(technique: $0.key, from: 1, to: .max, dose: $0.value) }
    }
    switch self {
    case .democratic:
      return always([
        .activeListening: 0.4, .openQuestions: 0.3, .summarizing: 0.4, .mediation: 0.4, .coaching: 0.4,
      ])
    case .inclusive:
      return always([
        .activeListening: 0.4, .paraphrasing: 0.4, .openQuestions: 0.4, .roundRobin: 0.4, .mediation: 0.4,
        .culturalSensitivity: 0.8, .groundRules: 0.6,
      ])
    case .adaptive: return always([.activeListening: 0.3, .openQuestions: 0.2])
    case .autocratic: return always([.directing: 1])
    case .laissezFaire: return []
    }
  }

  /// The triggers: a technique for each condition that the facilitator observes.
  public var triggers: [Trigger] {
    guard self == .adaptive else { return [] }
    let (conflict, dominance) = (
      Condition(.observed(.negativity), .above, 0.08), Condition(.observed(.topShare), .above, 0.35)
    )
    return [
      Trigger(when: conflict, for: .ticks(3), technique: .mediation, dose: 0.8, lasting: .sessions(1)),
      Trigger(when: conflict, for: .ticks(3), technique: .coaching, dose: 0.8, lasting: .sessions(1)),
      Trigger(
        when: dominance, for: .ticks(6), technique: .roundRobin, dose: 0.4, lasting: .sessions(1),
        coolDown: .sessions(1)),
    ]
  }
}
