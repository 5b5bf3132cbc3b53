import Engine
import Scenarios

/// A group in any representation, as edited between sessions.
protocol EditableGroup {
  /// The number of all who are or will be members; they are addressed by index.
  var everyone: Int { get }
  /// Whether a member attends.
  subscript(present i: Int) -> Bool { get set }
  /// The anxiety uᵢ.
  subscript(anxietyOf i: Int) -> Double { get set }
  /// A tie of i toward j.
  subscript(kind: TieKind, i: Int, j: Int) -> Double { get set }
}

/// The members who join and those who are absent at the beginning of a session, by index.
public struct AttendanceChange: Sendable, Equatable {
  /// The members who attend for the first time.
  public var joined: [Int] = []
  /// The members who are absent for the session.
  public var away: [Int] = []

  /// Creates a change without members.
  public init() {}
}

/// The rules of attendance.
///
/// Each member is absent with probability 1 − `attendance`, drawn by member and session (purpose 8). Three members
/// always attend: of those who would be absent, the last by index attend. A member who joins later attends first in the
/// session that the scenario names, and certainly in that one.
struct GroupLife: Sendable {
  private let attendance: Double
  private let first: Int
  private let joins: [Int]
  /// The composition, which gives the sentiments when the later of two members joins.
  let composition: Composition
  /// Whether any member can be absent or join later.
  let isNeeded: Bool

  init(_ scenario: Scenario, _ composition: Composition) {
    attendance = scenario.parameters.attendance
    first = scenario.parameters.members
    joins = scenario.joins
    self.composition = composition
    isNeeded = attendance < 1 || !joins.isEmpty
  }

  /// Returns the members who join a group before a session and those who are absent from it.
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

/// The ties of absent members, kept as they were until they return.
struct KeptTies: Sendable {
  private var ties: [(kind: TieKind, i: Int, j: Int, value: Double)] = []
  private(set) var away: [Int] = []

  /// Creates the ties of no members.
  init() {}

  /// Keeps the ties of these members toward and from all who are present.
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

  /// Brings the members back. Ties with those who have dropped out in the meantime stay 0.
  func restore(in store: inout some EditableGroup) {
    for i in away { store[present: i] = true }
    for tie in ties where store[present: tie.i] && store[present: tie.j] { store[tie.kind, tie.i, tie.j] = tie.value }
  }
}

extension EditableGroup {
  /// Begins a session. Members who join bring a first sentiment and no familiarity. Absent members are marked so, and
  /// the result keeps their ties.
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

  /// Applies the effect of a session's event to members and ties.
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
