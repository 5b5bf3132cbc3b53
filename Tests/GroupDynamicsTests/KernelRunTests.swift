import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Whole runs in the kernels: the same bits from every instruction set, the plain form's acts, and its course.
@Suite struct KernelRunTests {
  private static func scenario(_ change: (inout Parameters) -> Void = { _ in }) -> Scenario {
    var parameters = Parameters()
    change(&parameters)
    let schedule = [ScheduledDose(technique: .mediation, from: 4, to: 9, dose: 0.5)]
    return Scenario(title: "a run", parameters: parameters, schedule: schedule, seed: 12)
  }

  private static func live(_ groups: BatchedGroups, _ scenario: Scenario, sessions: Int) {
    for session in 1...sessions {
      for _ in 0..<groups.clock.ticksPerSession { groups.advance(doses: doses(scenario, session: session)) }
      _ = groups.endSession(session)
    }
  }

  @Test(arguments: [2, 7, 8, 13, 25], ActsMode.allCases)
  func everyInstructionSetGivesTheSameBits(members: Int, acts: ActsMode) {
    let scenario = Self.scenario { ($0.members, $0.faultline, $0.dropoutBase) = (members, 0.5, -2) }
    let states = InstructionSet.available.map { set in
      let groups = BatchedGroups(valid: scenario, replicates: Array(0..<16), acts: acts, instructionSet: set)
      Self.live(groups, scenario, sessions: 6)
      return (0..<16).map { (groups.view(lane: $0).state, groups.view(lane: $0).metrics) }
    }
    #expect(InstructionSet.available.contains(.baseline))
    for other in states.dropFirst() {
      for lane in 0..<16 { #expect(other[lane].0 == states[0][lane].0 && other[lane].1 == states[0][lane].1) }
    }
  }

  @Test func aLaneDoesNotDependOnTheOthers() {
    let scenario = Self.scenario { $0.dropoutBase = -2 }
    let together = BatchedGroups(valid: scenario, replicates: Array(10..<26), acts: .sampled)
    let alone = BatchedGroups(valid: scenario, replicates: [17], acts: .sampled)
    for groups in [together, alone] { Self.live(groups, scenario, sessions: 12) }
    #expect(together.view(lane: 7).state == alone.view(lane: 0).state)
  }

  /// Points of a sweep that agree in members, issues and clock share a batch: each has the bits that it has alone.
  @Test(arguments: ActsMode.allCases)
  func sixteenPointsGoThroughOneBatch(acts: ActsMode) {
    let points = (0..<16).map { point in
      var own = Self.scenario {
        ($0.dropoutBase, $0.faultline, $0.surfaceSimilarity) = (-2, 0.05 * Double(point), 0.3 + 0.02 * Double(point))
        ($0.overhearing, $0.tensionRate, $0.endingSessions) = (
          0.04 * Double(point), 20 + Double(point), Double(point % 4)
        )
        ($0.teams, $0.supportRate) = (point % 3 + 1, 1 + 0.1 * Double(point))
      }
      own.switchedOff = point % 5 == 0 ? [Mechanism.allCases[point % Mechanism.allCases.count]] : []
      own.schedule = [
        ScheduledDose(
          technique: Technique.allCases[point % Technique.allCases.count], from: 2, to: 3 + point % 8, dose: 0.7)
      ]
      return own
    }
    let lanes = (0..<16).map { BatchedGroups.Lane(point: 15 - $0, replicate: UInt32($0 / 3)) }
    let together = BatchedGroups(points: points, lanes: lanes, acts: acts)
    for session in 1...12 {
      for (lane, own) in lanes.enumerated() {
        together.set(doses(points[own.point], session: session), lane: lane)
      }
      for _ in 0..<12 { together.advance() }
      _ = together.endSession(session)
    }
    for (lane, own) in lanes.enumerated() {
      let alone = BatchedGroups(valid: points[own.point], replicates: [own.replicate], acts: acts)
      Self.live(alone, points[own.point], sessions: 12)
      #expect(together.view(lane: lane).state == alone.view(lane: 0).state, "point \(own.point)")
      #expect(together.view(lane: lane).metrics == alone.view(lane: 0).metrics, "point \(own.point)")
    }
    let states = lanes.indices.map { together.view(lane: $0).state.tension.elements }
    #expect(Set(states).count == 16)
    #expect(!BatchedGroups.canShare(points[0], Self.scenario { $0.members = 9 }))
  }

  /// Sixteen groups of a batch, each with a style, triggers and events of its own: each lives as it does alone.
  @Test(arguments: ActsMode.allCases)
  func underSixteenPoliciesEachLivesAsAlone(acts: ActsMode) throws {
    let points = (0..<16).map { point in
      var own = Self.scenario {
        ($0.dropoutBase, $0.faultline, $0.surfaceSimilarity) = (-3, 0.8, 2)
        $0.sensitivitySurface = point % 2 == 0 ? 1 : 0.6
      }
      own.style = point % 6 == 5 ? nil : Style.allCases[point % 6]
      own.schedule = point % 4 == 0 ? own.schedule : []
      own.triggers = [
        Trigger(
          when: Condition(.observed(.negativity), .above, 0.02 * Double(point % 5)), for: .ticks(1 + point % 3),
          technique: Technique.allCases[point], dose: 0.9, lasting: .ticks(2 + point), coolDown: .ticks(point % 7))
      ]
      own.events = point % 3 == 0 ? [] : [SessionEvent(.crisis, session: 2 + point % 5)]
      if point % 2 == 0 { own.events.append(SessionEvent(.breach, session: 3 + point % 4, member: point % 8)) }
      if point % 5 == 0 { own.events.append(SessionEvent(.facilitatorAbsence, session: 4)) }
      return own
    }
    let lanes = (0..<16).map { BatchedGroups.Lane(point: 15 - $0, replicate: UInt32($0 / 5)) }
    let together = try keep(points, lanes, acts: acts)
    for (lane, own) in lanes.enumerated() {
      let alone = try keep(
        [points[own.point]], [BatchedGroups.Lane(point: 0, replicate: own.replicate)], acts: acts)[0]
      #expect(together[lane].bits(0...144) == alone.bits(0...144), "point \(own.point)")
      #expect(together[lane].metrics[1...144] == alone.metrics[1...144], "point \(own.point)")
      #expect(together[lane].acts == alone.acts && together[lane].answers == alone.answers, "point \(own.point)")
      #expect(together[lane].noted.map(\.tick) == alone.noted.map(\.tick), "point \(own.point)")
      #expect(together[lane].noted.map(\.what) == alone.noted.map(\.what), "point \(own.point)")
    }
    let fired = together.map { $0.noted.count { if case .trigger = $0.what { true } else { false } } }
    #expect(fired.allSatisfy { $0 > 0 } && Set(fired).count > 5, "\(fired)")
  }

  @Test func whereActsAreOffThereAreNone() {
    var scenario = Self.scenario()
    for (off, expected) in [(Set<Mechanism>(), 20), ([.acts], 0)] {
      scenario.switchedOff = off
      let groups = BatchedGroups(valid: scenario, replicates: [0], acts: .sampled, keepsActs: true)
      var plain = GroupDevelopment(valid: scenario, replicate: 0, acts: .sampled)
      groups.advance(doses: Doses())
      plain.advance(doses: Doses())
      #expect(groups.view(lane: 0).acts == plain.acts && plain.acts.count == expected)
    }
  }

  /// From the same state the kernel draws the plain form's acts: single precision moves a draw past a weight in fewer
  /// than 1 of 100 000.
  @Test func theActsAreThoseOfThePlainForm() {
    let scenario = Self.scenario { $0.dropoutBase = -100 }
    var (differing, drawn) = (0, 0)
    for block in UInt32(0)..<40 {
      let replicates = Array(block * 16..<block * 16 + 16)
      let groups = BatchedGroups(valid: scenario, replicates: replicates, acts: .sampled, keepsActs: true)
      var plain = replicates.map { GroupDevelopment(valid: scenario, replicate: $0) }
      for _ in 0..<40 {
        groups.advance(doses: Doses())
        for lane in 0..<16 {
          plain[lane].advance(doses: Doses())
          let (a, b) = (plain[lane].acts, groups.view(lane: lane).acts)
          drawn += a.count
          differing += zip(a, b).count { $0 != $1 } + abs(a.count - b.count)
          groups.place(in: plain[lane].state, lane: lane)
        }
      }
    }
    #expect(drawn == 512_000)
    #expect(Double(differing) < 1e-5 * Double(drawn), "\(differing) of \(drawn)")
  }

  @Test(arguments: [4, 8, 30])
  func aRunInExpectationFollowsThePlainForm(members: Int) {
    let scenario = Self.scenario { ($0.members, $0.dropoutBase) = (members, -100) }
    let groups = BatchedGroups(valid: scenario, replicates: [0, 1, 2, 3], acts: .meanField)
    var plain = (UInt32(0)..<4).map { GroupDevelopment(valid: scenario, replicate: $0, acts: .meanField) }
    var worst = 0.0
    for session in 1...12 {
      let doses = doses(scenario, session: session)
      for _ in 0..<12 {
        groups.advance(doses: doses)
        for lane in plain.indices {
          plain[lane].advance(doses: doses)
          let kernel = groups.view(lane: lane).metrics
          for metric in Metric.allCases { worst = max(worst, abs(kernel[metric] - plain[lane].metrics[metric])) }
        }
      }
    }
    #expect(worst < 1e-3 && worst > 0, "\(worst)")
  }

  @Test func whatDecaysDoesNotBecomeSubnormal() {
    let scenario = Self.scenario { ($0.sessions, $0.tensionRate, $0.tensionDecay) = (400, 0, 2) }
    let groups = BatchedGroups(valid: scenario, replicates: [0], acts: .sampled)
    var state = groups.view(lane: 0).state
    for k in state.tension.elements.indices where state.sentiment.elements[k] != 0 { state.tension.elements[k] = 0.5 }
    groups.place(in: state, lane: 0)
    for _ in 0..<2000 {
      groups.advance(doses: Doses())
      for value in groups.view(lane: 0).state.tension.elements {
        #expect(value == 0 || abs(value) > Double(Float.leastNormalMagnitude))
      }
    }
    #expect(groups.view(lane: 0).state.tension.elements.allSatisfy { $0 == 0 })
  }
}
