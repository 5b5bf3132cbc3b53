/// What a trigger waits for: comparisons of metrics with numbers, or with a stage, joined by `and` and `or`.
///
/// `and` binds more closely than `or`: `a and b or c` holds where a and b hold, or c. Numbers can be computed by
/// `+ - * /`, and brackets group: `tension > 0.1 + 0.5 * negativity`, `(a or b) and c`.
public struct Condition: Sendable, Equatable, CustomStringConvertible {
  /// What is looked at: a metric as it is, or as a facilitator sees it.
  public enum Quantity: Sendable, Equatable {
    case metric(Metric)
    case observed(Observable)
  }

  package enum Name: Sendable, Equatable, CustomStringConvertible {
    case quantity(Quantity)
    case stage

    package var description: String {
      switch self {
      case .quantity(.metric(let metric)): metric.rawValue
      case .quantity(.observed(let observable)): observable.rawValue
      case .stage: "stage"
      }
    }

    /// The numbers that it can be. What is seen is taken to be within the bounds of the metric.
    package var range: ClosedRange<Double> {
      switch self {
      case .quantity(.metric(let metric)): metric.bounds.range
      case .quantity(.observed(let observable)): observable.metric.bounds.range
      case .stage: -.infinity ... .infinity
      }
    }
  }

  private let truth: Expression<Name>.Truth
  /// As it can be written.
  public let description: String
  /// Whether it looks at the stage.
  public let asksForStage: Bool

  /// One comparison of a number.
  public init(_ quantity: Quantity, _ relation: Relation, _ limit: Double) {
    self.init(.compare(.name(.quantity(quantity)), relation, .number(limit)))
  }

  package init(_ truth: Expression<Name>.Truth) {
    self.truth = truth
    description = truth.text()
    asksForStage = truth.comparisons.contains { if case .same = $0 { true } else { false } }
  }

  /// Whether it holds at a stage, `nil` where none is known, and numbers. It allocates nothing.
  public func holds(at stage: Stage?, _ number: (Quantity) -> Double) -> Bool {
    truth.holds { name in
      switch name {
      case .quantity(let quantity): .number(number(quantity))
      case .stage: stage.map { .text($0.rawValue) }
      }
    }
  }

  /// The same with every limit times a factor. The limit of a comparison is its right side, or its left side where that
  /// is a number alone: of `tension > 0.1 + 0.5 * negativity` the sum is scaled, of `0.3 < tension` the number.
  public func scaled(by factor: Double) -> Condition {
    Condition(
      truth.map { comparison in
        guard case .compare(let a, let relation, let b) = comparison else { return comparison }
        return a.isNumber
          ? .compare(a.scaled(by: factor), relation, b) : .compare(a, relation, b.scaled(by: factor))
      })
  }

  /// Everything that can be compared with a number.
  package static let names = Metric.allCases.map(\.rawValue) + Observable.allCases.map(\.rawValue)
}

extension Expression.Quantity {
  /// Whether it is a number by itself.
  package var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  fileprivate func scaled(by factor: Double) -> Self {
    if case .number(let limit) = self { .number(factor * limit) } else { .arithmetic(.number(factor), .times, self) }
  }
}

/// What a facilitator can see of a group, with an error. Raw values are the names in files.
public enum Observable: String, Listed, Sendable {
  case negativity = "observed_negativity"
  case topShare = "observed_top_share"
  case participationGini = "observed_participation_gini"

  /// The metric that is seen.
  public var metric: Metric {
    switch self {
    case .negativity: .negativity
    case .topShare: .topShare
    case .participationGini: .participationGini
    }
  }
}
