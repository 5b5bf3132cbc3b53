/// The Mann–Whitney U test (1947), also Wilcoxon's rank sum: whether numbers of B tend to be above those of A.
///
/// p is two-sided: exact where no two numbers are equal and there are at most 50 together, from the number of orders with each
/// U; else by the normal approximation, corrected for ties and for continuity,
/// z = (|U − nm/2| − ½) / √(nm/12 · (N + 1 − Σ(t³ − t)/(N(N − 1)))), N = n + m.
public struct MannWhitney: Sendable, Equatable {
  /// Pairs of one of A and one of B in which B is above, ties counted by half; 0 … nm.
  public let u: Double
  /// P of a U as far from nm/2 or farther where both are alike; `nil` where all numbers are equal.
  public let p: Double?
  /// Whether p is exact.
  public let isExact: Bool

  /// The most numbers of both groups for which p is exact.
  public static let mostExact = 50

  /// Creates one from two groups; `nil` where one is empty or something is not a number.
  public init?(_ a: [Double], _ b: [Double]) { self.init(a, b, mayBeExact: true) }

  /// As above; `mayBeExact` false asks for the approximation.
  package init?(_ a: [Double], _ b: [Double], mayBeExact: Bool) {
    guard !a.isEmpty, !b.isEmpty, let levels = Levels(a, b) else { return nil }
    let wins = levels.wins
    u = Double(wins) / 2
    isExact = mayBeExact && !levels.hasTies && a.count + b.count <= Self.mostExact
    p =
      isExact
      ? Self.exact(min(wins / 2, a.count * b.count - wins / 2), a.count, b.count)
      : Self.approximate(u, a.count, b.count, tieSum: levels.tieSum)
  }

  /// 2 P(U ≤ u), at most 1. How many of the (n + m over n) orders have each U is the coefficient of qᵁ in
  /// Π (1 − q^(m + i)) / (1 − qⁱ), i = 1 … n; all are whole numbers that a Double holds.
  private static func exact(_ u: Int, _ n: Int, _ m: Int) -> Double {
    var orders = Array(repeating: 0.0, count: u + 1)
    orders[0] = 1
    var all = 1.0
    for i in 1...n {
      for power in stride(from: u, through: m + i, by: -1) { orders[power] -= orders[power - m - i] }
      for power in stride(from: i, through: u, by: 1) { orders[power] += orders[power - i] }
      all = (all * Double(m + i) / Double(i)).rounded()
    }
    return min(1, 2 * orders.reduce(0, +) / all)
  }

  private static func approximate(_ u: Double, _ n: Int, _ m: Int, tieSum: Double) -> Double? {
    let (n, m, all) = (Double(n), Double(m), Double(n + m))
    let variance = n * m / 12 * (all + 1 - tieSum / (all * (all - 1)))
    guard variance > 0 else { return nil }
    let distance = abs(u - n * m / 2) - 0.5
    return distance <= 0 ? 1 : Normal.twoSided(distance / variance.squareRoot())
  }
}
