import Scenarios

/// Text in CSV that a spreadsheet would take for a formula, and how it is written: with an apostrophe in front.
///
/// A formula begins with `= + - @`, also in full width, or with a tab or a line break before it. Text that has apostrophes in
/// front of such a beginning gets one more, so that no two texts are written alike: `=x` is `'=x`, and `'=x` is `''=x`.
/// `read(written(text))` is `text` for every text.
package enum FormulaGuard {
  /// The text as it stands in a cell.
  package static func written(_ text: String) -> String { isGuarded(text) ? "'" + text : text }

  /// The text that a cell stands for. What begins like a formula and has no apostrophe stays as it is.
  package static func read(_ cell: String) -> String {
    cell.utf8.first == apostrophe && isGuarded(cell) ? String(cell.unicodeScalars.dropFirst()) : cell
  }

  /// What the descriptions of columns say of it.
  package static let words =
    "a text that begins with = + - @, also behind apostrophes, has one apostrophe more in front"

  /// Whether a text begins like a formula, be it behind apostrophes.
  private static func isGuarded(_ text: String) -> Bool {
    // Nearly all text begins with a letter.
    guard let first = text.utf8.first,
      first <= apostrophe || first == 0x2B || first == 0x2D || first == 0x3D
        || first == 0x40 || first == 0xEF
    else { return false }
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
