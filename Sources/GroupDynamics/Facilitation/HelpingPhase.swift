import Scenarios

/// A phase of the helping process that an ablation can leave out. Raw values are the names in commands.
public enum HelpingPhase: String, CaseIterable, Sendable {
  case preparation, goals, facilitator, ending, aftercare
}

extension Scenario {
  /// The techniques that prepare the time after the last session.
  private static let endingTechniques: Set<Technique> = [.endingPreparation, .relapsePrevention]

  /// Returns the scenario without a phase. Goals are still measured, but nothing makes them clearer.
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
