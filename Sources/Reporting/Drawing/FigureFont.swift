import CCairo
import Scenarios
import Synchronization

/// The font that text is really drawn in.
package enum FigureFont {
  /// The family that fontconfig gives for `Canvas.font`; the same where it is installed.
  package static var found: String? {
    matched(isBold: false) { match in
      var family: UnsafeMutablePointer<FcChar8>?
      guard FcPatternGetString(match, FC_FAMILY, 0, &family) == FcResultMatch, let family else { return nil }
      return String(cString: family)
    }
  }

  private static let known = Mutex<[Key: Bool]>([:])

  private struct Key: Hashable {
    let scalar: Unicode.Scalar
    let isBold: Bool
  }

  /// Whether the font has a shape for a character. cairo's text takes no other font where it has none.
  static func shows(_ scalar: Unicode.Scalar, isBold: Bool) -> Bool {
    let key = Key(scalar: scalar, isBold: isBold)
    if let known = known.withLock({ $0[key] }) { return known }
    let shows = matched(isBold: isBold) { match -> Bool? in
      var characters: OpaquePointer?
      guard FcPatternGetCharSet(match, FC_CHARSET, 0, &characters) == FcResultMatch, let characters else { return nil }
      return FcCharSetHasChar(characters, scalar.value) != 0
    }
    known.withLock { $0[key] = shows ?? true }
    return shows ?? true
  }

  private static func matched<Answer>(isBold: Bool, _ answer: (OpaquePointer) -> Answer?) -> Answer? {
    guard let pattern = FcNameParse(Canvas.font + (isBold ? ":bold" : "")) else { return nil }
    defer { FcPatternDestroy(pattern) }
    FcConfigSubstitute(nil, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultMatch
    guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
    defer { FcPatternDestroy(match) }
    return answer(match)
  }
}

/// Text of figures that the font cannot show, with the characters for which it has no shapes, each once.
package struct UnshownText: Sendable, Equatable {
  /// The texts, in the order in which they were drawn.
  package private(set) var texts: [String] = []
  /// The characters, in the same order.
  package private(set) var characters: [Unicode.Scalar] = []

  package init() {}

  /// Takes a text, and what of it is drawn.
  mutating func add(_ text: String, _ shown: String, isBold: Bool) {
    // Every font has ASCII, and most text is nothing else.
    guard shown.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let missing = shown.unicodeScalars.filter { $0.value >= 0x80 && !FigureFont.shows($0, isBold: isBold) }
    guard !missing.isEmpty else { return }
    if !texts.contains(text) { texts.append(text) }
    for scalar in missing where !characters.contains(scalar) { characters.append(scalar) }
  }

  /// Takes what other figures could not show.
  package mutating func add(_ other: UnshownText) {
    for text in other.texts where !texts.contains(text) { texts.append(text) }
    for scalar in other.characters where !characters.contains(scalar) { characters.append(scalar) }
  }

  /// What to know of it, in a sentence; nothing where all is shown.
  package var note: String? {
    guard !texts.isEmpty else { return nil }
    // Where there is no room a text is cut, and stands whole elsewhere.
    let whole = texts.filter { text in
      !text.hasSuffix("…") || !texts.contains { $0 != text && $0.hasPrefix(text.dropLast()) }
    }
    func listed(_ words: [String], most: Int) -> String {
      words.prefix(most).joined(separator: ", ") + (words.count > most ? " and \(words.count - most) more" : "")
    }
    let codes = characters.map(NameRule.code)
    return
      "the figures show empty boxes in \(listed(whole.map { NameRule.shown($0.withoutIsolates) }, most: 8)): the font "
      + "\(FigureFont.found ?? Canvas.font) has no shape for \(listed(codes, most: 6))"
  }
}
