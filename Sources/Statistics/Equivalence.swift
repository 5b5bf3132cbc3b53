/// Whether a difference is small enough not to matter: two one-sided t tests (Schuirmann 1987).
///
/// p is the larger of P(T > (difference + margin)/se) and P(T < (difference − margin)/se). Equivalent at a level is the same as an
/// interval of confidence 1 − 2 · level inside ± margin.
public struct Equivalence: Sendable, Equatable {
  /// p of both tests together; `nil` where there is none.
  public let p: Double?
  /// Whether the interval is inside.
  public let isEquivalent: Bool
  /// The interval of the difference, of confidence 1 − 2 · level.
  public let interval: ClosedRange<Double>

  /// Creates one from p and an interval that are known.
  public init(p: Double?, interval: ClosedRange<Double>, margin: Double) {
    (self.p, self.interval) = (p, interval)
    isEquivalent = interval.lowerBound > -margin && interval.upperBound < margin
  }

  /// Creates one from a difference with its standard error, 0 or more, and degrees of freedom; `nil` where one of
  /// them is not a number,
  /// where the margin is not above 0, where the level is not between 0 and ½, and where nothing varies (se is 0).
  public init?(_ difference: Double, standardError se: Double, degrees: Double, margin: Double, level: Double = 0.05) {
    guard margin > 0, level > 0, level < 0.5, se > 0, degrees > 0 else { return nil }
    let half = StudentT.critical(level: 1 - 2 * level, degrees: degrees) * se
    guard let interval = ClosedRange.around(difference, half) else { return nil }
    self.interval = interval
    let larger = max(
      StudentT.upper((difference + margin) / se, degrees: degrees),
      StudentT.upper((margin - difference) / se, degrees: degrees))
    (p, isEquivalent) = (larger, larger <= level)
  }
}
