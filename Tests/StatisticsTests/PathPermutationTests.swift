import Draws
import Statistics
import Testing

@Suite struct PathPermutationTests {
  private func kinds(_ counts: [(String, Int)]) -> [String] { counts.flatMap { Array(repeating: $0, count: $1) } }

  /// Four pairs that all go one way do so, or all the other way, in 2 of 2⁴ swaps.
  @Test func fewPairsHaveTheShareOfTheirSwaps() throws {
    let test = try #require(
      PathPermutationTest(pairs: kinds([("FSA", 9)]), kinds([("FSNA", 4), ("FSA", 5)]), seed: 1))
    // 4²/4 of each of the two kinds.
    #expect(test.statistic == 8)
    #expect(abs(test.p - 0.125) < 0.015)
  }

  /// Two against two: the same split, or its mirror, in 2 of 6.
  @Test func fewRunsHaveTheShareOfTheirOrders() throws {
    let test = try #require(PathPermutationTest(["FSA", "FSA"], ["FSNA", "FSNA"], seed: 1))
    #expect(test.statistic == 4)
    #expect(abs(test.p - 1.0 / 3) < 0.02)
  }

  /// What the pooling of rare kinds hides: one path gives way to two rare ones.
  @Test func rarePathsCount() throws {
    let a = kinds([("FSA", 10), ("FSNPA", 30)])
    let b = kinds([("FSPA", 5), ("FSNA", 5), ("FSNPA", 30)])
    let test = try #require(PathPermutationTest(pairs: a, b, seed: 3))
    #expect(test.p < 0.01)
    let largest = try #require(PathPermutationTest(pairs: kinds([("FSA", 40)]), kinds([("FSNA", 40)]), seed: 3))
    #expect(largest.p == 1e-4)
  }

  @Test func whatCannotDifferIsNotTested() {
    #expect(PathPermutationTest(pairs: ["FSA"], ["FSA"], seed: 1) == nil)
    #expect(PathPermutationTest(pairs: ["FSA"], [], seed: 1) == nil)
    #expect(PathPermutationTest(pairs: [], [], seed: 1) == nil)
    #expect(PathPermutationTest([], ["FSA"], seed: 1) == nil)
    #expect(PathPermutationTest(["FSA", "FSA"], ["FSA"], seed: 1) == nil)
  }

  /// Where both sides are alike, p is at most α in no more than α of the tries, plus three standard errors.
  @Test(arguments: [true, false]) func falseAlarmsAreAsRareAsSaid(arePairs: Bool) {
    let tries = 300
    var p: [Double] = []
    let draws = Resampling(seed: 77, stream: 9)
    var places = Array(repeating: 0, count: 40)
    let paths = ["FSNPA", "FSNPA", "FSNPA", "FSNA", "FSNA", "FSA", "FSPA"]
    for index in 0..<tries {
      draws.draw(index, below: paths.count, into: &places)
      let all = places.map { paths[$0] }
      let (a, b) = (Array(all[..<20]), Array(all[20...]))
      let test = arePairs ? PathPermutationTest(pairs: a, b, seed: 5) : PathPermutationTest(a, b, seed: 5)
      if let test { p.append(test.p) }
    }
    for level in [0.05, 0.1, 0.2] {
      let share = Double(p.count { $0 <= level }) / Double(p.count)
      #expect(share <= level + 3 * (level * (1 - level) / Double(p.count)).squareRoot(), "\(level): \(share)")
      #expect(share >= level / 3, "\(level): \(share)")
    }
  }
}
