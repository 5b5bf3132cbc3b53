import Foundation

/// The standard normal distribution.
///
/// Tails by the complementary error function, P(Z > z) = erfc(z/√2)/2, so that small ones keep their digits; quantiles
/// by Newton's method on the logarithm of the tail. What was measured of both stands in Docs/Statistics.md.
public enum Normal {
  /// P(Z ≤ z), 0 … 1; not a number for what is none.
  public static func cumulative(_ z: Double) -> Double { upper(-z) }

  /// P(Z > z), 0 … 1; not a number for what is none.
  public static func upper(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// P(|Z| > |z|), 0 … 1; not a number for what is none.
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The z with P(Z ≤ z) = `probability`; ±∞ at 0 and 1, not a number outside 0 … 1.
  public static func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    return probability < 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability)
  }

  /// The z that |Z| stays below with a probability of `level`, 0 … 1.
  public static func critical(level: Double) -> Double {
    level == 0.95 ? z95 : upperQuantile((1 - level) / 2)
  }

  /// The same number in every table, and the one that other programs have: its last bit is rounded down.
  private static let z95 = 1.959_963_984_540_054

  /// The z ≥ 0 with P(Z > z) = `tail`, 0 … ½, for tails down to 1e-307. The logarithm of the tail is concave: Newton's
  /// first step goes too far, and from there the steps come back and never pass z.
  private static func upperQuantile(_ tail: Double) -> Double {
    guard tail > 0 else { return tail == 0 ? .infinity : .nan }
    let target = log(tail)
    var z = 0.0
    for _ in 0..<100 {
      let above = upper(z)
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let step = (log(above) - target) * above / density
      z = min(z + step, 37.5)
      if abs(step) <= 1e-16 + 2e-16 * z { break }
    }
    return z
  }
}
