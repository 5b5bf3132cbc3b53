import Scenarios
import Statistics

/// What something does to a number of a run, over pairs of groups with common random numbers: with the interval and the p that
/// fit the number, Student's, or for yes and no Newcombe's and McNemar's. All tables and sentences of paired groups are made of it.
public struct PairedEstimate: Sendable {
  /// The number.
  public let metric: ComparedMetric
  /// The name that a goal has in its scenario; nothing for other numbers.
  public let goal: String?
  /// Groups as they are (A) and under the change (B).
  public let pairs: PairedDifference
  /// p, adjusted after Holm (1979) for all that are told together; nothing before `adjusted`, and without p.
  public private(set) var holm: Double?

  /// Creates one from a column of `runs.csv`.
  public init(_ column: String, goal: String? = nil, _ pairs: PairedDifference) {
    (metric, self.goal, self.pairs) = (ComparedMetric(column), goal, pairs)
  }

  /// Whether a group has it or has it not.
  private var isYesNo: Bool { metric.kind == .share }
  /// Whether it is a share of groups or members, and so told in percent.
  package var isShare: Bool { isYesNo || ["left", "relapsed"].contains(metric.name) }
  /// B − A.
  package var difference: Double { pairs.difference.mean }

  /// The 95 % interval of the difference; `nil` below two pairs, and where a number differs alike in all.
  public var interval: ClosedRange<Double>? { isYesNo ? shares?.interval() : pairs.interval() }
  /// P of a difference as large where there is none; `nil` where nothing can be tested.
  public var p: Double? { isSame ? nil : isYesNo ? shares?.p : pairs.p }
  /// Whether no pair differs.
  public var isSame: Bool { pairs.difference.min == 0 && pairs.difference.max == 0 }

  /// Groups, pairs or runs below which it is said that they are few.
  public static let fewGroups = 20

  /// The verdict at 5 %, by the adjusted p if there is one.
  public var verdict: Verdict { Verdict(difference, p: holm ?? p, isSame: isSame) }

  /// Counts of pairs by the side on which it held: what the sums of 0 and 1 say.
  private var shares: PairedShares? {
    guard let variance = pairs.difference.variance else { return nil }
    let n = Double(pairs.difference.count)
    let (sum, squares) = (n * difference, (n - 1) * variance + n * difference * difference)
    let (onlyB, onlyA) = (Int(bounded: ((squares + sum) / 2).rounded()), Int(bounded: ((squares - sum) / 2).rounded()))
    let both = Int(bounded: (n * pairs.a.mean).rounded()) - onlyA
    return PairedShares(both: both, onlyA: onlyA, onlyB: onlyB, neither: Int(n) - both - onlyA - onlyB)
  }

  /// Those that are told together, the family, with p adjusted for all of them: each that can be tested has `holm`.
  public static func adjusted(_ family: [PairedEstimate]) -> [PairedEstimate] {
    var family = family
    let p = family.map { $0.p ?? .nan }
    for (place, holm) in Adjustment.holm.adjusted(p).enumerated() { family[place].holm = holm.isNaN ? nil : holm }
    return family
  }

  /// With dropout before all others, since cohesion and tension at the end are of those who stayed.
  package static func droppingOutFirst(_ all: [PairedEstimate]) -> [PairedEstimate] {
    all.filter { $0.metric.name == "left" } + all.filter { $0.metric.name != "left" }
  }
}

/// What leaving out one thing does to each number, over pairs of groups.
package struct AblationEffect: Sendable {
  package let leftOut: String
  /// Whether all interventions are left out at once.
  package let isAll: Bool
  /// Without it less as it is.
  package let effects: [PairedEstimate]

  package init(leftOut: String, isAll: Bool = false, effects: [PairedEstimate]) {
    (self.leftOut, self.isAll, self.effects) = (leftOut, isAll, effects)
  }

  /// With p adjusted for all numbers of all of them.
  package static func adjusted(_ all: [AblationEffect]) -> [AblationEffect] {
    var rest = PairedEstimate.adjusted(all.flatMap(\.effects))[...]
    return all.map { one in
      defer { rest = rest.dropFirst(one.effects.count) }
      return AblationEffect(leftOut: one.leftOut, isAll: one.isAll, effects: Array(rest.prefix(one.effects.count)))
    }
  }
}
