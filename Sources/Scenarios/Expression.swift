/// The comparison of two values. Raw values are the signs in files.
public enum Relation: String, CaseIterable, Sendable {
  case above = ">"
  case atLeast = ">="
  case below = "<"
  case atMost = "<="
  case equal = "=="
  case unequal = "!="

  /// Returns whether the relation holds between two numbers. NaN is unequal to everything, and no other relation holds
  /// for it.
  public func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .above: a > b
    case .atLeast: a >= b
    case .below: a < b
    case .atMost: a <= b
    case .equal: a == b
    case .unequal: a != b
    }
  }

  /// Returns whether the relation can hold between a number of one interval and a number of another.
  package func canHold(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Bool {
    switch self {
    case .above: a.upperBound > b.lowerBound
    case .atLeast: a.upperBound >= b.lowerBound
    case .below: a.lowerBound < b.upperBound
    case .atMost: a.lowerBound <= b.upperBound
    case .equal: a.overlaps(b)
    case .unequal: a.lowerBound != b.upperBound || a.upperBound != b.lowerBound
    }
  }
}

/// An operation on two numbers. Raw values are the signs in files.
package enum Operator: String, CaseIterable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"

  /// The binding strength; a larger one binds more tightly.
  package var strength: Int { self == .plus || self == .minus ? 1 : 2 }

  package func value(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .over: a / b
    }
  }
}

/// A word that joins two comparisons. Raw values are the words in files.
package enum Joint: String, CaseIterable, Sendable {
  case or, and

  /// The binding strength; a larger one binds more tightly.
  package var strength: Int { self == .or ? 1 : 2 }
}

/// The content of a condition or a constraint. A `Name` is what it can name: a number or a word.
///
/// Division by zero follows IEEE 754: the result is an infinite number or NaN.
package enum Expression<Name: Sendable & Equatable> {
  /// A number.
  package indirect enum Quantity: Sendable, Equatable {
    case number(Double)
    case name(Name)
    case negative(Quantity)
    case arithmetic(Quantity, Operator, Quantity)
  }

  /// A word.
  package enum Word: Sendable, Equatable {
    case text(String)
    case name(Name)
  }

  /// A statement that is true or false.
  package indirect enum Truth: Sendable, Equatable {
    case compare(Quantity, Relation, Quantity)
    case same(Name, Word, isMeant: Bool)
    case joined(Truth, Joint, Truth)
  }
}

extension Expression.Quantity {
  /// Returns the number, given the values of the names. It allocates nothing.
  package func value(_ values: (Name) -> FactorValue?) -> Double {
    switch self {
    case .number(let number): return number
    case .name(let name):
      if case .number(let number)? = values(name) { return number }
      return .nan
    case .negative(let a): return -a.value(values)
    case .arithmetic(let a, let sign, let b): return sign.value(a.value(values), b.value(values))
    }
  }

  /// Returns an interval that includes every result, given the intervals of the names.
  package func range(_ ranges: (Name) -> ClosedRange<Double>) -> ClosedRange<Double> {
    switch self {
    case .number(let number): return number...number
    case .name(let name): return ranges(name)
    case .negative(let a):
      let a = a.range(ranges)
      return -a.upperBound ... -a.lowerBound
    case .arithmetic(let a, let sign, let b):
      let (a, b) = (a.range(ranges), b.range(ranges))
      // Each operation is monotone in either number, except for divisors on both sides of zero.
      let ends = [a.lowerBound, a.upperBound].flatMap { [sign.value($0, b.lowerBound), sign.value($0, b.upperBound)] }
      guard let low = ends.min(), let high = ends.max(), !ends.contains(where: \.isNaN),
        sign != .over || !b.contains(0)
      else { return -.infinity ... .infinity }
      return low...high
    }
  }
}

extension Expression.Truth {
  /// Returns whether it holds, given the values of the names. It allocates nothing.
  package func holds(_ values: (Name) -> FactorValue?) -> Bool {
    switch self {
    case .compare(let a, let relation, let b): return relation.holds(a.value(values), b.value(values))
    case .same(let name, .text(let text), let isMeant): return (values(name) == .text(text)) == isMeant
    case .same(let name, .name(let other), let isMeant): return (values(name) == values(other)) == isMeant
    case .joined(let a, .and, let b): return a.holds(values) && b.holds(values)
    case .joined(let a, .or, let b): return a.holds(values) || b.holds(values)
    }
  }

  /// All comparisons in it.
  package var comparisons: [Self] {
    if case .joined(let a, _, let b) = self { a.comparisons + b.comparisons } else { [self] }
  }

  /// Returns the statement with other comparisons.
  package func map(_ change: (Self) -> Self) -> Self {
    guard case .joined(let a, let joint, let b) = self else { return change(self) }
    return .joined(a.map(change), joint, b.map(change))
  }
}

// MARK: As a user can write it

extension Expression.Quantity where Name: CustomStringConvertible {
  /// Returns the text, in parentheses if it binds less tightly than the expression around it.
  package func text(within strength: Int = 0) -> String {
    switch self {
    case .number(let number): return plain(number)
    case .name(let name): return name.description
    case .negative(let a): return "-" + a.text(within: 3)
    case .arithmetic(let a, let sign, let b):
      let text = "\(a.text(within: sign.strength)) \(sign.rawValue) \(b.text(within: sign.strength + 1))"
      return sign.strength < strength ? "(\(text))" : text
    }
  }
}

extension Expression.Truth where Name: CustomStringConvertible {
  /// Returns the text, in parentheses if it binds less tightly than the expression around it.
  package func text(within strength: Int = 0) -> String {
    switch self {
    case .compare(let a, let relation, let b): return "\(a.text()) \(relation.rawValue) \(b.text())"
    case .same(let name, .text(let word), let isMeant): return "\(name) is \(isMeant ? "" : "not ")\(word)"
    case .same(let name, .name(let other), let isMeant): return "\(name) is \(isMeant ? "" : "not ")\(other)"
    case .joined(let a, let joint, let b):
      let text = "\(a.text(within: joint.strength)) \(joint.rawValue) \(b.text(within: joint.strength + 1))"
      return joint.strength < strength ? "(\(text))" : text
    }
  }
}
