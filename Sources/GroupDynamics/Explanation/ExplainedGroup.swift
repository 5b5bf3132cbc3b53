import Engine
import Kernels
import Scenarios

/// A group in the plain form that accounts for the changes of cohesion, tension and negativity.
///
/// It develops exactly, in every bit, as the group without the account. Memory: `ChangeTable.bytes`.
public struct ExplainedGroup: GroupModel {
  private var group: GroupDevelopment
  /// The account so far.
  public private(set) var changes: ChangeTable
  /// The members who joined or came back before an update, and those who dropped out or were absent, by index.
  public private(set) var movements: [(tick: Int, came: [Int], went: [Int])] = []
  /// The doses of each update so far.
  public private(set) var doses: [Doses] = []
  private var row: ChangeRow
  private var talk: TalkAccount?

  /// Composes the group of tick 0.
  package init(valid scenario: Scenario, replicate: UInt32, acts: ActsMode? = nil) {
    self.init(placed: GroupDevelopment(valid: scenario, replicate: replicate, acts: acts))
  }

  /// Creates the account of a group in its current state, for tests.
  package init(placed group: GroupDevelopment) {
    self.group = group
    changes = ChangeTable(names: group.traits.names, ticks: group.clock.ticks)
    row = ChangeRow(members: group.members)
  }

  /// Advances the group by one tick.
  public mutating func advance(doses: Doses) {
    self.doses.append(doses)
    let (before, gap) = (group.state, group.work.disagreement)
    group.advance(doses: doses)
    let account = TieAccount(group, before: before)
    account.addSentiment(to: &row)
    let now = TalkAccount(group, before: before, gap: gap, doses)
    account.addTension(doses, now, to: &row)
    now.addNegativity(since: talk, to: &row)
    talk = now
    changes.append(row)
    row = ChangeRow(members: group.members)
  }

  /// Applies an event to the group before its next update.
  public mutating func undergo(_ event: SessionEvent, doses: Doses) {
    let before = group.state
    group.undergo(event, doses: doses)
    let (x, t, weight) = (group.state.sentiment, group.state.tension, MeanWeights(group.work.meet))
    forEachPair { i, j, row in
      row.add(weight[i, j] * (x[i, j] - before.sentiment[i, j]), to: .harm, i, j)
      row.add(weight[i, j] * (t[i, j] - before.tension[i, j]), to: .crisis, i, j)
    }
  }

  /// Applies the attendance of a session.
  public mutating func whoComes(to session: Int) -> AttendanceChange? {
    let (state, meet) = (group.state, group.work.meet)
    let attendanceChange = group.whoComes(to: session)
    if attendanceChange != nil { addMembership(since: state, meet) }
    return attendanceChange
  }

  /// Applies the dropouts after a session.
  public mutating func whoLeaves(after session: Int) -> [Departure] {
    let (state, meet) = (group.state, group.work.meet)
    let departures = group.whoLeaves(after: session)
    addMembership(since: state, meet)
    return departures
  }

  private mutating func addMembership(since before: GroupState, _ meet: Matrix) {
    let moved = before.present.indices.filter { before.present[$0] != group.state.present[$0] }
    guard !moved.isEmpty else { return }
    movements.append((tick + 1, moved.filter { !before.present[$0] }, moved.filter { before.present[$0] }))
    addMembership(.sentimentMembership, before.sentiment, meet, group.state.sentiment)
    addMembership(.tensionMembership, before.tension, meet, group.state.tension)
  }

  /// Adds the change that comes from membership, in two steps. First, ties that no longer count go: each adds its
  /// weight times the distance by which the mean of the others exceeds it. Then new ties come: each adds its weight
  /// times the distance by which it exceeds that mean.
  private mutating func addMembership(_ part: ChangePart, _ old: Matrix, _ met: Matrix, _ new: Matrix) {
    let (meet, before, after) = (group.work.meet, MeanWeights(met), MeanWeights(group.work.meet))
    var (sum, weight) = (0.0, 0.0)
    for k in meet.elements.indices where meet.elements[k] > 0 && met.elements[k] > 0 {
      sum += met.elements[k] * old.elements[k]
      weight += met.elements[k]
    }
    let kept = sum / max(weight, tiny)
    forEachPair { i, j, row in
      switch (met[i, j] > 0, meet[i, j] > 0) {
      case (true, false): row.add(before[i, j] * (kept - old[i, j]), to: part, i, j)
      case (false, true): row.add(after[i, j] * (new[i, j] - kept), to: part, i, j)
      default: break
      }
    }
  }

  private mutating func forEachPair(_ body: (Int, Int, inout ChangeRow) -> Void) {
    for i in 0..<group.members {
      for j in 0..<group.members where j != i { body(i, j, &row) }
    }
  }
}

/// The view of the explained group is the view of the group itself.
extension ExplainedGroup {
  /// The clock of the run.
  public var clock: Clock { group.clock }
  /// The number of updates so far.
  public var tick: Int { group.tick }
  /// The fixed traits of the members.
  public var traits: Traits { group.traits }
  /// The group metrics of the last tick.
  public var metrics: Metrics { group.metrics }
  /// The current state of the group.
  public var state: GroupState { group.state }
  /// The acts of the last tick.
  public var acts: [Act] { group.acts }
  /// Adds p̂ of the last tick to a sum of n.
  public func addHeardShares(to sums: inout [Double]) { group.addHeardShares(to: &sums) }
  /// Returns ν of an act in the last tick.
  public func negativity(of act: Act) -> Double { group.negativity(of: act) }
  /// Returns what member i holds toward the others and receives from them.
  public func ties(_ i: Int) -> MemberTies { group.ties(i) }
  /// Returns T, the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double { group.tension(i, j) }
}

/// The weight of each ordered pair in a mean over those who meet, sum 1.
struct MeanWeights {
  private let meet: Matrix
  private let sum: Double

  init(_ meet: Matrix) {
    self.meet = meet
    sum = max(meet.elements.reduce(0, +), tiny)
  }

  subscript(i: Int, j: Int) -> Double { meet[i, j] / sum }
}
