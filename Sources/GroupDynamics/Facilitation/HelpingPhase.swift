import Scenarios

/// A phase of the helping process that can be left out. Raw values are the names in commands.
public enum HelpingPhase: String, CaseIterable, Sendable {
  case preparation, goals, facilitator, ending, aftercare
}

extension Scenario {
  /// Techniques that prepare the time after the last session.
  private static let endingTechniques: Set<Technique> = [.endingPreparation, .relapsePrevention]

  /// The same without a phase. Goals stay to be measured; nobody works on their clarity.
  public func without(_ phase: HelpingPhase) -> Scenario {
    var other = self
    switch phase {
    case .preparation: other.preparation = Preparation()
    case .goals: other.goalClarity = 0
    case .facilitator:
      other.style = nil
      other.schedule = schedule.filter { Self.endingTechniques.contains($0.technique) }
      other.triggers = triggers.filter { Self.endingTechniques.contains($0.technique) }
    case .ending:
      other.schedule = schedule.filter { !Self.endingTechniques.contains($0.technique) }
      other.triggers = triggers.filter { !Self.endingTechniques.contains($0.technique) }
    case .aftercare: other.followUp = FollowUp(weeks: followUp.weeks)
    }
    return other
  }
}
