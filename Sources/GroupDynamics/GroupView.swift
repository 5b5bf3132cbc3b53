import Scenarios

/// A group as an observer sees it at one moment, in either arithmetic.
public protocol GroupView {
  /// The clock of the run.
  var clock: Clock { get }
  /// The number of updates so far: 0 for the composed group.
  var tick: Int { get }
  /// The fixed traits of the members.
  var traits: Traits { get }
  /// The group metrics of the last tick.
  var metrics: Metrics { get }
  /// The current state of the group.
  var state: GroupState { get }
  /// Adds p̂, the talk share of each member as heard in the last tick, 0 … 1, to a sum of n.
  func addHeardShares(to sums: inout [Double])
  /// The acts of the last tick, in order; empty with acts in expectation.
  var acts: [Act] { get }
  /// Returns ν, the negativity of an act from one member to another in the last tick, 0 … 1.
  func negativity(of act: Act) -> Double
  /// Returns what member i holds and receives, and how openly i spoke in the last tick.
  func ties(_ i: Int) -> MemberTies
  /// Returns T, the tension that i holds toward j, 0 … 1.
  func tension(_ i: Int, _ j: Int) -> Double
  /// Whether every metric of the last tick is a finite number.
  var isFinite: Bool { get }
}

extension GroupView {
  /// Whether every metric of the last tick is a finite number.
  @inlinable
  public var isFinite: Bool {
    let metrics = metrics
    return Metric.allCases.allSatisfy { metrics[$0].isFinite }
  }
}

/// The ties of a member: means, over those the member meets, of what the member holds and receives.
public struct MemberTies: Sendable, Equatable {
  /// Mean familiarity F̄, 0 … 1.
  public let familiarity: Double
  /// Mean acceptance received X̂, 0 … 1.
  public let acceptance: Double
  /// Mean tension held T̄, 0 … 1.
  public let tension: Double
  /// Mean sentiment held, −1 … 1.
  public let sentiment: Double
  /// Expression q in the last tick, 0 … 1.
  public let expression: Double
}
