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

  /// That the ends of the runs differ, in words; nothing where they do not.
  public func endsNote(_ a: String, _ b: String) -> String? {
    guard let ends else { return nil }
    func told(_ range: ClosedRange<Double>) -> String {
      func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
      return range.lowerBound == range.upperBound
        ? number(range.lowerBound) + (range.lowerBound == 1 ? " session" : " sessions")
        : "\(number(range.lowerBound)) to \(number(range.upperBound)) sessions"
    }
    return "Ends differ: runs of \(a) have \(told(ends.a)), runs of \(b) \(told(ends.b)). Values at the end, "
      + "sessions in a stage, dropout and work done are of different lengths of time. Times are compared up to the earlier end."
  }
}
