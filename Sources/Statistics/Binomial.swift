import Foundation

/// The binomial distribution.
public enum Binomial {
  /// P(X = k) of n trials with success probability p, 0 < p < 1, and 0 ≤ k ≤ n; 0 outside.
  ///
  /// Loader's saddle-point form (2000): Stirling's rests and deviances, so that large factorials never meet.
  static func density(_ k: Int, of n: Int, _ p: Double, _ q: Double) -> Double {
    guard k >= 0, k <= n else { return 0 }
    if k == 0 { return exp(Double(n) * log1p(-p)) }
    if k == n { return exp(Double(n) * log1p(-q)) }
    let (n, k, rest) = (Double(n), Double(k), Double(n - k))
    func correction(_ x: Double) -> Double { GammaRatios.stirlingRest(x) }
    let exponent =
      correction(n) - correction(k) - correction(rest) - GammaRatios.deviance(k, n * p)
      - GammaRatios.deviance(rest, n * q)
    return exp(exponent) * (n / (2 * Double.pi * k * rest)).squareRoot()
  }

  /// The exact two-sided p-value of k successes in n trials with success probability ½: min(1, 2 P(X ≤ min(k, n − k))).
  ///
  /// 1 for no trials; not a number unless 0 ≤ k ≤ n. Source: Clopper & Pearson (1934) for the tails.
  public static func twoSidedHalf(_ k: Int, of n: Int) -> Double {
    guard k >= 0, k <= n else { return .nan }
    let fewer = min(k, n - k)
    if 2 * fewer == n { return 1 }
    var (term, sum) = (density(fewer, of: n, 0.5, 0.5), 0.0)
    for i in stride(from: fewer, through: 0, by: -1) {
      sum += term
      if term < 1e-18 * sum { break }
      term *= Double(i) / Double(n - i + 1)
    }
    return min(1, 2 * sum)
  }
}

/// The hypergeometric distribution.
enum Hypergeometric {
  /// P(X = k): k marked among n drawn from `total`, of which `marked` are marked.
  ///
  /// As a ratio of three binomial densities with p = n / total (Loader 2000).
  static func density(_ k: Int, drawn n: Int, marked: Int, total: Int) -> Double {
    if n == 0 || n == total { return k == (n == 0 ? 0 : marked) ? 1 : 0 }
    let (p, q) = (Double(n) / Double(total), Double(total - n) / Double(total))
    return Binomial.density(k, of: marked, p, q) * Binomial.density(n - k, of: total - marked, p, q)
      / Binomial.density(n, of: total, p, q)
  }
}
