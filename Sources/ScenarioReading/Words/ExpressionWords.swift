import Scenarios

/// The words for what is wrong with a condition or a constraint.
enum ExpressionKind: String {
  case condition, constraint

  /// What one looks like.
  var form: String {
    switch self {
    case .condition:
      "comparisons such as tension > 0.25, tension > 0.1 + 0.5 * negativity or stage is storming, joined by and, or, "
        + "with + - * / and brackets"
    case .constraint: "comparisons such as members * faultline < 12 or style != none, joined by and, or"
    }
  }

  fileprivate var names: (are: String, allowed: String) {
    switch self {
    case .condition: ("no metric", Condition.names.joined(separator: ", "))
    case .constraint: ("neither varied nor a parameter", "names of what is varied, and of parameters")
    }
  }
}

extension ExpressionFault {
  /// What is wrong.
  func what(in kind: ExpressionKind) -> String {
    switch self {
    case .noMeaning(let sign): "'\(sign.shortened)' has no meaning in a \(kind)"
    case .noNumber(let text): "'\(text.shortened)' is no number"
    case .ends: "the \(kind) ends where a number or a name should stand"
    case .misplaced(let token): "'\(token)' stands where a number or a name should"
    case .tooMuch(let token, _): "'\(token.shortened)' stands where the \(kind) should end"
    case .openBracket: "a bracket is not closed"
    case .tooDeep: "the \(kind) is nested too deep"
    case .dividesByZero: "it divides by 0"
    case .chain(let sign): "two comparisons in a row: '\(sign)'"
    case .noComparison(let text): "'\(text.shortened)' compares nothing"
    case .joinsNoComparison(let joint): "'\(joint)' joins something that is no comparison"
    case .comparisonForNumber: "a comparison stands where a number should"
    case .unknown(let word, _, _): "the \(kind) names '\(word.shortened)', which is \(kind.names.are)"
    case .wordsForNumber(let name, _): "\(name) is no number"
    case .noValue(let word, let name, _): "'\(word.shortened)' is no value of \(name)"
    case .orderOfWords(let relation): "words are compared by '\(relation.rawValue)'"
    case .wordForNumbers: "numbers are compared by 'is'"
    case .neverHolds(let comparison, _, _): "'\(comparison.shortened)' can never be"
    }
  }

  /// What is allowed.
  func allowed(in kind: ExpressionKind) -> String {
    switch self {
    case .tooDeep: "\(Self.deepest) levels"
    case .unknown: kind.names.allowed
    case .wordsForNumber(let name, let words): "\(name) == or != one of " + words.listed
    case .noValue(_, _, let words): words.joined(separator: ", ")
    case .orderOfWords: "is, is not, ==, !="
    case .wordForNumbers: Relation.allCases.map(\.rawValue).joined(separator: ", ")
    case .neverHolds(_, let sides, _) where !sides.isEmpty:
      sides.map { "\($0.text) is a number\($0.bounds.words)" }.joined(separator: ", ")
    default: kind.form
    }
  }

  /// What was probably meant.
  var hint: String? {
    switch self {
    case .noMeaning(let sign): Self.hints[sign]
    case .noNumber(let text): Hints.number(text)
    case .tooMuch("AND", _), .tooMuch("OR", _): "write and, or in small letters"
    case .tooMuch(_, isName: true), .chain: "join comparisons by and, or"
    case .unknown(let word, _, let name?): "write \(name) is \(word)"
    case .unknown(_, let name?, _): "did you mean '\(name)'?"
    case .noValue(let word, _, let words): words.nearest(to: word).map { "did you mean '\($0)'?" }
    case .neverHolds(_, let sides, let limit?): sides.first.flatMap { Hints.outside(limit, $0.bounds) }
    default: nil
    }
  }

  /// What to write for signs of other languages.
  private static let hints = [
    "=": "write == for equal", "=>": "write >=", "=<": "write <=", "&": "write and", "|": "write or",
    "^": "write a * a for a square", "!": "write != for unequal", "\"": "write words without quotes",
    "'": "write words without quotes", ",": "write decimals with a dot", "%": "as a share of 1: 60% is 0.6",
    "\u{2212}": "write - for minus", "\u{2013}": "write - for minus",
  ]
}
