import Engine
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Whole runs to which not everybody comes: the kernels against the plain form, and groups that share a batch.
@Suite struct GroupLifeRunTests {
  private static func worst(_ a: [Metrics], _ b: [Metrics]) -> Double {
    var worst = 0.0
    for (x, y) in zip(a.dropFirst(), b.dropFirst()) {
      for metric in Metric.allCases where !(abs(x[metric] - y[metric]) <= worst) { worst = abs(x[metric] - y[metric]) }
    }
    return worst
  }

  @Test(arguments: [6, 8, 20])
  func aBatchFollowsThePlainForm(members: Int) throws {
    let scenario = Attendance(members: members, attendance: 0.7, joins: [4, 7]).scenario()
    let kernel = try keep([scenario], (0..<4).map { BatchedGroups.Lane(point: 0, replicate: $0) }, acts: .meanField)
    for replicate in UInt32(0)..<4 {
      let plain = try keep(scenario, replicate: replicate, acts: .meanField)
      let worst = Self.worst(plain.metrics, kernel[Int(replicate)].metrics)
      #expect(worst < 1e-3 && worst > 0, "\(worst)")
      #expect(plain.noted.map(\.what) == kernel[Int(replicate)].noted.map(\.what))
    }
  }

  @Test(arguments: [(70, 1), (90, 4)])
  func aLargeGroupFollowsThePlainForm(members: Int, teams: Int) throws {
    let scenario = Attendance(members: members, attendance: 0.7, joins: [4, 7]).scenario {
      ($0.teams, $0.mixing, $0.dropoutBase) = (teams, 0.1, -5)
    }
    let plain = try run(scenario, replicate: 3, acts: .meanField).watcher
    let large = try watch(LargeGroupDevelopment(valid: scenario, replicate: 3), scenario, replicate: 3).watcher
    #expect(plain.departures.map(\.member) == large.departures.map(\.member) && !plain.departures.isEmpty)
    #expect(plain.noted.map(\.what) == large.noted.map(\.what))
    let worst = Self.worst(plain.metrics, large.metrics)
    #expect(worst < 1e-3 && worst > 0, "\(worst)")
  }

  /// Groups of a batch differ in how many begin, who is away and who joins; they agree in members in all.
  @Test(arguments: ActsMode.allCases)
  func sixteenLanesLiveAsAlone(acts: ActsMode) throws {
    let points = (0..<16).map { point in
      Attendance(
        members: 8 - point % 4, attendance: point % 5 == 0 ? 1 : 0.5 + 0.03 * Double(point),
        joins: (0..<point % 4).map { 2 + ($0 * 3 + point) % 10 }
      ).scenario { $0.dropoutBase = -3 }
    }
    #expect(points.allSatisfy { $0.cast.count == 8 } && BatchedGroups.canShare(points[0], points[3]))
    let lanes = (0..<16).map { BatchedGroups.Lane(point: 15 - $0, replicate: UInt32($0 / 3)) }
    let together = try keep(points, lanes, acts: acts)
    for (lane, own) in lanes.enumerated() {
      let alone = try keep(
        [points[own.point]], [BatchedGroups.Lane(point: 0, replicate: own.replicate)], acts: acts)[0]
      #expect(together[lane].bits(0...144) == alone.bits(0...144), "point \(own.point)")
      #expect(together[lane].metrics[1...144] == alone.metrics[1...144], "point \(own.point)")
      #expect(together[lane].acts == alone.acts && together[lane].answers == alone.answers, "point \(own.point)")
      #expect(together[lane].departures == alone.departures, "point \(own.point)")
    }
    #expect(Set(together.map { $0.states[144].present.count { $0 } }).count > 2)
    #expect(!BatchedGroups.canShare(points[0], Attendance(members: 8, joins: [2]).scenario()))
  }

  @Test func everyInstructionSetGivesTheSameBits() {
    let scenario = Attendance(members: 9, attendance: 0.6, joins: [2, 3]).scenario { $0.dropoutBase = -2.5 }
    let states = InstructionSet.available.map { set in
      let groups = BatchedGroups(valid: scenario, replicates: Array(0..<16), acts: .sampled, instructionSet: set)
      for session in 1...5 {
        _ = groups.beginSession(session)
        for _ in 0..<12 { groups.advance(doses: Doses()) }
        _ = groups.endSession(session)
      }
      return (0..<16).map { groups.view(lane: $0).state }
    }
    for other in states.dropFirst() { #expect(other == states[0]) }
  }

  /// A copy of a large group takes along who is away.
  @Test func aCopyOfALargeGroupKeepsWhoIsAway() {
    let scenario = Attendance(members: 20, attendance: 0.5).scenario()
    var group = LargeGroupDevelopment(valid: scenario, replicate: 0)
    let before = group.state
    #expect(group.whoComes(to: 1)?.away.isEmpty == false)
    var copy = group
    _ = group.whoLeaves(after: 1)
    #expect(group.state == before && copy.state != before)
    copy.advance(doses: Doses())
    _ = copy.whoLeaves(after: 1)
    #expect(copy.state.present == before.present && group.state == before)
  }
}
