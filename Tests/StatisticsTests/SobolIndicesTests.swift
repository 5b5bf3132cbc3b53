import Foundation
import Statistics
import Testing

/// Sobol's indices against the formulas written out again; SALib's values and known functions are in ExperimentsTests,
/// where the designs are.
@Suite struct SobolIndicesTests {
  private let none = BlockBootstrap(seed: 1, resamples: 0)

  /// Numbers that look random: blocks of a model with interactions, at places that have no order.
  private func values(_ count: Int) -> [Double] {
    (0..<count).map { place in
      let x = Double(place)
      return 3 + sin(12.9898 * x) * 5 + cos(78.233 * x * x)
    }
  }

  @Test(arguments: [true, false]) func indicesAreTheFormulas(secondOrder: Bool) throws {
    let size = SobolIndices.rows(factors: 3, secondOrder: secondOrder)
    #expect(size == (secondOrder ? 8 : 5))
    let values = values(40 * size)
    let found = SobolIndices(values, factors: 3, secondOrder: secondOrder, none)
    let mean = values.reduce(0, +) / Double(values.count)
    let spread = values.reduce(0) { $0 + pow($1 - mean, 2) } / Double(values.count)
    let y = values.map { ($0 - mean) / spread.squareRoot() }
    func row(_ place: Int) -> [Double] { stride(from: place, to: y.count, by: size).map { y[$0] } }
    func average(_ count: Int, _ term: (Int) -> Double) -> Double {
      (0..<count).reduce(0) { $0 + term($1) } / Double(count)
    }
    let (a, b) = (row(0), row(size - 1))
    let middle = average(40) { (a[$0] + b[$0]) / 2 }
    let v = average(40) { (pow(a[$0] - middle, 2) + pow(b[$0] - middle, 2)) / 2 }
    let first = (0..<3).map { i in average(40) { b[$0] * (row(1 + i)[$0] - a[$0]) } / v }
    for i in 0..<3 {
      let total = average(40) { pow(a[$0] - row(1 + i)[$0], 2) } / 2 / v
      #expect(abs(try #require(found.first[i]).value - first[i]) < 1e-12)
      #expect(abs(try #require(found.total[i]).value - total) < 1e-12)
    }
    #expect(found.second.map { [$0.first, $0.second] } == (secondOrder ? [[0, 1], [0, 2], [1, 2]] : []))
    for pair in found.second {
      let (ba, ab) = (row(4 + pair.first), row(1 + pair.second))
      let both = average(40) { ba[$0] * ab[$0] - a[$0] * b[$0] } / v
      let expected = both - first[pair.first] - first[pair.second]
      #expect(abs(try #require(pair.estimate).value - expected) < 1e-12)
    }
    #expect(found.blocks == 40 && found.validBlocks == 40 && found.dummyTotal == nil)
  }

  /// A sum of two factors at the four corners, each as often as another: half of the variance is each one's.
  @Test func aSumHasNoInteractions() throws {
    var values: [Double] = []
    for corner in 0..<16 {
      let (a, b) = ([corner & 1, corner >> 1 & 1], [corner >> 2 & 1, corner >> 3 & 1])
      let rows = [a, [b[0], a[1]], [a[0], b[1]], [a[0], b[1]], [b[0], a[1]], b]
      values += rows.map { Double($0[0] + $0[1]) }
    }
    let found = SobolIndices(values, factors: 2, secondOrder: true, none)
    for index in found.first + found.total { #expect(abs(try #require(index).value - 0.5) < 1e-12) }
    #expect(abs(try #require(found.second.first?.estimate).value) < 1e-12)
  }

  /// The rows of other blocks stay in their places, whichever row has no value.
  @Test(arguments: 0..<5) func aBlockWithoutAValueIsLeftOutWhole(row: Int) {
    var values = values(100)
    values[7 * 5 + row] = .nan
    let found = SobolIndices(values, factors: 3, secondOrder: false, none)
    let without = SobolIndices(Array(values[..<35] + values[40...]), factors: 3, secondOrder: false, none)
    #expect(found.first == without.first && found.total == without.total)
    #expect(found.blocks == 20 && found.validBlocks == 19 && found.first[0] != nil)
  }

  @Test func withMoreThanAThirdMissingThereIsNoIndex() {
    var values = values(60)
    for block in 0..<4 { values[5 * block] = .nan }
    #expect(SobolIndices(values, factors: 3, secondOrder: false, none).first.allSatisfy { $0 != nil })
    values[20] = .infinity
    let found = SobolIndices(values, factors: 3, secondOrder: false, none)
    #expect(found.first == [nil, nil, nil] && found.total == [nil, nil, nil] && found.validBlocks == 7)
  }

  @Test func nothingVariesAndNothingIsThere() {
    let bootstrap = BlockBootstrap(seed: 1)
    for values in [[Double](repeating: 0.1, count: 50), [], [1, 2, 3, 4, 5], [Double](repeating: .nan, count: 50)] {
      let found = SobolIndices(values, factors: 3, secondOrder: false, luck: nil, bootstrap)
      #expect(found.first == [nil, nil, nil] && found.total == [nil, nil, nil])
    }
  }

  /// A dummy is a factor whose AB is A with other luck.
  @Test func theDummyIsAFactorThatAddsLuckToA() throws {
    let values = values(40 * 5)
    let luck = stride(from: 0, to: values.count, by: 5).map { values[$0 + 2] - values[$0] }
    let found = SobolIndices(values, factors: 3, secondOrder: false, luck: luck, BlockBootstrap(seed: 3))
    let (first, total) = (try #require(found.dummyFirst), try #require(found.dummyTotal))
    #expect(abs(first.value - (try #require(found.first[1])).value) < 1e-12)
    #expect(abs(total.value - (try #require(found.total[1])).value) < 1e-12)
    #expect(abs(try #require(total.high) - (try #require(found.total[1]?.high))) < 1e-12)
    let squares = SobolIndices(
      values, factors: 3, secondOrder: false, luck: luck, luckSquares: luck.map { 3 * $0 * $0 }, none)
    #expect(abs(try #require(squares.dummyTotal).value - 3 * total.value) < 1e-12)
    #expect(try #require(squares.dummyFirst).value == first.value)
    let unknown = SobolIndices(values, factors: 3, secondOrder: false, luck: [.nan] + luck.dropFirst(), none)
    #expect(
      unknown.dummyFirst == nil && unknown.first == SobolIndices(values, factors: 3, secondOrder: false, none).first)
  }

  /// The percentile interval of a mean of n numbers: ± 1.96 sd/√n, and the same for the same seed.
  @Test func intervalsAreThoseOfTheBootstrap() throws {
    let values = values(400 * 3)
    let luck = (0..<400).map { values[3 * $0] }
    let found = SobolIndices(values, factors: 1, secondOrder: false, luck: luck, BlockBootstrap(seed: 7))
    let total = try #require(found.dummyTotal)
    let (low, high) = (try #require(total.low), try #require(total.high))
    #expect(low < total.value && total.value < high)
    let again = SobolIndices(values, factors: 1, secondOrder: false, luck: luck, BlockBootstrap(seed: 7))
    let other = SobolIndices(values, factors: 1, secondOrder: false, luck: luck, BlockBootstrap(seed: 8))
    #expect(again == found && other.dummyTotal?.low != low && other.dummyTotal?.value == total.value)
  }
}
