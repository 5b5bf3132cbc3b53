import Draws
import GroupDynamics
import Kernels

/// A Latin hypercube that grows by doubling: of n points, each of n equal strata of every factor contains one.
///
/// With n = m · 2ᵏ and m odd, m points come first, at random. They have a permutation of strata for each factor and a
/// random position within each stratum. Then the design is doubled k times. Every stratum splits into two halves, one
/// of which is empty, and the new points fill the empty ones in random order. So the first half of the points is the
/// design of half the size.
///
/// References: McKay, Beckman & Conover (1979), Technometrics 21, 239–245; Sallaberry, Helton & Hora (2008), Reliab.
/// Eng. Syst. Saf. 93, 1047–1059, for extending by doubling.
struct LatinHypercube: UnitPoints {
  let count: Int
  private let factors: Int
  /// The number of points before any doubling.
  private let first: Int
  /// The number of bits of a position within a stratum.
  private static let placeBits = 24
  /// The stratum of each point in each factor, among those at the time of its creation; factor after factor.
  private var strata: [UInt32] = []
  private let seed: UInt64

  /// Creates a design of 1 to 2²⁴ points. It keeps four bytes for each point of each factor.
  init(count: Int, factors: Int, seed: UInt64) {
    precondition((1...(1 << Self.placeBits)).contains(count), "1 to 16777216 points")
    (self.count, self.factors, self.seed) = (count, factors, seed)
    first = count >> count.trailingZeroBitCount
    strata.reserveCapacity(count * factors)
    for factor in 0..<factors { strata += column(factor) }
  }

  subscript(point: Int) -> [Double] {
    let total = Double(first << level(point))
    return (0..<factors).map { factor in
      let place = (Double(place(point, factor)) + 0.5) / Double(1 << Self.placeBits)
      return (Double(strata[factor * count + point]) + place) / total
    }
  }

  /// Returns how often the design had been doubled when a point was added.
  private func level(_ point: Int) -> Int {
    point < first ? 0 : Int.bitWidth - (point / first).leadingZeroBitCount
  }

  private func draw(_ point: Int, _ factor: Int) -> SIMD4<UInt32> {
    Philox.words(
      counter: SIMD4(UInt32(point), UInt32(factor), Purpose.designs.rawValue, DesignDraws.latinHypercube), key: seed)
  }

  /// Returns the position of a point in its stratum: 24 bits.
  private func place(_ point: Int, _ factor: Int) -> UInt32 { draw(point, factor).z >> UInt32(32 - Self.placeBits) }

  /// Returns the strata of a factor.
  private func column(_ factor: Int) -> [UInt32] {
    var column = (0..<UInt32(first)).map(\.self)
    shuffle(&column, from: 0, factor)
    var (size, doublings) = (first, 0)
    while size < count {
      doublings += 1
      var isTaken = [Bool](repeating: false, count: 2 * size)
      for point in 0..<size {
        let finer = doublings - level(point)
        let half = place(point, factor) >> UInt32(Self.placeBits - finer)
        isTaken[Int(column[point]) << finer + Int(half)] = true
      }
      column += (0..<UInt32(2 * size)).filter { !isTaken[Int($0)] }
      shuffle(&column, from: size, factor)
      size *= 2
    }
    return column
  }

  /// Puts the strata from a point on into random order.
  private func shuffle(_ column: inout [UInt32], from start: Int, _ factor: Int) {
    for point in stride(from: column.count - 1, to: start, by: -1) {
      let words = draw(point, factor)
      column.swapAt(point, start + DesignDraws.index(words.x, words.y, below: point - start + 1))
    }
  }
}

/// The draws of designs. Their addresses are (point or trajectory, factor, purpose, kind of design) under the seed as
/// key.
enum DesignDraws {
  static let latinHypercube: UInt32 = 0
  static let morris: UInt32 = 1
  static let sobol: UInt32 = 2

  /// Returns a whole number from 0. All are equally likely to 2⁻⁴⁰ for designs of up to 2²⁴ points.
  static func index(_ high: UInt32, _ low: UInt32, below count: Int) -> Int {
    Int((UInt64(high) << 32 | UInt64(low)).multipliedFullWidth(by: UInt64(count)).high)
  }
}
