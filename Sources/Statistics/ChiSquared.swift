import Foundation

/// The χ² distribution.
///
/// The regularized incomplete gamma function Q(k/2, x/2): below its mean by the series (DLMF 8.11.4), above it by the
/// continued fraction (DLMF 8.9.2, modified Lentz), so that small tails keep their digits.
public enum ChiSquared {
  /// P(X > x), 0 … 1, with so many degrees of freedom, above 0; 1 for x ≤ 0, not a number for what is none and for degrees
  /// that are not above 0.
  public static func upper(_ x: Double, degrees: Double) -> Double {
    guard !x.isNaN, degrees > 0, degrees.isFinite else { return .nan }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    let (a, y) = (degrees / 2, x / 2)
    return y < a + 1 ? 1 - front(y, a) * series(y, a) : front(y, a) * continuedFraction(y, a)
  }

  /// yᵃ e⁻ʸ / Γ(a), its large parts cancelled by Stirling's formula.
  private static func front(_ y: Double, _ a: Double) -> Double {
    exp(-GammaRatios.deviance(a, y) - GammaRatios.stirlingRest(a)) * (a / (2 * Double.pi)).squareRoot()
  }

  /// Σ yⁿ / (a (a + 1) … (a + n)).
  private static func series(_ y: Double, _ a: Double) -> Double {
    var (term, sum) = (1 / a, 1 / a)
    for n in 1..<100_000 {
      term *= y / (a + Double(n))
      sum += term
      if term < 1e-17 * sum { break }
    }
    return sum
  }

  private static func continuedFraction(_ y: Double, _ a: Double) -> Double {
    let least = 1e-300
    var b = y + 1 - a
    var (c, d) = (1 / least, 1 / b)
    var fraction = d
    for n in 1..<100_000 {
      let step = -Double(n) * (Double(n) - a)
      b += 2
      d = step * d + b
      d = 1 / (abs(d) < least ? least : d)
      c = b + step / c
      c = abs(c) < least ? least : c
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
  }
}
