import Scenarios
import Statistics

/// The effect on a number of a run over pairs of groups with common random numbers, with the interval and the p that
/// fit the number, Student's, or for yes and no Newcombe's and McNemar's.
public struct PairedEstimate: Sendable {
  /// Groups as they are (A) and under the change (B).
  public let pairs: PairedDifference
  /// Whether a group has it or has it not.
  public let isYesNo: Bool
  /// p, adjusted after Holm (1979) for all that are told together; nothing before `adjust`, and without p.
  public private(set) var holm: Double?

  /// Makes the estimate of a column of `runs.csv`.
  public init(_ column: String, _ pairs: PairedDifference) {
    self.pairs = pairs
    isYesNo = ComparedMetric(column).kind == .share
  }

  /// The 95 % interval of the difference; nothing below two pairs, and where a number differs alike in all.
  public var interval: ClosedRange<Double>? { isYesNo ? shares?.interval() : pairs.interval() }
  /// P of a difference as large where there is none; nothing where nothing can be tested.
  public var p: Double? { isSame ? nil : isYesNo ? shares?.p : pairs.p }
  /// Whether no pair differs.
  public var isSame: Bool { pairs.difference.min == 0 && pairs.difference.max == 0 }

  /// Groups, pairs or runs below which it is said that they are few.
  public static let fewGroups = 20

  /// What it comes to at 5 %, after Holm if it was adjusted.
  public var verdict: Verdict { Verdict(pairs.difference.mean, p: holm ?? p, isSame: isSame) }

  /// Counts of pairs by the side on which it held: what the sums of 0 and 1 say.
  private var shares: PairedShares? {
    guard let variance = pairs.difference.variance else { return nil }
    let (n, difference) = (Double(pairs.difference.count), pairs.difference.mean)
    let (sum, squares) = (n * difference, (n - 1) * variance + n * difference * difference)
    let (onlyB, onlyA) = (Int(bounded: ((squares + sum) / 2).rounded()), Int(bounded: ((squares - sum) / 2).rounded()))
    let both = Int(bounded: (n * pairs.a.mean).rounded()) - onlyA
    return PairedShares(both: both, onlyA: onlyA, onlyB: onlyB, neither: Int(n) - both - onlyA - onlyB)
  }

  /// Adjusts p of those that are told together, the family. Answers how many tests that is.
  @discardableResult
  public static func adjust(_ family: inout [PairedEstimate]) -> Int {
    let p = family.map { $0.p ?? .nan }
    for (place, holm) in Adjustment.holm.adjusted(p).enumerated() { family[place].holm = holm.isNaN ? nil : holm }
    return p.count { !$0.isNaN }
  }
}
