import Scenarios

/// Why a file cannot be read, or is no text.
package enum InputFault: Sendable, Equatable {
  /// `lookedAt`: the whole path, where it is not as it was written.
  case missing(lookedAt: String? = nil)
  /// Results have no copy of it.
  case notKept
  case folder
  case notOrdinary
  case noPermission
  /// The system's reason, if it gives one.
  case unreadable(String? = nil)
  /// Standard input.
  case inputUnreadable
  case tooLarge(mostBytes: Int)
  case utf16
  case nulByte
  case notUTF8
}

/// Why a text is no YAML, or YAML that a scenario may not have.
package enum YAMLFault: Sendable, Equatable {
  case noMemory
  case empty
  case secondDocument
  case anchor
  case tag
  /// A key that is not plain text.
  case key
  case tooDeep(most: Int)
  case controlCharacter
  /// What the library says, of a piece that began on a line before, and what may be the cause.
  case unreadable(String?, context: String? = nil, contextLine: Int = 0, cause: Cause)

  /// What people do that no YAML reader can read.
  package enum Cause: Sendable, Equatable {
    case tabs
    case noBlank(line: Int)
    case comment(String, line: Int)
    case unknown
  }
}

/// Why a CSV file is not the table that it should be.
package enum CSVFault: Sendable, Equatable {
  /// `header`: the only one that is right, if there is one.
  case empty(header: [String]? = nil)
  case header([String], wanted: [String]? = nil)
  /// A row of other than so many cells.
  case row([String], columns: Int)
  case quoteInCell
  case textAfterQuote
  case openQuote
  /// A member whom nobody knows.
  case unknownMember(String, names: [String])
  case selfTie(String)
  case tieValue(String, Bounds)
  /// A file of points without points, or without anything that can be varied.
  case noPoints
  case noFactors
}
