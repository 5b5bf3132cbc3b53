/// Decides what reaches a group from outside its model: a facilitator, or nobody.
///
/// Laws, checked by tests: `decide` is called before each update and `watch` after it; what is decided depends on rows up to
/// the last alone.
public protocol Director: Sendable {
  /// What decides a tick.
  associatedtype Inputs: Sendable
  /// What is told of a decision.
  associatedtype Occurrence: Sendable
  /// The inputs that were decided last.
  var inputs: Inputs { get }
  /// Whether `watch` has to be called.
  var watches: Bool { get }
  /// Whether something may change with an update, from 1.
  func mayChange(at tick: Int) -> Bool
  /// Decides the inputs of an update, from 1. Returns what has changed; the inputs are new if this is not empty.
  mutating func decide(before tick: Int) -> [Occurrence]
  /// Returns what befalls the group in a session, from 1, before its first update.
  func events(in session: Int) -> [Occurrence]
  /// Looks at the row of an update. Returns what follows from it.
  mutating func watch(_ tick: Int, _ metrics: MetricRow) -> [Occurrence]
}

/// No inputs: those of a model on which nothing acts from outside.
public struct NoInputs: Sendable, Equatable {
  /// Creates them.
  public init() {}
}

/// No occurrence: nothing happens to such a model from outside.
public enum NoOccurrence: Sendable, Equatable {}

/// Nobody who decides anything.
public struct Undirected<Occurrence: Sendable>: Director {
  /// Creates it.
  public init() {}
  /// No inputs.
  public var inputs: NoInputs { NoInputs() }
  /// Nothing to watch for.
  public var watches: Bool { false }
  /// Nothing ever changes.
  public func mayChange(at tick: Int) -> Bool { false }
  /// Nothing changes.
  public mutating func decide(before tick: Int) -> [Occurrence] { [] }
  /// Nothing befalls the group.
  public func events(in session: Int) -> [Occurrence] { [] }
  /// Nothing follows.
  public mutating func watch(_ tick: Int, _ metrics: MetricRow) -> [Occurrence] { [] }
}
