extension Comparison {
  /// The range of sessions on each side; `nil` if both have the same.
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
