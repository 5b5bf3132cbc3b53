import Statistics
import Testing

@Suite struct SpreadTests {
  @Test func meanAndDeviationOfKnownNumbers() {
    var spread = Spread()
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { spread.add(value) }
    #expect(spread.mean == 5)
    #expect(abs((spread.standardDeviation ?? 0) - (32.0 / 7).squareRoot()) < 1e-15)
    #expect((spread.min, spread.max) == (2, 9))
  }

  @Test func farFromZeroNothingIsLost() {
    var spread = Spread()
    for value in [1e9 + 1, 1e9 + 2, 1e9 + 3] { spread.add(value) }
    #expect(spread.standardDeviation == 1)
  }

  @Test func oneNumberHasNoDeviation() {
    var spread = Spread()
    spread.add(3)
    #expect(spread.standardDeviation == nil)
  }

  @Test func medians() {
    #expect(median([]) == nil)
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1, 2, 3]) == 2.5)
  }

  @Test func pathsOfTheSameNumberKeepTheOrderInWhichTheyCame() {
    var counts = PathCounts()
    for path in ["FSPA", "FSNA", "FSNPA", "FSNPA", "FSNA", "FA"] { counts.add(path) }
    #expect(counts.common.map(\.path) == ["FSNA", "FSNPA", "FSPA", "FA"])
    #expect(counts.common.map(\.runs) == [2, 2, 1, 1])
  }
}
