import Engine
import Scenarios

/// An occurrence in a run outside the state of the group, with its cause.
public enum GroupOccurrence: Sendable, Equatable {
  /// A technique has a new dose from this update on.
  case dose(Technique, Double, cause: String)
  /// A trigger found its condition met in this row.
  case trigger(Technique, dose: Double, cause: String)
  /// An event happened to the group before this update.
  case event(SessionEvent)
  /// Members joined the group or are absent, from this update on.
  case attendanceChange(AttendanceChange)
  /// A member dropped out after a session.
  case departure(Departure)
}

/// The facilitator of one group. It decides the doses of every update from the policy and from the rows observed
/// before.
///
/// If several doses of a technique apply, the largest counts. An observed value is a metric times max(0, 1 +
/// `observation_error` N). N is a standard normal addressed by what is observed and by the tick. Two policies that
/// observe the same metric see the same value, and observing changes no other random number.
///
/// Laws, checked by tests: `decide` is called before each update and `watch` after it. A decision depends on the rows
/// up to the last one alone. While the facilitator is absent, all doses are 0 and no trigger fires.
public struct Facilitator: Director {
  /// How long a trigger has seen what it waits for, and until when it acts and rests: ticks.
  private struct Standing {
    var seen = 0
    var activeUntil = 0
    var restsUntil = 0
  }

  /// The doses of the update decided last.
  public private(set) var doses = Doses()
  /// The next update at which a dose may change.
  @usableFromInline internal private(set) var nextDecision = 1
  /// Whether the facilitator has anything to watch for. Without it, `watch` need not be called.
  public let watches: Bool
  private let policy: Policy
  private let luck: Luck
  private var standings: [Standing]
  /// The stage reader, if a trigger depends on the stage.
  private var stages: StageReader?
  /// The source of each dose.
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

  /// Returns whether a dose may change with an update, counted from 1.
  @inlinable
  public func mayChange(at tick: Int) -> Bool { tick >= nextDecision }

  /// Decides the doses of an update, counted from 1. Returns the changes, in the order of the techniques.
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
      // An unchanged dose may have a new source, and then it ends when that source ends.
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
    // After the last update nothing is left to decide.
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

  /// Returns the value of a metric as the facilitator observes it.
  private func seen(_ what: Observable, _ tick: Int, _ metrics: Metrics) -> Double {
    let error = policy.parameters.observationError * luck.normal(.observation, index: what.position, tick: tick)
    return metrics[what.metric] * max(0, 1 + error)
  }
}
