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
