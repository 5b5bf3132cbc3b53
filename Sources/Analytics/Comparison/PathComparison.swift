import Statistics

/// The stage paths of two sides: how often each was taken, and whether they are taken alike.
public struct PathComparison: Sendable {
  /// A path with the share of runs that took it.
  public struct Row: Sendable {
    /// Initials of the stages in order.
    public let path: String
    /// Runs of A and of B that took it.
    public let countA, countB: Int
  }

  /// The most common over both sides first.
  public let rows: [Row]
  /// Number of runs on each side.
  public let countA, countB: Int
  /// The test by permutation; above 2000 runs of a side Pearson's χ², of pairs Stuart & Maxwell's test. Nothing where nothing can be tested.
  public internal(set) var test: MetricComparison.Test?

  /// Whether paths are shown to be taken more or less often, after Holm's correction; `nil` where that was not tested.
  public var differs: Bool? { test?.holm.map { $0 <= Verdict.level } }

  /// Creates one from the paths of two sides, of pairs in the same order; `nil` where one is empty.
  init?(_ a: [String], _ b: [String], isPaired: Bool, seed: UInt64) {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    (countA, countB) = (a.count, b.count)
    let (inA, inB) = (Self.counted(a), Self.counted(b))
    rows = Set(inA.keys).union(inB.keys).map { Row(path: $0, countA: inA[$0] ?? 0, countB: inB[$0] ?? 0) }
      .sorted { ($1.countA + $1.countB, $0.path) < ($0.countA + $0.countB, $1.path) }
    test =
      max(a.count, b.count) <= Self.mostPermuted
      ? Self.permuted(a, b, isPaired: isPaired, seed: seed) : Self.approximate(a, b, isPaired: isPaired)
  }

  /// The most runs of a side for which paths are permuted.
  public static let mostPermuted = 2000

  private static func permuted(_ a: [String], _ b: [String], isPaired: Bool, seed: UInt64) -> MetricComparison.Test? {
    let test = isPaired ? PathPermutationTest(pairs: a, b, seed: seed) : PathPermutationTest(a, b, seed: seed)
    return test.map { .init(isPaired ? "permutation in pairs" : "permutation", p: $0.p) }
  }

  private static func approximate(_ a: [String], _ b: [String], isPaired: Bool) -> MetricComparison.Test? {
    let test = isPaired ? PathTest(pairs: a, b) : PathTest(a, b)
    return test.map { .init(isPaired ? "Stuart-Maxwell" : "chi-squared", p: $0.p) }
  }

  private static func counted(_ paths: [String]) -> [String: Int] {
    paths.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
