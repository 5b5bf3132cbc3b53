import Foundation

/// A share of runs: how often something held.
public struct Share: Sendable, Equatable {
  /// Number of cases in which it was true, and of all cases.
  public let count, total: Int

  /// Held `count` times of `total`; what lies outside 0 … `total` is taken for its nearer end.
  public init(_ count: Int, of total: Int) {
    self.total = max(0, total)
    self.count = min(max(0, count), self.total)
  }

  /// The share, 0 … 1; nothing of none.
  public var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// Wilson's score interval (1927) at a confidence, 0 … 1, which stays within 0 and 1; nothing of none.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard let share = value else { return nil }
    let (n, z) = (Double(total), Normal.critical(level: confidence))
    guard z.isFinite else { return z == .infinity ? 0...1 : nil }
    let middle = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // Rounding must not take from the ends what belongs to them.
    return .between(share == 0 ? 0 : (middle - half) / scale, share == 1 ? 1 : (middle + half) / scale)
  }

  /// In how large a share of all something may happen that happened in none of so many, 1 or more, at 95 %: about 3/n, the
  /// rule of three (Hanley & Lippman-Hand 1983), here exactly, 1 − 0.05^(1/n).
  public static func unseen(in count: Int) -> Double { 1 - pow(0.05, 1 / Double(max(1, count))) }
}

/// How far the ends of the intervals of two shares lie from them, and how the two go together: Newcombe's interval of
/// their difference b − a.
struct ScoreDifference {
  let a, b: Share
  /// How the two go together, −1 … 1; 0 for groups that share no random numbers.
  var phi = 0.0

  func interval(confidence: Double) -> ClosedRange<Double>? {
    guard let one = a.value, let other = b.value, let x = a.interval(confidence: confidence),
      let y = b.interval(confidence: confidence)
    else { return nil }
    func half(_ s: Double, _ t: Double) -> Double { max(0, s * s - 2 * phi * s * t + t * t).squareRoot() }
    let difference = other - one
    return .between(
      max(-1, difference - half(other - y.lowerBound, x.upperBound - one)),
      min(1, difference + half(y.upperBound - other, one - x.lowerBound)))
  }
}

/// The difference of a share between two groups of runs that share no random numbers, b − a.
public struct IndependentShares: Sendable, Equatable {
  /// The share in A and in B.
  public let a, b: Share

  /// Creates one from two groups.
  public init(_ a: Share, _ b: Share) { (self.a, self.b) = (a, b) }

  /// b − a, −1 … 1; `nil` where a group is empty.
  public var difference: Double? { a.value.flatMap { one in b.value.map { $0 - one } } }

  /// Newcombe's hybrid score interval of the difference (1998, Stat. Med. 17: 873–890, method 10); `nil` where a
  /// group is
  /// empty.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    ScoreDifference(a: a, b: b).interval(confidence: confidence)
  }

  /// The two-sided p of Fisher's exact test (1935): all tables with the same margins that are no more likely than this one
  /// (to one part in 10⁷, as SciPy and R take it). 1 where it held always or never; `nil` where a group is empty.
  public var p: Double? {
    guard a.total > 0, b.total > 0 else { return nil }
    let (marked, total) = (a.count + b.count, a.total + b.total)
    func density(_ k: Int) -> Double { Hypergeometric.density(k, drawn: a.total, marked: marked, total: total) }
    let limit = density(a.count) * (1 + 1e-7)
    var sum = 0.0
    for k in max(0, marked - b.total)...min(a.total, marked) {
      let one = density(k)
      if one <= limit { sum += one }
    }
    return min(1, sum)
  }
}

/// The difference of a share between pairs of runs paired by common random numbers, b − a.
public struct PairedShares: Sendable, Equatable {
  /// In how many pairs it held in both, in A alone, in B alone and in neither.
  public let both, onlyA, onlyB, neither: Int

  /// Creates one from counts of pairs; those below 0 are taken for 0.
  public init(both: Int, onlyA: Int, onlyB: Int, neither: Int) {
    (self.both, self.onlyA, self.onlyB, self.neither) = (max(0, both), max(0, onlyA), max(0, onlyB), max(0, neither))
  }

  /// Creates one from pairs, whether it held in A and in B; where one side has more, the last of them are left out.
  public init(_ a: [Bool], _ b: [Bool]) {
    let pairs = Array(zip(a, b))
    self.init(
      both: pairs.count { $0 && $1 }, onlyA: pairs.count { $0 && !$1 }, onlyB: pairs.count { !$0 && $1 },
      neither: pairs.count { !$0 && !$1 })
  }

  /// Number of pairs.
  public var count: Int { both + onlyA + onlyB + neither }
  /// The share in A.
  public var a: Share { Share(both + onlyA, of: count) }
  /// The share in B.
  public var b: Share { Share(both + onlyB, of: count) }

  /// b − a, −1 … 1; `nil` for no pairs.
  public var difference: Double? { count > 0 ? Double(onlyB - onlyA) / Double(count) : nil }

  /// Newcombe's score interval of the difference between paired shares (1998, Stat. Med. 17: 2635–2650, method 10: φ
  /// corrected for continuity); `nil` for no pairs.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    let n = Double(count)
    let margins = Double(both + onlyA) * Double(onlyB + neither) * Double(both + onlyB) * Double(onlyA + neither)
    var product = Double(both) * Double(neither) - Double(onlyA) * Double(onlyB)
    if product > 0 { product = max(0, product - n / 2) }
    let phi = margins > 0 ? product / margins.squareRoot() : 0
    return ScoreDifference(a: a, b: b, phi: phi).interval(confidence: confidence)
  }

  /// The two-sided p of McNemar's exact test (1947): the binomial test of the pairs in which it held on one side alone. 1
  /// where there are none; `nil` for no pairs.
  public var p: Double? { count > 0 ? Binomial.twoSidedHalf(onlyB, of: onlyA + onlyB) : nil }
}
