import Scenarios

/// Numbers in files and arguments are plain decimals: `8`, `-0.25`, `1e-3`. YAML's and Swift's other forms (`010`,
/// `1_000`, `1:30`, `.nan`, `0x1p3`) are refused.
package enum Number {
  /// The number that a text is, or nothing. What is too large for a double is nothing.
  package static func parse(_ text: String) -> Double? {
    guard isDecimal(Array(text.utf8)), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// What should be written for a number that is written as people do: `.5`, `+0.5`, `−0.5` with a long minus sign; nothing
  /// for other texts.
  static func plainForm(of text: String) -> String? {
    var rest = text.replacing("\u{2212}", with: "-").replacing("\u{2013}", with: "-")[...]
    if rest.first == "+" { rest = rest.dropFirst() }
    let sign = rest.first == "-" ? "-" : ""
    rest = rest.dropFirst(sign.count)
    let plain = sign + (rest.first == "." ? "0" : "") + rest
    return plain != text && parse(plain) != nil ? plain : nil
  }

  /// The whole number that a text of digits is, or nothing.
  static func parseUnsigned(_ text: String) -> UInt64? {
    let digits = Array(text.utf8)
    guard !digits.isEmpty, digits.allSatisfy(isDigit), digits.count == 1 || digits[0] != zero else { return nil }
    return UInt64(text)
  }

  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool { (zero...UInt8(ascii: "9")).contains(byte) }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [-+]? [0-9]+)?`
  private static func isDecimal(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func takeDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leading = rest.first
    let whole = takeDigits()
    guard whole > 0, whole == 1 || leading != zero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension Int {
  /// The least power of two that is not below a number, from 1.
  var powerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }

  /// The whole number that a number is, without its decimals. Numbers of files can be anything: one that is too large for counts is
  /// the largest that is not, and what is no number is 0.
  package init(bounded value: Double) {
    let most = 1e15
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -most), most))
  }
}
