import ScenarioReading
import Scenarios

/// Text as XML 1.0 takes it.
package enum XMLText {
  /// The text of an attribute's value or an element: `& < > "` and the line breaks and tabs that a reader would turn into
  /// blanks are written as references. Nothing where it holds a character that XML cannot hold.
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

  /// The same, or a `FolderFault` that says where the text stands.
  static func escaped(_ text: String, at place: Place) throws -> String {
    if let escaped = escaped(text) { return escaped }
    let number = text.unicodeScalars.first(where: isForbidden)?.value ?? 0
    throw FolderFault(place, .table(.controlCharacter(number)))
  }

  /// XML 1.0, production 2.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// A whole number, or the shortest text that reads back to the same number.
  static func number(_ value: Double, _ kind: Column.Kind) -> String {
    kind == .integer && abs(value) < 1e15 ? String(Int64(value)) : value.description
  }
}
