import Scenarios

/// Comments of a YAML text that may have been meant as text: ` #1` behind a word, where a comment for people would have a blank
/// behind its `#`.
struct TextComments: Sendable {
  /// The lines of the text; none where no `#` stands in it.
  private let lines: [ArraySlice<UInt8>]

  private static let (hash, blank) = (UInt8(ascii: "#"), UInt8(ascii: " "))

  init(_ bytes: [UInt8]) {
    lines = bytes.contains(Self.hash) ? bytes.split(separator: 0x0A, omittingEmptySubsequences: false) : []
  }

  /// The comment that follows a place, from 1, on its line, if it may be text.
  func comment(line: Int, column: Int) -> String? {
    guard lines.indices.contains(line - 1), lines[line - 1].contains(Self.hash) else { return nil }
    let rest = String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars.dropFirst(column - 1)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    guard comment.first == "#", comment.count < rest.count else { return nil }
    return Self.text(String(String.UnicodeScalarView(comment)))
  }

  /// The first that stands behind a word on one of some lines. Quotes are not looked at: it is for a hint.
  func first(in range: ClosedRange<Int>) -> (line: Int, text: String)? {
    for line in range.clamped(to: 1...max(1, lines.count)) where lines.indices.contains(line - 1) {
      let bytes = lines[line - 1].drop { $0 == Self.blank }
      guard
        let place = bytes.indices.dropFirst().first(where: { bytes[$0] == Self.hash && bytes[$0 - 1] == Self.blank })
      else { continue }
      let comment = String(decoding: bytes[place...], as: UTF8.self)
      // A bracket behind it closes one before it: no comment for people.
      let closes = comment.contains { "}]".contains($0) } && bytes[..<place].contains { "{[".utf8.contains($0) }
      if let text = Self.text(comment) ?? (closes ? comment : nil) { return (line, text) }
    }
    return nil
  }

  private static func text(_ comment: String) -> String? {
    guard let next = comment.dropFirst().first, !next.isWhitespace, next != "#" else { return nil }
    return String(comment.reversed().drop(while: \.isWhitespace).reversed())
  }
}
