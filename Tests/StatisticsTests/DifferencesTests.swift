import Statistics
import Testing

@Suite struct DifferencesTests {
  /// By statsmodels (`ttost_paired`, `ttost_ind` with unequal variances).
  @Test func equivalence() throws {
    let paired = PairedDifference(Reference.a, Reference.b)
    let apart = IndependentDifference(Reference.a, Reference.b)
    let (one, other) = (try #require(paired.equivalence(margin: 0.15)), try #require(apart.equivalence(margin: 0.15)))
    #expect(isNear(one.p, 0.012377196535142857, 1e-9) && one.isEquivalent)
    #expect(isNear(other.p, 0.046954198752930665, 1e-9) && other.isEquivalent)
    #expect(one.interval == paired.interval(confidence: 0.9) && other.interval == apart.interval(confidence: 0.9))
    // p at the level is the margin at the end of the interval.
    for (test, margin) in [
      (paired.equivalence, -one.interval.lowerBound), (apart.equivalence, -other.interval.lowerBound),
    ] {
      #expect(isNear(try #require(test(margin, 0.05)).p, 0.05, 1e-9))
      #expect(try #require(test(margin * 1.001, 0.05)).isEquivalent)
      #expect(try !#require(test(margin * 0.999, 0.05)).isEquivalent)
    }
  }

  @Test func equivalenceThatCannotBe() {
    let (same, apart) = (PairedDifference([1, 2], [1.5, 2.5]), IndependentDifference([1, 1], [1.5, 1.5]))
    for (inside, outside) in [
      (same.equivalence(margin: 0.6), same.equivalence(margin: 0.5)),
      (apart.equivalence(margin: 0.6), apart.equivalence(margin: 0.5)),
    ] {
      // Nothing varies, and so nothing says how sure the difference is.
      #expect(inside == nil && outside == nil)
    }
    for margin in [0, -1, Double.nan] { #expect(same.equivalence(margin: margin) == nil) }
    #expect(same.equivalence(margin: 1, level: 0.5) == nil && same.equivalence(margin: 1, level: 0) == nil)
    #expect(PairedDifference([1], [2]).equivalence(margin: 1) == nil)
    #expect(IndependentDifference([1], [2, 3]).equivalence(margin: 1) == nil)
  }

  @Test func ofNoneOneConstantAndMissingNumbers() {
    for (a, b) in [([], [1, 2]), ([1], [2, 3]), ([1, 2], [])] as [([Double], [Double])] {
      let apart = IndependentDifference(a, b)
      #expect(
        apart.t == nil && apart.p == nil && apart.degrees == nil && apart.interval() == nil && apart.hedgesG == nil)
      #expect((apart.difference == nil) == (a.isEmpty || b.isEmpty))
    }
    // Numbers that a sum does not hold exactly.
    let still = IndependentDifference(Array(repeating: 0.1, count: 10), Array(repeating: 0.3, count: 7))
    #expect(still.difference == 0.3 - 0.1 && still.t == nil && still.p == nil && still.hedgesG == nil)
    #expect(still.interval() == nil)
    let half = IndependentDifference([1, 1, 1], [1, 2, 4])
    #expect(isNear(half.degrees, 2) && half.p != nil)
    let missing = IndependentDifference([1, .nan], [1, 2])
    #expect(missing.interval() == nil && missing.p.map(\.isNaN) != false && missing.equivalence(margin: 1) == nil)
    #expect(IndependentDifference([1, .infinity], [1, 2]).interval() == nil)
  }

  @Test func ofPairsThatCannotBeTested() {
    let none = PairedDifference([], [])
    #expect(
      none.t == nil && none.p == nil && none.dz == nil && none.varianceReduction == nil && none.correlation == nil)
    let alike = PairedDifference([1, 2, 3], [1.5, 2.5, 3.5])
    #expect(alike.t == nil && alike.p == nil && alike.dz == nil && alike.varianceReduction == 1)
    let still = PairedDifference([2, 2, 2], [5, 5, 5])
    #expect(still.varianceReduction == nil && still.correlation == nil && still.interval() == nil)
    let missing = PairedDifference([1, .nan, 2], [1, 2, 3])
    #expect(missing.interval() == nil && missing.p.map(\.isNaN) != false && missing.sign == 0)
    #expect(PairedDifference([1, 2, 3], [4, 6]).difference.count == 2)
  }

  /// One by one or all at once, it is the same.
  @Test func takenOneByOne() {
    var pairs = PairedDifference()
    for (a, b) in zip(Reference.a, Reference.b) { pairs.add(a, b) }
    let whole = PairedDifference(Reference.a, Reference.b)
    #expect(isNear(pairs.t, whole.t ?? .nan) && isNear(pairs.correlation, whole.correlation ?? .nan))
    #expect(isNear(pairs.varianceReduction, whole.varianceReduction ?? .nan) && isNear(pairs.dz, whole.dz ?? .nan))
  }

  @Test func spreadsAndQuantilesOfFewNumbers() {
    #expect(Spread([]) == Spread() && Spread([]).interval() == nil && Spread([4]).variance == nil)
    #expect(
      Spread([4]).interval() == nil && Spread([4, 4]).interval() == nil && Spread([1, .nan]).interval() == nil)
    #expect(Spread(Array(repeating: 0.1, count: 10)).mean == 0.1 && Spread([0.1, 0.1, 0.1]).variance == 0)
    #expect(
      quantile(ofSorted: [], 0.5) == nil && quantile(ofSorted: [3], 0.2) == 3 && quantile(ofSorted: [1, 2], 1) == 2)
    #expect(quantile(ofSorted: [1, 2], -0.1) == nil && quantile(ofSorted: [1, 2], .nan) == nil)
  }

  /// By SciPy, counted up.
  @Test(arguments: [(0.1, 1.0, 0.95, 387), (0.5, 1, 0.95, 18), (10, 1, 0.95, 2), (1e-3, 1, 0.99, 6_634_901)])
  func runsNeeded(half: Double, sd: Double, confidence: Double, expected: Int) throws {
    let runs = try #require(RunsNeeded.count(halfWidth: half, standardDeviation: sd, confidence: confidence))
    #expect(runs == expected)
  }

  @Test func runsThatCannotBeSaid() {
    #expect(RunsNeeded.count(halfWidth: 1, standardDeviation: 0) == 2)
    for half in [0, -1, Double.nan] { #expect(RunsNeeded.count(halfWidth: half, standardDeviation: 1) == nil) }
    for sd in [-1, Double.nan, .infinity] { #expect(RunsNeeded.count(halfWidth: 1, standardDeviation: sd) == nil) }
    for confidence in [0, 1, Double.nan] {
      #expect(RunsNeeded.count(halfWidth: 1, standardDeviation: 1, confidence: confidence) == nil)
    }
    #expect(RunsNeeded.count(halfWidth: 1e-9, standardDeviation: 1) == nil)
  }

  @Test func adjustmentLeavesOutWhatIsMissing() {
    for adjustment in Adjustment.allCases {
      let adjusted = adjustment.adjusted([.nan, 0.01, 0.02, .nan])
      #expect(adjusted[0].isNaN && adjusted[3].isNaN)
      #expect(Array(adjusted[1...2]) == adjustment.adjusted([0.01, 0.02]))
      #expect(adjustment.adjusted([]) == [] && adjustment.adjusted([0.03]) == [0.03])
      #expect(adjustment.adjusted([0.04, 0.04, 0.04]).allSatisfy { $0 == adjustment.adjusted([0.04, 0.04, 0.04])[0] })
    }
  }
}
