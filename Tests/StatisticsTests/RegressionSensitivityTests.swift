import Statistics
import Testing

/// PRCC and SRC against NumPy, SciPy, pingouin and statsmodels.
@Suite struct RegressionSensitivityTests {
  private typealias Golden = SensitivityGolden
  private let none = BlockBootstrap(seed: 1, resamples: 0)
  private let columns = (0..<3).map { factor in Golden.x.map { $0[factor] } }

  private func found(
    _ y: [Double], _ factors: [[Double]], ranked: Bool, resamples: Int = 0
  ) -> RegressionSensitivity {
    RegressionSensitivity(y, factors: factors, ranked: ranked, seed: 5, BlockBootstrap(seed: 5, resamples: resamples))
  }

  @Test func partialRankCorrelationsAreNumPysAndPingouins() throws {
    let prcc = found(Golden.y, columns, ranked: true).coefficients
    for factor in 0..<3 {
      let value = try #require(prcc[factor]).value
      #expect(abs(value / Golden.prcc[factor] - 1) < 1e-12)
      // Pingouin's own way to them loses some digits: it is 4e-15 off NumPy's.
      #expect(abs(value / Golden.prccOfPingouin[factor] - 1) < 1e-11)
    }
  }

  @Test func standardisedCoefficientsAndR2AreStatsmodels() throws {
    let src = found(Golden.y, columns, ranked: false)
    #expect(abs(try #require(src.r2).value / Golden.r2 - 1) < 1e-12)
    for factor in 0..<3 {
      #expect(abs(try #require(src.coefficients[factor]).value / Golden.src[factor] - 1) < 1e-12)
    }
    // Of ranks: SRRC. Without ties the ranks are numbers like others.
    func ranks(_ numbers: [Double]) -> [Double] { numbers.map { one in Double(numbers.count { $0 <= one }) } }
    let srrc = found(ranks(Golden.y), columns.map(ranks), ranked: false)
    for factor in 0..<3 {
      #expect(abs(try #require(srrc.coefficients[factor]).value / Golden.srrc[factor] - 1) < 1e-12)
    }
  }

  /// Of one factor the partial correlation is Spearman's, with mean ranks for ties: 8 of 10 − … by hand:
  /// ranks 1.5, 1.5, 3, 4.5, 4.5 and 1, 2, 3, 4, 5 have r = 9/√(9 · 10).
  @Test func tiesHaveTheirMeanRank() throws {
    let prcc = found([10, 20, 30, 40, 50], [[1, 1, 2, 7, 7]], ranked: true)
    #expect(abs(try #require(prcc.coefficients[0]).value - 9 / 90.0.squareRoot()) < 1e-12)
  }

  @Test func ranksAloneMatter() {
    let one = found(Golden.y, columns, ranked: true)
    let other = found(Golden.y.map { $0 * $0 * $0 }, columns.map { $0.map { 1 / (2 - $0) } }, ranked: true)
    #expect(one.coefficients == other.coefficients)
  }

  @Test func pointsWithoutAValueAreCounted() {
    var y = Golden.y
    (y[3], y[17]) = (.nan, .infinity)
    let kept = y.indices.filter { y[$0].isFinite }
    let some = found(y, columns, ranked: true)
    let without = found(kept.map { y[$0] }, columns.map { column in kept.map { column[$0] } }, ranked: true)
    #expect(some.coefficients == without.coefficients && some.points == 40 && some.validPoints == 38)
    for place in 0..<14 { y[place] = .nan }
    #expect(found(y, columns, ranked: true).coefficients == [nil, nil, nil])
  }

  @Test func aFactorThatIsACombinationOfOthersIsNamed() {
    let sum = zip(columns[0], columns[1]).map { 2 * $0 - $1 }
    let src = found(Golden.y, columns + [sum], ranked: false)
    #expect(src.dependent == 3 && src.coefficients == [nil, nil, nil, nil] && src.r2 == nil)
    #expect(found(Golden.y, [columns[0], columns[0]], ranked: true).dependent == 1)
    #expect(found(Golden.y, [columns[0], Array(repeating: 0.3, count: 40)], ranked: true).dependent == 1)
    #expect(found(Golden.y, columns, ranked: true).dependent == nil)
  }

  @Test func edgesHaveNoValueAndDoNotStop() throws {
    for ranked in [true, false] {
      #expect(found(Array(repeating: 0.1, count: 40), columns, ranked: ranked).coefficients == [nil, nil, nil])
      #expect(found([], [[], [], []], ranked: ranked).coefficients == [nil, nil, nil])
      #expect(
        found([1, 2, 3, 5, 4], columns.map { Array($0.prefix(5)) }, ranked: ranked).coefficients == [nil, nil, nil])
      let exact = found(columns[0].map { 3 * $0 - 1 }, columns, ranked: ranked, resamples: 50)
      #expect(try #require(exact.r2).value > 1 - 1e-12 && (try #require(exact.r2)).value <= 1)
      #expect(try #require(exact.coefficients[0]).value > 0.999)
    }
  }

  /// Random columns have a partial correlation of about 1/√(n − 2 − k), k being the factors.
  @Test func theDummyIsWhatRandomColumnsReach() throws {
    for ranked in [true, false] {
      let dummy = try #require(found(Golden.y, columns, ranked: ranked).dummy)
      let rest = ranked ? 1 : (1 - Golden.r2).squareRoot()
      let (low, high) = (try #require(dummy.low), try #require(dummy.high))
      let usual = 1.96 * rest / 35.0.squareRoot()
      #expect(abs(dummy.value) < 0.03 * rest && abs(low / -usual - 1) < 0.15 && abs(high / usual - 1) < 0.15)
    }
  }

  /// By Fisher's transformation: the bootstrap of 40 points is about as wide.
  @Test func intervalsAreThoseOfTheBootstrap() throws {
    let prcc = found(Golden.y, columns, ranked: true, resamples: 1000)
    let weak = try #require(prcc.coefficients[2])
    let (low, high) = (try #require(weak.low), try #require(weak.high))
    #expect(low < weak.value && weak.value < high && (0.35...0.9).contains(high - low))
    #expect(prcc == found(Golden.y, columns, ranked: true, resamples: 1000))
  }
}
