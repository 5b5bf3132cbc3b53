import Engine
import Foundation
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Whole runs of a large group in the kernels: the plain form's course, and the same bits however they are computed.
@Suite struct LargeGroupRunTests {
  private static func scenario(_ change: (inout Parameters) -> Void = { _ in }) -> Scenario {
    var parameters = Parameters()
    change(&parameters)
    let schedule = [ScheduledDose(technique: .mediation, from: 4, to: 9, dose: 0.5)]
    return Scenario(title: "a run", parameters: parameters, schedule: schedule, seed: 12)
  }

  private static func live(_ group: inout LargeGroupDevelopment, sessions: Int) -> Int {
    var left = 0
    for session in 1...sessions {
      for _ in 0..<group.clock.ticksPerSession { group.advance(doses: Doses()) }
      left += group.whoLeaves(after: session).count
    }
    return left
  }

  @Test(arguments: [(80, 1), (120, 6)])
  func aRunFollowsThePlainForm(members: Int, teams: Int) throws {
    let scenario = Self.scenario { ($0.members, $0.teams, $0.mixing, $0.dropoutBase) = (members, teams, 0.1, -5) }
    let plain = try run(scenario, replicate: 3, acts: .meanField).watcher
    let large = try watch(LargeGroupDevelopment(valid: scenario, replicate: 3), scenario, replicate: 3).watcher
    #expect(plain.departures.map(\.member) == large.departures.map(\.member))
    #expect(!plain.departures.isEmpty && plain.stages == large.stages)
    var worst = 0.0
    for (a, b) in zip(plain.metrics.dropFirst(), large.metrics.dropFirst()) {
      for metric in Metric.allCases where !(abs(a[metric] - b[metric]) <= worst) { worst = abs(a[metric] - b[metric]) }
    }
    #expect(worst < 1e-3 && worst > 0, "\(worst)")
    for metric in Metric.allCases where !metric.belongsToUpdate {
      expect(large.metrics[0][metric], equals: plain.metrics[0][metric], within: 1e-6, metric.rawValue)
    }
    #expect(large.metrics[0][.expression].isNaN)
  }

  /// Large enough for the work to be divided: a step has more than one part from about 400 members on.
  @Test func anyNumberOfThreadsGivesTheSameBits() {
    let scenario = Self.scenario { ($0.members, $0.teams, $0.dropoutBase, $0.ticksPerSession) = (1100, 3, -3, 2) }
    let states = (1...3).map { threads in
      var group = LargeGroupDevelopment(valid: scenario, replicate: 0, threads: threads)
      #expect(Self.live(&group, sessions: 2) > 0)
      return (group.state, group.metrics)
    }
    for other in states.dropFirst() { #expect(other.0 == states[0].0 && other.1 == states[0].1) }
  }

  @Test(arguments: [66, 200])
  func everyInstructionSetGivesTheSameBits(members: Int) {
    let scenario = Self.scenario { ($0.members, $0.teams, $0.dropoutBase) = (members, members == 66 ? 1 : 4, -3) }
    let states = InstructionSet.available.map { set in
      var group = LargeGroupDevelopment(valid: scenario, replicate: 0, instructionSet: set)
      _ = Self.live(&group, sessions: 3)
      return (group.state, group.metrics)
    }
    #expect(InstructionSet.available.contains(.baseline))
    for other in states.dropFirst() { #expect(other.0 == states[0].0 && other.1 == states[0].1) }
  }

  @Test func aCopyGoesItsOwnWay() {
    let scenario = Self.scenario { $0.members = 70 }
    var group = LargeGroupDevelopment(valid: scenario, replicate: 0, threads: 2)
    group.advance(doses: Doses())
    let (snapshot, before) = (group, group.state)
    group.advance(doses: Doses())
    #expect(snapshot.state == before && snapshot.tick == 1 && group.state != before)
    var other = snapshot
    other.advance(doses: Doses())
    #expect(other.state == group.state && other.metrics == group.metrics)
  }

  @Test func observedTiesAndACastArePlaced() {
    var scenario = Self.scenario { $0.members = 66 }
    scenario.observedTies = [
      ObservedTies(kind: .tension, path: "t.csv", ties: [ObservedTies.Tie(source: 3, target: 65, value: 0.75)])
    ]
    let group = LargeGroupDevelopment(valid: scenario, replicate: 0)
    #expect(group.state.tension[3, 65] == 0.75 && group.state.tension[65, 3] == 0)
  }

  @Test func whatDecaysDoesNotBecomeSubnormal() {
    let scenario = Self.scenario { ($0.members, $0.tensionRate, $0.tensionDecay) = (66, 0, 2) }
    var group = LargeGroupDevelopment(valid: scenario, replicate: 0)
    var state = group.state
    for k in state.tension.elements.indices where state.sentiment.elements[k] != 0 { state.tension.elements[k] = 0.5 }
    group.place(in: state)
    for _ in 0..<600 {
      group.advance(doses: Doses())
      #expect(
        group.state.tension.elements.allSatisfy { $0 == 0 || abs($0) > Double(Float.leastNormalMagnitude) })
    }
    #expect(group.state.tension.elements.allSatisfy { $0 == 0 })
  }
}
