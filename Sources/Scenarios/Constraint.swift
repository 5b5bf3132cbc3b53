/// What must hold between the values of a point: `members * faultline < 12`.
///
/// Numbers, names of factors and of parameters, `+ - * / ( )`; `< <= > >= == !=`; `and`, which binds more closely than
/// `or`. Words are compared by `==` and `!=`. A division by zero makes every comparison but `!=` fail, or holds as it does
/// for the infinite number that comes of it.
public struct Constraint: Sendable, Equatable {
  /// How two numbers are compared.
  enum Relation: String, CaseIterable, Sendable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
  }

  /// A value that stands by itself.
  enum Term: Sendable, Equatable {
    case constant(FactorValue)
    /// The factor of an index.
    case factor(Int)
    /// What a name is at the levels of the factor of an index.
    case level(Int, [String: FactorValue])
  }

  /// A number.
  indirect enum Quantity: Sendable, Equatable {
    case number(Double)
    case term(Term)
    case negative(Quantity)
    case sum(Quantity, Quantity)
    case difference(Quantity, Quantity)
    case product(Quantity, Quantity)
    case quotient(Quantity, Quantity)
  }

  /// What holds or not.
  indirect enum Truth: Sendable, Equatable {
    case compare(Quantity, Relation, Quantity)
    case same(Term, Term, isMeant: Bool)
    case both(Truth, Truth)
    case either(Truth, Truth)
  }

  /// As it stands in the file.
  public let text: String
  private let truth: Truth

  init(_ text: String, _ truth: Truth) { (self.text, self.truth) = (text, truth) }

  /// Whether it holds of a point: one value for every factor of the design, in their order.
  public func holds(_ values: [FactorValue]) -> Bool { truth.holds(values) }
}

extension Constraint.Truth {
  fileprivate func holds(_ values: [FactorValue]) -> Bool {
    switch self {
    case .compare(let a, let relation, let b):
      let (a, b) = (a.value(values), b.value(values))
      return switch relation {
      case .below: a < b
      case .atMost: a <= b
      case .above: a > b
      case .atLeast: a >= b
      case .equal: a == b
      case .unequal: a != b
      }
    case .same(let a, let b, let isMeant): return (a.value(values) == b.value(values)) == isMeant
    case .both(let a, let b): return a.holds(values) && b.holds(values)
    case .either(let a, let b): return a.holds(values) || b.holds(values)
    }
  }
}

extension Constraint.Quantity {
  fileprivate func value(_ values: [FactorValue]) -> Double {
    switch self {
    case .number(let value): return value
    case .term(let term):
      if case .number(let value)? = term.value(values) { return value }
      return .nan
    case .negative(let a): return -a.value(values)
    case .sum(let a, let b): return a.value(values) + b.value(values)
    case .difference(let a, let b): return a.value(values) - b.value(values)
    case .product(let a, let b): return a.value(values) * b.value(values)
    case .quotient(let a, let b): return a.value(values) / b.value(values)
    }
  }
}

extension Constraint.Term {
  fileprivate func value(_ values: [FactorValue]) -> FactorValue? {
    switch self {
    case .constant(let value): return value
    case .factor(let index): return values[index]
    case .level(let index, let table):
      if case .text(let level) = values[index] { return table[level] }
      return nil
    }
  }
}
