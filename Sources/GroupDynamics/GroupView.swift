import Engine
import Scenarios

/// A group as an observer sees it at one moment, in either arithmetic.
public protocol GroupView: ModelView {
  /// Who the members are.
  var traits: Traits { get }
  /// The group as it is.
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
}

extension GroupView {
  /// The names of the group metrics.
  public static var metricNames: [String] { Metric.allCases.map(\.rawValue) }

  /// Whether every metric of the last tick is a finite number.
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
