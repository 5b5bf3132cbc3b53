import Foundation
import Statistics
import Testing

@Suite struct MeanLimitsTests {
  private func shares(_ count: Int, of total: Int) -> [Double] { (0..<total).map { $0 < count ? 1 : 0 } }

  /// Of 0 and 1 the limits are Clopper & Pearson's: SciPy's `beta.ppf(0.025, k, n - k + 1)` and `beta.ppf(0.975, k + 1, n - k)`.
  @Test(arguments: [
    (0, 6, 0, 0.45926), (0, 20, 0, 0.16843), (0, 100, 0, 0.03622), (3, 20, 0.03207, 0.37893),
    (1, 100, 0.00025, 0.05446),
  ])
  func ofShares(_ count: Int, _ total: Int, _ low: Double, _ high: Double) throws {
    let limits = try #require(MeanLimits(shares(count, of: total), range: 0...1, seed: 4))
    let interval = limits.interval(confidence: 0.95)
    #expect(
      abs(interval.lowerBound - low) < 0.03 * high && abs(interval.upperBound - high) < 0.05 * high, "\(interval)")
  }

  /// Of two groups p of no difference is Fisher's of one side: SciPy's `fisher_exact(…, alternative='greater')`.
  @Test(arguments: [(2, 10, 8, 10, 0.011507), (1, 12, 6, 9, 0.008978), (0, 20, 5, 20, 0.023562)])
  func ofTwoShares(_ x: Int, _ n: Int, _ y: Int, _ m: Int, _ p: Double) throws {
    let limits = try #require(MeanLimits(shares(x, of: n), shares(y, of: m), range: 0...1, seed: 1))
    #expect(abs(limits.p(above: 0) - p) < 0.004, "\(limits.p(above: 0))")
    #expect(limits.p(below: 0) > 0.9)
  }

  @Test func fewerThanSixAndWhatDoesNotVaryHaveNone() {
    #expect(MeanLimits([1, 2, 3, 4, 5], range: nil, seed: 1) == nil)
    #expect(MeanLimits([1, 2, 3, 4, 5, .nan], range: nil, seed: 1) == nil)
    #expect(MeanLimits(Array(repeating: 2, count: 50), range: nil, seed: 1) == nil)
    #expect(MeanLimits([3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3], range: nil, seed: 1) == nil)
    #expect(MeanLimits([1, 2, 3, 4, 5, 6], [1, 2, 3], range: nil, seed: 1) == nil)
    // One side varies: how far says that one.
    #expect(MeanLimits([3, 3, 3, 3, 3, 3], [1, 2, 3, 4, 5, 9], range: nil, seed: 1) != nil)
    #expect(MeanLimits(Array(repeating: 0, count: 50), range: -1...1, seed: 1) != nil)
  }

  @Test func whereNothingVariesTheRuleOfThreeHolds() throws {
    for (count, unseen) in [(6, 0.3930), (20, 0.1391), (300, 0.009936)] {
      #expect(abs(Share.unseen(in: count) - unseen) < 1e-4)
      let limits = try #require(MeanLimits(Array(repeating: 0, count: count), range: -1...1, seed: 9))
      let interval = limits.interval(confidence: 0.9)
      #expect(abs(interval.upperBound - unseen) < 0.04 * unseen && abs(interval.lowerBound + unseen) < 0.04 * unseen)
    }
  }

  /// What is far from its median to one side may be as far to the other, and never beyond the range.
  @Test func limitsStayWithinTheRange() throws {
    let values = [0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.2, 0.9, 0.3, 0.1, 0.2]
    let interval = try #require(MeanLimits(values, range: 0...1, seed: 1)).interval(confidence: 0.95)
    let free = try #require(MeanLimits(values, range: nil, seed: 1)).interval(confidence: 0.95)
    #expect(interval.lowerBound >= 0 && interval.upperBound < free.upperBound && free.lowerBound < 0)
    #expect(
      try #require(MeanLimits(values, range: nil, seed: 1)).interval(confidence: 0.9).upperBound < free.upperBound)
  }
}
