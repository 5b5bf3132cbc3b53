import Scenarios

extension StringProtocol {
  /// The text with everything spelled out that a terminal acts on and does not show: control characters and those that
  /// turn the direction of writing. Line feeds and tabs stay.
  ///
  /// Titles, names and cells come from strangers, and their text must not move the cursor, write to the clipboard or show
  /// letters in another order. U+001B becomes `\u{1B}`.
  public var inert: String { spelledOut { $0 == "\n" || $0 == "\t" ? false : $0.actsOnTerminals } }

  /// The same on one line, for the name of a file within a sentence: a line feed becomes `\n`.
  public var inertLine: String { spelledOut(\.actsOnTerminals) }

  private func spelledOut(_ isActive: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isActive) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isActive(scalar) { text.append(contentsOf: scalar.spelling.unicodeScalars) } else { text.append(scalar) }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var actsOnTerminals: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var spelling: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
