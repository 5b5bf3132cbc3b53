/// A group as an observer sees it at one moment, whichever arithmetic computes it.
public protocol GroupView {
  /// How time is counted.
  var clock: Clock { get }
  /// Updates done so far: 0 for the composed group.
  var tick: Int { get }
  /// Who the members are.
  var traits: Traits { get }
  /// The group metrics of the tick that was last done.
  var metrics: Metrics { get }
  /// The group as it is.
  var state: GroupState { get }
  /// p̂: adds the talk share of each member as heard in the last tick, 0 … 1, to a sum of n.
  func addHeardShares(to sums: inout [Double])
  /// The acts of the last tick, in order; none with acts in expectation.
  var acts: [Act] { get }
  /// ν: how negative an act from one member to another was in the last tick, 0 … 1.
  func negativity(of act: Act) -> Double
  /// F̄, X̂ and T̄ of member i: mean familiarity, acceptance received, mean tension held, each 0 … 1.
  func ties(_ i: Int) -> (familiarity: Double, acceptance: Double, tension: Double)
  /// T: the tension that i holds toward j, 0 … 1.
  func tension(_ i: Int, _ j: Int) -> Double
}
