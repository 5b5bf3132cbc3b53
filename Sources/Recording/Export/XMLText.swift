import ScenarioReading
import Scenarios

/// Text in the form of XML 1.0.
package enum XMLText {
  /// Returns the text of an attribute's value or an element. The characters `& < > "` and the line breaks and tabs that
  /// a reader would turn into blanks become references. Returns `nil` for text with a character that XML cannot
  /// represent.
  package static func escaped(_ text: String) -> String? {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case _ where isForbidden(scalar): return nil
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Returns the escaped text, or throws a `FolderFault` with the place of the text.
  static func escaped(_ text: String, at place: Place) throws -> String {
    if let escaped = escaped(text) { return escaped }
    let number = text.unicodeScalars.first(where: isForbidden)?.value ?? 0
    throw FolderFault(place, .table(.controlCharacter(number)))
  }

  /// Returns whether XML 1.0 forbids a character (production 2).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Returns a whole number, or the shortest text that reads back to the same number.
  static func number(_ value: Double, _ kind: Column.Kind) -> String {
    kind == .integer && abs(value) < 1e15 ? String(Int64(value)) : value.description
  }
}
