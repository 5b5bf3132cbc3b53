import Scenarios

/// One group as an observer sees it at one moment, whichever arithmetic computes it.
public protocol ModelView {
  /// The names of the metrics, in the order of a row.
  static var metricNames: [String] { get }
  /// How time is counted.
  var clock: Clock { get }
  /// Updates done so far: 0 for the composed group.
  var tick: Int { get }
  /// The metrics of the tick that was done last.
  var metrics: MetricRow { get }
  /// Whether every metric of the last tick is a finite number.
  var isFinite: Bool { get }
}

extension ModelView {
  /// Whether every metric of the last tick is a finite number.
  @inlinable
  public var isFinite: Bool {
    let metrics = metrics
    return Self.metricNames.indices.allSatisfy { metrics[$0].isFinite }
  }
}

/// The groups that a simulation advances: one alone, or several together.
///
/// Laws, checked by tests of every conformer:
/// - `advance` moves every group by exactly one tick.
/// - Looking changes nothing, and whether somebody looks changes nothing.
/// - A group's numbers do not depend on which others it shares a batch with.
public protocol ModelBatch {
  /// One group as it is looked at.
  associatedtype View: ModelView
  /// What decides a tick from outside, such as a facilitator's doses.
  associatedtype Inputs: Sendable
  /// What can happen to a group outside its state, such as an event or a departure.
  associatedtype Occurrence: Sendable
  /// How time is counted.
  var clock: Clock { get }
  /// The number of groups.
  var count: Int { get }
  /// Looks at one of the groups, from 0.
  func look<Result>(at index: Int, _ body: (borrowing View) throws -> Result) rethrows -> Result
  /// Begins a session, from 1. Returns what changes with it, by group; an empty array where nothing ever does.
  mutating func beginSession(_ session: Int) -> [[Occurrence]]
  /// Lets something befall one of the groups before its next update, under the inputs of that update.
  mutating func undergo(_ occurrence: Occurrence, at index: Int, under inputs: Inputs)
  /// Advances every group by one tick under inputs of its own. `areNew`: whether any of them differ from the last ones.
  mutating func advance(under inputs: [Inputs], areNew: Bool)
  /// Ends a session. Returns what changes after it, by group.
  mutating func endSession(_ session: Int) -> [[Occurrence]]
}

/// Groups that are a value: a copy advanced with the same inputs gives the same numbers, and leaves the other as it is.
public protocol BranchingModel: ModelBatch, Sendable {}
