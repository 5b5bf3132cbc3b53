import Draws

/// Coefficients of a linear regression on all factors: of the numbers (SRC), or of their ranks (PRCC).
///
/// With R the correlations between factors and r those with the number, b = R⁻¹ r and R² = b·r:
///
///     SRCᵢ  = bᵢ, the standardised coefficient: standard deviations per standard deviation of the factor
///     PRCCᵢ = bᵢ / √(bᵢ² + (1 − R²) (R⁻¹)ᵢᵢ) of ranks, the partial correlation; equal numbers have their mean rank
///
/// SRC squared is the share of the variance that a factor explains only where the relation is linear (R² near 1) and factors
/// do not go together; PRCC asks the same of relations that go one way. The dummy is a column that has nothing to do with the
/// number: 1 … n in random order, many times; its value is their mean, its interval holds 95 % of them.
///
/// Edge cases: no value where fewer than two thirds of the points have one, or fewer than three more than there are factors;
/// where the number does not vary; where a factor is a combination of others (`dependent`); no PRCC of the dummy, and ±1 of
/// the others, where the fit is perfect.
///
/// References: Saltelli & Marivoet (1990), Reliab. Eng. Syst. Saf. 28, 229–253; Marino et al. (2008), J. Theor. Biol. 254,
/// 178–196. Checked by values of NumPy, pingouin and statsmodels.
public struct RegressionSensitivity: Sendable, Equatable {
  /// Coefficient of each factor.
  public let coefficients: [Estimate?]
  /// Share of the variance (of ranks, for PRCC) that all factors together explain.
  public let r2: Estimate?
  /// That of a dummy.
  public let dummy: Estimate?
  /// The first factor that is a combination of those before it, or does not vary.
  public let dependent: Int?
  /// Points, and those of which there is a number.
  public let points, validPoints: Int

  private static let dummies = 1000

  /// Creates one from numbers and, for each factor, a column of its values.
  ///
  /// - Parameters:
  ///   - y: one number a point; not a number where there is none.
  ///   - factors: columns as long as that; all are numbers.
  ///   - ranked: whether ranks are taken, for PRCC.
  ///   - seed: seed of the dummies' draws.
  ///   - bootstrap: resampling for the intervals.
  public init(_ y: [Double], factors: [[Double]], ranked: Bool, seed: UInt64, _ bootstrap: BlockBootstrap) {
    let valid = y.indices.filter { y[$0].isFinite }
    (points, validPoints) = (y.count, valid.count)
    let columns = (factors + [y]).map { column in RegressionColumn(valid.map { column[$0] }, ranked: ranked) }
    let ones = [Double](repeating: 1, count: valid.count)
    let fit = Fit(columns, ones)
    dependent = valid.isEmpty ? nil : fit.dependent
    guard !factors.isEmpty, Estimate.isEnough(valid.count, of: y.count), valid.count >= factors.count + 3,
      fit.dependent == nil,
      fit.r2 != nil
    else {
      coefficients = Array(repeating: nil, count: factors.count)
      (r2, dummy) = (nil, nil)
      return
    }
    let all = bootstrap.estimates(blocks: valid.count) { weights in
      let fit = Fit(columns, weights)
      let numbers = ranked ? fit.partial : fit.coefficients
      return numbers.isEmpty ? [Double](repeating: .nan, count: factors.count + 1) : numbers + [fit.r2 ?? .nan]
    }
    coefficients = Array(all.prefix(factors.count))
    r2 = all.last ?? nil
    dummy = Self.dummy(
      fit, count: valid.count, ranked: ranked, Resampling(seed: seed, stream: ResamplingStream.dummies.rawValue))
  }

  private static func dummy(_ fit: Fit, count: Int, ranked: Bool, _ draws: Resampling) -> Estimate? {
    let drawn = (0..<dummies).compactMap { turn in
      fit.ofDummy(draws.order(of: count, turn: turn).map(Double.init), partial: ranked)
    }.sorted()
    guard drawn.count == dummies else { return nil }
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    return Estimate(mean, low: quantile(ofSorted: drawn, 0.025), high: quantile(ofSorted: drawn, 0.975))
  }
}

/// A regression of the last column on the others.
private struct Fit {
  /// Standardised coefficients, and partial correlations; none where there is no fit.
  private(set) var coefficients: [Double] = [], partial: [Double] = []
  private(set) var r2: Double?
  /// A column that does not vary or is a combination of those before it.
  private(set) var dependent: Int?
  private var standard: [[Double]] = []
  private var inverse: [Double] = []

  init(_ columns: [RegressionColumn], _ weights: [Double]) {
    let kept = weights.indices.filter { weights[$0] > 0 }
    let some = columns.map { $0.standard(weights) }
    let factors = columns.count - 1
    if let constant = some.prefix(factors).firstIndex(where: { $0 == nil }) {
      dependent = constant
      return
    }
    // The square root of the weight on both sides of a product.
    standard = some.compactMap { column in
      column.map { column in kept.map { column[$0] * weights[$0].squareRoot() } }
    }
    var matrix = [Double](repeating: 1, count: factors * factors)
    for i in 0..<factors {
      for j in 0..<i {
        let product = Self.product(standard[i], standard[j])
        (matrix[i * factors + j], matrix[j * factors + i]) = (product, product)
      }
    }
    guard let inverse = InverseCorrelations(matrix, size: factors) else {
      dependent = InverseCorrelations.dependentRow(matrix, size: factors)
      return
    }
    guard standard.count == columns.count else { return }
    self.inverse = inverse.values
    let r = (0..<factors).map { Self.product(standard[$0], standard[factors]) }
    coefficients = times(r)
    let explained = min(1, zip(coefficients, r).reduce(0) { $0 + $1.0 * $1.1 })
    r2 = explained
    partial = coefficients.indices.map { i in
      let b = coefficients[i]
      return b / (b * b + (1 - explained) * self.inverse[i * factors + i]).squareRoot()
    }
  }

  /// The coefficient, or the partial correlation, that one more column would have; `nil` where the fit is perfect.
  func ofDummy(_ column: [Double], partial: Bool) -> Double? {
    let ones = [Double](repeating: 1, count: column.count)
    guard let r2, let dummy = RegressionColumn(column, ranked: false).standard(ones) else { return nil }
    let factors = coefficients.count
    let r = (0..<factors).map { Self.product(standard[$0], dummy) }
    let own = 1 - zip(times(r), r).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = Self.product(standard[factors], dummy) - zip(coefficients, r).reduce(0) { $0 + $1.0 * $1.1 }
    let value = partial ? rest / (own * (1 - r2)).squareRoot() : rest / own
    return value.isFinite ? value : nil
  }

  private func times(_ r: [Double]) -> [Double] {
    r.indices.map { i in r.indices.reduce(0) { $0 + inverse[i * r.count + $1] * r[$1] } }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
  }
}
