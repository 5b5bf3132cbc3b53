/// What must hold between the values of a point: `members * faultline < 12`.
///
/// Numbers, names of factors and of parameters, `+ - * / ( )`; `< <= > >= == !=`; `and`, which binds more closely than
/// `or`. Words are compared by `==` and `!=`, or `is` and `is not`. A division by zero makes every comparison but `!=`
/// fail, or holds as it does for the infinite number that comes of it.
public struct Constraint: Sendable, Equatable {
  /// A value that stands by itself.
  package enum Term: Sendable, Equatable {
    case constant(FactorValue)
    /// The factor of an index.
    case factor(Int)
    /// What a name is at the levels of the factor of an index.
    case level(Int, [String: FactorValue])
  }

  /// As it stands in the file.
  public let text: String
  private let truth: Expression<Term>.Truth

  /// A constraint as it was read.
  package init(_ text: String, _ truth: Expression<Term>.Truth) { (self.text, self.truth) = (text, truth) }

  /// Whether it holds of a point: one value for every factor of the design, in their order.
  public func holds(_ values: [FactorValue]) -> Bool {
    truth.holds { term in
      switch term {
      case .constant(let value): return value
      case .factor(let index): return values[index]
      case .level(let index, let table):
        if case .text(let level) = values[index] { return table[level] }
        return nil
      }
    }
  }
}
