import Foundation
import GroupDynamics
import Scenarios
import Statistics

/// The explanation in sentences.
extension Explanation {
  /// What moved a metric over updates: `-0.08 by tension, most of it between Ana and Ben; +0.03 by …`. First what went the way of
  /// the metric, then what went against it, each with the largest first; what is small beside them is put together, so that
  /// what is said adds up.
  public func causes(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    let isRise = change(metric, span) >= 0
    let shares = shares(metric, span).sorted { abs($0.change) > abs($1.change) }
    let gross = shares.reduce(0) { $0 + abs($1.change) }
    guard gross > 0 else { return "nothing moved it" }
    let digits = Self.digits(gross)
    let least = max(0.03 * gross, 0.5 * pow(10, -Double(digits)))
    let told = shares.filter { abs($0.change) >= least }
    let along = told.filter { ($0.change > 0) == isRise }
    let rest = shares.filter { abs($0.change) < least }.reduce(0) { $0 + $1.change }
    var words = along.enumerated().map { place, share in
      clause(share, digits) + (share.part.isMembership || place < 2 ? who(share, span) : "")
    }
    words += told.filter { ($0.change > 0) != isRise }.map {
      clause($0, digits) + ($0.part.isMembership ? who($0, span) : "")
    }
    if abs(rest) >= 0.5 * pow(10, -Double(digits)) { words.append(signed(rest, digits) + " by all else") }
    return words.joined(separator: "; ")
  }

  private func clause(_ share: Share, _ digits: Int) -> String {
    signed(share.change, digits) + " by " + share.part.words(isRise: share.change > 0)
  }

  /// A metric before and after updates: `cohesion fell by 0.08, from 0.21 to 0.13`.
  public func course(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    let change = change(metric, span)
    let digits = Self.digits(abs(change))
    let (from, to) = (level(metric, span.lowerBound - 1), level(metric, span.upperBound))
    let moved = abs(change) < 0.00005 ? "stayed" : (change > 0 ? "rose by " : "fell by ")
    guard moved != "stayed" else { return "\(metric.rawValue) stayed at \(plain(to, 2))" }
    return
      "\(metric.rawValue) \(moved)\(plain(abs(change), digits)), from \(plain(from, digits)) to \(plain(to, digits))"
  }

  /// Decimals with which a change is told: more for small ones.
  static func digits(_ size: Double) -> Int { size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4 }

  /// Whose ties a part of a change lies in, if it is few; of membership, who came and went.
  private func who(_ share: Share, _ span: ClosedRange<Int>) -> String {
    if share.part.isMembership {
      let names = moved(span)
      return names.isEmpty || names.count > 4 ? "" : " (\(listed(names)) came or went)"
    }
    guard share.part.isBetweenMembers else { return "" }
    return concentration([share.part], span, isRise: share.change > 0).map { ", " + $0 } ?? ""
  }

  /// `most of it between Ana and Ben`; nothing where no pair and no member stands out.
  func concentration(_ parts: [ChangePart], _ span: ClosedRange<Int>, isRise: Bool) -> String? {
    let pairs = pairs(parts, span).filter { $0.change != 0 && ($0.change > 0) == isRise }
    let sum = pairs.reduce(0) { $0 + abs($1.change) }
    guard pairs.count > 1, let top = pairs.first, sum > 0 else { return nil }
    func names(_ pair: Pair) -> String { "\(changes.names[pair.first]) and \(changes.names[pair.second])" }
    let share = abs(top.change) / sum
    if share >= 0.5 { return "most of it between \(names(top))" }
    let held = (0..<changes.members).map { member in
      pairs.filter { $0.first == member || $0.second == member }.reduce(0) { $0 + abs($1.change) } / sum
    }
    let counted = held.filter { $0 > 0 }.count
    // Each pair is of two members, so that the shares of members add up to 2.
    if let most = held.max(), counted > 3, most >= 0.5, most >= 1.8 * 2 / Double(counted),
      let member = held.firstIndex(of: most)
    {
      return "\(percent(most)) of it between \(changes.names[member]) and others"
    }
    guard share >= 0.08, share >= 2.5 / Double(pairs.count) else { return nil }
    return "\(percent(share)) of it between \(names(top))"
  }

  /// Who was in it: the pairs and the member with most of what negative acts added to tension.
  public func quarrel(_ span: ClosedRange<Int>) -> String? {
    let rises: [ChangePart] = [.disagreement, .contest, .strain]
    let pairs = pairs(rises, span).filter { $0.change > 0 }
    let sum = pairs.reduce(0) { $0 + $1.change }
    guard sum > 0, pairs.count > 2 else { return nil }
    let told = pairs.prefix(3).enumerated().map { place, pair in
      "\(percent(pair.change / sum)) \(place == 0 ? "is " : "")between \(changes.names[pair.first]) and "
        + changes.names[pair.second]
    }
    let members = members(rises, span).map { 2 * $0 / sum }
    let most = members.indices.max { members[$0] < members[$1] } ?? 0
    return "Of the tension that negative acts made, \(listed(told)) (an equal share of a pair would be "
      + "\(percent(1 / Double(pairs.count)))); \(changes.names[most]) is one of the two in \(percent(members[most]))"
  }

  func signed(_ value: Double, _ digits: Int) -> String { (value < 0 ? "−" : "+") + plain(abs(value), digits) }

  func plain(_ value: Double, _ digits: Int) -> String {
    // Parameters far from the usual make parts of any size, which others take away again.
    guard abs(value) < 1e9 else { return String(format: "%.3g", value) }
    let text = String(format: "%.\(digits)f", value)
    return Double(text) == 0 ? String(format: "%.\(digits)f", 0.0) : text
  }

  private func percent(_ share: Double) -> String { "\(Int(bounded: (100 * share).rounded()))%" }
}
