import Engine
import Scenarios

/// Something outside the state of a group that happened in a run, and why.
public enum GroupOccurrence: Sendable, Equatable {
  /// A technique has another dose from this update on.
  case dose(Technique, Double, cause: String)
  /// A trigger saw in this row what it waited for.
  case trigger(Technique, dose: Double, cause: String)
  /// Something befell the group before this update.
  case event(SessionEvent)
  /// Who joined the group or stayed away, from this update on.
  case attendanceChange(AttendanceChange)
  /// A member dropped out after a session.
  case departure(Departure)
}

/// Leads one group: decides the doses of every update by what the policy says and what was seen in the rows before.
///
/// Where doses meet, the largest holds. What is seen is a metric times max(0, 1 + `observation_error` N), N a standard
/// normal addressed by what is looked at and the tick: two policies that look at the same see the same, and looking
/// changes nobody's luck.
///
/// Laws, checked by tests: `decide` is called before each update and `watch` after it; what is decided depends on rows up
/// to the last alone; while the facilitator is away all doses are 0 and no trigger fires.
public struct Facilitator: Director {
  /// How long a trigger has seen what it waits for, and until when it acts and rests: ticks.
  private struct Standing {
    var seen = 0
    var activeUntil = 0
    var restsUntil = 0
  }

  /// The doses of the update that was decided last.
  public private(set) var doses = Doses()
  /// The next update at which something may change.
  @usableFromInline internal private(set) var nextDecision = 1
  /// Whether there is something to watch for; without it `watch` need not be called.
  public let watches: Bool
  private let policy: Policy
  private let luck: Luck
  private var standings: [Standing]
  /// Where a trigger asks for the stage.
  private var stages: StageReader?
  /// What each dose comes from.
  private var sources: [Technique: Policy.Source] = [:]
  private var added: [Policy.Entry] = []
  private var addedEvents: [SessionEvent] = []

  init(_ policy: Policy, _ luck: Luck) {
    self.policy = policy
    self.luck = luck
    standings = policy.rules.map { _ in Standing() }
    stages = policy.asksForStage ? StageReader(policy.parameters) : nil
    watches = !policy.rules.isEmpty
  }

  /// The doses of the update that was decided last.
  @inlinable public var inputs: Doses { doses }

  /// The events that befall the group in a session.
  public func events(in session: Int) -> [GroupOccurrence] {
    let events = policy.events(in: session)
    return addedEvents.isEmpty ? events : events + addedEvents.filter { $0.session == session }.map { .event($0) }
  }

  /// Whether something may change with an update, counted from 1.
  @inlinable
  public func mayChange(at tick: Int) -> Bool { tick >= nextDecision }

  /// Decides the doses of an update, counted from 1. Answers what has changed, in the order of the techniques.
  public mutating func decide(before tick: Int) -> [GroupOccurrence] {
    guard mayChange(at: tick) else { return [] }
    let session = policy.clock.session(ofTick: tick)
    var (new, causes) = (Doses(), [Technique: Policy.Source]())
    func raise(_ technique: Technique, _ dose: Double, _ source: Policy.Source) {
      guard dose > new[technique] else { return }
      new[technique] = dose
      causes[technique] = source
    }
    let isAway = isAway(in: session)
    if !isAway {
      for entry in policy.entries where entry.ticks.contains(tick) { raise(entry.technique, entry.dose, entry.source) }
      for entry in added where entry.ticks.contains(tick) { raise(entry.technique, entry.dose, entry.source) }
      for (rule, standing) in zip(policy.rules, standings) where standing.activeUntil >= tick {
        raise(rule.trigger.technique, rule.trigger.dose, rule.source)
      }
    }
    nextDecision = policy.clock.ticks(ofSession: session).upperBound + 1
    for standing in standings where standing.activeUntil >= tick {
      nextDecision = min(nextDecision, standing.activeUntil + 1)
    }
    for entry in policy.entries { waitNoLonger(than: entry, after: tick) }
    for entry in added { waitNoLonger(than: entry, after: tick) }
    guard new != doses else {
      // The same dose may now come from elsewhere, and is then over when that is.
      sources = causes
      return []
    }
    let changes = Technique.allCases.filter { new[$0] != doses[$0] }.map { technique in
      let cause =
        causes[technique]?.words ?? (isAway ? "the facilitator is away" : sources[technique]?.end ?? "")
      return GroupOccurrence.dose(technique, new[technique], cause: cause)
    }
    (doses, sources) = (new, causes)
    return changes
  }

  private mutating func waitNoLonger(than entry: Policy.Entry, after tick: Int) {
    if entry.ticks.lowerBound > tick { nextDecision = min(nextDecision, entry.ticks.lowerBound) }
    if entry.ticks.upperBound > tick { nextDecision = min(nextDecision, entry.ticks.upperBound) }
  }

  /// Adds to the policy, in place of what was added before: doses and events, as if the scenario had them.
  public mutating func add(_ schedule: [ScheduledDose], events: [SessionEvent]) {
    added = schedule.map { [policy] in Policy.Entry($0, policy.clock, .schedule) }
    addedEvents = events
    nextDecision = 0
  }

  private func isAway(in session: Int) -> Bool {
    policy.isAway(in: session)
      || addedEvents.contains { $0.kind == .facilitatorAbsence && $0.session == session }
  }

  /// Looks at the row of an update. Answers the triggers that fire by it.
  public mutating func watch(_ tick: Int, _ metrics: Metrics) -> [GroupOccurrence] {
    _ = stages?.read(metrics, tick: tick)
    // After the last update there is nothing left to do.
    guard tick < policy.clock.ticks else { return [] }
    let isAway = isAway(in: policy.clock.session(ofTick: tick))
    var fired: [GroupOccurrence] = []
    for (index, rule) in policy.rules.enumerated() {
      let isSeen = !isAway && sees(rule.trigger.condition, tick, metrics)
      standings[index].seen = isSeen ? standings[index].seen + 1 : 0
      guard standings[index].seen >= rule.persistence, tick >= standings[index].restsUntil else { continue }
      standings[index].activeUntil = tick + rule.lasting
      standings[index].restsUntil = tick + rule.lasting + rule.coolDown
      nextDecision = tick + 1
      fired.append(.trigger(rule.trigger.technique, dose: rule.trigger.dose, cause: rule.source.words))
    }
    return fired
  }

  private func sees(_ condition: Condition, _ tick: Int, _ metrics: Metrics) -> Bool {
    condition.holds(at: stages?.current) { quantity in
      switch quantity {
      case .metric(let metric): metrics[metric]
      case .observed(let what): seen(what, tick, metrics)
      }
    }
  }

  /// What the facilitator sees of a metric.
  private func seen(_ what: Observable, _ tick: Int, _ metrics: Metrics) -> Double {
    let error = policy.parameters.observationError * luck.normal(.observation, index: what.position, tick: tick)
    return metrics[what.metric] * max(0, 1 + error)
  }
}
