/// Wilcoxon's signed-rank test (1945): whether differences B − A of pairs lie about 0.
///
/// Differences of 0 are left out (Wilcoxon's way); of the rest the absolute values are ranked, equal ones by their mean rank.
/// p is two-sided: exact for up to 50 pairs where no difference is 0 and no two are equal but for their sign, and for up to
/// 13 pairs where there are such; else by the normal approximation,
/// z = (W − n(n + 1)/4) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48), without a correction for continuity, as SciPy has it.
public struct WilcoxonSignedRank: Sendable, Equatable {
  /// Sum of the ranks of the differences above 0, and of those below.
  public let positive, negative: Double
  /// Number of differences that are not 0.
  public let count: Int
  /// P of sums as far apart or farther where there is no difference.
  public let p: Double
  /// Whether p is exact.
  public let isExact: Bool

  /// The most pairs for which p is exact, and where differences are 0 or equal.
  public static let mostExact = 50, mostExactWithTies = 13

  /// Creates one from differences B − A; `nil` where all are 0, where there are none, and where one is not a number.
  public init?(_ differences: [Double]) { self.init(differences, mayBeExact: true) }

  /// As above; `mayBeExact` false asks for the approximation.
  package init?(_ differences: [Double], mayBeExact: Bool) {
    let sorted = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
    guard !sorted.isEmpty, !sorted.contains(where: \.isNaN) else { return nil }
    var (positive, tieSum, start, doubledRanks) = (0.0, 0.0, 0, [Int]())
    while start < sorted.count {
      let end = sorted[start...].firstIndex { abs($0) != abs(sorted[start]) } ?? sorted.count
      let (rank, t) = (Double(start + 1 + end) / 2, Double(end - start))
      positive += rank * Double(sorted[start..<end].count { $0 > 0 })
      tieSum += t * t * t - t
      for _ in start..<end { doubledRanks.append(start + 1 + end) }
      start = end
    }
    let n = Double(sorted.count)
    let total = n * (n + 1) / 2
    (self.positive, negative, count) = (positive, total - positive, sorted.count)
    let isPlain = tieSum == 0 && sorted.count == differences.count
    isExact = mayBeExact && differences.count <= (isPlain ? Self.mostExact : Self.mostExactWithTies)
    let smaller = min(positive, total - positive)
    if isExact {
      p = Self.exact(Int((2 * smaller).rounded()), doubledRanks)
    } else {
      let variance = n * (n + 1) * (2 * n + 1) / 24 - tieSum / 48
      p = Normal.twoSided((smaller - total / 2) / variance.squareRoot())
    }
  }

  /// 2 P(W ≤ w), at most 1: of the 2ⁿ choices of signs, how many have each sum. Ranks and w are doubled, so that mean ranks
  /// are whole.
  private static func exact(_ w: Int, _ doubledRanks: [Int]) -> Double {
    var choices = Array(repeating: 0.0, count: w + 1)
    choices[0] = 1
    var all = 1.0
    for rank in doubledRanks {
      for sum in stride(from: w, through: rank, by: -1) { choices[sum] += choices[sum - rank] }
      all *= 2
    }
    return min(1, 2 * choices.reduce(0, +) / all)
  }
}
