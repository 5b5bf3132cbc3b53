import Scenarios

/// What stands somewhere.
package enum Given: Sendable, Equatable {
  /// Text, which may be empty; `isPlain` if it stands without quotes.
  case text(String, isPlain: Bool = true)
  case list
  case mapping

  /// The text, if it is one.
  var text: String? {
    if case .text(let text, _) = self { text } else { nil }
  }
}

/// What should stand somewhere.
package enum Wanted: Sendable, Equatable {
  /// A mapping with these keys.
  case keys([String])
  /// A list.
  case list(Entries)
  case text(most: Int)
  case number(Bounds, isWhole: Bool = false)
  case wholeNumber
  case evenNumber
  case powerOfTwo
  /// -1 or 1.
  case sign
  /// A key of random draws.
  case seed
  /// A switch.
  case onOff
  /// A length of time.
  case span
  /// A length of time that is not nothing.
  case someTime
  /// How many members, or who they are.
  case members
  /// A value of a place of the scenario.
  case numberOrText
  /// The name of a column.
  case column
  /// Factors with their values.
  case factors
  /// Named levels with what they set.
  case levels
  /// What a level sets.
  case levelSettings
  /// The values of a point.
  case point

  /// What a list holds.
  package enum Entries: Sendable, Equatable {
    case entries([String])
    case goals([String])
    case newcomers
    case tables
    case weeks
    case numbers
    case values
    case points
    case constraints
  }
}

/// Something that a text may not hold.
package enum TextFault: Sendable, Equatable {
  /// In prose or in a path.
  case controlCharacters(isProse: Bool)
  /// A character that is not seen, or moves those around it.
  case hidden(Unicode.Scalar)
  /// A character that turns the direction of prose until it is ended.
  case turned(Unicode.Scalar)
  case blankAtStart(Unicode.Scalar)
  case blankAtEnd(Unicode.Scalar)
}
