import Scenarios

/// HTML that holds text of strangers only escaped: what is put between a literal's words by `\(…)` is escaped, unless it is
/// markup itself. Attributes stand in double quotes.
package struct Markup: Sendable, ExpressibleByStringInterpolation {
  package private(set) var text: String

  package init(stringLiteral value: String) { text = value }
  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Our own scripts and styles, and what was made safe already.
  init(trusted: String) { text = trusted }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ plain: String) { text += Markup.isolating(Markup.escaped(plain)) }
    /// Adds text within an attribute, which takes no elements.
    package mutating func appendInterpolation(attribute plain: String) { text += Markup.escaped(plain) }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    package mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }
  }

  /// `& < > " '` as references; characters that no page may hold become U+FFFD.
  package static func escaped(_ plain: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(plain.utf8.count)
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\r": escaped += "&#13;"
      default: escaped.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// Text that fills an element by itself: isolated where it has letters that are read from the right.
  package static func alone(_ plain: String) -> Markup {
    let needsIt = plain.unicodeScalars.contains(where: isRightToLeft)
    return "\(needsIt ? plain.isolated : plain)"
  }

  /// Letters of Hebrew, Arabic and the scripts beside them.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0660...0x0669, 0x06F0...0x06F9: false
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }

  /// Names that are isolated as elements, which say it to every browser and go nowhere when text is copied.
  private static func isolating(_ escaped: String) -> String {
    guard escaped.unicodeScalars.contains("\u{2068}") else { return escaped }
    var (isolating, open) = ("", 0)
    for scalar in escaped.unicodeScalars {
      switch scalar {
      case "\u{2068}": (isolating, open) = (isolating + "<bdi>", open + 1)
      case "\u{2069}" where open > 0: (isolating, open) = (isolating + "</bdi>", open - 1)
      default: isolating.unicodeScalars.append(scalar)
      }
    }
    return isolating + String(repeating: "</bdi>", count: open)
  }

  /// Control characters and those that are none.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// JSON that can stand inside a script element: nothing in it ends the element or a line of JavaScript.
  package static func json(_ bytes: some Sequence<UInt8>) -> Markup {
    var safe = ""
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "<": safe += "\\u003C"
      case ">": safe += "\\u003E"
      case "&": safe += "\\u0026"
      case "\u{2028}": safe += "\\u2028"
      case "\u{2029}": safe += "\\u2029"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return Markup(trusted: safe)
  }
}
