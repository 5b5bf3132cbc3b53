import Kernels
import Scenarios

/// A number in which two groups differ.
public struct StateDifference: Sendable, Equatable {
  /// The name of the variable: a state of `GroupState`, or a trait.
  public let variable: String
  /// The member that has it, by index in the first group; `nil` for a number of the whole group.
  public let member: Int?
  /// The other member of a tie, by index in the first group; `nil` for a number that is not a tie.
  public let other: Int?
  /// The values in the first and in the second group.
  public let a, b: Double
}

/// A comparison of two groups, in every bit, over the members of both.
public struct StateComparison: Sendable {
  /// The members of both groups: the index in the first and in the second.
  private let members: [(a: Int, b: Int)]

  /// Matches the members of two groups by name. `a` and `b` are the names of their members.
  public init(_ a: [String], _ b: [String]) {
    let places = Dictionary(b.enumerated().map { ($1, $0) }) { first, _ in first }
    members = a.indices.compactMap { i in places[a[i]].map { (i, $0) } }
  }

  /// Returns the differences in the fixed traits of the members.
  public func differences(_ a: Traits, _ b: Traits) -> [StateDifference] {
    var all = each("assertiveness", a.assertiveness, b.assertiveness)
    all += each("team", a.team.map(Double.init), b.team.map(Double.init))
    return all + rows("attribute", a.attributes, b.attributes)
  }

  /// Returns the differences in state, in the order of `GroupState`, beginning with attendance.
  public func differences(_ a: GroupState, _ b: GroupState) -> [StateDifference] {
    guard a != b else { return [] }
    var all = each("present", a.present.map { $0 ? 1 : 0 }, b.present.map { $0 ? 1 : 0 })
    for kind in TieKind.allCases { all += ties(kind.rawValue, a[kind], b[kind]) }
    all += rows("attitude", a.attitudes, b.attitudes)
    for number in MemberState.allCases { all += each(number.name, a.numbers[number], b.numbers[number]) }
    if a.progress != b.progress {
      all.append(StateDifference(variable: "progress", member: nil, other: nil, a: a.progress, b: b.progress))
    }
    return all
  }

  private func each(_ variable: String, _ a: [Double], _ b: [Double]) -> [StateDifference] {
    members.filter { a[$0.a] != b[$0.b] }.map {
      StateDifference(variable: variable, member: $0.a, other: nil, a: a[$0.a], b: b[$0.b])
    }
  }

  private func ties(_ variable: String, _ a: Matrix, _ b: Matrix) -> [StateDifference] {
    members.flatMap { i in
      members.filter { a[i.a, $0.a] != b[i.b, $0.b] }.map { j in
        StateDifference(variable: variable, member: i.a, other: j.a, a: a[i.a, j.a], b: b[i.b, j.b])
      }
    }
  }

  /// Returns the differences in the columns of both matrices. Each column is a variable with its number.
  private func rows(_ variable: String, _ a: Matrix, _ b: Matrix) -> [StateDifference] {
    (0..<min(a.columns, b.columns)).flatMap { k in
      members.filter { a[$0.a, k] != b[$0.b, k] }.map {
        StateDifference(variable: "\(variable)_\(k + 1)", member: $0.a, other: nil, a: a[$0.a, k], b: b[$0.b, k])
      }
    }
  }
}
