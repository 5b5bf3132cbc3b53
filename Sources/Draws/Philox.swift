import Foundation

/// The counter-based generator Philox4x32-10. It gives four words for an address and keeps no state.
///
/// Reference: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3. SC '11.
public enum Philox {
  /// Returns four words of 32 bits for a counter and a key.
  ///
  /// - Parameters:
  ///   - counter: the address, four words, the lowest first.
  ///   - key: its low half is the first key word, its high half the second.
  @inlinable
  public static func words(counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<UInt32> {
    // Separate words, since every round would take a vector of four apart and put it together again.
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = UInt64(0xD251_1F53) &* UInt64(c0)
      let p1 = UInt64(0xCD9E_8D57) &* UInt64(c2)
      c0 = UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: p1)
      c2 = UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: p0)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// Returns four uniforms in (0, 1), each ((word >> 8) + ½) / 2²⁴. They have 25 bits, so single precision represents
  /// those below ½ exactly and rounds those above.
  @inlinable
  public static func uniforms(counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<Double> {
    let word = words(counter: counter, key: key)
    return SIMD4(uniform(word.x), uniform(word.y), uniform(word.z), uniform(word.w))
  }

  @inlinable
  static func uniform(_ word: UInt32) -> Double { (Double(word >> 8) + 0.5) / 16_777_216 }

  /// Returns four standard normals: Box–Muller on the uniform pairs (0, 1) and (2, 3), cosine first.
  public static func normals(counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<Double> {
    let u = uniforms(counter: counter, key: key)
    let (r, s) = ((-2 * log(u.x)).squareRoot(), (-2 * log(u.z)).squareRoot())
    let (a, b) = (2 * Double.pi * u.y, 2 * Double.pi * u.w)
    return SIMD4(r * cos(a), r * sin(a), s * cos(b), s * sin(b))
  }

  /// Returns the first of the four normals.
  public static func normal(counter: SIMD4<UInt32>, key: UInt64) -> Double {
    let u = uniforms(counter: counter, key: key)
    return (-2 * log(u.x)).squareRoot() * cos(2 * Double.pi * u.y)
  }
}
