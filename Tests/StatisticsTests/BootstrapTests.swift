import Statistics
import Testing

@Suite struct BootstrapTests {
  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// The first resamples under seed 7, computed apart in Python from Philox at (four numbers, resample, 14, stream).
  @Test func resamplesAreAddressed() throws {
    let bootstrap = try #require(Bootstrap(Reference.a, resamples: 3, seed: 7, of: mean))
    for (actual, expected) in zip(bootstrap.resampled, [0.6452, 0.6608, 0.6727]) { #expect(isNear(actual, expected)) }
    #expect(Bootstrap(Reference.a, resamples: 3, seed: 8, of: mean)?.resampled != bootstrap.resampled)
  }

  @Test func belowTenThereIsNoCorrectedInterval() throws {
    let bootstrap = try #require(Bootstrap(Array(Reference.a.prefix(9)), seed: 1, of: mean))
    #expect(bootstrap.interval() == nil && bootstrap.interval(.percentile) != nil && bootstrap.interval(.basic) != nil)
    #expect(Bootstrap(Reference.a, seed: 1, of: mean)?.interval() != nil)
  }

  @Test func whatDoesNotVary() throws {
    let still = try #require(Bootstrap(Array(repeating: 2, count: 12), seed: 1, of: mean))
    #expect(still.acceleration == nil && still.interval() == nil && still.interval(.percentile) == 2...2)
    // A statistic that no resample reaches: all lie on one side.
    let largest = try #require(Bootstrap((0..<12).map(Double.init), places: [Array(0..<11) + [0]]) { $0.max() ?? 0 })
    #expect(largest.bias == nil && largest.interval() == nil && largest.interval(.basic) == 12...12)
  }

  @Test func whatCannotBeResampled() {
    #expect(Bootstrap([], seed: 1, of: mean) == nil && Bootstrap([1, 2], resamples: 0, seed: 1, of: mean) == nil)
    #expect(Bootstrap([1, .nan], seed: 1, of: mean) == nil && Bootstrap([1, 2], places: [[0, 2]], of: mean) == nil)
    #expect(Bootstrap([1, 2], places: [], of: mean) == nil && Bootstrap([1, 2], places: [[-1, 0]], of: mean) == nil)
    let one = Bootstrap([3], seed: 1, of: mean)
    #expect(one?.estimate == 3 && one?.interval() == nil && one?.interval(.percentile) == 3...3)
    for confidence in [0, 1, Double.nan] {
      #expect(Bootstrap([1, 2], seed: 1, of: mean)?.interval(.percentile, confidence: confidence) == nil)
    }
  }
}
