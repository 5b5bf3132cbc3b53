import Engine
import Scenarios

/// A group as an observer sees it at one moment, whichever arithmetic computes it.
public protocol GroupView: ModelView {
  /// Who the members are.
  var traits: Traits { get }
  /// The group as it is.
  var state: GroupState { get }
  /// p̂: adds the talk share of each member as heard in the last tick, 0 … 1, to a sum of n.
  func addHeardShares(to sums: inout [Double])
  /// The acts of the last tick, in order; none with acts in expectation.
  var acts: [Act] { get }
  /// ν: how negative an act from one member to another was in the last tick, 0 … 1.
  func negativity(of act: Act) -> Double
  /// What member i holds and gets, and how openly i spoke in the last tick.
  func ties(_ i: Int) -> MemberTies
  /// T: the tension that i holds toward j, 0 … 1.
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

/// What a member holds toward the others and gets from them: means over those the member meets.
public struct MemberTies: Sendable, Equatable {
  /// F̄: mean familiarity, 0 … 1.
  public let familiarity: Double
  /// X̂: mean acceptance received, 0 … 1.
  public let acceptance: Double
  /// T̄: mean tension held, 0 … 1.
  public let tension: Double
  /// Mean sentiment held, −1 … 1.
  public let sentiment: Double
  /// q: expression in the last tick, 0 … 1.
  public let expression: Double
}
