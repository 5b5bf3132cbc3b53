import Foundation

/// The difference of a number between two groups of runs that share no random numbers, mean B − mean A, without the assumption
/// that they vary alike.
///
/// Welch's t test (1947): se² = var A/n + var B/m, t = difference/se, degrees of freedom after Satterthwaite (1946),
/// se⁴ / ((var A/n)²/(n − 1) + (var B/m)²/(m − 1)).
public struct IndependentDifference: Sendable, Equatable {
  /// Mean and spread of A and of B.
  public let a, b: Spread

  /// Creates one from two groups.
  public init(_ a: Spread, _ b: Spread) { (self.a, self.b) = (a, b) }

  /// Creates one from the numbers of two groups.
  public init(_ a: [Double], _ b: [Double]) { self.init(Spread(a), Spread(b)) }

  /// Mean B − mean A; `nil` where a group is empty.
  public var difference: Double? { a.count > 0 && b.count > 0 ? b.mean - a.mean : nil }

  /// Standard error of the difference; `nil` where a group has fewer than two numbers.
  public var standardError: Double? {
    guard let one = a.standardError, let other = b.standardError else { return nil }
    return (one * one + other * other).squareRoot()
  }

  /// Degrees of freedom, above 0; `nil` where there is no standard error or it is 0.
  public var degrees: Double? {
    guard let se = standardError, se > 0, let one = a.standardError, let other = b.standardError else { return nil }
    // Shares of the variance, so that the fourth power of a small number is not lost.
    let (x, y) = (one / se * (one / se), other / se * (other / se))
    return 1 / (x * x / Double(a.count - 1) + y * y / Double(b.count - 1))
  }

  /// Welch's t; `nil` where a group has fewer than two numbers and where neither varies.
  public var t: Double? {
    guard let difference, let se = standardError, se > 0 else { return nil }
    return difference / se
  }

  /// P(|T| > |t|) where the means are the same; `nil` where there is no t.
  public var p: Double? {
    guard let t, let degrees else { return nil }
    return StudentT.twoSided(t, degrees: degrees)
  }

  /// The interval that holds the difference with a confidence, 0 … 1; `nil` where a group has fewer than two numbers,
  /// and where neither varies.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard let difference, let se = standardError, se > 0, let degrees else { return nil }
    return .around(difference, StudentT.critical(level: confidence, degrees: degrees) * se)
  }

  /// Whether the difference is within ± a margin, above 0; `nil` where a group has fewer than two numbers or for
  /// another margin.
  public func equivalence(margin: Double, level: Double = 0.05) -> Equivalence? {
    guard let difference, let se = standardError else { return nil }
    return Equivalence(difference, standardError: se, degrees: degrees ?? 1, margin: margin, level: level)
  }

  /// Hedges' g (1981): the difference over the pooled standard deviation, times J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)) with
  /// m = n_A + n_B − 2, which takes its bias away. Nothing where a group has fewer than two numbers and where neither
  /// varies. For pairs too, where it says how far apart the groups are beside the spread of runs.
  public var hedgesG: Double? {
    guard let difference, let pooled = pooledDeviation, pooled > 0 else { return nil }
    let m = Double(a.count + b.count - 2)
    return difference / pooled * exp(GammaRatios.halfStep((m - 1) / 2)) / (m / 2).squareRoot()
  }

  /// The standard deviation within the groups, √(((n_A − 1)·var A + (n_B − 1)·var B)/(n_A + n_B − 2)); `nil` where a
  /// group has
  /// fewer than two numbers.
  public var pooledDeviation: Double? {
    guard let one = a.variance, let other = b.variance else { return nil }
    let m = Double(a.count + b.count - 2)
    return ((Double(a.count - 1) * one + Double(b.count - 1) * other) / m).squareRoot()
  }
}
