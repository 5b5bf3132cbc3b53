import Statistics
import Testing

@Suite struct PairedDifferenceTests {
  private static let a = [0.621, 0.713, 0.552, 0.684, 0.745, 0.606, 0.668, 0.707, 0.589, 0.732]
  private static let b = [0.523, 0.614, 0.575, 0.496, 0.661, 0.509, 0.637, 0.549, 0.47, 0.597]

  private func pairs(_ a: [Double], _ b: [Double]) -> PairedDifference {
    var pairs = PairedDifference()
    for (x, y) in zip(a, b) { pairs.add(x, y) }
    return pairs
  }

  private func isNear(_ actual: Double, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(actual - expected) <= tolerance * abs(expected)
  }

  /// A paired t test by SciPy, of a − b: what is here the second is its first.
  @Test func itIsThePairedTTest() throws {
    let pairs = pairs(Self.b, Self.a)
    let sd = try #require(pairs.difference.standardDeviation)
    let t = pairs.difference.mean / (sd / 10.0.squareRoot())
    #expect(pairs.difference.count == 10)
    #expect(isNear(t, 5.162185746763424))
    #expect(isNear(StudentT.twoSided(t, degrees: 9), 0.0005933491911032663, 1e-9))
    let interval = try #require(pairs.interval())
    #expect(isNear(interval.lowerBound, 0.05539181122226188) && isNear(interval.upperBound, 0.1418081887777381))
    #expect(pairs.sign == 1)
    #expect(isNear(pairs.a.mean, 0.5631) && isNear(pairs.b.mean, 0.6617))
  }

  @Test func theOtherWayRoundItIsTheSameBelowZero() throws {
    let (one, other) = (pairs(Self.b, Self.a), pairs(Self.a, Self.b))
    let (x, y) = (try #require(one.interval()), try #require(other.interval()))
    #expect(isNear(y.lowerBound, -x.upperBound) && isNear(y.upperBound, -x.lowerBound))
    #expect(other.sign == -1)
  }

  @Test func moreConfidenceMakesItWider() throws {
    let pairs = pairs(Self.b, Self.a)
    let intervals = try [0.5, 0.9, 0.95, 0.999].map { try #require(pairs.interval(confidence: $0)) }
    for (narrow, wide) in zip(intervals, intervals.dropFirst()) {
      #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
    }
    // Six in ten thousand: with a confidence of 0.9995 the interval holds zero.
    #expect(try #require(pairs.interval(confidence: 0.9995)).contains(0) && !intervals[3].contains(0))
  }

  @Test func belowTwoPairsThereIsNoInterval() {
    #expect(PairedDifference().interval() == nil && PairedDifference().sign == 0)
    #expect(pairs([1], [2]).interval() == nil && pairs([1], [2]).sign == 0)
  }

  @Test func pairsThatDifferAllAlikeOrNotAtAll() {
    #expect(pairs([1, 2, 3], [1.5, 2.5, 3.5]).interval() == nil)
    #expect(pairs([1, 2, 3], [1.5, 2.5, 3.5]).sign == 0)
    #expect(pairs([1, 2, 3], [1, 2, 3]).sign == 0)
  }
}
