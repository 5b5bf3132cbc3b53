import Scenarios

/// What a name may not hold: characters that nobody sees, or that move those around them, and blanks at its ends. With them
/// two names look alike, or a line reads otherwise than it was written.
///
/// Joiners, variation selectors and tags are right where they do their work: between letters or emoji, behind what they
/// vary, in a flag.
package enum NameRule {
  /// The first fault of a name, if there is one.
  static func fault(in text: String) -> TextFault? {
    if let fault = hiddenFault(in: text) { return fault }
    if let first = text.unicodeScalars.first, first.properties.isWhitespace { return .blankAtStart(first) }
    if let last = text.unicodeScalars.last, last.properties.isWhitespace { return .blankAtEnd(last) }
    return nil
  }

  /// The same where blanks do not matter.
  static func hiddenFault(in text: String) -> TextFault? {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.first { isHidden(scalars, $0) }.map { .hidden(scalars[$0]) }
  }

  /// The first fault of text of many lines, in which marks of direction are right.
  static func proseFault(in text: String) -> TextFault? {
    text.unicodeScalars.first(where: turnsLines).map(TextFault.turned)
  }

  /// What two names have in common that look alike: without what is not seen, with plain blanks.
  static func look(_ name: String) -> String {
    var look = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      let isBlank = scalar.properties.isWhitespace
      // A page shows several blanks as one.
      if isBlank, look.last == " " { continue }
      look.append(isBlank ? " " : scalar)
    }
    return String(look)
  }

  /// A text as a message shows it: what is not seen by its number, as in `Ana<U+200B>`.
  package static func shown(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var shown = ""
    for place in scalars.indices {
      if scalars[place] == "\t" {
        shown += "\\t"
      } else if scalars[place].properties.generalCategory == .control {
        shown += "\u{FFFD}"
      } else if isHidden(scalars, place) {
        shown += "<\(code(scalars[place]))>"
      } else {
        shown.unicodeScalars.append(scalars[place])
      }
    }
    return shown
  }

  /// `U+202E`.
  package static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func isHidden(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    let scalar = scalars[place]
    // ASCII has nothing hidden but control characters, and most names are ASCII.
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    let properties = scalar.properties
    if properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}" { return true }
    if properties.isNoncharacterCodePoint || scalar == "\u{2800}" || (0xFFF9...0xFFFB).contains(scalar.value) {
      return true
    }
    return properties.isDefaultIgnorableCodePoint && !isAtWork(scalars, place)
  }

  /// Whether a character without a shape changes one that has it.
  private static func isAtWork(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    guard place > 0 else { return false }
    let next = place + 1 < scalars.count ? scalars[place + 1] : nil
    switch scalars[place].value {
    case 0x200C, 0x200D: return joins(scalars[place - 1]) && next.map(joins) ?? false
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return varies(scalars[place].value, scalars[place - 1], next)
    case 0x180B...0x180D, 0x180F: return (0x1820...0x18AA).contains(scalars[place - 1].value)
    case 0xE0020...0xE007F: return isInFlag(scalars, place)
    default: return false
    }
  }

  /// Whether a character can be joined to another: letters that join and those of India with their signs, and emoji.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    // The joiners mean nothing between letters that stand alone, such as Latin ones.
    switch scalar.value {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0xFB50...0xFEFC, 0x10A00...0x1E95F:
      let properties = scalar.properties
      return properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
        || [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
    case 0xFE0F: return true
    default: return scalar.value > 0xFF && scalar.properties.isEmoji
    }
  }

  private static func varies(_ selector: UInt32, _ base: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    if base.properties.isIdeographic { return true }
    guard selector == 0xFE0E || selector == 0xFE0F, base.properties.isEmoji else { return false }
    // Of digits the sign for a key alone has a shape of its own.
    return base.value > 0xFF || next == "\u{20E3}" || base == "©" || base == "®"
  }

  /// A flag of a part of a country: a black flag, tags, and the tag that ends them.
  private static func isInFlag(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }
    let before = scalars[..<place].last { !isTag($0) }
    let last = scalars[place...].prefix(while: isTag).last
    return before?.value == 0x1F3F4 && last?.value == 0xE007F
  }

  /// Whether a character turns the direction of the text around it.
  static func turns(_ scalar: Unicode.Scalar) -> Bool {
    turnsLines(scalar) || [0x200E, 0x200F, 0x061C].contains(scalar.value)
  }

  /// Embeddings, overrides and isolates, which hold until they are ended.
  private static func turnsLines(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
