import Scenarios

// Start here: this file is the whole simulation, on one screen. Groups are composed, meet session after session, are
// advanced tick by tick under the inputs that their directors decide, and after each session members may leave. What a group
// is, who decides and who looks on are protocols (ModelBatch, Director, RunObserver).

/// Groups from their composition to their last tick, each with a director and an observer of its own.
///
/// Observing never changes a run. A group fails at the first tick with a metric that is not a finite number, and is not
/// observed after that. A copy is a branch where the groups are values (`BranchingModel`).
public struct Simulation<Groups: ModelBatch, Lead: Director, Observer: RunObserver>
where
  Lead.Inputs == Groups.Inputs, Lead.Occurrence == Groups.Occurrence, Observer.View == Groups.View,
  Observer.Occurrence == Groups.Occurrence
{
  /// What a step changes.
  @usableFromInline
  struct State {
    @usableFromInline var groups: Groups
    @usableFromInline var directors: [Lead]
    @usableFromInline var observers: [Observer]
    @usableFromInline var failures: [RunFailure?]
    @usableFromInline var inputs: [Groups.Inputs]
    @usableFromInline var tick = 0

    @inlinable
    init(groups: consuming Groups, directors: [Lead], observers: [Observer]) {
      (self.directors, self.observers, inputs) = (directors, observers, directors.map(\.inputs))
      failures = [RunFailure?](repeating: nil, count: directors.count)
      self.groups = groups
    }
  }

  @usableFromInline var state: State

  /// Takes composed groups, and a director and an observer for each.
  @inlinable
  public init(_ groups: consuming Groups, directors: [Lead], observers: [Observer]) {
    precondition(directors.count == groups.count && observers.count == groups.count, "one for each group")
    state = State(groups: groups, directors: directors, observers: observers)
    forEach { $0.composed($1) }
  }

  /// The groups as they are after the last tick.
  @inlinable public var groups: Groups { state.groups }
  /// The director of each group.
  @inlinable public var directors: [Lead] { state.directors }
  /// The observer of each group.
  @inlinable public var observers: [Observer] { state.observers }
  /// The failure of each group, or `nil`.
  @inlinable public var failures: [RunFailure?] { state.failures }
  /// Updates done so far.
  @inlinable public var tick: Int { state.tick }
  /// Whether the last tick is done, or no group can go on.
  @inlinable public var isOver: Bool { tick == state.groups.clock.ticks || failures.allSatisfy { $0 != nil } }

  /// Does one tick, with the session's beginning before its first and the session's end after its last.
  @inlinable
  public mutating func step() {
    if !isOver { advance() }
  }

  /// Goes on to the end.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  @inlinable
  public mutating func run() throws {
    while !isOver {
      try Task.checkCancellation()
      advance()
    }
  }

  @inlinable
  mutating func advance() {
    let tick = state.tick + 1
    let session = state.groups.clock.session(ofTick: tick)
    let ticks = state.groups.clock.ticks(ofSession: session)
    if tick == ticks.lowerBound { begin(session, tick) }
    let areNew = decide(tick)
    if tick == ticks.lowerBound { befall(session, tick) }
    state.groups.advance(under: state.inputs, areNew: areNew)
    state.tick = tick
    look(tick)
    if tick == ticks.upperBound { end(session) }
  }

  @inlinable
  mutating func begin(_ session: Int, _ tick: Int) {
    let changes = state.groups.beginSession(session)
    forEach { $0.sessionBegins(session, $1) }
    for index in changes.indices where failures[index] == nil {
      state.observers[index].noted(changes[index], tick: tick)
    }
  }

  @inlinable
  mutating func decide(_ tick: Int) -> Bool {
    var areNew = false
    for index in failures.indices where failures[index] == nil && state.directors[index].mayChange(at: tick) {
      let changes = state.directors[index].decide(before: tick)
      state.observers[index].noted(changes, tick: tick)
      if !changes.isEmpty { (state.inputs[index], areNew) = (state.directors[index].inputs, true) }
    }
    return areNew
  }

  @inlinable
  mutating func befall(_ session: Int, _ tick: Int) {
    for index in failures.indices where failures[index] == nil {
      for event in state.directors[index].events(in: session) {
        state.groups.undergo(event, at: index, under: state.inputs[index])
        state.observers[index].noted([event], tick: tick)
      }
    }
  }

  @inlinable
  mutating func look(_ tick: Int) {
    for index in failures.indices where failures[index] == nil {
      state.groups.look(at: index) { group in
        guard group.isFinite else { return state.failures[index] = RunFailure(of: group) }
        state.observers[index].ticked(tick, group)
        guard state.directors[index].watches else { return }
        state.observers[index].noted(state.directors[index].watch(tick, group.metrics), tick: tick)
      }
    }
  }

  @inlinable
  mutating func end(_ session: Int) {
    guard failures.contains(nil) else { return }
    forEach { $0.sessionEnded(session, $1) }
    let changes = state.groups.endSession(session)
    for index in failures.indices where failures[index] == nil {
      state.groups.look(at: index) { state.observers[index].sessionClosed(session, changes[index], $0) }
    }
  }

  @inlinable
  mutating func forEach(_ body: (inout Observer, borrowing Groups.View) -> Void) {
    for index in failures.indices where failures[index] == nil {
      state.groups.look(at: index) { body(&state.observers[index], $0) }
    }
  }
}

extension Simulation: Sendable where Groups: Sendable, Observer: Sendable {}
extension Simulation.State: Sendable where Groups: Sendable, Observer: Sendable {}

extension Simulation where Groups: BranchingModel {
  /// Lets a group's director change its mind before the next tick: an intervention.
  public mutating func intervene(at index: Int = 0, _ change: (inout Lead) -> Void) { change(&state.directors[index]) }
}

/// The reason why a run failed.
public struct RunFailure: Error, Sendable, Equatable {
  /// A sentence that says what happened.
  public let message: String

  /// Creates a reason.
  public init(message: String) { self.message = message }

  /// The failure of a group with a metric that is not a finite number.
  @usableFromInline
  init(of group: borrowing some ModelView) {
    let metrics = group.metrics
    let name = zip(type(of: group).metricNames.indices, type(of: group).metricNames).first { !metrics[$0.0].isFinite }
    message = "\(name?.1 ?? "a metric") is not a finite number at tick \(group.tick)"
  }
}
