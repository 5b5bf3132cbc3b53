import Draws
import Testing

/// Known answers of Philox4x32-10, as published with Random123.
@Suite struct PhiloxTests {
  @Test(arguments: [
    (SIMD4<UInt32>(0, 0, 0, 0), UInt64(0), SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    (
      SIMD4<UInt32>(repeating: .max), UInt64.max,
      SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), UInt64(0x299f_31d0_a409_3822),
      SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ])
  func knownAnswers(counter: SIMD4<UInt32>, key: UInt64, answer: SIMD4<UInt32>) {
    #expect(Philox.words(counter: counter, key: key) == answer)
  }

  @Test func uniformsLieInsideAndAreExactInSinglePrecisionBelowOneHalf() {
    for index in UInt32(0)..<1000 {
      let u = Philox.uniforms(counter: SIMD4(index, 1, 2, 3), key: 4)
      for k in 0..<4 {
        #expect(u[k] > 0 && u[k] < 1)
        if u[k] < 0.5 { #expect(Double(Float(u[k])) == u[k]) }
      }
    }
  }

  @Test func aUniformIsTheHighBitsAndAHalf() {
    let counter = SIMD4<UInt32>(7, 0, 1, 0)
    let word = Philox.words(counter: counter, key: 9)
    #expect(Philox.uniforms(counter: counter, key: 9).x == (Double(word.x >> 8) + 0.5) / 16_777_216)
  }

  @Test func normalsHaveMeanZeroAndDeviationOne() {
    var (sum, squares, cubes) = (0.0, 0.0, 0.0)
    let count = 50_000
    for index in 0..<UInt32(count / 4) {
      let z = Philox.normals(counter: SIMD4(index, 0, 1, 0), key: 11)
      for k in 0..<4 {
        sum += z[k]
        squares += z[k] * z[k]
        cubes += z[k] * z[k] * z[k]
      }
    }
    // Four standard errors: 1/√n, √(2/n), √(15/n).
    #expect(abs(sum / Double(count)) < 4 / Double(count).squareRoot())
    #expect(abs(squares / Double(count) - 1) < 4 * (2 / Double(count)).squareRoot())
    #expect(abs(cubes / Double(count)) < 4 * (15 / Double(count)).squareRoot())
  }
}
