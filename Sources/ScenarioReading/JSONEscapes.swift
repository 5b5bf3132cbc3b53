import Scenarios

/// Escapes that JSON has and YAML has not: a character beyond the first 65,536 as two halves, `\ud83d\ude00`, which is how
/// Python and others write it unless they are told otherwise.
enum JSONEscapes {
  /// The bytes of a text with both halves as the character that they stand for. Text that is no JSON object stays as it is.
  static func joined(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else { return bytes }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        joined.append(bytes[place])
        place += 1
        continue
      }
      if let high = half(bytes, place), (0xD800..<0xDC00).contains(high), let low = half(bytes, place + 6),
        (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        joined += Array(String(Character(scalar)).utf8)
        place += 12
      } else {
        // An escaped backslash begins no other escape.
        joined += bytes[place..<min(place + 2, bytes.count)]
        place += 2
      }
    }
    return joined
  }

  /// The number of `\uXXXX` at a place, if it is one.
  private static func half(_ bytes: [UInt8], _ place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    let digits = bytes[place + 2..<place + 6]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
