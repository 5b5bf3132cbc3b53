import Engine
import Scenarios

/// What happens to members between sessions is done to a group in whatever form it is kept: this is what it must offer.
protocol EditableGroup {
  /// Everybody who is or will be a member, by index.
  var everyone: Int { get }
  /// Whether a member attends.
  subscript(present i: Int) -> Bool { get set }
  /// uᵢ.
  subscript(anxietyOf i: Int) -> Double { get set }
  /// A tie of i toward j.
  subscript(kind: TieKind, i: Int, j: Int) -> Double { get set }
}

/// Who comes, who joins and who stays away at the beginning of a session, by index.
public struct AttendanceChange: Sendable, Equatable {
  /// Those who come for the first time.
  public var joined: [Int] = []
  /// Those who are away for the session.
  public var away: [Int] = []

  /// Nobody.
  public init() {}
}

/// Decides who comes to a session.
///
/// Each member is away with probability 1 − `attendance`, drawn by member and session (purpose 8); three always come: of
/// those who would be away, the last by index come. Who joins later comes first to the session that the scenario says, and
/// to that one for certain.
struct GroupLife: Sendable {
  private let attendance: Double
  private let first: Int
  private let joins: [Int]
  /// What members of a scenario feel when the later of two joins.
  let composition: Composition
  /// Whether somebody can be away or join.
  let isNeeded: Bool

  init(_ scenario: Scenario, _ composition: Composition) {
    attendance = scenario.parameters.attendance
    first = scenario.parameters.members
    joins = scenario.joins
    self.composition = composition
    isNeeded = attendance < 1 || !joins.isEmpty
  }

  /// Who joins, and then who stays away, of a group before a session.
  func attendanceChange(_ session: Int, _ luck: Luck, _ isPresent: (Int) -> Bool) -> AttendanceChange {
    var change = AttendanceChange()
    change.joined = joins.indices.filter { joins[$0] == session }.map { first + $0 }
    guard attendance < 1 else { return change }
    let members = (0..<first + joins.count).filter(isPresent)
    let away = members.filter { luck.uniforms(.absence, index: $0, tick: session).x >= attendance }
    change.away = Array(away.prefix(max(0, members.count + change.joined.count - Commitment.alwaysStay)))
    return change
  }
}

/// The ties of members who are away, which wait for them as they were.
struct KeptTies: Sendable {
  private var ties: [(kind: TieKind, i: Int, j: Int, value: Double)] = []
  private(set) var away: [Int] = []

  /// Nobody is away.
  init() {}

  /// Of members of a group, toward and from all who are there.
  init(of away: [Int], in store: some EditableGroup) {
    self.away = away
    guard !away.isEmpty else { return }
    let there = (0..<store.everyone).filter { store[present: $0] }
    var isAway = [Bool](repeating: false, count: store.everyone)
    for i in away { isAway[i] = true }
    for i in there {
      for j in there where j != i && (isAway[i] || isAway[j]) {
        for kind in TieKind.allCases { ties.append((kind, i, j, store[kind, i, j])) }
      }
    }
  }

  /// Brings the members back: ties with those who have left in the meantime stay 0.
  func restore(in store: inout some EditableGroup) {
    for i in away { store[present: i] = true }
    for tie in ties where store[present: tie.i] && store[present: tie.j] { store[tie.kind, tie.i, tie.j] = tie.value }
  }
}

extension EditableGroup {
  /// Before a session: who joins brings a first sentiment and no familiarity; who is away is not there, and their ties
  /// wait.
  mutating func begin(_ change: AttendanceChange, _ life: GroupLife, _ luck: Luck) -> KeptTies {
    for i in change.joined {
      for j in 0..<everyone where self[present: j] {
        self[.sentiment, i, j] = life.composition.composeSentiment(luck, i, j)
        self[.sentiment, j, i] = life.composition.composeSentiment(luck, j, i)
        for kind in [TieKind.familiarity, .tension] {
          self[kind, i, j] = 0
          self[kind, j, i] = 0
        }
      }
      self[present: i] = true
    }
    let kept = KeptTies(of: change.away, in: self)
    for i in change.away { self[present: i] = false }
    return kept
  }

  /// What an event of a session does to members and ties.
  mutating func suffer(_ harm: EventEffect) {
    let there = (0..<everyone).filter { self[present: $0] }
    for i in there where i != harm.by {
      self[anxietyOf: i] = harm.anxiety(self[anxietyOf: i])
      if let by = harm.by, self[present: by] { self[.sentiment, i, by] = harm.sentiment(self[.sentiment, i, by]) }
      guard harm.strainsAll else { continue }
      for j in there where j != i { self[.tension, i, j] = harm.tension(self[.tension, i, j]) }
    }
  }
}
