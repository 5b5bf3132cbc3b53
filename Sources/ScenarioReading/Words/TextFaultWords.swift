import Scenarios

extension TextFault {
  /// As it goes behind the name of the text: `holds U+202E, which …`.
  var words: String {
    switch self {
    case .controlCharacters: "holds control characters"
    case .hidden(let scalar), .turned(let scalar): "holds \(NameRule.code(scalar)), \(Self.why(scalar))"
    case .blankAtStart(let scalar): "begins with a blank" + Self.which(scalar)
    case .blankAtEnd(let scalar): "ends with a blank" + Self.which(scalar)
    }
  }

  /// What the text should be, as it goes behind how long it may be.
  var wanted: String {
    switch self {
    case .controlCharacters(let isProse): isProse ? "" : " on one line"
    case .hidden: " on one line that can all be seen"
    case .turned: " that can all be seen"
    case .blankAtStart, .blankAtEnd: " on one line without blanks at its ends"
    }
  }

  private static func which(_ blank: Unicode.Scalar) -> String { blank == " " ? "" : " (\(NameRule.code(blank)))" }

  private static func why(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case _ where NameRule.turns(scalar): "which turns the direction of the text around it"
    case "\u{2028}", "\u{2029}": "which breaks the line"
    case _ where scalar.properties.generalCategory == .control: "a control character"
    case _ where scalar.properties.isNoncharacterCodePoint: "which is no character"
    default: "which cannot be seen"
    }
  }
}
