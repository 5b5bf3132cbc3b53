import Draws
import Foundation

/// The bootstrap of a statistic (Efron 1979): what it is in samples drawn with replacement from the numbers at hand.
public struct Bootstrap: Sendable {
  /// The way an interval is read off the resampled statistics.
  public enum Method: Sendable {
    /// Quantiles of the resampled statistics.
    case percentile
    /// Twice the estimate less their quantiles.
    case basic
    /// Their quantiles at shares corrected for bias and for how the spread depends on the value (BCa; Efron 1987).
    case bca
  }

  /// The statistic of the numbers at hand.
  public let estimate: Double
  /// The statistic of the resamples, sorted.
  public let resampled: [Double]
  /// Bias correction z₀ = Φ⁻¹(share of resamples below the estimate, ties by half); acceleration, Σ of cubes over 6 (Σ of
  /// squares)^1.5 of how the mean of the statistics without one number differs from each. Nothing where all resamples lie
  /// on one side, or none of the numbers matters more than another.
  public let bias, acceleration: Double?
  /// How many numbers: of the smaller group where there are two.
  private let count: Int

  /// Fewer numbers than these have no BCa interval: it would be too narrow.
  public static let fewest = 10

  /// Creates one from numbers, with the places of those that each resample takes; `nil` where there are no numbers or
  /// no resamples, where
  /// a place is not one, and where a statistic is not a number.
  public init?(_ values: [Double], places: [[Int]], of statistic: ([Double]) -> Double) {
    guard places.allSatisfy({ $0.allSatisfy(values.indices.contains) }) else { return nil }
    self.init(values, resamples: places.count, of: statistic) { $1 = places[$0] }
  }

  /// Creates one from numbers, with resamples drawn at the addresses of `Resampling`; `nil` where there are no
  /// numbers or no resamples,
  /// and where a statistic is not a number.
  public init?(_ values: [Double], resamples: Int = 2000, seed: UInt64, of statistic: ([Double]) -> Double) {
    let draws = Resampling(seed: seed)
    self.init(values, resamples: resamples, of: statistic) { draws.draw($0, below: values.count, into: &$1) }
  }

  private init?(
    _ values: [Double], resamples: Int, of statistic: ([Double]) -> Double, draw: (Int, inout [Int]) -> Void
  ) {
    guard !values.isEmpty, resamples > 0 else { return nil }
    var places = Array(repeating: 0, count: values.count)
    var (sample, resampled) = (values, Array(repeating: 0.0, count: resamples))
    for resample in 0..<resamples {
      draw(resample, &places)
      sample.removeAll(keepingCapacity: true)
      for place in places { sample.append(values[place]) }
      resampled[resample] = statistic(sample)
    }
    let without = values.indices.map { index in
      var rest = values
      rest.remove(at: index)
      return values.count > 1 ? statistic(rest) : 0
    }
    self.init(statistic(values), resampled: resampled, without: [without])
  }

  /// Creates one from statistics that are known: of the numbers at hand, of the resamples, and without each one
  /// number of each group.
  init?(_ estimate: Double, resampled: [Double], without: [[Double]]) {
    guard !estimate.isNaN, !resampled.isEmpty, !resampled.contains(where: \.isNaN) else { return nil }
    self.estimate = estimate
    self.resampled = resampled.sorted()
    count = without.map(\.count).min() ?? 0
    let below = resampled.reduce(0) { $0 + ($1 < estimate ? 2 : $1 == estimate ? 1 : 0) }
    let bias = Normal.quantile(Double(below) / Double(2 * resampled.count))
    self.bias = bias.isFinite ? bias : nil
    var (cubes, squares) = (0.0, 0.0)
    for group in without {
      let (n, mean) = (Double(group.count), Spread(group).mean)
      for value in group {
        let pull = (n - 1) * (mean - value) / n
        cubes += pull * pull * pull
        squares += pull * pull
      }
    }
    acceleration = squares > 0 && squares.isFinite ? cubes / (6 * squares * squares.squareRoot()) : nil
  }

  /// Standard deviation of the resampled statistics, the bootstrap's standard error; `nil` below two resamples.
  public var standardError: Double? { Spread(resampled).standardDeviation }

  /// The share of resamples below which the BCa interval's end lies that would be at a share without correction.
  package func corrected(_ share: Double) -> Double? {
    guard let bias, let acceleration else { return nil }
    let z = bias + Normal.quantile(share)
    return Normal.cumulative(bias + z / (1 - acceleration * z))
  }

  /// An interval for a confidence between 0 and 1; quantiles are those of type 7. BCa has none below ten numbers, and where there
  /// is no bias or acceleration.
  public func interval(_ method: Method = .bca, confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard confidence > 0, confidence < 1 else { return nil }
    let tail = (1 - confidence) / 2
    var shares: (low: Double, high: Double) = (tail, 1 - tail)
    if method == .bca {
      guard count >= Self.fewest, let low = corrected(shares.low), let high = corrected(shares.high) else { return nil }
      shares = (low, high)
    }
    guard let low = quantile(ofSorted: resampled, shares.low), let high = quantile(ofSorted: resampled, shares.high)
    else { return nil }
    return method == .basic ? .between(2 * estimate - high, 2 * estimate - low) : .between(low, high)
  }
}
