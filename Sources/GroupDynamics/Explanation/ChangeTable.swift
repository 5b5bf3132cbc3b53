import Scenarios

/// The contribution of each part to its metric in each update and for each pair of members, in the order of updates.
///
/// Row t holds the change from row t − 1 of `ticks.csv` to row t. Negativity belongs to an update, so it begins with 0
/// before the first. Pairs are ordered. For cohesion and tension the first member feels and the second is felt about;
/// for negativity the first speaks and the second is addressed. Larger tables come from it by addition alone.
public struct ChangeTable: Sendable {
  /// The names of the members.
  public var names: [String]
  /// The number of updates in the table.
  public private(set) var ticks = 0
  private var values: [Double] = []

  init(names: [String], ticks: Int) {
    self.names = names
    values.reserveCapacity(ticks * Self.width(names.count))
  }

  /// The number of members who attend at some time.
  public var members: Int { names.count }

  /// The contribution of a part in an update, from 1, for members i and j.
  public subscript(tick: Int, part: ChangePart, i: Int, j: Int) -> Double {
    values[(tick - 1) * Self.width(members) + (part.rawValue * members + i) * members + j]
  }

  /// Returns the contribution of a part in an update, from 1, summed over all pairs.
  public func sum(_ part: ChangePart, tick: Int) -> Double {
    let first = (tick - 1) * Self.width(members) + part.rawValue * members * members
    return values[first..<first + members * members].reduce(0, +)
  }

  mutating func append(_ row: ChangeRow) {
    values.append(contentsOf: row.values)
    ticks += 1
  }

  static func width(_ members: Int) -> Int { ChangePart.allCases.count * members * members }

  /// Returns the memory of a run's table, in bytes.
  public static func bytes(members: Int, ticks: Int) -> Double { 8 * Double(width(members)) * Double(ticks) }
}

/// The parts of one update, while they are added up.
struct ChangeRow: Sendable {
  private let members: Int
  fileprivate var values: [Double]

  init(members: Int) {
    self.members = members
    values = Array(repeating: 0, count: ChangeTable.width(members))
  }

  mutating func add(_ change: Double, to part: ChangePart, _ i: Int, _ j: Int) {
    values[(part.rawValue * members + i) * members + j] += change
  }
}
