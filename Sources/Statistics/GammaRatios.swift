import Foundation

/// Logarithms around the gamma function whose large parts cancel; their difference is taken before it is lost.
enum GammaRatios {
  /// δ(x) = ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x > 0: what is left after Stirling's formula (DLMF 5.11.1).
  static func stirlingRest(_ x: Double) -> Double {
    guard x >= 15 else { return lgamma(x) - ((x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi)) }
    let y = 1 / (x * x)
    return (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188 - y * 691 / 360360))))) / x
  }

  /// ln(Γ(x + ½) / Γ(x)), for x > 0.
  static func halfStep(_ x: Double) -> Double {
    guard x >= 15 else { return lgamma(x + 0.5) - lgamma(x) }
    return x * log1p(0.5 / x) + 0.5 * log(x) - 0.5 + stirlingRest(x + 0.5) - stirlingRest(x)
  }

  /// x ln(x/m) + m − x, for x ≥ 0 and m > 0: the deviance of Loader (2000), near x = m by the series of the inverse
  /// hyperbolic tangent.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    guard x > 0 else { return m }
    guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var (sum, term) = ((x - m) * v, 2 * x * v)
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
