import Draws
import Foundation

/// Limits of a mean, or of the difference of two means, that hold for rare and for skewed numbers too: what claims are
/// decided by, beside Student's interval, which is too narrow for such numbers.
///
/// Gaffke's limits (2005; Learned-Miller & Thomas 2019; Phan, Thomas & Learned-Miller 2021): one number more stands for
/// what has not been seen, at the end of what can be, and all have random weights, those of n + 1 exponential numbers over
/// their sum; the limit is a quantile of the weighted mean. For 0 and 1 they are Clopper & Pearson's (1934), and where
/// nothing was seen the rule of three. Of two groups the weighted means are subtracted (melding; Fay, Proschan & Brittain
/// 2015), which for 0 and 1 is Fisher's exact test.
///
/// Where the end is: that of the numbers' range, since a few that lie far off may not have been seen however much the others
/// vary. Where no range is known, 1 + 20/n times as far from their median, to either side, as the farthest of them: a rule of
/// ours. `Docs/Statistics.md` says how often claims that rest on this are false.
public struct MeanLimits: Sendable {
  /// Weighted means with what has not been seen at its lower and at its upper end, sorted.
  private let low, high: [Double]

  /// Fewest pairs, or runs of a side, for which a claim can be decided: with five, all could lie on the wrong side in 3 of
  /// 100 cases.
  public static let fewest = 6
  /// Weights are drawn so often, or less often where numbers are very many.
  public static let mostDraws = 9999

  /// Creates one from numbers, such as differences of pairs, that lie in a range if one is known. Nothing below six,
  /// where one is not a
  /// number, and where nothing varies and no range is known.
  public init?(_ values: [Double], range: ClosedRange<Double>?, seed: UInt64, draws: Int = mostDraws) {
    guard let sample = Sample(values), let ends = sample.ends(in: range, reach: sample.reach) else { return nil }
    self.init(draws: draws, count: values.count) { count in
      let weights = Weights(seed: seed, stream: .weights)
      return (0..<count).map { weights.means(sample.values, ends, draw: $0) }
    }
  }

  /// Creates one from the difference of means, b less a, of two groups that share no random numbers; `nil` as above.
  public init?(
    _ a: [Double], _ b: [Double], range: ClosedRange<Double>?, seed: UInt64, draws: Int = mostDraws
  ) {
    guard let one = Sample(a), let other = Sample(b) else { return nil }
    let reach = max(one.reach, other.reach)
    guard let endsA = one.ends(in: range, reach: reach), let endsB = other.ends(in: range, reach: reach) else {
      return nil
    }
    self.init(draws: draws, count: a.count + b.count) { count in
      let (ofA, ofB) = (Weights(seed: seed, stream: .weights), Weights(seed: seed, stream: .otherWeights))
      return (0..<count).map { draw in
        let (x, y) = (ofA.means(one.values, endsA, draw: draw), ofB.means(other.values, endsB, draw: draw))
        return (y.low - x.high, y.high - x.low)
      }
    }
  }

  private init(draws: Int, count: Int, _ means: (Int) -> [(low: Double, high: Double)]) {
    let all = means(max(min(draws, 999), min(draws, 20_000_000 / max(1, count))))
    (low, high) = (all.map(\.low).sorted(), all.map(\.high).sorted())
  }

  /// The interval at a confidence between 0 and 1, both ends by themselves at half of the rest.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    let beyond = Int((1 - confidence) / 2 * Double(low.count + 1))
    let place = min(max(0, beyond - 1), low.count - 1)
    return low[place]...max(low[place], high[high.count - 1 - place])
  }

  /// p of one side: the mean is not above a number.
  public func p(above number: Double) -> Double { Self.share(low.count { $0 <= number }, of: low.count) }
  /// p of the other side: the mean is not below a number.
  public func p(below number: Double) -> Double { Self.share(high.count { $0 >= number }, of: high.count) }

  private static func share(_ count: Int, of all: Int) -> Double { Double(1 + count) / Double(1 + all) }
}

extension MeanLimits {
  /// Numbers, and how far they were seen to reach.
  private struct Sample {
    let values: [Double]
    private let median, farthest: Double

    init?(_ values: [Double]) {
      guard values.count >= MeanLimits.fewest, values.allSatisfy(\.isFinite) else { return nil }
      self.values = values
      let sorted = values.sorted()
      let middle = Statistics.median(values) ?? 0
      median = middle
      farthest = max(middle - sorted[0], sorted[sorted.count - 1] - middle)
    }

    /// How far from the median what has not been seen may lie; 0 where nothing varies.
    var reach: Double { farthest }

    /// Where what has not been seen may lie; `nil` where nothing says so.
    func ends(in range: ClosedRange<Double>?, reach: Double) -> ClosedRange<Double>? {
      let (least, most) = (values.min() ?? 0, values.max() ?? 0)
      if let range { return min(range.lowerBound, least)...max(range.upperBound, most) }
      guard reach > 0 else { return nil }
      let far = reach * (1 + 20 / Double(values.count))
      return median - far...median + far
    }
  }

  /// Random weights, those of exponential numbers over their sum.
  private struct Weights {
    private let draws: Resampling
    private static let whole = Int(UInt32.max)

    init(seed: UInt64, stream: ResamplingStream) { draws = Resampling(seed: seed, stream: stream.rawValue) }

    /// Weighted means of numbers and of one more at either end.
    func means(_ values: [Double], _ ends: ClosedRange<Double>, draw: Int) -> (low: Double, high: Double) {
      var places = Array(repeating: 0, count: values.count + 1)
      draws.draw(draw, below: Self.whole, into: &places)
      func weight(_ place: Int) -> Double { -log((Double(places[place]) + 0.5) / Double(Self.whole)) }
      let unseen = weight(values.count)
      var (all, sum) = (unseen, 0.0)
      for place in values.indices {
        let weight = weight(place)
        all += weight
        sum += weight * values[place]
      }
      return ((sum + unseen * ends.lowerBound) / all, (sum + unseen * ends.upperBound) / all)
    }
  }
}
