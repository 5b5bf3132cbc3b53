import Engine
import GroupDynamics
import Kernels
import Scenarios

/// The three forms in which a group is kept.
enum Form: CaseIterable {
  case plain, batch, large
}

/// A group to which not everybody comes every time.
struct Attendance {
  var members = 8
  var attendance = 1.0
  /// In which session each of those who join later comes.
  var joins: [Int] = []
  var seed: UInt64 = 314

  /// The scenario; members leave if `change` says so.
  func scenario(_ change: (inout Parameters) -> Void = { _ in }) -> Scenario {
    var p = Parameters()
    (p.members, p.attendance, p.dropoutBase) = (members, attendance, -100)
    change(&p)
    var scenario = Scenario(title: "comings and goings", parameters: p, seed: seed)
    scenario.cast += joins.indices.map { CastMember(name: "N\($0 + 1)") }
    scenario.joins = joins
    return scenario
  }
}

/// One session of a group: the states before it, in its last tick and after it, who came and who left.
struct Session {
  let number: Int
  let before, last, after: GroupState
  let attendanceChange: AttendanceChange
  let left: [Int]

  /// Everybody of the group.
  var everyone: Range<Int> { before.present.indices }

  /// Runs the sessions of a scenario in some form, by hand.
  static func all(_ scenario: Scenario, _ form: Form, sessions: Int, replicate: UInt32 = 0) -> [Session] {
    switch form {
    case .plain: live(GroupDevelopment(valid: scenario, replicate: replicate, acts: .sampled), sessions)
    case .batch: live(BatchedGroups(valid: scenario, replicates: [replicate], acts: .sampled), sessions)
    case .large: live(LargeGroupDevelopment(valid: scenario, replicate: replicate), sessions)
    }
  }

  private static func live<Groups: GroupModels>(_ model: Groups, _ sessions: Int) -> [Session] {
    var groups = model
    return (1...sessions).map { number in
      let before = groups.look(at: 0) { $0.state }
      let attendanceChange = groups.beginSession(number).first?.attendanceChange ?? AttendanceChange()
      for _ in 0..<groups.clock.ticksPerSession { groups.advance(under: [Doses()], areNew: number == 1) }
      let last = groups.look(at: 0) { $0.state }
      let left = groups.endSession(number)[0].departures.map(\.member)
      let after = groups.look(at: 0) { $0.state }
      return Session(
        number: number, before: before, last: last, after: after, attendanceChange: attendanceChange, left: left)
    }
  }
}

extension GroupState {
  /// A tie of i toward j.
  func tie(_ kind: TieKind, _ i: Int, _ j: Int) -> Double {
    switch kind {
    case .sentiment: sentiment[i, j]
    case .familiarity: familiarity[i, j]
    case .tension: tension[i, j]
    }
  }

  /// The numbers of the first members alone, and of the ties between them.
  func numbers(ofFirst count: Int) -> [Double] {
    let ties = (0..<count).flatMap { i in
      (0..<count).flatMap { j in TieKind.allCases.map { tie($0, i, j) } }
    }
    var own = [progress]
    for i in 0..<count {
      own += [status[i], airtime[i], regulation[i], anxiety[i], skill[i], efficacy[i], present[i] ? 1 : 0]
      for k in 0..<attitudes.columns { own.append(attitudes[i, k]) }
    }
    return ties + own
  }
}
