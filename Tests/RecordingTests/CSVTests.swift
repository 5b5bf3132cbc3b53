import Recording
import Testing

@Suite struct CSVTests {
  private func row(_ fill: (inout CSVRows) -> Void) -> String {
    var rows = CSVRows()
    fill(&rows)
    rows.end()
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  private func text(_ number: Double) -> String { String(row { $0.append(number) }.dropLast()) }

  /// Doubles of every size, from all bit patterns alike: exponents, signs and subnormals; then numbers as they occur.
  private static let numbers: [Double] = {
    var random = SplitMix(state: 20_260_101)
    var numbers = (0..<20_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    numbers += (0..<2000).map { _ in Double(bitPattern: random.next() >> 12) }
    numbers += (0..<5000).map { _ in Double(random.next() >> 11) * 0x1p-53 }
    numbers += (0..<2000).map { _ in Double(Int64(bitPattern: random.next()) >> 8) }
    numbers += (0..<2000).map { Double($0) / 1000 } + (-330...308).compactMap { Double("1e\($0)") }
    numbers += (15...22).flatMap { e in ["1", "1.5", "9.999999999999999", "-7"].compactMap { Double("\($0)e\(e)") } }
    numbers += [0, 1, -1, 0x1p53, 0x1p53 - 1, 0x1p53 + 2, -0x1p63, 0x1p63, 0x1p64, 1e15, 1e15 - 1, 1e15 + 1, 1e16 - 2]
    numbers += [.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .pi, 0.1, 0.3, 1.0 / 3]
    return numbers
  }()

  @Test func numbersReadBackToTheSameDouble() {
    for number in Self.numbers { #expect(Double(text(number)) == number) }
  }

  @Test func numbersAreNeverLongerThanSwiftsDescription() {
    for number in Self.numbers { #expect(text(number).utf8.count <= number.description.utf8.count) }
  }

  /// Numbers between 10⁻⁴ and 10⁶ take a way of their own, which must end where the standard library's does: at numbers of
  /// every size, with many digits and few, beside powers of two and of ten, and halfway between two short ones.
  @Test func numbersOfTheUsualSizesAreWrittenAsSwiftDescribesThem() {
    var random = SplitMix(state: 20_260_102)
    func compare(_ number: Double) {
      guard abs(number) >= 1e-4, number != number.rounded() else { return }
      #expect(text(number) == number.description)
      compared.append(number)
    }
    var compared: [Double] = []
    for _ in 0..<100_000 {
      let bits = random.next()
      let exponent = UInt64(1009 + Int(bits >> 52) % 34) << 52
      let significand = bits & (1 << 52 - 1)
      compare(Double(bitPattern: exponent | significand))
      compare(-Double(bitPattern: exponent | significand & (.max << (random.next() % 52))))
      compare(Double(Float(bitPattern: 0x3F00_0000 | UInt32(bits >> 41))) - 0.5)
      compare(Double(bits % 100_000) / Double(1 + (bits >> 40) % 1000))
    }
    let edges =
      (-14...20).map { Double(sign: .plus, exponent: $0, significand: 1) } + (-4...6).map { Double("1e\($0)") ?? 0 }
    for edge in edges { for number in [edge.nextDown, edge, edge.nextUp] { compare(number) } }
    compared += [0, 1, -1, 8, 1e15, 1e-5, 1e300, .nan, -.infinity, 0.5, -0.0, 0x1p53]
    let many = row { $0.append(compared[...]) }
    #expect(many == row { for number in compared { $0.append(number) } })
    let after = row {
      $0.append("a")
      $0.append([0.25, 2, .nan])
      $0.append("b")
    }
    #expect(after == "a,0.25,2,,b\n")
  }

  /// `-0` would read back to the bit, but says something that nobody means.
  @Test func minusZeroIsZero() { #expect(text(-0.0) == "0") }

  @Test(
    arguments: [
      (8, "8"), (-8, "-8"), (0.5, "0.5"), (1e-5, "1e-5"), (1.5e-10, "1.5e-10"), (123_456.75, "123456.75"),
      (999_999_999_999_999, "999999999999999"), (1e15, "1000000000000000"), (1_234_567_890_123_456, "1234567890123456"),
      (1e16, "1e16"), (1.5e20, "1.5e20"), (-1e22, "-1e22"), (.leastNonzeroMagnitude, "5e-324"), (1e100, "1e100"),
    ] as [(Double, String)])
  func numbersAreWrittenPlainly(number: Double, expected: String) { #expect(text(number) == expected) }

  @Test func whatIsMissingOrNotFiniteIsEmpty() {
    let line = row {
      $0.append(nil as Double?)
      $0.append(Double.nan)
      $0.append(Double.infinity)
      $0.append(-Double.infinity)
      $0.append(nil as Int?)
      $0.append(nil as Bool?)
      $0.append("")
    }
    #expect(line == ",,,,,,\n")
  }

  @Test func flagsAreOneAndZeroAndSeedsHaveAllTheirDigits() {
    let line = row {
      $0.append(true)
      $0.append(false)
      $0.append(UInt64.max)
      $0.append(Int.min)
      $0.append(RunID(point: 1234, replicate: 7))
    }
    #expect(line == "1,0,18446744073709551615,-9223372036854775808,p1234r7\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("two words", "two words"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("a\rb", "\"a\rb\""), ("\"", "\"\"\"\""), ("é;ü", "é;ü"),
  ])
  func textIsQuotedWhereItMustBe(text: String, expected: String) {
    #expect(row { $0.append(text) } == expected + "\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("=a,b", "\"'=a,b\""),
    ("=\"x\"", "\"'=\"\"x\"\"\""), ("a=1", "a=1"), ("'=1", "''=1"), ("''=1", "'''=1"), ("'a", "'a"), ("''", "''"),
    ("\t=1", "'\t=1"), ("\r1", "\"'\r1\""),
    ("＝1", "'＝1"), ("＠a", "'＠a"), ("é=1", "é=1"), (" =1", " =1"),
  ])
  func textThatASpreadsheetWouldComputeIsMadeInert(text: String, expected: String) {
    #expect(row { $0.append(text) } == expected + "\n")
  }

  @Test func rowsAreCountedAndTakenOver() {
    var (first, second) = (CSVRows(), CSVRows())
    first.append("a")
    first.append(1)
    first.end()
    second.append("b")
    second.append(2)
    second.end()
    first.append(contentsOf: second)
    first.append("c")
    first.end()
    #expect(String(decoding: first.bytes, as: UTF8.self) == "a,1\nb,2\nc\n")
    #expect(first.count == 3)
  }
}

/// SplitMix64: the same numbers in every run of the tests.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
