import Statistics

/// How many pairs, or runs a side, would settle what an interval leaves open if the difference is as estimated.
///
/// n (z + z₀.₈)²/(z′/h · g)² for half an interval h of n pairs, z′ its normal quantile, and a distance g to settle: a test at
/// the level of z then succeeds in four cases of five (Cohen 1988).
package struct RunsToSettle: Sendable, Equatable {
  /// How many, to two digits; nothing where they are more than a million.
  package let count: Int?

  /// - Parameters:
  ///   - runs: pairs, or runs of the smaller side, of the interval.
  ///   - interval: of the difference, two-sided, at 95 %.
  ///   - distance: between the estimate and what it is compared with, above 0.
  ///   - tests: for how many tests p is corrected.
  package init?(_ runs: Int, _ interval: ClosedRange<Double>, distance: Double, tests: Int = 1) {
    let half = (interval.upperBound - interval.lowerBound) / 2
    guard distance > 0, half > 0, half.isFinite, tests > 0 else { return nil }
    let error = half / Normal.quantile(0.975)
    let needed = Normal.quantile(1 - Verdict.level / Double(2 * tests)) + Normal.quantile(0.8)
    let ratio = needed * error / distance
    let all = Double(runs) * ratio * ratio
    guard all < 1e6 else {
      count = nil
      return
    }
    var step = 1
    while all / Double(step) >= 100 { step *= 10 }
    count = max(runs, Int((all / Double(step)).rounded(.up)) * step)
  }
}
