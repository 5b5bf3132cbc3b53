import Foundation
import GroupDynamics
import Scenarios

/// What moved a metric over updates, as it is worth telling: what is small beside the rest is put together, so that it adds up.
public struct ExplainedCauses: Sendable, Equatable {
  /// Whose ties hold much of a change.
  public enum Holder: Sendable, Equatable {
    /// Half of it or more lies between two.
    case mostlyPair(String, String)
    /// A share of it between two.
    case pair(String, String, share: Double)
    /// A share of it between one and others.
    case member(String, share: Double)
  }

  /// A part and what it did.
  public struct Cause: Sendable, Equatable {
    /// The part.
    public let part: ChangePart
    /// What it added to the metric.
    public let change: Double
    /// Whose ties hold it; `nil` where nobody stands out, or it is of less weight.
    public let holder: Holder?
    /// For membership: those who came and went, if they are few; `nil` for another part.
    public let movers: Explanation.Movers?
  }

  /// First what went the way of the metric, then what went against it, each with the largest first.
  public let causes: [Cause]
  /// What all else did; `nil` where that is too little to be told.
  public let rest: Double?
  /// Decimals with which these changes are told.
  public let digits: Int

  /// Decimals with which a change is told: more for small ones.
  public static func digits(_ size: Double) -> Int { size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4 }
}

/// The pairs and the member with most of what negative acts added to tension.
public struct ExplainedQuarrel: Sendable, Equatable {
  /// Two members and their share.
  public struct Pair: Sendable, Equatable {
    /// Their names.
    public let first, second: String
    /// 0 … 1.
    public let share: Double
  }

  /// The three with most.
  public let pairs: [Pair]
  /// What each pair would have if all had the same.
  public let equal: Double
  /// The member who is one of the two in most of it, and in how much.
  public let member: String, share: Double
}

extension Explanation {
  /// What moved a metric; `nil` where nothing did.
  public func causes(_ metric: Metric, _ span: ClosedRange<Int>) -> ExplainedCauses? {
    let isRise = change(metric, span) >= 0
    let shares = shares(metric, span).sorted { abs($0.change) > abs($1.change) }
    let gross = shares.reduce(0) { $0 + abs($1.change) }
    guard gross > 0 else { return nil }
    let digits = ExplainedCauses.digits(gross)
    let unit = 0.5 * pow(10, -Double(digits))
    let least = max(0.03 * gross, unit)
    let told = shares.filter { abs($0.change) >= least }
    let rest = shares.filter { abs($0.change) < least }.reduce(0) { $0 + $1.change }
    // Who holds it is said of the two that did most.
    let along = told.filter { ($0.change > 0) == isRise }.enumerated().map { cause($1, span, isHeld: $0 < 2) }
    let against = told.filter { ($0.change > 0) != isRise }.map { cause($0, span, isHeld: false) }
    return ExplainedCauses(causes: along + against, rest: abs(rest) >= unit ? rest : nil, digits: digits)
  }

  private func cause(_ share: Share, _ span: ClosedRange<Int>, isHeld: Bool) -> ExplainedCauses.Cause {
    let movers = share.part.isMembership ? moved(span) : nil
    return .init(
      part: share.part, change: share.change,
      holder: isHeld && share.part.isBetweenMembers
        ? holder([share.part], span, isRise: share.change > 0) : nil,
      movers: movers.flatMap { (1...4).contains($0.count) ? $0 : nil })
  }

  /// Finds the pair or member that stands out; `nil` where none does.
  private func holder(_ parts: [ChangePart], _ span: ClosedRange<Int>, isRise: Bool) -> ExplainedCauses.Holder? {
    let pairs = pairs(parts, span).filter { $0.change != 0 && ($0.change > 0) == isRise }
    let sum = pairs.reduce(0) { $0 + abs($1.change) }
    guard pairs.count > 1, let top = pairs.first, sum > 0 else { return nil }
    let (first, second) = (changes.names[top.first], changes.names[top.second])
    let share = abs(top.change) / sum
    if share >= 0.5 { return .mostlyPair(first, second) }
    let held = (0..<changes.members).map { member in
      pairs.filter { $0.first == member || $0.second == member }.reduce(0) { $0 + abs($1.change) } / sum
    }
    let counted = held.filter { $0 > 0 }.count
    // Each pair is of two members, so that the shares of members add up to 2.
    if let most = held.max(), counted > 3, most >= 0.5, most >= 1.8 * 2 / Double(counted),
      let member = held.firstIndex(of: most)
    {
      return .member(changes.names[member], share: most)
    }
    return share >= 0.08 && share >= 2.5 / Double(pairs.count) ? .pair(first, second, share: share) : nil
  }

  /// Who quarrelled; `nil` where negative acts added no tension, or there are too few pairs to tell apart.
  public func quarrel(_ span: ClosedRange<Int>) -> ExplainedQuarrel? {
    let rises: [ChangePart] = [.disagreement, .contest, .strain]
    let pairs = pairs(rises, span).filter { $0.change > 0 }
    let sum = pairs.reduce(0) { $0 + $1.change }
    guard sum > 0, pairs.count > 2 else { return nil }
    let members = members(rises, span).map { 2 * $0 / sum }
    let most = members.indices.max { members[$0] < members[$1] } ?? 0
    return ExplainedQuarrel(
      pairs: pairs.prefix(3).map {
        .init(first: changes.names[$0.first], second: changes.names[$0.second], share: $0.change / sum)
      }, equal: 1 / Double(pairs.count), member: changes.names[most], share: members[most])
  }
}

extension ChangePart {
  /// Whether it is between certain members, and not the same for all.
  fileprivate var isBetweenMembers: Bool {
    switch self {
    case .fading, .time, .regulation, .mediation, .talk, .openness, .temper, .sentimentClip, .tensionClip: false
    default: !isMembership
    }
  }

  /// Whether it stands for who came and went.
  fileprivate var isMembership: Bool {
    self == .sentimentMembership || self == .tensionMembership || self == .negativityMembership
  }
}
