import Engine
import Scenarios

/// The policy of a facilitator: the schedule and triggers of the style and of the scenario.
///
/// All replicates share it. `facilitator(_:)` creates a facilitator who leads one group by it.
public final class Policy: Sendable {
  /// A technique over a span of sessions, with its source.
  struct Entry: Sendable {
    let technique: Technique
    let dose: Double
    let ticks: Range<Int>
    let source: Source

    init(_ scheduled: ScheduledDose, _ clock: Clock, _ source: Source) {
      (technique, dose, ticks) = (scheduled.technique, scheduled.dose, scheduled.ticks(clock))
      self.source = source
    }
  }

  /// A trigger with its times in ticks and its source.
  struct Rule: Sendable {
    let trigger: Trigger
    let persistence, lasting, coolDown: Int
    let source: Source
  }

  /// The source of a dose or a trigger, for people.
  struct Source: Sendable, Equatable {
    let words: String
    /// The cause reported when it ends.
    let end: String

    static let schedule = Source(words: "schedule", end: "schedule ends")
  }

  let entries: [Entry]
  let rules: [Rule]
  let clock: Clock
  let parameters: Parameters
  /// Whether a trigger depends on the stage.
  let asksForStage: Bool
  private let events: [[GroupOccurrence]]
  private let absences: Set<Int>

  /// Creates the policy of a scenario.
  public init(_ scenario: Scenario) {
    let p = scenario.parameters
    (parameters, clock) = (p, p.clock)
    let style = scenario.style
    let name = style.map { "style \($0.rawValue)" } ?? ""
    entries =
      (style?.schedule ?? []).map { [clock] in Entry($0, clock, Source(words: name, end: "\(name) ends it")) }
      + scenario.schedule.map { [clock] in Entry($0, clock, .schedule) }
    rules =
      (style?.triggers ?? []).enumerated().map { Self.rule($1, "\(name), trigger \($0 + 1)", p) }
      + scenario.triggers.enumerated().map { Self.rule($1, "trigger \($0 + 1)", p) }
    asksForStage = rules.contains { $0.trigger.condition.asksForStage }
    absences = Set(scenario.events.filter { $0.kind == .facilitatorAbsence }.map(\.session))
    var events: [[GroupOccurrence]] = []
    for event in scenario.events {
      while events.count <= event.session { events.append([]) }
      events[event.session].append(.event(event))
    }
    self.events = events
  }

  private static func rule(_ trigger: Trigger, _ name: String, _ p: Parameters) -> Rule {
    let perSession = p.ticksPerSession
    return Rule(
      trigger: trigger, persistence: max(1, trigger.persistence.ticks(perSession: perSession)),
      lasting: max(1, trigger.lasting.ticks(perSession: perSession)),
      coolDown: trigger.coolDown.ticks(perSession: perSession),
      source: Source(words: "\(name): \(trigger.condition)", end: "\(name) is over"))
  }

  /// Returns the events of a session, in the order of the scenario.
  func events(in session: Int) -> [GroupOccurrence] { session < events.count ? events[session] : [] }

  /// Returns whether the facilitator is absent in a session.
  func isAway(in session: Int) -> Bool { absences.contains(session) }

  /// Returns a facilitator who leads one group by this policy and observes it with these random numbers.
  public func facilitator(_ luck: Luck) -> Facilitator { Facilitator(self, luck) }
}
