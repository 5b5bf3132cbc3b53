import Draws
import GroupDynamics
import Kernels

/// Sobol's sequence in up to 64 dimensions, from its first point. Without a shift it gives the same numbers as
/// `scipy.stats.qmc.Sobol(scramble=False)`.
///
/// A seed shifts every dimension by random bits of its own (exclusive or). Points stay as even as they were, and none
/// is the corner 0 of all dimensions. No two dimensions have the same coordinate at the first points, which would make
/// points of `saltelli` equal.
///
/// References: Sobol (1967), USSR Comput. Math. Math. Phys. 7, 86–112; Antonov & Saleev (1979), ibid. 19, 252–256, for
/// the order by Gray code; Joe & Kuo (2008), see `SobolNumbers`; L'Ecuyer & Lemieux (2002), Modeling Uncertainty,
/// 419–474, for the random digital shift.
struct SobolSequence: Sendable {
  /// The number of dimensions.
  let dimensions: Int
  /// Direction numbers times 2³², 32 for each dimension.
  private let directions: [UInt32]
  /// The bits by which each dimension is shifted.
  private let shifts: [UInt32]

  /// Creates the sequence in 1 to 64 dimensions. `seed` is the key of the shift's draws; `nil` for the sequence itself.
  init(dimensions: Int, seed: UInt64?) {
    precondition((1...SobolNumbers.dimensions).contains(dimensions), "1 to \(SobolNumbers.dimensions) dimensions")
    self.dimensions = dimensions
    directions = (0..<dimensions).flatMap(Self.directions)
    shifts = (0..<dimensions).map { dimension in
      seed.map {
        Philox.words(counter: SIMD4(0, UInt32(dimension), Purpose.designs.rawValue, DesignDraws.sobol), key: $0).x
      } ?? 0
    }
  }

  /// Returns a coordinate of a point, both from 0; it is below 1.
  func coordinate(_ dimension: Int, of point: Int) -> Double {
    var gray = UInt32(point) ^ (UInt32(point) >> 1)
    var (bits, index) = (shifts[dimension], 32 * dimension)
    while gray != 0 {
      let zeros = gray.trailingZeroBitCount
      bits ^= directions[index + zeros]
      gray >>= UInt32(zeros) + 1
      index += zeros + 1
    }
    return Double(bits) / 4_294_967_296
  }

  /// Returns the 32 direction numbers of a dimension, by the recurrence of its primitive polynomial.
  private static func directions(_ dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - UInt32($0)) } }
    let (degree, inner, initial) = SobolNumbers.table[dimension - 1]
    var numbers = initial.enumerated().map { $1 << (31 - UInt32($0)) }
    for k in degree..<32 {
      var number = numbers[k - degree] ^ (numbers[k - degree] >> UInt32(degree))
      for j in 1..<max(degree, 1) where (inner >> UInt32(degree - 1 - j)) & 1 == 1 { number ^= numbers[k - j] }
      numbers.append(number)
    }
    return numbers
  }
}

/// The first points of Sobol's sequence.
struct SobolPoints: UnitPoints {
  let count: Int
  private let sequence: SobolSequence

  init(count: Int, dimensions: Int, seed: UInt64?) {
    self.count = count
    sequence = SobolSequence(dimensions: dimensions, seed: seed)
  }

  subscript(point: Int) -> [Double] { (0..<sequence.dimensions).map { sequence.coordinate($0, of: point) } }
}

/// The points for Sobol's indices of sensitivity, in SALib's order.
///
/// Each point of Sobol's sequence in twice as many dimensions as there are factors is a base point. A is its first
/// half, B its second. For every base point come A, and A with one coordinate of B for each factor. Indices of second
/// order add B with one coordinate of A for each factor. B comes last. More base points keep the earlier points as they
/// are.
///
/// Reference: Saltelli (2002), Comput. Phys. Commun. 145, 280–297.
struct SaltelliPoints: UnitPoints {
  let count: Int
  private let factors: Int
  private let block: Int
  private let sequence: SobolSequence

  init(samples: Int, factors: Int, secondOrder: Bool, seed: UInt64?) {
    self.factors = factors
    block = (secondOrder ? 2 * factors : factors) + 2
    count = samples * block
    sequence = SobolSequence(dimensions: 2 * factors, seed: seed)
  }

  subscript(point: Int) -> [Double] {
    let (base, row) = (point / block, point % block)
    let isMostlyB = row > factors
    // The factor that comes from the other half; −1 in A and B themselves.
    let other = row == 0 || row == block - 1 ? -1 : (row - 1) % factors
    return (0..<factors).map { factor in
      sequence.coordinate(isMostlyB == (factor == other) ? factor : factor + factors, of: base)
    }
  }
}
