import Scenarios

extension ExpressionKind {
  /// What one looks like.
  var form: String {
    switch self {
    case .condition:
      "comparisons such as tension > 0.25, tension > 0.1 + 0.5 * negativity or stage is storming, joined by and, or, "
        + "with + - * / and brackets"
    case .constraint: "comparisons such as members * faultline < 12 or style != none, joined by and, or"
    }
  }

  fileprivate var names: (cannotBe: String, allowed: String) {
    switch self {
    case .condition: ("is not a metric", Condition.names.joined(separator: ", "))
    case .constraint: ("is neither varied nor a parameter", "names of factors and of parameters")
    }
  }
}

extension ExpressionFault {
  func sentence(in kind: ExpressionKind) -> Sentence {
    Sentence(what(in: kind), allowed: allowed(in: kind), hint: hint)
  }

  /// What is wrong.
  private func what(in kind: ExpressionKind) -> String {
    switch self {
    case .noMeaning(let sign): "'\(sign.shortened)' has no meaning in a \(kind)"
    case .noNumber(let text): "'\(text.shortened)' is not a number"
    case .ends: "the \(kind) ends where a number or a name should follow"
    case .misplaced(let token): "a number or a name is missing before '\(token)'"
    case .tooMuch(let token, _): "the \(kind) contains an unexpected '\(token.shortened)'"
    case .openBracket: "a bracket is not closed"
    case .tooDeep: "the \(kind) is nested too deeply"
    case .dividesByZero: "the \(kind) divides by 0"
    case .chain(let sign): "'\(sign)' begins a second comparison in a row"
    case .noComparison(let text): "'\(text.shortened)' compares nothing"
    case .joinsNoComparison(let joint): "'\(joint)' joins something that is not a comparison"
    case .comparisonForNumber: "a comparison is used as a number"
    case .unknown(let word, _, _): "the \(kind) names '\(word.shortened)', which \(kind.names.cannotBe)"
    case .wordsForNumber(let name, _): "'\(name)' is not a number"
    case .noValue(let word, let name, _): "'\(word.shortened)' is not a value of '\(name)'"
    case .orderOfWords(let relation): "'\(relation.rawValue)' cannot compare words"
    case .wordForNumbers: "'is' cannot compare numbers"
    case .neverHolds(let comparison, _, _): "'\(comparison.shortened)' can never be true"
    }
  }

  /// What is allowed.
  private func allowed(in kind: ExpressionKind) -> String {
    switch self {
    case .tooDeep: "at most \(Self.deepest) levels"
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
  private var hint: String? {
    switch self {
    case .noMeaning(let sign): Self.hints[sign]
    case .noNumber(let text): Hints.number(text).words
    case .tooMuch("AND", _), .tooMuch("OR", _): "write 'and' and 'or' in small letters"
    case .tooMuch(_, isName: true), .chain: "join comparisons with 'and' or 'or'"
    case .unknown(let word, _, let name?): "write \(name) is \(word)"
    case .unknown(_, let name?, _): "did you mean '\(name)'?"
    case .noValue(let word, _, let words): words.nearest(to: word).map { "did you mean '\($0)'?" }
    case .neverHolds(_, let sides, let limit?): sides.first.flatMap { Hints.outside(limit, $0.bounds)?.words }
    default: nil
    }
  }

  /// What to write for signs of other languages.
  private static let hints = [
    "=": "write == for equal", "=>": "write >=", "=<": "write <=", "&": "write and", "|": "write or",
    "^": "write a * a for a square", "!": "write != for unequal", "\"": "write words without quotes",
    "'": "write words without quotes", ",": "write decimals with a dot", "%": "write a share of 1: 60% is 0.6",
    "\u{2212}": "write - for minus", "\u{2013}": "write - for minus",
  ]
}
