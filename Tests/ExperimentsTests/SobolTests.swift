import Experiments
import Foundation
import Scenarios
import Testing

/// Sobol's sequence against SciPy 1.17.1, `scipy.stats.qmc.Sobol(d, scramble=False)`, and its use for sensitivity against
/// SALib 1.6.0.
@Suite struct SobolTests {
  private func sobol(_ dimensions: Int, _ samples: Int) -> any DesignPoints {
    var design = unitDesign(.sobol, factors: dimensions)
    design.samples = samples
    return points(of: design, seed: 1, isShifted: false)
  }

  private func saltelli(_ factors: Int, _ samples: Int, secondOrder: Bool) -> any DesignPoints {
    var design = unitDesign(.saltelli, factors: factors)
    (design.samples, design.secondOrder) = (samples, secondOrder)
    return points(of: design, seed: 1, isShifted: false)
  }

  @Test func theFirstPointsAreSciPys() {
    let expected: [[Double]] = [
      [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625], [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ]
    #expect(coordinates(sobol(6, 8)) == expected)
  }

  /// `Sobol(64, scramble=False).random(4096)`, as a fingerprint of all its numbers.
  @Test func allSixtyFourDimensionsAreSciPys() {
    var fingerprint = Fingerprint()
    for point in coordinates(sobol(64, 4096)) { fingerprint.add(point) }
    #expect(fingerprint.value == 18_031_842_352_878_986_021)
  }

  /// Points k · 1000003 mod 16000000 for k = 1 … 199: `fast_forward` and `random(1)` of 64 dimensions.
  @Test func pointsFarOutAreSciPys() {
    let points = sobol(64, Design.mostPoints)
    var fingerprint = Fingerprint()
    for k in 1..<200 {
      fingerprint.add(
        points[k * 1_000_003 % Design.mostPoints].map { value in
          if case .number(let number) = value { number } else { -1 }
        })
    }
    #expect(fingerprint.value == 580_667_493_094_996_517)
    #expect(points[5000][15] == .number(0.5306396484375))
    #expect(points[15_999_999][63] == .number(0.5458239912986755))
    #expect(points[1_000_003][32] == .number(0.6297388076782227))
  }

  /// `SALib.sample.sobol.sample(problem, 64, calc_second_order=…, scramble=False)` with five variables in 0 … 1.
  @Test(arguments: [
    (true, 768, 967_237_125_588_242_213 as UInt64), (false, 448, 2_253_726_862_608_855_589 as UInt64),
  ])
  func blocksAreSALibs(secondOrder: Bool, count: Int, expected: UInt64) {
    let points = saltelli(5, 64, secondOrder: secondOrder)
    var fingerprint = Fingerprint()
    for point in coordinates(points) { fingerprint.add(point) }
    #expect(points.count == count && fingerprint.value == expected)
  }

  @Test func rowsOfABlockHaveOneCoordinateOfTheOther() {
    let rows = coordinates(saltelli(3, 8, secondOrder: true))[16..<24].map(\.self)
    let (a, b) = (rows[0], rows[7])
    for factor in 0..<3 {
      var (ab, ba) = (a, b)
      ab[factor] = b[factor]
      ba[factor] = a[factor]
      #expect(rows[1 + factor] == ab && rows[4 + factor] == ba)
    }
    #expect(a != b)
  }

  /// The indices that SALib finds for Ishigami's function with 1024 base points, from our points.
  @Test func indicesOfAKnownFunctionAreSALibs() {
    var design = Design()
    (design.method, design.samples, design.secondOrder) = (.saltelli, 1024, true)
    design.factors = (0..<3).map {
      Factor(name: "x\($0)", domain: .range(from: -Double.pi, to: .pi, isInteger: false))
    }
    let all = coordinates(points(of: design, seed: 1, isShifted: false)).map { x in
      sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
    }
    let (middle, spread) = moments(all)
    let y = all.map { ($0 - middle) / spread.squareRoot() }
    func rows(_ row: Int) -> [Double] { stride(from: row, to: y.count, by: 8).map { y[$0] } }
    let (a, b) = (rows(0), rows(7))
    let variance = moments(a + b).variance
    let firsts = [0.332955105353173, 0.441313938544067, 0.018578437929573]
    let totals = [0.558179045711466, 0.443284584030348, 0.242149373354965]
    for factor in 0..<3 {
      let ab = rows(1 + factor)
      var (first, total) = (0.0, 0.0)
      for j in 0..<1024 {
        let change = ab[j] - a[j]
        first += b[j] * change / 1024
        total += change * change / 2048
      }
      #expect(abs(first / variance - firsts[factor]) < 1e-12)
      #expect(abs(total / variance - totals[factor]) < 1e-12)
    }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n)
  }

  @Test func morePointsKeepTheEarlierOnes() {
    let (few, many) = (coordinates(sobol(7, 100)), coordinates(sobol(7, 200)))
    #expect(many.prefix(100) == few[...])
    let (blocks, more) = (
      coordinates(saltelli(4, 16, secondOrder: false)), coordinates(saltelli(4, 32, secondOrder: false))
    )
    #expect(more.prefix(96) == blocks[...] && more.count == 192)
  }

  /// Without a shift the first base points are 22 copies of the lower corner, and of the middle.
  @Test(arguments: [(11, 256, true), (5, 64, false), (3, 16, true), (2, 8, false)])
  func shiftedPointsOfSaltelliAreDistinct(factors: Int, samples: Int, secondOrder: Bool) {
    var design = unitDesign(.saltelli, factors: factors)
    (design.samples, design.secondOrder) = (samples, secondOrder)
    let all = coordinates(points(of: design, seed: 3))
    #expect(Set(all).count == all.count)
    #expect(Set(coordinates(saltelli(factors, samples, secondOrder: secondOrder))).count < all.count)
    #expect(all == coordinates(points(of: design, seed: 3)) && all != coordinates(points(of: design, seed: 4)))
  }

  /// Each of 2ᵏ equal parts of every dimension has one of the first 2ᵏ points, shifted or not.
  @Test func aShiftKeepsPointsEven() {
    var design = unitDesign(.sobol, factors: 9)
    design.samples = 64
    let all = coordinates(points(of: design, seed: 8))
    #expect(all[0] != Array(repeating: 0, count: 9))
    for dimension in 0..<9 { #expect(Set(all.map { Int($0[dimension] * 64) }).count == 64) }
    design.samples = 128
    #expect(coordinates(points(of: design, seed: 8)).prefix(64) == all[...])
  }

  /// A million points of twelve factors, made as they are asked for.
  @Test func aMillionPointsTakeNoMemory() throws {
    let points = sobol(12, 1 << 20)
    #expect(points.count == 1_048_576)
    let before = try residentKilobytes()
    var sum = 0.0
    for point in stride(from: 0, to: points.count, by: 37) {
      if case .number(let value) = points[point][11] { sum += value }
    }
    #expect(abs(sum / Double(points.count / 37) - 0.5) < 0.01)
    #expect(try residentKilobytes() - before < 50_000)
  }

  private func residentKilobytes() throws -> Int {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(pages[1]) ?? 0) * 4
  }
}
