import Draws
import Engine
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Who comes to a session and who is away, in all three forms.
@Suite struct GroupLifeTests {
  private static func draw(_ member: Int, session: Int, replicate: UInt32 = 0, seed: UInt64 = 314) -> Double {
    Philox.uniforms(counter: SIMD4(UInt32(member), UInt32(session), 8, replicate), key: seed).x
  }

  /// Who would stay away, of a group that still has these members; three always come, the last by index.
  private static func away(_ members: [Int], joining: Int = 0, _ attendance: Double, session: Int) -> [Int] {
    let away = members.filter { draw($0, session: session) >= attendance }
    return Array(away.prefix(max(0, members.count + joining - 3)))
  }

  /// A group of which nobody happens to be away goes the way that asks nobody, bit by bit.
  @Test(arguments: Form.allCases)
  func withAttendanceOneNothingDiffers(form: Form) {
    let usual = Attendance().scenario { $0.dropoutBase = -2.5 }
    let asked = Attendance(attendance: 1 - 1e-12).scenario { $0.dropoutBase = -2.5 }
    let (a, b) = (Session.all(usual, form, sessions: 6), Session.all(asked, form, sessions: 6))
    for (x, y) in zip(a, b) {
      #expect(x.attendanceChange == AttendanceChange() && y.attendanceChange == AttendanceChange())
      #expect(x.left == y.left)
      expectSame(numbers(x.last), numbers(y.last), "the last tick of session \(x.number)")
      expectSame(numbers(x.after), numbers(y.after), "what is after session \(x.number)")
    }
    #expect(a.contains { !$0.left.isEmpty })
  }

  /// Where nobody is ever away and nobody joins, nobody is asked, and the engine's run is the one by hand.
  @Test func whereNobodyIsEverAwayNobodyIsAsked() throws {
    let scenario = Attendance().scenario { $0.dropoutBase = -2.5 }
    var plain = GroupDevelopment(valid: scenario, replicate: 0, acts: .sampled)
    var large = LargeGroupDevelopment(valid: scenario, replicate: 0)
    let (before, other) = (plain.state, large.state)
    #expect(plain.whoComes(to: 1) == nil && large.whoComes(to: 1) == nil)
    #expect(BatchedGroups(valid: scenario, replicates: [0, 1], acts: .sampled).beginSession(1).isEmpty)
    #expect(plain.state == before && large.state == other)
    let diary = try keep(scenario, replicate: 0)
    #expect(!diary.noted.contains { if case .attendanceChange = $0.what { true } else { false } })
    for session in Session.all(scenario, .plain, sessions: 12) {
      expectSame(numbers(diary.states[12 * session.number]), numbers(session.last), "session \(session.number)")
    }
  }

  @Test(arguments: Form.allCases, [0.35, 0.7, 0.95])
  func whoIsAwayIsDrawnByMemberAndSession(form: Form, attendance: Double) {
    let scenario = Attendance(attendance: attendance).scenario { $0.dropoutBase = -4 }
    var members = Array(0..<8)
    var count = 0
    for session in Session.all(scenario, form, sessions: 12) {
      let away = Self.away(members, attendance, session: session.number)
      #expect(session.attendanceChange.away == away, "session \(session.number)")
      #expect(session.attendanceChange.joined.isEmpty)
      let here = members.filter { !away.contains($0) }
      #expect(session.everyone.filter { session.last.present[$0] } == here)
      members.removeAll(where: session.left.contains)
      #expect(session.everyone.filter { session.after.present[$0] } == members)
      count += away.count
    }
    #expect(count > 0)
  }

  @Test func otherReplicatesHaveOtherAbsences() {
    let scenario = Attendance(attendance: 0.6).scenario()
    for replicate in [UInt32(0), 9] {
      let first = Session.all(scenario, .plain, sessions: 1, replicate: replicate)[0]
      let drawn = (0..<8).filter { Self.draw($0, session: 1, replicate: replicate) >= 0.6 }
      #expect(first.attendanceChange.away == Array(drawn.prefix(5)))
    }
  }

  /// Their ties wait for them, whoever they are with; those of the others move on.
  @Test(arguments: Form.allCases)
  func tiesOfWhoIsAwayWaitAsTheyWere(form: Form) {
    let scenario = Attendance(attendance: 0.6).scenario { $0.teams = 2 }
    var (waited, strained) = (0, 0)
    for session in Session.all(scenario, form, sessions: 8) {
      let away = Set(session.attendanceChange.away)
      for i in 0..<8 {
        for j in 0..<8 where j != i {
          for kind in TieKind.allCases {
            let (before, after) = (session.before.tie(kind, i, j), session.after.tie(kind, i, j))
            guard away.contains(i) || away.contains(j) else {
              #expect(kind != .sentiment || before != after, "\(kind) of \(i) toward \(j) in \(session.number)")
              continue
            }
            #expect(before == after, "\(kind) of \(i) toward \(j) in session \(session.number)")
            #expect(session.last.tie(kind, i, j) == 0)
            waited += 1
            strained += kind != .sentiment && before > 0 ? 1 : 0
          }
        }
      }
      #expect(session.after.present == session.before.present)
    }
    #expect(waited > 200 && strained > 50, "\(waited), \(strained)")
  }

  /// What they themselves are waits too.
  @Test(arguments: Form.allCases)
  func whoIsAwayStaysAsTheyWere(form: Form) {
    let scenario = Attendance(attendance: 0.6).scenario()
    for session in Session.all(scenario, form, sessions: 6) {
      let (a, b) = (session.before, session.after)
      for i in 0..<8 {
        let same = a.anxiety[i] == b.anxiety[i] && a.regulation[i] == b.regulation[i] && a.status[i] == b.status[i]
        #expect(same == session.attendanceChange.away.contains(i), "\(i) in session \(session.number)")
      }
    }
  }

  @Test(arguments: Form.allCases, [2, 3, 4, 8])
  func threeAlwaysComeTheLastByIndex(form: Form, members: Int) {
    for session in Session.all(Attendance(members: members, attendance: 0).scenario(), form, sessions: 3) {
      #expect(session.attendanceChange.away == Array(0..<max(0, members - 3)))
      #expect(session.last.present.count { $0 } == min(3, members))
    }
  }

  /// Who joins comes for certain, and is one of the three.
  @Test(arguments: Form.allCases)
  func whoJoinsComesForCertain(form: Form) {
    let scenario = Attendance(members: 5, attendance: 0, joins: [2, 3]).scenario()
    let sessions = Session.all(scenario, form, sessions: 4)
    #expect(sessions.map(\.attendanceChange.joined) == [[], [5], [6], []])
    #expect(sessions.map(\.attendanceChange.away) == [[0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3]])
  }

  /// Everybody would leave: only those who came do, and what they had with who was away is gone.
  @Test(arguments: Form.allCases)
  func whoIsAwayCannotLeaveAndLosesWhoDoes(form: Form) {
    let scenario = Attendance(members: 12, attendance: 0.5).scenario { $0.dropoutBase = 50 }
    var lost = 0
    for session in Session.all(scenario, form, sessions: 3) {
      let away = session.attendanceChange.away
      let came = session.everyone.filter { session.before.present[$0] && !away.contains($0) }
      #expect(session.left == Array(came.prefix(came.count - 3)))
      for i in away {
        #expect(session.after.present[i])
        for j in session.everyone where j != i {
          for kind in TieKind.allCases {
            let gone = session.left.contains(j) || !session.before.present[j]
            #expect(session.after.tie(kind, i, j) == (gone ? 0 : session.before.tie(kind, i, j)), "\(i) to \(j)")
            #expect(session.after.tie(kind, j, i) == (gone ? 0 : session.before.tie(kind, j, i)), "\(j) to \(i)")
            lost += session.left.contains(j) && session.before.tie(kind, i, j) != 0 ? 1 : 0
          }
        }
      }
    }
    #expect(lost > 5)
  }

  /// The engine tells who comes once a session, with its first tick.
  @Test func comingsAreToldWithTheFirstTickOfTheSession() throws {
    let scenario = Attendance(attendance: 0.7, joins: [4]).scenario()
    let told = try keep(scenario, replicate: 0).noted.compactMap { tick, what in
      if case .attendanceChange(let attendanceChange) = what { (tick, attendanceChange) } else { nil }
    }
    let expected = Session.all(scenario, .plain, sessions: 12)
    #expect(told.map(\.0) == (0..<12).map { 12 * $0 + 1 })
    #expect(told.map(\.1) == expected.map(\.attendanceChange))
  }
}
