import Scenarios

extension TextFault {
  /// As it goes behind the name of the text: `contains U+202E, which …`.
  var words: String {
    switch self {
    case .controlCharacters: "contains control characters"
    case .hidden(let scalar), .turned(let scalar): "contains \(NameRule.code(scalar)), \(Self.why(scalar))"
    case .blankAtStart(let scalar): "begins with a space" + Self.which(scalar)
    case .blankAtEnd(let scalar): "ends with a space" + Self.which(scalar)
    }
  }

  /// What the text should be, as it goes behind how long it may be.
  var wanted: String {
    switch self {
    case .controlCharacters(let isProse): isProse ? "" : " on one line"
    case .hidden: " on one line, all of it visible"
    case .turned: ", all of it visible"
    case .blankAtStart, .blankAtEnd: " on one line without spaces at its ends"
    }
  }

  private static func which(_ blank: Unicode.Scalar) -> String { blank == " " ? "" : " (\(NameRule.code(blank)))" }

  private static func why(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case _ where NameRule.turns(scalar): "which reverses the text around it"
    case "\u{2028}", "\u{2029}": "which breaks the line"
    case _ where scalar.properties.generalCategory == .control: "a control character"
    case _ where scalar.properties.isNoncharacterCodePoint: "which is no character"
    default: "which cannot be seen"
    }
  }
}
