import Analytics
import Foundation
import Statistics
import Testing

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
