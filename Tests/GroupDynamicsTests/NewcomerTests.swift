import Draws
import Engine
import Foundation
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Those who join later: what they bring, and that nothing knows of them before.
@Suite struct NewcomerTests {
  private static let seed: UInt64 = 314

  private static func normals(_ index: Int, _ tick: Int) -> SIMD4<Double> {
    Philox.normals(counter: SIMD4(UInt32(index), UInt32(tick), 9, 0), key: seed)
  }

  /// Until somebody joins, everything is as if nobody ever did.
  private static func expectSameUntilSession4(
    _ a: Diary, _ b: Diary, _ ticks: Int = 36, at location: SourceLocation = #_sourceLocation
  ) {
    for tick in 0...ticks {
      let (x, y) = (a.states[tick].numbers(ofFirst: 8), b.states[tick].numbers(ofFirst: 8))
      #expect(haveSameBits(x, y), "states of tick \(tick)", sourceLocation: location)
      let metrics = Metric.allCases.filter { tick > 0 || !$0.belongsToUpdate }
      let (m, o) = (metrics.map { a.metrics[tick][$0] }, metrics.map { b.metrics[tick][$0] })
      #expect(haveSameBits(m, o), "metrics of tick \(tick)", sourceLocation: location)
      #expect(a.acts[tick] == b.acts[tick], "acts of tick \(tick)", sourceLocation: location)
    }
    for session in 0..<3 {
      let (x, y) = (a.answers[session].scores, b.answers[session].scores)
      #expect(Array(x.prefix(8)) == Array(y.prefix(8)), "answers of session \(session + 1)", sourceLocation: location)
      #expect(x.dropFirst(8).allSatisfy { $0 == nil }, sourceLocation: location)
      #expect(a.departures[session] == b.departures[session], sourceLocation: location)
    }
    #expect(a.states[37].numbers(ofFirst: 8) != b.states[37].numbers(ofFirst: 8), sourceLocation: location)
  }

  private static func doing(_ scenario: Scenario, _ technique: Technique?) -> Scenario {
    var scenario = scenario
    if let technique { scenario.schedule = [ScheduledDose(technique: technique, from: 1, to: 12, dose: 0.8)] }
    return scenario
  }

  @Test(arguments: [1, 0.75], [Technique.mediation, .culturalSensitivity, nil])
  func beforeTheyComeNothingDiffers(attendance: Double, technique: Technique?) throws {
    func scenario(_ joins: [Int]) -> Scenario {
      Self.doing(
        Attendance(attendance: attendance, joins: joins).scenario { ($0.dropoutBase, $0.faultline) = (-3.5, 0.4) },
        technique)
    }
    let (with, without) = (scenario([4, 4, 6]), scenario([]))
    Self.expectSameUntilSession4(try keep(with, replicate: 0), try keep(without, replicate: 0))
    let lanes = [BatchedGroups.Lane(point: 0, replicate: 0)]
    // Both draw twenty acts: more members in all need no more.
    Self.expectSameUntilSession4(try keep([with], lanes)[0], try keep([without], lanes)[0])
  }

  @Test(arguments: [Technique.culturalSensitivity, nil])
  func beforeTheyComeNothingDiffersInALargeGroup(technique: Technique?) throws {
    func run(_ joins: [Int]) throws -> Diary {
      let scenario = Self.doing(Attendance(joins: joins).scenario(), technique)
      return try keep(LargeGroupDevelopment(valid: scenario, replicate: 0), scenario, replicate: 0)
    }
    let (with, without) = (try run([4, 6]), try run([]))
    for tick in 0...36 {
      let (a, b) = (with.states[tick].numbers(ofFirst: 8), without.states[tick].numbers(ofFirst: 8))
      for (x, y) in zip(a, b) { expect(x, equals: y, within: 1e-6, "tick \(tick)") }
    }
  }

  @Test func whoTheyAreIsDrawnAtTheirOwnAddresses() {
    let scenario = Attendance(joins: [3, 5]).scenario { ($0.faultline, $0.attitudeSd) = (0.3, 0.9) }
    let (p, group) = (scenario.parameters, GroupDevelopment(valid: scenario, replicate: 0))
    #expect(group.traits.names.suffix(2) == ["N1", "N2"])
    for i in 8..<10 {
      let z = Self.normals(i, 0)
      #expect(!group.state.present[i])
      expect(group.traits.assertiveness[i], equals: p.assertivenessSd * z.x)
      expect(group.state.skill[i], equals: clipped(p.skillMean + p.skillSd * z.y, 0.02, 0.98))
      expect(group.state.regulation[i], equals: clipped(p.regulationMean + 0.08 * z.z, 0.02, 0.90))
      expect(group.state.anxiety[i], equals: clipped(p.anxietyMean + 0.10 * z.w, 0, 1))
      for k in 0..<p.attributes {
        let u = Philox.uniforms(counter: SIMD4(UInt32(i), UInt32(1 + k), 9, 0), key: Self.seed)
        let side = u.x < 0.3 ? (i % 2 == 0 ? 1.0 : -1) : (u.y < 0.5 ? -1 : 1)
        #expect(group.traits.attributes[i, k] == side)
      }
      for k in 0..<p.issues {
        let own = (1 - 0.8 * 0.09).squareRoot() * tanh(p.attitudeSd * Self.normals(i, 1000 + k).x)
        let drawn = clipped(own + 0.4 * 0.3 * group.traits.attributes[i, 0], -1, 1)
        expect(group.traits.firstAttitudes[i, k], equals: drawn)
      }
    }
    for i in 0..<10 {
      for j in 0..<10 where max(i, j) >= 8 {
        for kind in TieKind.allCases { #expect(group.state.tie(kind, i, j) == 0) }
      }
    }
  }

  /// A first sentiment, drawn by who feels it about whom, and neither familiarity nor tension; nothing about who left.
  private static func expectFirstTies<Groups: GroupModels>(
    _ model: Groups, _ p: Parameters, away: Bool, within tolerance: Double
  ) {
    var groups = model
    for session in 1...3 {
      _ = groups.beginSession(session)
      for _ in 0..<12 { groups.advance(under: [Doses()], areNew: false) }
      _ = groups.endSession(session)
    }
    let before = groups.look(at: 0) { $0.state }
    let attendanceChange = groups.beginSession(4).first?.attendanceChange ?? AttendanceChange()
    #expect(attendanceChange.joined == [8, 9] && attendanceChange.away.isEmpty != away)
    if away {
      // Who is away meets them when back: the tie has waited.
      for _ in 0..<12 { groups.advance(under: [Doses()], areNew: false) }
      _ = groups.endSession(4)
    }
    let state = groups.look(at: 0) { $0.state }
    for i in 8..<10 {
      #expect(state.present[i])
      for j in 0..<10 where j != i && (!away || attendanceChange.away.contains(j)) {
        let isHere = j >= 8 || before.present[j]
        for (from, to) in [(i, j), (j, i)] {
          let drawn = p.sentimentMean + p.sentimentSd * normals(from * 65_536 + to, 1_000_000).x
          let expected = isHere ? clipped(drawn, -1, 1) : 0
          expect(state.sentiment[from, to], equals: expected, within: tolerance, "\(from) to \(to)")
          #expect(state.familiarity[from, to] == 0 && state.tension[from, to] == 0)
        }
      }
    }
    guard !away else { return }
    for i in 0..<8 {
      for j in 0..<8 {
        for kind in TieKind.allCases { #expect(state.tie(kind, i, j) == before.tie(kind, i, j)) }
      }
    }
  }

  @Test(arguments: [false, true])
  func theyBringAFirstSentimentAndNoFamiliarity(away: Bool) {
    let scenario = Attendance(attendance: away ? 0.5 : 1, joins: [4, 4]).scenario {
      ($0.sentimentSd, $0.dropoutBase) = (0.9, away ? -100 : -1.5)
    }
    let p = scenario.parameters
    Self.expectFirstTies(GroupDevelopment(valid: scenario, replicate: 0, acts: .sampled), p, away: away, within: 1e-12)
    Self.expectFirstTies(BatchedGroups(valid: scenario, replicates: [0], acts: .sampled), p, away: away, within: 1e-7)
    Self.expectFirstTies(LargeGroupDevelopment(valid: scenario, replicate: 0), p, away: away, within: 1e-7)
  }

  @Test func oneMoreChangesNoDrawOfTheOthers() {
    func scenario(_ count: Int) -> Scenario {
      Attendance(joins: Array(repeating: 2, count: count)).scenario { ($0.faultline, $0.teams) = (0.4, 2) }
    }
    func drawn(_ group: GroupDevelopment, _ i: Int) -> [Double] {
      let (t, s) = (group.traits, group.state)
      return [t.assertiveness[i], s.skill[i], s.regulation[i], s.anxiety[i], Double(t.team[i])]
        + (0..<t.attributes.columns).map { t.attributes[i, $0] }
        + (0..<t.firstAttitudes.columns).map { t.firstAttitudes[i, $0] }
    }
    func met(_ scenario: Scenario) -> GroupDevelopment {
      var group = GroupDevelopment(valid: scenario, replicate: 0)
      _ = group.whoComes(to: 2)
      return group
    }
    let groups = [0, 2, 3].map { met(scenario($0)) }
    for (fewer, more) in zip(groups, groups.dropFirst()) {
      let count = fewer.traits.names.count
      for i in 0..<count { expectSame(drawn(fewer, i), drawn(more, i), "what was drawn of \(i)") }
      expectSame(fewer.state.numbers(ofFirst: count), more.state.numbers(ofFirst: count), "the state")
    }
  }

  /// Values that are given of a newcomer are taken, and what is not given is drawn as before.
  @Test func givenValuesOfANewcomerAreTaken() {
    var scenario = Attendance(joins: [3, 5]).scenario()
    let drawn = GroupDevelopment(valid: scenario, replicate: 0)
    scenario.cast[8].traits = [.anxiety: 0.99, .efficacy: 0.11]
    let given = GroupDevelopment(valid: scenario, replicate: 0)
    #expect(given.state.anxiety[8] == 0.99 && given.state.efficacy[8] == 0.11)
    #expect(given.state.skill == drawn.state.skill && given.state.anxiety[9] == drawn.state.anxiety[9])
  }
}
