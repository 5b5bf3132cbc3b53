import Statistics
import Testing

@Suite struct RanksTests {
  /// By SciPy (`mannwhitneyu`, exact).
  @Test func exactMannWhitney() {
    let (a, b) = ((1...25).map { Double($0) }, (1...25).map { Double($0) + 6.5 })
    let test = MannWhitney(a, b)
    #expect(test?.u == 625 - 171 && test?.isExact == true && isNear(test?.p, 0.00549521438434097, 1e-12))
    let uneven = MannWhitney((1...5).map { Double($0) }, (1...45).map { Double($0) + 2.5 })
    #expect(uneven?.u == 225 - 3 && uneven?.isExact == true && isNear(uneven?.p, 6.607638430025109e-06, 1e-12))
    #expect(MannWhitney(a, (1...26).map { Double($0) + 6.5 })?.isExact == false)
  }

  /// All orders of 4 and 3 numbers, counted one by one.
  @Test func everyOrderOfAFew() throws {
    let tests = try (0..<128).filter { $0.nonzeroBitCount == 3 }.map { (bits: Int) -> MannWhitney in
      let isB = { (place: Int) -> Bool in bits >> place & 1 == 1 }
      let (a, b) = ((0..<7).filter { !isB($0) }, (0..<7).filter(isB))
      return try #require(MannWhitney(a.map(Double.init), b.map(Double.init)))
    }
    #expect(tests.count == 35)
    for test in tests {
      let asFar = tests.count { abs($0.u - 6) >= abs(test.u - 6) }
      #expect(isNear(test.p, Double(asFar) / 35))
    }
  }

  /// By SciPy (`wilcoxon`).
  @Test func signedRanks() throws {
    let few = try #require(WilcoxonSignedRank([0.3, -0.1, 0.7, 1.2, -0.45, 2.1, 0.9, -1.3, 0.25, 1.7]))
    #expect((few.positive, few.negative) == (42, 13) && few.isExact && isNear(few.p, 0.16015625))
    let fifty = try #require(WilcoxonSignedRank((1...50).map { Double($0 % 3 == 0 ? -$0 : $0) }))
    #expect(fifty.negative == 408 && fifty.isExact && isNear(fifty.p, 0.02616696817119646, 1e-12))
    let tied = try #require(WilcoxonSignedRank([0, 1, -1, 2, 3, 3, -2, 4, 5, 0, 6, -1, 2, 7, 8]))
    #expect(tied.negative == 9 && tied.count == 13 && !tied.isExact && isNear(tied.p, 0.010531751040986468, 1e-12))
    #expect(WilcoxonSignedRank((1...51).map(Double.init))?.isExact == false)
  }

  private static let a = [3.0, 5, 4, 6, 2, 5, 7, 4, 3, 6, 5, 4.5]
  private static let b = [5.0, 6, 4, 8, 3, 7, 7, 6, 5, 9, 4, 6.5]

  /// Computed apart in Python, pair by pair, with the same draws.
  @Test func intervalsOfA() throws {
    let apart = try #require(VarghaDelaney(Self.a, Array(Self.b.dropLast())))
    #expect(isNear(apart.value, 0.696969696969697))
    #expect(isNear(apart.interval(seed: 2024), 0.435542561986577, 0.8674242424242424, 1e-9))
    #expect(isNear(apart.analytic(confidence: 0.95), 0.44827762354254636, 0.8668570231427496, 1e-9))
    let pairs = try #require(VarghaDelaney(pairs: Self.a, Self.b))
    #expect(isNear(pairs.value, 0.7152777777777778))
    #expect(isNear(pairs.interval(seed: 2024), 0.5625, 0.8298611111111112, 1e-9))
    #expect(isNear(pairs.analytic(confidence: 0.95), 0.5697308716458506, 0.8265771808335673, 1e-9))
    #expect(pairs.interval(seed: 2025) != pairs.interval(seed: 2024))
  }

  /// A without one number or pair is A of the rest.
  @Test func whatIsLeftWithoutOne() throws {
    func rest(_ values: [Double], _ index: Int) -> [Double] {
      values.enumerated().filter { $0.offset != index }.map(\.element)
    }
    let scale = Double(2 * Self.a.count * Self.b.count)
    let pairs = try #require(VarghaDelaney(pairs: Self.a, Self.b)).without()
    let apart = try #require(VarghaDelaney(Self.a, Self.b)).without()
    #expect(pairs.map(\.count) == [12] && apart.map(\.count) == [12, 12])
    for index in Self.a.indices {
      let (a, b) = (rest(Self.a, index), rest(Self.b, index))
      #expect(isNear(pairs[0][index] / scale, try #require(VarghaDelaney(a, b)).value))
      #expect(isNear(apart[0][index] / scale, try #require(VarghaDelaney(a, Self.b)).value))
      #expect(isNear(apart[1][index] / scale, try #require(VarghaDelaney(Self.a, b)).value))
    }
  }

  /// Where both ways are good the two intervals are near each other.
  @Test func aboveTwoThousandTheIntervalIsFromPlacements() throws {
    var numbers = Simulated(seed: 11)
    let (a, b) = (numbers.normals(2001), numbers.normals(2001).map { $0 + 0.3 })
    for superiority in [VarghaDelaney(a, b), VarghaDelaney(pairs: a, b)] {
      let superiority = try #require(superiority)
      let interval = try #require(superiority.interval(seed: 1))
      #expect(interval == superiority.analytic(confidence: 0.95))
      let resampled = try #require(superiority.resampled(confidence: 0.95, seed: 1))
      let width = interval.upperBound - interval.lowerBound
      #expect(abs(interval.lowerBound - resampled.lowerBound) < 0.1 * width)
      #expect(abs(interval.upperBound - resampled.upperBound) < 0.1 * width)
      #expect(interval.contains(superiority.value) && width < 0.05)
    }
  }

  @Test func ofNoneOneAndEqualNumbers() {
    #expect(MannWhitney([], [1]) == nil && MannWhitney([1], []) == nil && MannWhitney([1, .nan], [2]) == nil)
    #expect(MannWhitney([1], [2])?.p == 1 && MannWhitney([1], [2])?.u == 1)
    #expect(MannWhitney([2, 2], [2, 2, 2])?.p == nil && MannWhitney([2, 2], [2, 2, 2])?.u == 3)
    #expect(MannWhitney([0.0, -0.0], [-0.0, 1])?.u == 3 && MannWhitney([-.infinity], [.infinity])?.u == 1)
    #expect(
      WilcoxonSignedRank([]) == nil && WilcoxonSignedRank([0, 0]) == nil && WilcoxonSignedRank([1, .nan]) == nil)
    #expect(WilcoxonSignedRank([3])?.p == 1 && WilcoxonSignedRank([2, 2, 2])?.isExact == true)
    #expect(WilcoxonSignedRank([1, 0])?.isExact == true && WilcoxonSignedRank([1, 0])?.count == 1)
    #expect(VarghaDelaney([], [1])?.value == nil && VarghaDelaney([1, .nan], [1, 2])?.value == nil)
    #expect(VarghaDelaney(pairs: [1, 2], [1])?.value == nil)
    #expect(VarghaDelaney([1], [1])?.value == 0.5 && VarghaDelaney([1], [0])?.value == 0)
  }

  @Test func intervalsOfAThatAreRefused() throws {
    let numbers = (0..<10).map(Double.init)
    #expect(try #require(VarghaDelaney(numbers, Array(numbers.dropLast()))).interval(seed: 1) == nil)
    #expect(try #require(VarghaDelaney(numbers, numbers)).interval(seed: 1) != nil)
    #expect(try #require(VarghaDelaney(numbers, numbers)).interval(confidence: 1, seed: 1) == nil)
    for above in [
      try #require(VarghaDelaney(numbers, numbers.map { $0 + 20 })),
      try #require(VarghaDelaney(pairs: numbers, numbers.map { $0 + 20 })),
    ] {
      #expect(above.value == 1 && above.interval(seed: 1) == nil && above.analytic(confidence: 0.95) == nil)
    }
    let equal = try #require(VarghaDelaney(numbers.map { _ in 3 }, numbers.map { _ in 3 }))
    #expect(equal.value == 0.5 && equal.interval(seed: 1) == nil && equal.analytic(confidence: 0.95) == nil)
  }
}

/// Wilcoxon's test with ties, and the log-rank test of few pairs: exact.
@Suite struct ExactTestsOfFew {
  /// By SciPy 1.17.1: `scipy.stats.wilcoxon(d).pvalue`, which enumerates up to 13 differences.
  @Test(arguments: [
    ([1, 1, -1, 2, 3, 3, -2, 4, 5], 0.0703125), ([0, 1, 1, -1, 2, 3, 3, -2, 4, 5], 0.0703125),
    ([1, -1, 2, 2, 3, -4, 5, 6, 7, 8, 9, 10, 11], 0.0048828125), ([0, 0, 0, 0, 0, 0, 1, 1, 1, -1], 0.625),
    ([2, 2, 2, 2, 2, -2], 0.21875), ([0.5, 0.5, -0.25, 0.25, 1, 0], 0.1875),
  ])
  func signedRanksWithTies(_ differences: [Double], _ p: Double) throws {
    let test = try #require(WilcoxonSignedRank(differences))
    #expect(test.isExact && isNear(test.p, p))
  }

  /// All choices of signs of tied ranks, counted one by one: p is at most α in at most α of them.
  @Test func signedRanksNeverRejectTooOften() throws {
    let sizes = [1.0, 1, 1, 2, 2, 3, 5, 5]
    let all = try (0..<256).map { bits in
      try #require(WilcoxonSignedRank(sizes.enumerated().map { bits >> $0 & 1 == 1 ? -$1 : $1 })).p
    }
    for level in [0.01, 0.05, 0.1, 0.3] { #expect(Double(all.count { $0 <= level + 1e-12 }) / 256 <= level) }
  }

  /// By SciPy: `scipy.stats.binomtest(b, b + a).pvalue`; b, a: pairs in which it came first in B, in A.
  @Test(arguments: [
    (0, 4, 0.125), (4, 0, 0.125), (3, 13, 0.021270751953125), (12, 4, 0.076812744140625), (1, 5, 0.21875),
  ])
  func logRankOfFewPairs(_ b: Int, _ a: Int, _ p: Double) throws {
    func time(_ time: Double) -> TimeToEvent { TimeToEvent(time, happened: true) }
    let never = TimeToEvent(9, happened: false)
    var (one, other) = ([TimeToEvent](), [TimeToEvent]())
    for place in 0..<b {
      one.append(place % 2 == 0 ? never : time(5))
      other.append(time(2))
    }
    for _ in 0..<a {
      one.append(time(1))
      other.append(time(3))
    }
    // Pairs in which it came at the same time, or in neither, tell nothing.
    for same in [never, time(4)] {
      one.append(same)
      other.append(same)
    }
    let test = try #require(LogRank(pairs: one, other))
    #expect(isNear(test.p, p) && (test.z > 0) == (b > a))
  }
}
