import Scenarios

/// What an expression is for.
package enum ExpressionKind: String, Sendable {
  case condition, constraint
}

/// Why a text is no condition or no constraint.
package enum ExpressionFault: Error, Sendable, Equatable {
  /// Brackets and signs in each other, at most.
  package static let deepest = 64

  case noMeaning(String)
  case noNumber(String)
  case ends
  case misplaced(String)
  /// What follows when all is said, and whether it could begin another comparison.
  case tooMuch(String, isName: Bool)
  case openBracket
  case tooDeep
  case dividesByZero
  /// A comparison whose second sign this is.
  case chain(String)
  /// The whole text.
  case noComparison(String)
  /// `and` or `or` beside what is no comparison.
  case joinsNoComparison(String)
  case comparisonForNumber
  /// A name that is none, a name like it, and the name that has it for a value.
  case unknown(String, near: String?, wordOf: String?)
  case wordsForNumber(String, words: [String])
  case noValue(String, of: String, words: [String])
  case orderOfWords(Relation)
  /// `is` between numbers.
  case wordForNumbers
  /// A comparison that no numbers meet, with what its sides can be, but for a side that is a number alone: the limit.
  case neverHolds(String, sides: [Side], limit: Double?)

  /// A side of a comparison.
  package struct Side: Equatable, Sendable {
    package let text: String
    package let bounds: Bounds

    package init(text: String, bounds: Bounds) { (self.text, self.bounds) = (text, bounds) }
  }
}
