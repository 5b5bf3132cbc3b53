import Experiments
import Scenarios
import Testing

/// Trajectories as Morris (1991) has them.
@Suite struct MorrisTests {
  private func rows(_ trajectories: Int, factors: Int, levels: Int, seed: UInt64 = 1) -> [[Double]] {
    var design = unitDesign(.morris, factors: factors)
    (design.trajectories, design.levels) = (trajectories, levels)
    return coordinates(points(of: design, seed: seed))
  }

  /// What is wrong with trajectories, in words; nothing if nothing is.
  private func fault(_ rows: [[Double]], factors: Int, levels: Int) -> String? {
    let grid = Set((0..<levels).map { Double($0) / Double(levels - 1) })
    let delta = Double(levels) / (2 * Double(levels - 1))
    for start in stride(from: 0, to: rows.count, by: factors + 1) {
      var changed: [Int] = []
      for row in start..<(start + factors) {
        let changes = (0..<factors).filter { rows[row][$0] != rows[row + 1][$0] }
        guard changes.count == 1 else { return "\(changes.count) factors change" }
        guard abs(abs(rows[row][changes[0]] - rows[row + 1][changes[0]]) - delta) < 1e-15 else { return "another step" }
        changed += changes
      }
      if Set(changed).count != factors { return "a factor changes twice" }
    }
    return rows.joined().allSatisfy(grid.contains) ? nil : "off the grid"
  }

  @Test(arguments: [(1, 2), (1, 4), (2, 4), (3, 6), (12, 4), (100, 10), (5, 1000)])
  func eachStepChangesOneFactorOnce(factors: Int, levels: Int) {
    let rows = rows(20, factors: factors, levels: levels)
    #expect(rows.count == 20 * (factors + 1))
    #expect(fault(rows, factors: factors, levels: levels) == nil)
  }

  @Test func plantedMistakesAreSeen() {
    let rows = rows(5, factors: 3, levels: 4)
    var off = rows
    off[0] = off[0].map { $0 + 0.1 }
    var swapped = rows
    swapped.swapAt(0, 2)
    #expect(fault(off, factors: 3, levels: 4) != nil && fault(swapped, factors: 3, levels: 4) != nil)
  }

  @Test func moreTrajectoriesKeepTheEarlierOnes() {
    #expect(rows(40, factors: 4, levels: 6).prefix(50) == rows(10, factors: 4, levels: 6)[...])
    #expect(rows(10, factors: 4, levels: 6, seed: 2) != rows(10, factors: 4, levels: 6))
  }

  /// Over many trajectories: directions, first factors and starting levels as often as they should be (4.5 standard
  /// errors).
  @Test func directionsOrdersAndStartsAreEven() {
    let (count, factors, levels) = (6000, 3, 6)
    let all = rows(count, factors: factors, levels: levels)
    var (up, first, starts) = (0, [Int](repeating: 0, count: factors), [Int: Int]())
    for trajectory in 0..<count {
      let (a, b) = (all[trajectory * 4], all[trajectory * 4 + 1])
      let factor = (0..<factors).first { a[$0] != b[$0] } ?? 0
      first[factor] += 1
      if b[factor] > a[factor] { up += 1 }
      starts[Int((min(a[factor], b[factor]) * 5).rounded()), default: 0] += 1
    }
    func isEven(_ times: Int, _ share: Double) -> Bool {
      abs(Double(times) - share * Double(count)) < 4.5 * (share * (1 - share) * Double(count)).squareRoot()
    }
    #expect(isEven(up, 0.5) && first.allSatisfy { isEven($0, 1.0 / 3) })
    #expect(Set(starts.keys) == [0, 1, 2] && starts.values.allSatisfy { isEven($0, 1.0 / 3) })
  }
}
