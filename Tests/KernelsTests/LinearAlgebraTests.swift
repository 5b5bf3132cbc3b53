import Foundation
import Kernels
import Testing

@Suite struct LinearAlgebraTests {
  private static func matrix(_ rows: Int, _ columns: Int, _ shift: Double) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for k in matrix.elements.indices { matrix.elements[k] = sin(Double(k) * 1.7 + shift) }
    return matrix
  }

  @Test(arguments: [1, 2, 3, 8, 33, 64, 65, 100])
  func bothProductsEqualTheSum(size: Int) {
    let (a, b) = (Self.matrix(size, size, 0), Self.matrix(size, size, 1))
    var (loops, blas, picked) = (Matrix(square: size), Matrix(square: size), Matrix(square: size))
    LinearAlgebra.multiplyInLoops(a, b, into: &loops)
    LinearAlgebra.multiplyByBLAS(a, b, into: &blas)
    LinearAlgebra.multiply(a, b, into: &picked)
    for i in 0..<size {
      for j in 0..<size {
        let sum = (0..<size).reduce(0.0) { $0 + a[i, $1] * b[$1, j] }
        #expect(abs(loops[i, j] - sum) < 1e-12)
        #expect(abs(blas[i, j] - sum) < 1e-12)
      }
    }
    #expect(picked == (size < LinearAlgebra.blasFrom ? loops : blas))
  }

  @Test func productsOfOtherShapes() {
    let (a, b) = (Self.matrix(3, 5, 0), Self.matrix(5, 2, 1))
    var (loops, blas) = (Matrix(rows: 3, columns: 2), Matrix(rows: 3, columns: 2))
    LinearAlgebra.multiplyInLoops(a, b, into: &loops)
    LinearAlgebra.multiplyByBLAS(a, b, into: &blas)
    for k in loops.elements.indices { #expect(abs(loops.elements[k] - blas.elements[k]) < 1e-14) }
  }

  @Test(arguments: [1, 2, 5, 30])
  func theLeadingEigenvectorIsOneAndOfTheLargestEigenvalue(size: Int) throws {
    var symmetric = Matrix(square: size)
    let other = Self.matrix(size, size, 2)
    for i in 0..<size { for j in 0..<size { symmetric[i, j] = other[i, j] + other[j, i] } }
    let v = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: symmetric))
    let image = (0..<size).map { i in (0..<size).reduce(0.0) { $0 + symmetric[i, $1] * v[$1] } }
    let value = zip(image, v).reduce(0.0) { $0 + $1.0 * $1.1 }
    for i in 0..<size { #expect(abs(image[i] - value * v[i]) < 1e-10) }
    // No other direction has a larger Rayleigh quotient.
    for trial in 0..<200 {
      let w = (0..<size).map { sin(Double($0 * 31 + trial + 1) * 0.7) }
      let square = w.reduce(0.0) { $0 + $1 * $1 }
      let form = (0..<size).reduce(0.0) { total, i in
        total + w[i] * (0..<size).reduce(0.0) { $0 + symmetric[i, $1] * w[$1] }
      }
      #expect(form / square <= value + 1e-10)
    }
  }

  @Test func twoCampsHaveOppositeSigns() throws {
    var sentiment = Matrix(square: 6)
    for i in 0..<6 { for j in 0..<6 where i != j { sentiment[i, j] = i % 2 == j % 2 ? 0.8 : -0.6 } }
    let v = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: sentiment))
    for i in 0..<6 { #expect((v[i] > 0) == (v[i % 2] > 0)) }
    #expect((v[0] > 0) != (v[1] > 0))
  }
}

/// The vector of small matrices, by which factions are told, against LAPACK's and at its edges.
@Suite struct LeadingEigenvectorTests {
  private static func symmetric(_ size: Int, _ element: (Int, Int) -> Double) -> Matrix {
    var matrix = Matrix(square: size)
    for i in 0..<size { for j in 0...i { (matrix[i, j], matrix[j, i]) = (element(i, j), element(i, j)) } }
    return matrix
  }

  /// Numbers between -1 and 1 that have no order.
  private static func noise(_ i: Int, _ j: Int, _ seed: Int) -> Double {
    let x = sin(Double(i * 127 + j * 311 + seed * 74)) * 43758.5453
    return 2 * (x - x.rounded(.down)) - 1
  }

  @Test(arguments: 1...64) func itIsLAPACKsUpToItsSign(size: Int) throws {
    for seed in 0..<8 {
      let matrix = Self.symmetric(size) { i, j in i == j ? 0 : Self.noise(i, j, seed) }
      let ours = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: matrix))
      let theirs = try #require(LinearAlgebra.leadingEigenvectorByLAPACK(matrix))
      let product = zip(ours, theirs).reduce(0.0) { $0 + $1.0 * $1.1 }
      #expect(abs(abs(product) - 1) < 1e-10, "seed \(seed)")
      #expect(ours.first { $0 != 0 } ?? 0 > 0)
    }
  }

  /// A gap of 10⁻⁶ between the two largest eigenvalues, and ties that are far apart in size.
  @Test func closeEigenvaluesAndSmallTiesAreToldApart() throws {
    for gap in [1e-3, 1e-6, 1e-9] {
      let matrix = Self.symmetric(8) { i, j in
        i == j ? 0 : (i < 4) == (j < 4) ? (i < 4 ? 0.5 : 0.5 - gap) : 1e-14
      }
      let v = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: matrix))
      #expect(v[0..<4].allSatisfy { abs($0 - 0.5) < 1e-4 } && v[4...].allSatisfy { abs($0) < 1e-3 }, "\(gap)")
    }
  }

  /// Where several vectors will do, a rule says which.
  @Test func ofManyThatWillDoOneIsTaken() throws {
    func vector(_ size: Int, _ element: @escaping (Int, Int) -> Double) throws -> [Double] {
      try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: Self.symmetric(size, element)))
    }
    #expect(try vector(5) { _, _ in 0 } == [0, 0, 0, 0, 1])
    #expect(try vector(3) { i, j in i == j ? 2 : 0 } == [0, 0, 1])
    // Two camps that know nothing of each other: the last of them, without a trace of the first.
    let camps = try vector(6) { i, j in i != j && (i < 3) == (j < 3) ? 0.4 : 0 }
    #expect(camps[0..<3].allSatisfy { $0 == 0 } || camps[3...].allSatisfy { $0 == 0 })
    #expect(camps.allSatisfy { $0 >= 0 })
    // All dislike all alike: every vector that sums to 0 will do.
    let all = try vector(6) { i, j in i == j ? 0 : -0.3 }
    #expect(abs(all.reduce(0, +)) < 1e-12 && abs(all.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
    let half = 0.5.squareRoot()
    let pair = try vector(2) { i, j in i == j ? 0 : -1 }
    #expect(abs(pair[0] - half) < 1e-15 && abs(pair[1] + half) < 1e-15)
  }

  @Test func sizesOfElementsDoNotMatterAndWhatIsNotANumberEnds() throws {
    let matrix = Self.symmetric(7) { i, j in i == j ? 0 : Self.noise(i, j, 3) }
    let usual = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: matrix))
    for power in [-300, -20, 20, 300] {
      var scaled = matrix
      for k in scaled.elements.indices { scaled.elements[k] *= Double(sign: .plus, exponent: power, significand: 1) }
      let other = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: scaled))
      #expect(zip(usual, other).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    for bad in [Double.nan, .infinity] {
      var broken = matrix
      (broken[2, 3], broken[3, 2]) = (bad, bad)
      #expect(LinearAlgebra.leadingEigenvector(ofSymmetric: broken)?.count == 7)
    }
  }

  /// The same bits everywhere: a sum of the vector's bits that was computed on x86-64.
  @Test func theBitsAreTheSameEverywhere() throws {
    var sum: UInt64 = 0
    for size in [2, 5, 8, 30, 64] {
      let matrix = Self.symmetric(size) { i, j in i == j ? 0 : Double((i * 7 + j * 13) % 11 - 5) / 8 }
      let v = try #require(LinearAlgebra.leadingEigenvector(ofSymmetric: matrix))
      for x in v { sum = sum &* 31 &+ x.bitPattern }
    }
    #expect(sum == 15_074_315_114_483_388_748)
  }
}
