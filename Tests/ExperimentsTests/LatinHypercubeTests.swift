import Experiments
import Scenarios
import Testing

/// A Latin hypercube: one point in each stratum of each factor, however many points there are.
@Suite struct LatinHypercubeTests {
  private func columns(_ count: Int, factors: Int = 3, seed: UInt64 = 1) -> [[Double]] {
    var design = unitDesign(.lhs, factors: factors)
    design.samples = count
    let rows = coordinates(points(of: design, seed: seed))
    return (0..<factors).map { factor in rows.map { $0[factor] } }
  }

  /// Whether every stratum of a column holds one point.
  private func isLatin(_ column: [Double]) -> Bool {
    let n = Double(column.count)
    return Set(column.map { Int($0 * n) }) == Set(0..<column.count) && column.allSatisfy { 0 < $0 && $0 < 1 }
  }

  @Test(arguments: Array(1...70) + [96, 100, 127, 128, 255, 500, 1000, 1024, 4096, 6144, 65536, 99_999])
  func everyStratumHoldsOnePoint(count: Int) {
    for column in columns(count) { #expect(isLatin(column)) }
  }

  @Test func aColumnThatIsNotLatinIsSeen() {
    var column = columns(100)[0]
    column[0] = column[1]
    #expect(!isLatin(column))
  }

  @Test(arguments: [1, 3, 25, 64]) func theFirstHalfIsTheDesignOfHalfTheSize(count: Int) {
    for doublings in 1...4 {
      let (few, many) = (columns(count << (doublings - 1)), columns(count << doublings))
      for (a, b) in zip(few, many) { #expect(b.prefix(a.count) == a[...]) }
    }
  }

  @Test func seedsAndFactorsDiffer() {
    let (one, two) = (columns(64, seed: 1), columns(64, seed: 2))
    #expect(one[0] != two[0] && one[0] != one[1] && one[1] != one[2])
    #expect(one == columns(64, seed: 1))
    // Another factor leaves the columns before it alone.
    #expect(columns(64, factors: 5).prefix(3) == one[...])
  }

  /// Factors must not follow each other, nor the order of the points: with 4096 points a correlation of chance lies within
  /// 4.5 / √4096 = 0.07.
  @Test func columnsAreNotCorrelated() {
    let order = (0..<4096).map(Double.init)
    let all = columns(4096, factors: 6) + [order]
    for (i, a) in all.enumerated() { for b in all[..<i] { #expect(abs(correlation(a, b)) < 0.07) } }
    // Nor within what the last doubling added.
    let added = columns(4096, factors: 6).map { Array($0.suffix(2048)) } + [Array(order.prefix(2048))]
    for (i, a) in added.enumerated() { for b in added[..<i] { #expect(abs(correlation(a, b)) < 0.1) } }
  }

  /// Places within strata are even: mean ½, variance 1/12.
  @Test func placesWithinStrataAreEven() {
    let places = columns(8192).flatMap { column in column.map { ($0 * 8192).truncatingRemainder(dividingBy: 1) } }
    let n = Double(places.count)
    let mean = places.reduce(0, +) / n
    let variance = places.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / n
    #expect(abs(mean - 0.5) < 4.5 * (1 / (12 * n)).squareRoot())
    #expect(abs(variance - 1.0 / 12) < 4.5 * (1 / (180 * n)).squareRoot())
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    let products = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }.reduce(0, +)
    let (ssA, ssB) = (
      a.map { ($0 - meanA) * ($0 - meanA) }.reduce(0, +), b.map { ($0 - meanB) * ($0 - meanB) }.reduce(0, +)
    )
    return products / (ssA * ssB).squareRoot()
  }
}
