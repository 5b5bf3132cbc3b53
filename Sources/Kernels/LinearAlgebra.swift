import Machine

/// Matrix products and eigenvectors, through OpenBLAS where that is faster.
public enum LinearAlgebra {
  /// The size from which products and eigenvectors go through OpenBLAS.
  ///
  /// BLAS is faster from about six rows on, but its last bits depend on the processor. Up to 64 members the product is
  /// a small part of a tick, so the same bits everywhere are worth more. Above that, BLAS is several times as fast.
  public static let blasFrom = 65

  /// Makes sure that OpenBLAS is available and has memory, before any work that needs it begins. Throws
  /// `SystemRefusal`.
  public static func prepare() throws(SystemRefusal) {
    _ = try OpenBLAS.loaded.get()
  }

  /// The memory that OpenBLAS takes for each thread that multiplies, in bytes.
  public static var blasBytes: Int { OpenBLAS.memoryNeeded }

  /// The name of the BLAS, with the processor type that it has picked. For large groups it is part of the arithmetic.
  public static var library: String { OpenBLAS.shared.description }

  /// Computes `c = a · b` for square matrices of one size. Allocates nothing.
  public static func multiply(_ a: Matrix, _ b: Matrix, into c: inout Matrix) {
    if a.rows < blasFrom { multiplyInLoops(a, b, into: &c) } else { multiplyByBLAS(a, b, into: &c) }
  }

  /// Computes the product by cblas_dgemm.
  package static func multiplyByBLAS(_ a: Matrix, _ b: Matrix, into c: inout Matrix) {
    precondition(a.columns == b.rows && c.rows == a.rows && c.columns == b.columns, "shapes do not fit")
    let (m, n, k) = (Int32(a.rows), Int32(b.columns), Int32(a.columns))
    let (order, plain) = (OpenBLAS.rowMajor, OpenBLAS.notTransposed)
    OpenBLAS.shared.call {
      $0.doubleProduct(order, plain, plain, m, n, k, 1, a.elements, k, b.elements, n, 0, &c.elements, n)
    }
  }

  /// Computes the product row by row, each sum in order and without fused operations. It has the same bits on every
  /// machine.
  package static func multiplyInLoops(_ a: Matrix, _ b: Matrix, into c: inout Matrix) {
    precondition(a.columns == b.rows && c.rows == a.rows && c.columns == b.columns, "shapes do not fit")
    let (n, left, right) = (b.columns, a.elements.span, b.elements.span)
    var result = c.elements.mutableSpan
    for i in 0..<a.rows {
      for j in 0..<n { result[i * n + j] = 0 }
      for k in 0..<a.columns {
        let factor = left[i * a.columns + k]
        let row = right.extracting(k * n..<(k + 1) * n)
        for j in 0..<n { result[i * n + j] += factor * row[j] }
      }
    }
  }

  /// Returns the eigenvector of the largest eigenvalue of a symmetric matrix, of length 1.
  ///
  /// Up to 64 rows `LeadingEigenvector` computes it, with the same bits on every machine; above that, LAPACK does. Its
  /// sign is not determined. Returns `nil` for an empty matrix, or if LAPACK does not succeed.
  public static func leadingEigenvector(ofSymmetric matrix: Matrix) -> [Double]? {
    precondition(matrix.rows == matrix.columns, "not square")
    guard matrix.rows > 0 else { return nil }
    return matrix.rows < blasFrom ? LeadingEigenvector.compute(matrix) : leadingEigenvectorByLAPACK(matrix)
  }

  /// Returns the same eigenvector by LAPACK's `dsyevr`, which reads the lower triangle.
  package static func leadingEigenvectorByLAPACK(_ matrix: Matrix) -> [Double]? {
    var (size, found, info, tolerance) = (Int32(matrix.rows), Int32(0), Int32(0), 0.0)
    var (unusedLow, unusedHigh) = (0.0, 0.0)
    var (a, values) = (matrix.elements, [Double](repeating: 0, count: matrix.rows))
    var vector = [Double](repeating: 0, count: matrix.rows)
    var support = [Int32](repeating: 0, count: 2)
    var workSize = Int32(26 * matrix.rows)
    var integerWorkSize = Int32(10 * matrix.rows)
    var work = [Double](repeating: 0, count: Int(workSize))
    var integerWork = [Int32](repeating: 0, count: Int(integerWorkSize))
    var (first, leading) = (size, size)
    OpenBLAS.shared.call {
      $0.eigenvectors(
        "V", "I", "U", &size, &a, &leading, &unusedLow, &unusedHigh, &first, &first, &tolerance, &found, &values,
        &vector, &leading, &support, &work, &workSize, &integerWork, &integerWorkSize, &info, 1, 1, 1)
    }
    return info == 0 && found == 1 ? vector : nil
  }
}
