/// Sobol's indices of sensitivity: shares of a number's variance over the design.
///
/// For each base point the design has A, A with one coordinate of B for every factor (AB), for second order also B with one
/// coordinate of A (BA), and B. With Y ← (Y − mean)/sd over all rows and V the variance of A and B together, divided by
/// their count:
///
///     first order   S1ᵢ  = mean(B (ABᵢ − A)) / V
///     total         STᵢ  = ½ mean((A − ABᵢ)²) / V
///     second order  S2ᵢⱼ = mean(BAᵢ ABⱼ − A B) / V − S1ᵢ − S1ⱼ
///
/// A dummy, a factor that does nothing but give a point other random numbers, has the same two with A + d in place of AB, where d is
/// what other random numbers change, and its square the one expected: see `PointNumbers`. A base point of which a row has no value is left out whole.
///
/// Edge cases: no value where fewer than two thirds of the base points, or than two, are left, or nothing varies. Estimates
/// may lie a little below 0 or above 1.
///
/// References: Saltelli (2002), Comput. Phys. Commun. 145, 280–297; Saltelli et al. (2010), ibid. 181, 259–270; Jansen (1999),
/// ibid. 117, 35–43. Checked by SALib's values and two functions whose indices are known.
public struct SobolIndices: Sendable, Equatable {
  /// Two factors, from 0, and the share that is theirs together and neither's alone.
  public struct Pair: Sendable, Equatable {
    /// The two factors.
    public let first, second: Int
    /// The second-order index.
    public let estimate: Estimate?
  }

  /// For each factor, the share of variance that it explains alone, and the share with all interactions.
  public let first, total: [Estimate?]
  /// Every pair of factors; none without second order.
  public let second: [Pair]
  /// Those of the dummy.
  public let dummyFirst, dummyTotal: Estimate?
  /// Base points, and those of which every row has a value.
  public let blocks, validBlocks: Int

  /// Rows of a block.
  public static func rows(factors: Int, secondOrder: Bool) -> Int { (secondOrder ? 2 : 1) * factors + 2 }

  /// Creates one from values in the order of the design.
  ///
  /// - Parameters:
  ///   - values: one for each row; not a number if it is missing. Rows after the last whole block are ignored.
  ///   - factors: number of factors.
  ///   - secondOrder: whether the design has rows for second-order indices.
  ///   - luck: difference by chance in A of each block; `nil` if it is not known.
  ///   - luckSquares: its expected square; `nil` for that of `luck`.
  ///   - bootstrap: resampling for the intervals.
  public init(
    _ values: [Double], factors: Int, secondOrder: Bool, luck: [Double]? = nil, luckSquares: [Double]? = nil,
    _ bootstrap: BlockBootstrap
  ) {
    let size = Self.rows(factors: factors, secondOrder: secondOrder)
    blocks = values.count / size
    let valid = (0..<blocks).filter { block in values[block * size..<(block + 1) * size].allSatisfy(\.isFinite) }
    validBlocks = valid.count
    let rows = valid.flatMap { values[$0 * size..<($0 + 1) * size] }
    let pairs = secondOrder ? (0..<factors).flatMap { i in (i + 1..<factors).map { (i, $0) } } : []
    guard Estimate.isEnough(valid.count, of: blocks), let scale = Scale(rows) else {
      (first, total) = (Array(repeating: nil, count: factors), Array(repeating: nil, count: factors))
      second = pairs.map { Pair(first: $0.0, second: $0.1, estimate: nil) }
      (dummyFirst, dummyTotal) = (nil, nil)
      return
    }
    let other = luck.map { luck in valid.map { luck[$0] / scale.sd } } ?? []
    let squares =
      luckSquares.map { squares in valid.map { squares[$0] / (scale.sd * scale.sd) } } ?? other.map { $0 * $0 }
    let hasDummy = !other.isEmpty && (other + squares).allSatisfy(\.isFinite)
    let terms = Terms(
      rows.map(scale.standard), size: size, factors, pairs, other: hasDummy ? Array(zip(other, squares)) : nil)
    let all = bootstrap.estimates(blocks: valid.count, terms.indices)
    first = Array(all[..<factors])
    total = Array(all[factors..<2 * factors])
    second = pairs.enumerated().map { Pair(first: $1.0, second: $1.1, estimate: all[2 * factors + $0]) }
    (dummyFirst, dummyTotal) = hasDummy ? (all[all.count - 2], all[all.count - 1]) : (nil, nil)
  }

  /// Mean and standard deviation, divided by n; nothing where all numbers are the same.
  private struct Scale {
    let mean, sd: Double

    init?(_ values: [Double]) {
      guard let one = values.first, values.contains(where: { $0 != one }) else { return nil }
      let mean = values.reduce(0, +) / Double(values.count)
      let sd = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
      (self.mean, self.sd) = (mean, sd)
      guard sd > 0 else { return nil }
    }

    func standard(_ value: Double) -> Double { (value - mean) / sd }
  }

  /// What every index is a mean of, by block, so that a resample needs sums alone.
  private struct Terms {
    private let count, factors: Int
    private let pairs: [(Int, Int)]
    /// Of each block: A + B, A² + B², then of each factor B (AB − A) and (A − AB)²/2, of each pair BA AB − A B, and of the
    /// dummy what a factor has.
    private let terms: [Double]
    private var width: Int { terms.count / count }
    private let hasDummy: Bool

    init(_ rows: [Double], size: Int, _ factors: Int, _ pairs: [(Int, Int)], other: [(change: Double, square: Double)]?)
    {
      (self.factors, self.pairs, count, hasDummy) = (factors, pairs, rows.count / size, other != nil)
      terms = (0..<rows.count / size).flatMap { block in
        let row = rows[block * size..<(block + 1) * size].map(\.self)
        let (a, b) = (row[0], row[size - 1])
        let changes = (1...max(1, factors)).prefix(factors).map { row[$0] - a }
        var terms = [a + b, a * a + b * b]
        terms += changes.map { b * $0 }
        terms += changes.map { $0 * $0 / 2 }
        terms += pairs.map { row[1 + factors + $0.0] * row[1 + $0.1] - a * b }
        if let other { terms += [b * other[block].change, other[block].square / 2] }
        return terms
      }
    }

    /// First order, total, second order, and the dummy's two, for weights of the blocks.
    func indices(_ weights: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: width)
      var all = 0.0
      for block in 0..<count where weights[block] > 0 {
        let weight = weights[block]
        all += weight
        for term in 0..<width { sums[term] += weight * terms[block * width + term] }
      }
      let mean = sums[0] / (2 * all)
      let variance = sums[1] / (2 * all) - mean * mean
      // Rows are standardised: less than this is rounding.
      guard variance > 1e-12 else { return [Double](repeating: .nan, count: width - 2) }
      var indices = sums.dropFirst(2).map { $0 / all / variance }
      for (place, pair) in pairs.enumerated() {
        indices[2 * factors + place] -= indices[pair.0] + indices[pair.1]
      }
      return indices
    }
  }
}
