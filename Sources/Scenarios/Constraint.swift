/// A constraint on the values of a point: `members * faultline < 12`.
///
/// It consists of numbers, names of factors and of parameters, and `+ - * / ( )`. Comparisons are `< <= > >= == !=`,
/// joined by `and`, which binds more tightly than `or`. Words are compared by `==` and `!=`, or `is` and `is not`. A
/// division by zero makes every comparison but `!=` fail, or gives an infinite number that is compared as such.
public struct Constraint: Sendable, Equatable {
  /// A single value.
  package enum Term: Sendable, Equatable {
    case constant(FactorValue)
    /// The factor of an index.
    case factor(Int)
    /// The values of a name at the levels of the factor of an index.
    case level(Int, [String: FactorValue])
  }

  /// The text as in the file.
  public let text: String
  private let truth: Expression<Term>.Truth

  /// Creates a constraint from its text and what the reader made of it.
  package init(_ text: String, _ truth: Expression<Term>.Truth) { (self.text, self.truth) = (text, truth) }

  /// Returns whether it holds for a point: one value for every factor of the design, in their order.
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
