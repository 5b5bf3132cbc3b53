/// The shortest decimal digits that read back to the same double, for the numbers that fill tables. It is several times
/// as fast as `Double.description`, and gives the same text.
///
/// A double is m · 2^−q with a whole m below 2⁵³. For one from 10⁻⁴ to 10⁶ there is a k with which it is 10ᵏ times a
/// number with 17 digits before the point. m · 5ᵏ has at most 102 bits, so all that follows is exact. The decimal
/// numbers that read back to the double are those nearer than half a unit of m. The one with the fewest digits is
/// chosen, and of several the nearest (Steele & White 1990, How to print floating-point numbers accurately).
struct ShortestDigits {
  /// Seventeen digits as a whole number, the first not 0, and the count of zeros at the end.
  private let digits: UInt64
  private let zeros: Int
  /// The power of ten of the first digit.
  private let decade: Int

  private static let powersOfTen = [1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]
  private static let powersOfFive: [UInt64] = [
    1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125,
    6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125,
    95_367_431_640_625,
  ]

  /// Creates the digits of a number that is not whole. Returns `nil` for one that is too small, too large or below 0,
  /// or if two answers are equally near. Then the standard library has to be asked.
  init?(_ number: Double) {
    guard number >= 1e-4, number < 1e6 else { return nil }
    let exponent = Int(number.exponentBitPattern) - 1023
    // log₁₀ of the power of two, rounded down; one more if the number has reached the next power of ten.
    var decade = (exponent * 1233) >> 12
    if number >= Self.powersOfTen[decade + 5] { decade += 1 }
    let k = 16 - decade
    // In units of the product, a unit of the 17 digits is 2^shift, and half a unit of m is 5ᵏ / 2.
    let five = Self.powersOfFive[k]
    let product = (number.significandBitPattern | 1 << 52).multipliedFullWidth(by: five)
    let shift = UInt64(truncatingIfNeeded: 52 - exponent - k)
    let whole = product.high << (64 - shift) | product.low >> shift
    let rest = product.low & (1 << shift - 1)
    guard rest << 1 != 1 << shift else { return nil }
    var digits = rest << 1 > 1 << shift ? whole + 1 : whole
    var zeros = 0
    // One digit less, as long as the number reads back.
    var (above, left, unit) = (whole, UInt64(0), UInt64(1))
    while true {
      let next = above / 10
      left += (above - 10 * next) * unit
      (above, unit) = (next, 10 * unit)
      let isUp = left << 1 >= unit
      let distance = isUp ? unit - left : left
      // Half a unit of m is never more than 11.2 units of the 17 digits.
      guard distance <= 12 else { break }
      if distance << 1 == unit, rest == 0 { return nil }
      let twice = (isUp ? distance << shift - rest : distance << shift + rest) << 1
      if twice == five { return nil }
      guard twice < five else { break }
      digits = (isUp ? above + 1 : above) * unit
      zeros += 1
    }
    (self.digits, self.zeros, self.decade) = (digits, zeros, decade)
  }

  /// The number of bytes that `write` may touch.
  static let mostBytes = 24

  /// Writes the text, such as `0.25`, to memory with `mostBytes` bytes. Returns its end.
  func write(to text: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    let (first, others) = digits.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
    let (high, low) = others.quotientAndRemainder(dividingBy: 100_000_000)
    let letters = (
      UInt8(ascii: "0") + UInt8(truncatingIfNeeded: first), Self.text(ofEight: high), Self.text(ofEight: low)
    )
    func write(_ others: UnsafeMutableRawPointer) {
      others.storeBytes(of: letters.1.littleEndian, as: UInt64.self)
      (others + 8).storeBytes(of: letters.2.littleEndian, as: UInt64.self)
    }
    if decade < 0 {
      text.storeBytes(of: Self.zeroPoint.littleEndian, as: UInt64.self)
      let start = text + 1 - decade
      start.storeBytes(of: letters.0, as: UInt8.self)
      write(start + 1)
      return start + 17 - zeros
    }
    // Written as if one digit were before the point; then the other digits before it follow.
    write(text + 2)
    text.storeBytes(of: letters.0, as: UInt8.self)
    for place in 0..<decade {
      (text + 1 + place).storeBytes(of: UInt8(truncatingIfNeeded: letters.1 >> UInt64(8 * place)), as: UInt8.self)
    }
    (text + 1 + decade).storeBytes(of: UInt8(ascii: "."), as: UInt8.self)
    return text + 18 - zeros
  }

  /// The text `0.000000`, the first byte lowest.
  private static let zeroPoint: UInt64 = 0x3030_3030_3030_2E30

  /// Returns a number below 10⁸ as eight digits, the first lowest. It divides into halves at the same time, then
  /// quarters, then eighths.
  private static func text(ofEight number: UInt64) -> UInt64 {
    let fours = number / 10_000 | (number % 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x7F_0000_007F
    let twos = hundreds | (fours &- 100 &* hundreds) << 16
    let tens = (twos &* 103) >> 10 & 0xF_000F_000F_000F
    return (tens | (twos &- 10 &* tens) << 8) | 0x3030_3030_3030_3030
  }
}
