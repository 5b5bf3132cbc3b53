import Statistics
import Testing

@Suite struct PathTestTests {
  /// As many of each kind as said.
  private func kinds(_ counts: [Int]) -> [String] {
    counts.enumerated().flatMap { Array(repeating: "K\($0)", count: $1) }
  }

  /// Pairs by the rows and columns of a table.
  private func pairs(_ table: [[Int]]) -> (a: [String], b: [String]) {
    let all = table.enumerated().flatMap { row, counts in
      counts.enumerated().flatMap { column, count in Array(repeating: ("K\(row)", "K\(column)"), count: count) }
    }
    return (all.map(\.0), all.map(\.1))
  }

  /// By SciPy (`chi2_contingency`).
  @Test func independence() {
    let test = PathTest(kinds([30, 20, 15, 35]), kinds([22, 28, 30, 20]))
    #expect(isNear(test?.chiSquared, 11.655011655011654) && test?.degrees == 3 && test?.pooled == [])
    #expect(isNear(test?.p, 0.008663408897181821, 1e-9))
  }

  /// The same table with the last kind taken apart: of two parts fewer than five are expected, together as well, and so the
  /// rarest of the others joins them.
  @Test func rareKindsAreTakenTogether() {
    let whole = PathTest(kinds([30, 20, 20, 30]), kinds([22, 28, 35, 15]))
    let apart = PathTest(kinds([30, 20, 20, 24, 3, 3]), kinds([22, 28, 35, 12, 2, 1]))
    #expect(apart?.pooled == ["K3", "K4", "K5"])
    #expect(apart?.chiSquared == whole?.chiSquared && apart?.degrees == 3)
    let enough = PathTest(kinds([30, 20, 15, 30, 5]), kinds([22, 28, 30, 15, 5]))
    #expect(enough?.pooled == [] && enough?.degrees == 4)
  }

  /// By statsmodels (`SquareTable.homogeneity`).
  @Test func homogeneity() {
    let (a, b) = pairs([[20, 10, 5, 0], [3, 30, 15, 2], [8, 4, 25, 10], [6, 9, 2, 40]])
    let test = PathTest(pairs: a, b)
    #expect(isNear(test?.chiSquared, 0.9725840599992825) && test?.degrees == 3 && test?.pooled == [])
    #expect(isNear(test?.p, 0.8078853904802273, 1e-9))
  }

  /// Of two kinds it is McNemar's test, (b − c)²/(b + c); of two sets that no pair connects it is their sum.
  @Test func kindsThatNoPairConnects() {
    let one = pairs([[5, 14], [4, 7]])
    #expect(isNear(PathTest(pairs: one.a, one.b)?.chiSquared, 100.0 / 18))
    let two = pairs([[5, 14, 0, 0], [4, 7, 0, 0], [0, 0, 3, 9], [0, 0, 11, 2]])
    let test = PathTest(pairs: two.a, two.b)
    #expect(isNear(test?.chiSquared, 100.0 / 18 + 4.0 / 20) && test?.degrees == 2)
  }

  @Test func kindsThatFewPairsChange() {
    // K2 and K3 change in 3 and 2 pairs: with K1 they are one kind.
    let (a, b) = pairs([[9, 14, 2, 0], [4, 9, 0, 2], [1, 0, 9, 0], [0, 0, 0, 9]])
    let test = PathTest(pairs: a, b)
    #expect(test?.pooled == ["K1", "K2", "K3"] && test?.degrees == 1)
    #expect(isNear(test?.chiSquared, 121.0 / 21))
  }

  @Test func whereNothingCanBeTested() {
    #expect(PathTest([], ["K"]) == nil && PathTest(["K"], []) == nil)
    #expect(PathTest(kinds([20]), kinds([30])) == nil && PathTest(["K"], ["L"]) == nil)
    #expect(PathTest(pairs: ["K"], []) == nil && PathTest(pairs: [], []) == nil)
    #expect(PathTest(pairs: kinds([20, 20]), kinds([20, 20])) == nil)
    #expect(PathTest(pairs: ["K", "K"], ["L", "M"]) == nil)
  }
}
