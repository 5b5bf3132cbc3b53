import Analytics
import Foundation
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

/// How often claims are false, with few samples and draws: `tuckman verify --claims` has more of both, and real runs.
@Suite struct ClaimPromiseTests {
  /// By name, a metric that is one of them, and values of 4000 pairs whose mean is then the truth.
  private static let populations:
    [(name: String, metric: String, values: @Sendable (inout Simulated) -> (Double, Double))] = [
      ("rare and yes or no", "settled", { ($0.uniform() < 0.03 ? 1 : 0, $0.uniform() < 0.05 ? 1 : 0) }),
      ("rare counts", "regressions", { (0, $0.uniform() < 0.04 ? 1 : $0.uniform() < 0.01 ? 2 : 0) }),
      ("skewed", "tension_peak_session", { (0, min(12, -log($0.uniform()))) }),
      (
        "mostly nothing", "storming_dwell",
        { ($0.uniform() < 0.2 ? 2 * $0.uniform() : 0, $0.uniform() < 0.4 ? 5 * $0.uniform() : 0) }
      ),
      (
        "little for all and much for few", "tension_peak",
        { (0.3, 0.2995 - 0.0005 * $0.uniform() - ($0.uniform() < 0.03 ? 0.2 : 0)) }
      ), ("ordinary", "tension_peak", { (0.3 + 0.02 * $0.normal(), 0.32 + 0.03 * $0.normal()) }),
    ]

  @Test(arguments: populations.map(\.name), [6, 20])
  func areKept(_ name: String, size: Int) throws {
    let population = try #require(Self.populations.first { $0.name == name })
    var numbers = Simulated(seed: 77)
    let pairs = (0..<4000).map { _ in population.values(&numbers) }
    let samples = 300
    for isPaired in [true, false] {
      let promise = ClaimPromise(
        ComparedMetric(population.metric), pairs.map(\.0), pairs.map(\.1), isPaired: isPaired, sessions: 12, size: size,
        samples: samples, seed: 5, draws: 399)
      func most(_ promised: Double) -> Double {
        Double(samples) * promised + 3 * (Double(samples) * promised * (1 - promised)).squareRoot()
      }
      #expect(Double(promise.tooHigh) <= most(0.025) && Double(promise.tooLow) <= most(0.025), "\(promise)")
      #expect(Double(promise.alike) <= most(0.05), "\(promise)")
    }
  }

  /// What is promised is not kept by saying nothing: an ordinary difference of two standard deviations is
  /// found in twenty pairs, and in forty runs a side.
  @Test func ordinaryDifferencesAreStillFound() {
    var numbers = Simulated(seed: 3)
    let a = numbers.normals(3000), b = numbers.normals(3000).map { $0 + 2 }
    for (isPaired, size) in [(true, 20), (false, 40)] {
      let promise = ClaimPromise(
        ComparedMetric("status_spread"), a, b, isPaired: isPaired, sessions: 12, size: size, samples: 60, seed: 5,
        draws: 399)
      #expect(promise.signs > 50 && promise.undecided == 0, "\(promise)")
    }
  }

  /// Student's interval of no width, by which twenty pairs without a difference used to be alike within anything.
  @Test func pairsWithoutADifferenceDecideNothing() {
    let (a, b) = (Array(repeating: 0.0, count: 20), Array(repeating: 0.0, count: 20))
    let counts = ClaimEvidence(ComparedMetric("present"), a, b, sessions: 12, isPaired: true, seed: 1)
    #expect(counts.interval95 == nil && counts.gap == .nothingVaries(20))
    let few = ClaimEvidence(
      ComparedMetric("left"), [0, 0.1, 0.2, 0, 0], [1, 1, 1, 1, 1], sessions: 12, isPaired: true, seed: 1)
    #expect(few.interval90 == nil && few.gap == .tooFew(5))
    // A share is bounded: by the rule of three, and no more.
    let share = ClaimEvidence(ComparedMetric("left"), a, b, sessions: 12, isPaired: true, seed: 1)
    #expect(
      share.gap == nil && (share.interval90?.upperBound ?? 0) > 0.13 && (share.interval90?.upperBound ?? 1) < 0.15)
  }
}
