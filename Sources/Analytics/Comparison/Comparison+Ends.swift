extension Comparison {
  /// How many sessions the runs of the sides have, where that is not the same; fewest and most of each side.
  public var ends: (a: ClosedRange<Double>, b: ClosedRange<Double>)? {
    func range(_ side: ComparedRuns) -> ClosedRange<Double>? {
      // Sums of the sessions of each stage, and so off by rounding.
      let ends = side.ends.map { ($0 * 1e6).rounded() / 1e6 }
      return ends.min().flatMap { least in ends.max().map { least...$0 } }
    }
    guard let a = range(a), let b = range(b), a != b || a.lowerBound < a.upperBound else { return nil }
    return (a, b)
  }
}
