/// A correction of p-values for multiple tests.
public enum Adjustment: String, Sendable, CaseIterable {
  /// Times their number: the chance of one false discovery or more stays below the level (Bonferroni; Dunn 1961).
  case bonferroni
  /// As Bonferroni's, step by step from the smallest, and never weaker (Holm 1979).
  case holm
  /// The expected share of false discoveries stays below the level, for tests that do not depend on each other or go
  /// together (Benjamini & Hochberg 1995).
  case benjaminiHochberg = "bh"
  /// As Benjamini & Hochberg's, however the tests depend on each other (Benjamini & Yekutieli 2001).
  case benjaminiYekutieli = "by"

  /// The adjusted p-values, 0 … 1, in the order of those given. One that is not a number stays so and does not count.
  public func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.filter { !p[$0].isNaN }.sorted { p[$0] < p[$1] }
    let count = Double(order.count)
    let harmonic = (0..<order.count).reduce(0) { $0 + 1 / Double($1 + 1) }
    var adjusted = p
    var largest = 0.0
    for (place, index) in order.enumerated() where self == .bonferroni || self == .holm {
      largest = max(largest, (self == .holm ? count - Double(place) : count) * p[index])
      adjusted[index] = min(1, largest)
    }
    var smallest = 1.0
    for (place, index) in order.enumerated().reversed() where self == .benjaminiHochberg || self == .benjaminiYekutieli
    {
      let factor = self == .benjaminiYekutieli ? harmonic : 1
      smallest = min(smallest, factor * count / Double(place + 1) * p[index])
      adjusted[index] = smallest
    }
    return adjusted
  }
}
