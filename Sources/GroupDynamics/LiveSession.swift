import Engine
import Scenarios

/// One group led live, in the plain form: tick by tick, with interventions, back to any tick, and in branches.
///
/// What was done is a scenario (`saved`), since draws are addressed. Laws, checked by a test over random sessions:
/// - A run of the saved scenario gives the same numbers, bit by bit.
/// - Going back and on again gives the same numbers, and a copy is a branch that leaves this one as it is.
///
/// Memory: a copy of the group for each session that has begun.
public struct LiveSession: Sendable {
  /// Why something cannot be done.
  public enum Refusal: Error, Sendable, Equatable {
    /// A dose outside 0 … 1.
    case dose(Double)
    /// The session of the event has begun, or is not of this run.
    case session(Int, next: Int, last: Int)
    /// A strength outside 0 … 1.
    case strength(Double)
    /// A breach without a member.
    case noMember
    /// An event of a member who is not in the group.
    case member(Int, of: Int)
    /// The tick has not been reached.
    case tick(Int, reached: Int)
  }

  /// The metrics by tick, from tick 0.
  public private(set) var rows: [MetricRow] = []
  private let scenario: Scenario
  private var simulation: Simulation<GroupDevelopment, Facilitator, Unseen>
  /// The simulation at the beginning of each session, in order.
  private var checkpoints: [Simulation<GroupDevelopment, Facilitator, Unseen>] = []
  private var doses: [ScheduledDose] = []
  // Each with the tick at which it was added.
  private var events: [(event: SessionEvent, tick: Int)] = []

  /// Composes the group of a scenario.
  ///
  /// - Throws: `InvalidScenario` if the scenario cannot be run.
  public init(_ scenario: Scenario, replicate: UInt32 = 0) throws(InvalidScenario) {
    try scenario.validate()
    self.scenario = scenario
    simulation = Simulation(
      GroupDevelopment(valid: scenario, replicate: replicate),
      directors: [Policy(scenario).facilitator(Luck(scenario, replicate: replicate))], observers: [Unseen()])
    rows.append(group.metrics)
  }

  /// The group as it is.
  public var group: GroupDevelopment { simulation.groups }
  /// Updates done so far.
  public var tick: Int { simulation.tick }
  /// Whether the last tick is done, or the group cannot go on.
  public var isOver: Bool { simulation.isOver }
  /// The doses of the last tick.
  public var inUse: Doses { simulation.directors[0].doses }
  /// Why the group cannot go on, or `nil`.
  public var failure: RunFailure? { simulation.failures[0] }

  /// The scenario of what was done so far: with it, and with it alone, a run goes the same way.
  public var saved: Scenario {
    var saved = scenario
    saved.schedule += doses
    saved.events += events.map(\.event)
    return saved
  }

  /// Does one tick; nothing after the last.
  public mutating func step() {
    guard !isOver else { return }
    if tick % group.clock.ticksPerSession == 0 { checkpoints.append(simulation) }
    simulation.step()
    if failure == nil { rows.append(group.metrics) }
  }

  /// Gives a technique a dose from the next tick on, until another is given; 0 ends it. A schedule, a style or a trigger with
  /// a larger dose prevails.
  ///
  /// - Throws: `Refusal.dose` outside 0 … 1.
  public mutating func intervene(_ technique: Technique, dose: Double) throws(Refusal) {
    guard (0...1).contains(dose) else { throw .dose(dose) }
    end(technique)
    if dose > 0, tick < group.clock.ticks {
      doses.append(ScheduledDose(technique: technique, from: tick + 1, to: group.clock.ticks, in: .ticks, dose: dose))
    }
    pass()
  }

  /// Lets something befall the group in a session that has not begun.
  ///
  /// - Throws: `Refusal` for a session that has begun or does not exist, a strength outside 0 … 1, and a breach by nobody in the
  ///   group.
  public mutating func befall(_ event: SessionEvent) throws(Refusal) {
    let clock = group.clock
    let next = (tick + clock.ticksPerSession - 1) / clock.ticksPerSession + 1
    guard event.session >= next, event.session <= clock.sessions else {
      throw .session(event.session, next: next, last: clock.sessions)
    }
    guard (0...1).contains(event.strength) else { throw .strength(event.strength) }
    guard event.kind != .breach || event.member != nil else { throw .noMember }
    if let member = event.member, !scenario.cast.indices.contains(member) {
      throw .member(member, of: scenario.cast.count)
    }
    events.append((event, tick))
    pass()
  }

  /// Goes back to a tick that was reached, from 0. What was done at that tick or later is forgotten.
  ///
  /// - Throws: `Refusal.tick` if the tick has not been reached.
  public mutating func goBack(to tick: Int) throws(Refusal) {
    guard (0...self.tick).contains(tick) else { throw .tick(tick, reached: self.tick) }
    guard tick < self.tick else { return }
    let (ticks, perSession) = (group.clock.ticks, group.clock.ticksPerSession)
    doses = doses.filter { $0.from <= tick }.map { $0.to < tick ? $0 : $0.lasting(to: ticks) }
    events.removeAll { $0.tick >= tick }
    let session = tick / perSession
    simulation = checkpoints[session]
    checkpoints.removeSubrange(session...)
    rows.removeSubrange((session * perSession + 1)...)
    pass()
    while self.tick < tick { step() }
  }

  /// Ends the dose of a technique that was given last, with the tick that was done last.
  private mutating func end(_ technique: Technique) {
    doses = doses.compactMap { dose in
      guard dose.technique == technique, dose.to > tick else { return dose }
      return dose.from > tick ? nil : dose.lasting(to: tick)
    }
  }

  /// Tells the facilitator what was added.
  private mutating func pass() {
    let (doses, events) = (doses, events.map(\.event))
    simulation.intervene { $0.add(doses, events: events) }
  }
}

/// Nobody looks on: rows are read off the group.
struct Unseen: RunObserver {
  typealias View = GroupDevelopment
  typealias Occurrence = GroupOccurrence
}

extension ScheduledDose {
  /// The same with another last tick.
  fileprivate func lasting(to tick: Int) -> ScheduledDose {
    ScheduledDose(technique: technique, from: from, to: tick, in: unit, dose: dose)
  }
}
