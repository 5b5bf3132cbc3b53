import Scenarios

extension Condition {
  /// Reads a condition of at most 500 characters. A comparison of numbers that no group can meet is a fault.
  package init(_ text: String) throws(ExpressionFault) {
    let truth = try ExpressionReader.read(text, names: Self.meanings)
    for comparison in truth.comparisons {
      guard case .compare(let a, let relation, let b) = comparison else { continue }
      let (left, right) = (a.range(\.range), b.range(\.range))
      guard !relation.canHold(left, right) else { continue }
      let sides = [(a, left), (b, right)].filter { !$0.0.isNumber }
      throw .neverHolds(
        comparison.text(), sides: sides.map { .init(text: $0.0.text(), bounds: Bounds($0.1)) },
        limit: a.isNumber ? left.lowerBound : b.isNumber ? right.lowerBound : nil)
    }
    self.init(truth)
  }

  private static let meanings: [String: ExpressionReader<Name>.Meaning] = {
    let quantities = Metric.allCases.map(Quantity.metric) + Observable.allCases.map(Quantity.observed)
    let meanings =
      quantities.map { ExpressionReader.Meaning(name: Name.quantity($0)) }
      + [.init(name: .stage, words: Stage.allCases.map(\.rawValue))]
    return Dictionary(uniqueKeysWithValues: meanings.map { ($0.name.description, $0) })
  }()
}
