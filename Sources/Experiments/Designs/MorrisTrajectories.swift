import Draws
import GroupDynamics
import Kernels

/// Trajectories for elementary effects. Each begins at a random point of a grid and changes one factor after another,
/// in random order. A change is Δ = p / (2 (p − 1)) up or down, where p is the number of levels.
///
/// Trajectory t consists of the points t (D + 1) … t (D + 1) + D, with D factors. More trajectories keep the earlier
/// ones.
///
/// Reference: Morris (1991), Factorial sampling plans for preliminary computational experiments. Technometrics 33,
/// 161–174.
struct MorrisTrajectories: UnitPoints {
  let count: Int
  private let factors: Int
  private let levels: Int
  private let seed: UInt64

  /// Creates trajectories; `levels` is even, from 2.
  init(count trajectories: Int, factors: Int, levels: Int, seed: UInt64) {
    precondition(levels >= 2 && levels.isMultiple(of: 2), "an even number of levels")
    (self.factors, self.levels, self.seed) = (factors, levels, seed)
    count = trajectories * (factors + 1)
  }

  subscript(point: Int) -> [Double] {
    let (trajectory, step) = (point / (factors + 1), point % (factors + 1))
    let draws = (0..<factors).map { factor in
      Philox.words(
        counter: SIMD4(UInt32(trajectory), UInt32(factor), Purpose.designs.rawValue, DesignDraws.morris), key: seed)
    }
    var order = Array(0..<factors)
    for factor in stride(from: factors - 1, to: 0, by: -1) {
      order.swapAt(factor, DesignDraws.index(draws[factor].x, draws[factor].y, below: factor + 1))
    }
    // Levels from 0: the lower end of each factor's change, and the number of levels by which it changes.
    let jump = levels / 2
    var coordinates = [Double](repeating: 0, count: factors)
    for (turn, factor) in order.enumerated() {
      let low = DesignDraws.index(draws[factor].z, 0, below: jump)
      let goesUp = draws[factor].w < 1 << 31
      let isAbove = goesUp == (turn < step)
      coordinates[factor] = Double(low + (isAbove ? jump : 0)) / Double(levels - 1)
    }
    return coordinates
  }
}
