import Draws

/// A number with the 95 % interval of its bootstrap.
public struct Estimate: Sendable, Equatable {
  /// The number, of the data as they are.
  public let value: Double
  /// Ends of the interval; `nil` where resamples do not allow one.
  public let low, high: Double?

  /// A number, with its interval if there is one.
  public init(_ value: Double, low: Double? = nil, high: Double? = nil) {
    (self.value, self.low, self.high) = (value, low, high)
  }

  /// Least share of base points, trajectories or points that must have a value. What is missing is not missing at random
  /// (a stage that never came, a run that failed), so with more gone a number would describe another region than the one
  /// that was sampled.
  public static let leastShare = 2.0 / 3

  /// Whether enough of them have a value.
  static func isEnough(_ valid: Int, of all: Int) -> Bool { valid >= 2 && Double(valid) >= leastShare * Double(all) }
}

/// Resampling of whole blocks (base points, trajectories, points) with replacement.
///
/// Intervals are between the quantiles at 2.5 and 97.5 % (type 7) over the resamples. Reference: Efron (1979), Ann. Stat. 7,
/// 1–26; Archer, Saltelli & Sobol (1997), J. Stat. Comput. Simul. 58, 99–120, for indices of sensitivity.
///
/// Randomness: draws addressed by (place, resample) under the seed, so that the same table gives the same intervals.
public struct BlockBootstrap: Sendable {
  /// Number of resamples.
  public let resamples: Int
  private let draws: Resampling

  /// So many resamples, 0 for none, drawn under a seed.
  public init(seed: UInt64, resamples: Int = 1000) {
    self.resamples = resamples
    draws = Resampling(seed: seed, stream: ResamplingStream.blocks.rawValue)
  }

  /// Estimates with their intervals; `nil` where a number is not defined for the data as they are.
  ///
  /// - Parameters:
  ///   - blocks: how many there are.
  ///   - statistics: numbers for a weight of each block, how often it was drawn; not a number where undefined. Without
  ///     weights every block counts once.
  ///
  /// An interval is left out where a number is undefined for more than one resample in ten, as with very few blocks, and where
  /// it is the same in all of them: what does not vary does not say how sure it is.
  func estimates(blocks: Int, _ statistics: ([Double]) -> [Double]) -> [Estimate?] {
    let values = statistics([Double](repeating: 1, count: blocks))
    var drawn = values.map { _ in [Double]() }
    var (places, weights) = (Array(repeating: 0, count: blocks), Array(repeating: 0.0, count: blocks))
    for resample in 0..<(blocks > 0 ? resamples : 0) {
      draws.draw(resample, below: blocks, into: &places)
      for block in weights.indices { weights[block] = 0 }
      for place in places { weights[place] += 1 }
      for (index, value) in statistics(weights).enumerated() where value.isFinite {
        drawn[index].append(value)
      }
    }
    return zip(values, drawn).map { value, drawn in
      guard value.isFinite else { return nil }
      guard !drawn.isEmpty, 10 * drawn.count >= 9 * resamples else { return Estimate(value) }
      let sorted = drawn.sorted()
      guard sorted[0] < sorted[sorted.count - 1] else { return Estimate(value) }
      return Estimate(value, low: quantile(ofSorted: sorted, 0.025), high: quantile(ofSorted: sorted, 0.975))
    }
  }
}

/// Which draws are for what; they share the purpose of resampling.
enum ResamplingStream: UInt32 {
  case blocks = 1001
  case halves, dummies, paths, weights, otherWeights
}

extension Resampling {
  /// The numbers from 0 up to and without a count in random order, each order as likely as another (Fisher & Yates 1938), for
  /// a turn from 0.
  func order(of count: Int, turn: Int) -> [Int] {
    var (order, draws) = (Array(0..<count), Array(repeating: 0, count: count))
    let most = 1 << 31
    draw(turn, below: most, into: &draws)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, draws[last] * (last + 1) / most) }
    return order
  }
}
