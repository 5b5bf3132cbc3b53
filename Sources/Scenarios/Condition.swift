/// The condition of a trigger: comparisons of metrics with numbers, or with a stage, joined by `and` and `or`.
///
/// `and` binds more tightly than `or`: `a and b or c` means a and b, or c. Numbers can be computed by `+ - * /`, and
/// parentheses group: `tension > 0.1 + 0.5 * negativity`, `(a or b) and c`.
public struct Condition: Sendable, Equatable, CustomStringConvertible {
  /// The quantity compared: a metric itself, or a metric as a facilitator observes it.
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

    /// The range of its values. An observed value is taken to lie within the bounds of the metric.
    package var range: ClosedRange<Double> {
      switch self {
      case .quantity(.metric(let metric)): metric.bounds.range
      case .quantity(.observed(let observable)): observable.metric.bounds.range
      case .stage: -.infinity ... .infinity
      }
    }
  }

  private let truth: Expression<Name>.Truth
  /// The condition as a user can write it.
  public let description: String
  /// Whether it depends on the stage.
  public let asksForStage: Bool

  /// Creates one comparison of a quantity with a number.
  public init(_ quantity: Quantity, _ relation: Relation, _ limit: Double) {
    self.init(.compare(.name(.quantity(quantity)), relation, .number(limit)))
  }

  package init(_ truth: Expression<Name>.Truth) {
    self.truth = truth
    description = truth.text()
    asksForStage = truth.comparisons.contains { if case .same = $0 { true } else { false } }
  }

  /// Returns whether it holds at a stage, `nil` for an unknown one, and for numbers. It allocates nothing.
  public func holds(at stage: Stage?, _ number: (Quantity) -> Double) -> Bool {
    truth.holds { name in
      switch name {
      case .quantity(let quantity): .number(number(quantity))
      case .stage: stage.map { .text($0.rawValue) }
      }
    }
  }

  /// Returns the condition with every limit multiplied by a factor. The limit of a comparison is its right side, or its
  /// left side if that is a plain number. In `tension > 0.1 + 0.5 * negativity` the sum is scaled, in `0.3 < tension`
  /// the number.
  public func scaled(by factor: Double) -> Condition {
    Condition(
      truth.map { comparison in
        guard case .compare(let a, let relation, let b) = comparison else { return comparison }
        return a.isNumber
          ? .compare(a.scaled(by: factor), relation, b) : .compare(a, relation, b.scaled(by: factor))
      })
  }

  /// The names of all quantities that can be compared with a number.
  package static let names = Metric.allCases.map(\.rawValue) + Observable.allCases.map(\.rawValue)
}

extension Expression.Quantity {
  /// Whether it is a plain number.
  package var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  fileprivate func scaled(by factor: Double) -> Self {
    if case .number(let limit) = self { .number(factor * limit) } else { .arithmetic(.number(factor), .times, self) }
  }
}

/// The metrics of a group that a facilitator can observe, with an error. Raw values are the names in files.
public enum Observable: String, Listed, Sendable {
  case negativity = "observed_negativity"
  case topShare = "observed_top_share"
  case participationGini = "observed_participation_gini"

  /// The metric observed.
  public var metric: Metric {
    switch self {
    case .negativity: .negativity
    case .topShare: .topShare
    case .participationGini: .participationGini
    }
  }
}
