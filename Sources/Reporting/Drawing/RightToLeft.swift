/// Arabic and Hebrew as they are read: cairo's plain text sets one letter after another from left to right, and does not join
/// them. Letters take their joined forms (Arabic Presentation Forms of Unicode), and passages are turned round; numbers and
/// Latin words in them are not. Vowel signs are left out. This is the part of Unicode's algorithm (UAX 9) that names need.
package enum RightToLeft {
  /// A text in the order and the forms in which it is drawn from the left.
  package static func visual(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isRightToLeft) else { return text }
    let scalars = joined(text.unicodeScalars.filter { !isVowelSign($0) })
    guard let first = scalars.first(where: { isRightToLeft($0) || isLeftToRight($0) }) else { return text }
    let startsRight = isRightToLeft(first)
    let passages = passages(of: scalars, startsRight: startsRight)
    let ordered = startsRight ? passages.reversed() : passages
    var view = String.UnicodeScalarView()
    for passage in ordered { view.append(contentsOf: passage.isRight ? passage.scalars.reversed() : passage.scalars) }
    return String(view)
  }

  private typealias Passage = (isRight: Bool, scalars: [Unicode.Scalar])

  /// What lies between two passages of one direction goes with them, otherwise with the text.
  private static func passages(of scalars: [Unicode.Scalar], startsRight: Bool) -> [Passage] {
    var passages: [Passage] = []
    var waiting: [Unicode.Scalar] = []
    func take(_ isRight: Bool, _ more: [Unicode.Scalar]) {
      if passages.last?.isRight == isRight {
        passages[passages.count - 1].scalars += more
      } else if !more.isEmpty {
        passages.append((isRight, more))
      }
    }
    for scalar in scalars {
      guard isRightToLeft(scalar) || isLeftToRight(scalar) else {
        waiting.append(scalar)
        continue
      }
      let isRight = isRightToLeft(scalar)
      let between = passages.last.map { $0.isRight == isRight ? isRight : startsRight } ?? startsRight
      take(between, between ? waiting.map(mirrored) : waiting)
      waiting = []
      take(isRight, [scalar])
    }
    take(startsRight, startsRight ? waiting.map(mirrored) : waiting)
    return passages
  }

  /// Letters of Hebrew, Arabic and the scripts beside them.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0660...0x0669, 0x06F0...0x06F9: false
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }

  /// Letters and digits of other scripts, and Arabic digits, which are read from the left too.
  private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
    !isRightToLeft(scalar) && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  private static func isVowelSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x064B...0x065F).contains(scalar.value) || scalar.value == 0x0670
  }

  private static func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [
      "(": ")", ")": "(", "[": "]", "]": "[", "<": ">", ">": "<", "{": "}", "}": "{", "«": "»", "»": "«",
    ]
    return pairs[scalar] ?? scalar
  }
}

/// The forms of Arabic letters.
extension RightToLeft {
  /// The form that stands alone, and how many follow it: final, initial, medial. With two a letter never joins the next.
  private struct Forms {
    let alone: UInt32
    let count: UInt32
  }

  private static let forms: [UInt32: Forms] = {
    // In the order of the block from FE80 on.
    let counts: [(first: UInt32, counts: [UInt32])] = [
      (0x0621, [1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4]),
      (0x0641, [4, 4, 4, 4, 4, 4, 4, 2, 2, 4]),
    ]
    // Persian and Urdu.
    var forms: [UInt32: Forms] = [
      0x067E: Forms(alone: 0xFB56, count: 4), 0x0686: Forms(alone: 0xFB7A, count: 4),
      0x0698: Forms(alone: 0xFB8A, count: 2), 0x06A9: Forms(alone: 0xFB8E, count: 4),
      0x06AF: Forms(alone: 0xFB92, count: 4), 0x06CC: Forms(alone: 0xFBFC, count: 4),
    ]
    var next: UInt32 = 0xFE80
    for part in counts {
      for (place, count) in part.counts.enumerated() {
        forms[part.first + UInt32(place)] = Forms(alone: next, count: count)
        next += count
      }
    }
    return forms
  }()

  private static let lam: UInt32 = 0x0644
  /// Alef after lam is one letter with it.
  private static let lamAlef: [UInt32: UInt32] = [0x0622: 0xFEF5, 0x0623: 0xFEF7, 0x0625: 0xFEF9, 0x0627: 0xFEFB]
  private static let tatweel: UInt32 = 0x0640

  private static func joinsNext(_ scalar: UInt32) -> Bool { forms[scalar]?.count == 4 || scalar == tatweel }

  private static func joinsPrevious(_ scalar: UInt32) -> Bool { (forms[scalar]?.count ?? 0) > 1 || scalar == tatweel }

  private static func joined(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    let letters = scalars.map(\.value)
    var (shaped, place) = ([UInt32](), 0)
    while place < letters.count {
      let letter = letters[place]
      let hasPrevious = place > 0 && joinsNext(letters[place - 1]) && joinsPrevious(letter)
      if letter == lam, place + 1 < letters.count, let both = lamAlef[letters[place + 1]] {
        shaped.append(both + (hasPrevious ? 1 : 0))
        place += 2
        continue
      }
      let hasNext = place + 1 < letters.count && joinsNext(letter) && joinsPrevious(letters[place + 1])
      shaped.append(
        (forms[letter]?.alone).map { $0 + (hasNext ? (hasPrevious ? 3 : 2) : hasPrevious ? 1 : 0) } ?? letter)
      place += 1
    }
    return shaped.compactMap(Unicode.Scalar.init)
  }
}
