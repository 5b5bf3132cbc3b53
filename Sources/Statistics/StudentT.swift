import Foundation

/// Student's t distribution.
///
/// The regularized incomplete beta function by its continued fraction (modified Lentz; DLMF 8.17.22), above 10,000 degrees of
/// freedom by its expansion for a large parameter (DLMF 8.18.3). Quantiles by bisection on it. What was measured of both stands in Docs/Statistics.md.
public enum StudentT {
  /// P(|T| > |t|) with so many degrees of freedom, above 0; not a number for what is none and for degrees that are not above 0.
  public static func twoSided(_ t: Double, degrees: Double) -> Double {
    guard degrees > 0, !t.isNaN else { return .nan }
    if degrees == .infinity { return Normal.twoSided(t) }
    let ratio = t * t / degrees
    guard ratio.isFinite else { return t.isFinite ? farTail(abs(t), degrees) : 0 }
    return degrees > 10_000 ? largeBeta(log1p(ratio), degrees / 2) : incompleteBeta(ratio, degrees / 2)
  }

  /// P(T > t) with so many degrees of freedom, above 0; not a number as for `twoSided`.
  public static func upper(_ t: Double, degrees: Double) -> Double {
    let half = twoSided(t, degrees: degrees) / 2
    return t > 0 ? half : 1 - half
  }

  /// The t that |T| stays below with a probability of `level`, 0 … 1; ∞ at 1, not a number where there is none.
  public static func critical(level: Double, degrees: Double) -> Double {
    guard level >= 0, level <= 1, degrees > 0 else { return .nan }
    if level == 1 { return .infinity }
    var (low, high) = (0.0, 2.0)
    while twoSided(high, degrees: degrees) > 1 - level { high *= 2 }
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if twoSided(middle, degrees: degrees) > 1 - level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Where t² is too large for a number, the first term of the series is all: xᵃ / (a B(a, ½)) with a = ν/2, x = ν/t².
  private static func farTail(_ t: Double, _ degrees: Double) -> Double {
    let a = degrees / 2
    return exp(GammaRatios.halfStep(a) - 0.5 * log(Double.pi) - log(a) - degrees * (log(t) - 0.5 * log(degrees)))
  }

  /// Iₓ(a, ½) for x = 1/(1 + r), so that neither x nor 1 − x loses digits.
  private static func incompleteBeta(_ r: Double, _ a: Double) -> Double {
    if r == 0 { return 1 }
    let (x, y) = (1 / (1 + r), r / (1 + r))
    // xᵃ √y / B(a, ½)
    let front = exp(GammaRatios.halfStep(a) - a * log1p(r)) * (y / Double.pi).squareRoot()
    return x > (a + 1) / (a + 2.5)
      ? 1 - front * continuedFraction(y, 0.5, a) / 0.5 : front * continuedFraction(x, a, 0.5) / a
  }

  /// Iₓ(a, ½) for large a and x = e^(−ξ): Γ(a + ½)/Γ(a) Σ dₖ Fₖ, where the dₖ are the Taylor coefficients of
  /// ((1 − e^(−s))/s)^(−½) at ξ and F₀ = erfc √(aξ) / √a. After three terms less than 1e-13 of it is left.
  private static func largeBeta(_ xi: Double, _ a: Double) -> Double {
    let y = a * xi
    let first = erfc(y.squareRoot())
    let second = ((0.5 - y) * first + (y / Double.pi).squareRoot() * exp(-y)) / a
    let third = ((1.5 - y) * second + xi * first) / a
    // Logarithmic derivative of (1 − e^(−s))/s and the derivative of that.
    let q = 1 / expm1(xi)
    let slope = xi < 1e-3 ? -0.5 + xi / 12 : q - 1 / xi
    let bend = xi < 0.1 ? 1.0 / 12 - xi * xi / 240 : 1 / (xi * xi) - q * (1 + q)
    let (d1, d2) = (-slope / 2, (slope * slope / 4 - bend / 2) / 2)
    let d0 = xi > 0 ? (xi / -expm1(-xi)).squareRoot() : 1
    return exp(GammaRatios.halfStep(a) - 0.5 * log(a)) * d0 * (first + d1 * second + d2 * third)
  }

  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let least = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < least ? least : value }
    var (c, d) = (1.0, 1 / kept(1 - (a + b) * x / (a + 1)))
    var fraction = d
    for m in 1...1000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
  }
}
