import GroupDynamics
import Kernels
import Scenarios
import Testing

/// What befalls a group in a session: section 5.4 of the model document.
@Suite struct HarmTests {
  /// Numbers of the events away from their defaults and from each other.
  private static func scenario(members: Int, teams: Int = 1) -> Scenario {
    var p = Parameters()
    (p.members, p.teams, p.dropoutBase) = (members, teams, -50)
    (p.breachAnxiety, p.breachSentiment, p.groundRulesBreach) = (0.37, 0.43, 0.8)
    (p.crisisTension, p.crisisAnxiety) = (0.21, 0.29)
    return Scenario(title: "harm", parameters: p, seed: 90)
  }

  /// A state with random numbers in every part, in which some are gone just now.
  private static func state(_ scenario: Scenario, absent: Set<Int>, seed: UInt64) -> GroupState {
    var numbers = Numbers(seed: seed)
    var state = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField).state
    for i in 0..<scenario.parameters.members {
      state.present[i] = !absent.contains(i)
      state.anxiety[i] = numbers.numberOrEnd(0, 1)
      for j in 0..<scenario.parameters.members where j != i {
        state.sentiment[i, j] = numbers.numberOrEnd(-1, 1)
        state.familiarity[i, j] = numbers.numberOrEnd(0, 1)
        state.tension[i, j] = numbers.numberOrEnd(0, 1)
      }
    }
    return state
  }

  private static func rules(_ dose: Double) -> Doses {
    var doses = Doses()
    // A breach is eased by ground rules alone.
    (doses[.groundRules], doses[.mediation], doses[.mindfulness]) = (dose, 0.7, 0.9)
    return doses
  }

  /// The equations, written out.
  private static func after(_ event: SessionEvent, _ s: GroupState, _ p: Parameters, rules dose: Double) -> GroupState {
    var state = s
    let present = s.present.indices.filter { s.present[$0] }
    switch event.kind {
    case .breach:
      let b = event.member ?? -1
      let g = event.strength * (1 - p.groundRulesBreach * dose)
      for i in present where i != b {
        state.anxiety[i] = s.anxiety[i] + p.breachAnxiety * g * (1 - s.anxiety[i])
        if s.present[b] { state.sentiment[i, b] = s.sentiment[i, b] - p.breachSentiment * g * (1 + s.sentiment[i, b]) }
      }
    case .crisis:
      for i in present {
        state.anxiety[i] = s.anxiety[i] + p.crisisAnxiety * event.strength * (1 - s.anxiety[i])
        for j in present where j != i {
          state.tension[i, j] = s.tension[i, j] + p.crisisTension * event.strength * (1 - s.tension[i, j])
        }
      }
    case .facilitatorAbsence: break
    }
    return state
  }

  private static let events = [
    SessionEvent(.breach, session: 2, member: 2), SessionEvent(.breach, session: 2, member: 2, strength: 0.6),
    SessionEvent(.breach, session: 2, member: 0, strength: 0), SessionEvent(.crisis, session: 2),
    SessionEvent(.crisis, session: 2, strength: 0.3), SessionEvent(.facilitatorAbsence, session: 2),
  ]

  /// The last of these has somebody gone who did it: the others hear of it, and no tie leads there any more.
  private static let absences: [Set<Int>] = [[], [4], [1, 5], [2]]

  @Test(arguments: events, absences)
  func whatBefallsAGroupFollowsItsEquations(event: SessionEvent, absent: Set<Int>) {
    let scenario = Self.scenario(members: 7, teams: 2)
    for (seed, dose) in [(UInt64(1), 0.0), (2, 0.5), (3, 1)] {
      let before = Self.state(scenario, absent: absent, seed: seed)
      var group = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
      group.place(in: before)
      group.undergo(event, doses: Self.rules(dose))
      let expected = Self.after(event, before, scenario.parameters, rules: dose)
      for (a, b) in zip(numbers(group.state), numbers(expected)) { expect(a, equals: b, "\(event.kind)") }
      #expect((group.state != before) == (event.kind != .facilitatorAbsence && event.strength > 0))
      // Whoever did it, and who is gone, feels nothing of it.
      for i in 0..<7 where absent.contains(i) || i == event.member {
        #expect(group.state.anxiety[i] == before.anxiety[i])
        for j in 0..<7 { #expect(group.state.sentiment[i, j] == before.sentiment[i, j]) }
        for j in 0..<7 where absent.contains(i) { #expect(group.state.tension[i, j] == before.tension[i, j]) }
      }
      // The first update after it sees it.
      for i in 0..<7 { expect(group.ties(i).tension, equals: Self.placed(group.state, scenario).ties(i).tension) }
      for i in 0..<7 { expect(group.ties(i).acceptance, equals: Self.placed(group.state, scenario).ties(i).acceptance) }
    }
  }

  private static func placed(_ state: GroupState, _ scenario: Scenario) -> GroupDevelopment {
    var group = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
    group.place(in: state)
    return group
  }

  @Test func groundRulesHalveABreachByDefault() {
    let scenario = Scenario(title: "defaults")
    func harmed(_ dose: Double) -> GroupState {
      var group = GroupDevelopment(valid: scenario, replicate: 0)
      group.undergo(SessionEvent(.breach, session: 1, member: 3), doses: Self.rules(dose))
      return group.state
    }
    let (before, whole, half) = (GroupDevelopment(valid: scenario, replicate: 0).state, harmed(0), harmed(1))
    for i in 0..<8 where i != 3 {
      expect(whole.anxiety[i], equals: before.anxiety[i] + 0.3 * (1 - before.anxiety[i]))
      expect(half.anxiety[i], equals: before.anxiety[i] + 0.15 * (1 - before.anxiety[i]))
      expect(whole.sentiment[i, 3], equals: before.sentiment[i, 3] - 0.4 * (1 + before.sentiment[i, 3]))
      expect(half.sentiment[i, 3], equals: before.sentiment[i, 3] - 0.2 * (1 + before.sentiment[i, 3]))
    }
    // Of a crisis they take nothing.
    func shaken(_ dose: Double) -> GroupState {
      var group = GroupDevelopment(valid: scenario, replicate: 0)
      group.undergo(SessionEvent(.crisis, session: 1), doses: Self.rules(dose))
      return group.state
    }
    #expect(shaken(1) == shaken(0))
    expect(shaken(0).tension[0, 1], equals: 0.15)
    expect(shaken(0).anxiety[5], equals: before.anxiety[5] + 0.2 * (1 - before.anxiety[5]))
  }

  /// Single precision holds seven digits.
  @Test(arguments: events, absences)
  func theKernelsDoTheSame(event: SessionEvent, absent: Set<Int>) {
    let scenario = Self.scenario(members: 7)
    let before = Self.state(scenario, absent: absent, seed: 4)
    let expected = numbers(Self.after(event, before, scenario.parameters, rules: 0.5))
    let groups = BatchedGroups(valid: scenario, replicates: Array(0..<16), acts: .meanField)
    let other = Self.state(scenario, absent: [3], seed: 5)
    for lane in 0..<16 { groups.place(in: lane == 11 ? before : other, lane: lane) }
    groups.undergo(.event(event), at: 11, under: Self.rules(0.5))
    var large = LargeGroupDevelopment(valid: scenario, replicate: 0)
    large.place(in: before)
    large.undergo(event, doses: Self.rules(0.5))
    for state in [groups.view(lane: 11).state, large.state] {
      for (a, b) in zip(numbers(state), expected) { expect(a, equals: b, within: 3e-7, "\(event.kind)") }
      #expect(state.present == before.present)
    }
    let untouched = BatchedGroups(valid: scenario, replicates: [0], acts: .meanField)
    untouched.place(in: other, lane: 0)
    for lane in 0..<16 where lane != 11 { #expect(groups.view(lane: lane).state == untouched.view(lane: 0).state) }
  }

  /// The update after it sees it: what members hold and get is looked at anew.
  @Test(arguments: events)
  func theUpdateAfterItIsTheSame(_ event: SessionEvent) {
    let scenario = Self.scenario(members: 7)
    let before = Self.state(scenario, absent: [4], seed: 6)
    var plain = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
    let batch = BatchedGroups(valid: scenario, replicates: [0], acts: .meanField)
    var large = LargeGroupDevelopment(valid: scenario, replicate: 0)
    plain.place(in: before)
    batch.place(in: before, lane: 0)
    large.place(in: before)
    plain.undergo(event, doses: Doses())
    batch.undergo(.event(event), at: 0, under: Doses())
    large.undergo(event, doses: Doses())
    plain.advance(doses: Doses())
    batch.advance(doses: Doses())
    large.advance(doses: Doses())
    for state in [batch.view(lane: 0).state, large.state] {
      // Progress is a sum over the run.
      for (a, b) in zip(numbers(state).dropLast(), numbers(plain.state).dropLast()) {
        expect(a, equals: b, within: 2e-5)
      }
    }
  }

  /// What befalls one group of a batch leaves the bits of the others as they are, then and later.
  @Test(arguments: events.filter { $0.strength > 0 }, ActsMode.allCases)
  func whatBefallsOneLaneLeavesTheOthersUntouched(event: SessionEvent, acts: ActsMode) {
    var scenario = Self.scenario(members: 8)
    scenario.parameters.dropoutBase = -2
    func live(_ harmed: Int?) -> [[GroupState]] {
      let groups = BatchedGroups(valid: scenario, replicates: Array(0..<16), acts: acts)
      for _ in 0..<12 { groups.advance(doses: Doses()) }
      _ = groups.endSession(1)
      if let harmed { groups.undergo(.event(event), at: harmed, under: Doses()) }
      var states = [(0..<16).map { groups.view(lane: $0).state }]
      for _ in 0..<15 {
        groups.advance(doses: Doses())
        states.append((0..<16).map { groups.view(lane: $0).state })
      }
      return states
    }
    let usual = live(nil)
    for harmed in [0, 9, 15] {
      for (a, b) in zip(live(harmed), usual) {
        for lane in 0..<16 {
          #expect((a[lane] == b[lane]) == (lane != harmed || event.kind == .facilitatorAbsence), "lane \(lane)")
        }
      }
    }
  }
}
