import Scenarios

extension String {
  /// A name that stands in a sentence of a page, between the characters that keep its direction to itself (U+2068, U+2069):
  /// behind an Arabic or Hebrew name, numbers and brackets then stay where they were written.
  package var isolated: String { "\u{2068}\(withoutIsolates)\u{2069}" }

  /// The text without these characters, for what does not know them.
  package var withoutIsolates: String {
    guard unicodeScalars.contains(where: { Self.isolates.contains($0) }) else { return self }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: unicodeScalars.filter { !Self.isolates.contains($0) })
    return String(plain)
  }

  private static let isolates: Set<Unicode.Scalar> = ["\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}"]
}
