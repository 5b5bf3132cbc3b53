import Scenarios

/// What each part did to its metric in each update and pair of members: a table of numbers, in the order of updates.
///
/// Row t holds the change from row t − 1 of `ticks.csv` to row t; negativity, which belongs to an update, begins with 0
/// before the first. A pair is ordered: of cohesion and tension the first feels, the second is felt about; of negativity the first speaks
/// and the second is addressed. Nothing but additions makes larger tables of it.
public struct ChangeTable: Sendable {
  /// The members' names.
  public var names: [String]
  /// Updates that the table holds.
  public private(set) var ticks = 0
  private var values: [Double] = []

  init(names: [String], ticks: Int) {
    self.names = names
    values.reserveCapacity(ticks * Self.width(names.count))
  }

  /// Number of members who come at some time.
  public var members: Int { names.count }

  /// What a part did in an update, from 1, by members i and j.
  public subscript(tick: Int, part: ChangePart, i: Int, j: Int) -> Double {
    values[(tick - 1) * Self.width(members) + (part.rawValue * members + i) * members + j]
  }

  /// What a part did in an update, from 1, by all pairs.
  public func sum(_ part: ChangePart, tick: Int) -> Double {
    let first = (tick - 1) * Self.width(members) + part.rawValue * members * members
    return values[first..<first + members * members].reduce(0, +)
  }

  mutating func append(_ row: ChangeRow) {
    values.append(contentsOf: row.values)
    ticks += 1
  }

  static func width(_ members: Int) -> Int { ChangePart.allCases.count * members * members }

  /// What the table of a run takes, in bytes.
  public static func bytes(members: Int, ticks: Int) -> Double { 8 * Double(width(members)) * Double(ticks) }
}

/// The parts of one update, while they come in.
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
