/// The eigenvector of the largest eigenvalue of a small symmetric matrix. It has the same bits on every machine, uses
/// no library, and takes a number of steps that depends on the size alone.
///
/// Householder's reflections make the matrix tridiagonal (Golub & Van Loan 2013, 8.3.1), and Sturm's count encloses the
/// eigenvalue (8.4.1). The vector comes from one twisted factorization (Dhillon & Parlett 2004). So there is no start
/// vector that might be orthogonal to it, and no iteration that might not end. Cost: 4/3 n³ operations.
///
/// If several vectors qualify, these rules choose one:
/// - The sign is such that the first component that is not 0 is positive.
/// - If blocks of the tridiagonal matrix share the largest eigenvalue (apart from rounding), the last of them gives the
///   vector, as in LAPACK. A matrix of zeros gives the last unit vector.
/// - Components that are smaller than rounding (n · 2⁻⁵²) are 0.
enum LeadingEigenvector {
  /// Returns the vector, of length 1. It reads the lower triangle of a matrix with at least one row. Elements that are
  /// not finite give a vector of zeros.
  static func compute(_ matrix: Matrix) -> [Double] {
    let n = matrix.rows
    let largest = matrix.elements.reduce(0.0) { max($0, abs($1)) }
    guard largest.isFinite else { return [Double](repeating: 0, count: n) }
    var reduced = Tridiagonal(matrix, scale: largest > 0 ? 1 / largest : 1)
    let block = reduced.leadingBlock()
    var vector = [Double](repeating: 0, count: n)
    reduced.solve(block.rows, above: block.value, into: &vector)
    reduced.turnBack(&vector)
    let smallest = Double(n) * 0x1p-52
    for i in 0..<n where abs(vector[i]) < smallest { vector[i] = 0 }
    if let first = vector.first(where: { $0 != 0 }), first < 0 { for i in 0..<n { vector[i] = -vector[i] } }
    return vector
  }
}

/// A symmetric matrix made tridiagonal, with the reflections that made it so.
private struct Tridiagonal {
  private var a: [Double]
  private let n: Int
  private var diagonal: [Double]
  /// The elements below the diagonal; element i belongs to rows i and i + 1.
  private var off: [Double]
  /// The factor 2 / |v|² of each reflection, 0 if there was nothing to reflect.
  private var factors: [Double]
  /// The working memory of a reflection.
  private var p: [Double]

  /// Reduces the columns from the first to the last but two. Reflection k has its vector in column k, rows k + 1 on.
  init(_ matrix: Matrix, scale: Double) {
    n = matrix.rows
    a = matrix.elements.map { $0 * scale }
    diagonal = [Double](repeating: 0, count: n)
    off = [Double](repeating: 0, count: max(n - 1, 0))
    factors = [Double](repeating: 0, count: n)
    p = factors
    for k in 0..<n {
      diagonal[k] = a[k * n + k]
      guard k + 1 < n else { break }
      off[k] = a[(k + 1) * n + k]
      if k + 2 < n { reflect(k) }
    }
  }

  private mutating func reflect(_ k: Int) {
    var rest = 0.0
    for i in k + 2..<n { rest += a[i * n + k] * a[i * n + k] }
    guard rest > 0 else { return }
    let first = a[(k + 1) * n + k]
    let length = (first * first + rest).squareRoot()
    let head = first >= 0 ? first + length : first - length
    off[k] = first >= 0 ? -length : length
    a[(k + 1) * n + k] = head
    let factor = 2 / (head * head + rest)
    factors[k] = factor
    // A becomes A − v wᵀ − w vᵀ with w = p − (factor/2 · pᵀv) v and p = factor · A v, in the lower triangle.
    for i in k + 1..<n {
      var sum = 0.0
      for j in k + 1...i { sum += a[i * n + j] * a[j * n + k] }
      for j in i + 1..<max(n, i + 1) { sum += a[j * n + i] * a[j * n + k] }
      p[i] = factor * sum
    }
    var product = 0.0
    for i in k + 1..<n { product += p[i] * a[i * n + k] }
    let half = factor / 2 * product
    for i in k + 1..<n { p[i] -= half * a[i * n + k] }
    for i in k + 1..<n {
      let (v, w) = (a[i * n + k], p[i])
      for j in k + 1...i { a[i * n + j] -= v * p[j] + w * a[j * n + k] }
    }
  }

  /// Returns the rows of the block with the largest eigenvalue, and a bound just above that. If several blocks share
  /// it, the last one is chosen. Off-diagonal elements no larger than rounding separate the blocks, and become 0.
  mutating func leadingBlock() -> (rows: Range<Int>, value: Double) {
    var size = 0.0
    for i in 0..<n {
      size = max(size, abs(diagonal[i]) + (i > 0 ? abs(off[i - 1]) : 0) + (i < n - 1 ? abs(off[i]) : 0))
    }
    let rounding = Double(n) * 0x1p-52 * size
    var (best, start): ((rows: Range<Int>, value: Double)?, Int) = (nil, 0)
    for i in 0..<n where i == n - 1 || abs(off[i]) <= rounding {
      if i < n - 1 { off[i] = 0 }
      let rows = start..<i + 1
      let value = largestEigenvalue(rows, size)
      if best.map({ value >= $0.value - 4 * rounding }) ?? true { best = (rows, max(value, best?.value ?? value)) }
      start = i + 1
    }
    guard let best else { return (0..<n, size) }
    return (best.rows, largestEigenvalue(best.rows, size))
  }

  /// Returns an upper bound of the largest eigenvalue. It halves the interval around the eigenvalue until that is as
  /// narrow as rounding.
  private func largestEigenvalue(_ rows: Range<Int>, _ size: Double) -> Double {
    var (low, high) = (-size, size + Double(n) * 0x1p-52 * size + Double.leastNormalMagnitude)
    if rows.count == 1 { return diagonal[rows.lowerBound] }
    while true {
      let middle = low + (high - low) / 2
      if high - low <= 0x1p-56 * size || middle <= low || middle >= high { return high }
      if isAbove(rows, middle) { high = middle } else { low = middle }
    }
  }

  /// Returns whether every eigenvalue of a block is below a number: then every pivot of T − x is negative.
  private func isAbove(_ rows: Range<Int>, _ x: Double) -> Bool {
    var pivot = diagonal[rows.lowerBound] - x
    for i in rows.dropFirst() {
      if pivot >= 0 { return false }
      pivot = diagonal[i] - x - off[i - 1] * off[i - 1] / pivot
    }
    return pivot < 0
  }

  /// Computes the vector of a block for a number just above its largest eigenvalue, of length 1. The factorizations
  /// from the top and from the bottom meet at the pivot nearest to 0. There the vector is 1, and the rest follows from
  /// it.
  func solve(_ rows: Range<Int>, above value: Double, into vector: inout [Double]) {
    let (first, last) = (rows.lowerBound, rows.upperBound - 1)
    // Every pivot is below 0; rounding must not make it 0. Elements are of size 1.
    let most = -0x1p-60
    var (down, up) = (vector, vector)
    down[first] = min(most, diagonal[first] - value)
    for i in rows.dropFirst() { down[i] = min(most, diagonal[i] - value - off[i - 1] * off[i - 1] / down[i - 1]) }
    up[last] = min(most, diagonal[last] - value)
    for i in rows.reversed().dropFirst() { up[i] = min(most, diagonal[i] - value - off[i] * off[i] / up[i + 1]) }
    var (twist, least) = (first, Double.infinity)
    for i in rows {
      let pivot = abs(down[i] + up[i] - (diagonal[i] - value))
      if pivot < least { (twist, least) = (i, pivot) }
    }
    vector[twist] = 1
    for i in (first..<twist).reversed() { vector[i] = -off[i] / down[i] * vector[i + 1] }
    for i in twist + 1..<max(last + 1, twist + 1) { vector[i] = -off[i - 1] / up[i] * vector[i - 1] }
    normalize(&vector)
  }

  /// Applies the reflections, the last first.
  func turnBack(_ vector: inout [Double]) {
    for k in (0..<max(n - 2, 0)).reversed() where factors[k] != 0 {
      var sum = 0.0
      for i in k + 1..<n { sum += a[i * n + k] * vector[i] }
      let amount = factors[k] * sum
      for i in k + 1..<n { vector[i] -= amount * a[i * n + k] }
    }
    normalize(&vector)
  }

  private func normalize(_ vector: inout [Double]) {
    var square = 0.0
    for x in vector { square += x * x }
    guard square > 0 else { return }
    let length = square.squareRoot()
    for i in vector.indices { vector[i] /= length }
  }
}
