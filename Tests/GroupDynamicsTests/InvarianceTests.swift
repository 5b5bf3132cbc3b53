import Engine
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// What must not matter: the order of members, copies, other replicates, other members' given values.
@Suite struct InvarianceTests {
  private static func doses() -> Doses {
    var doses = Doses()
    for technique in Technique.allCases { doses[technique] = 0.3 }
    return doses
  }

  /// A drawn group, and the same members in another order, with every value given.
  private func pair(
    members: Int, acts: ActsMode, seed: UInt64
  ) -> (labels: Relabelling, drawn: GroupDevelopment, moved: GroupDevelopment) {
    var p = Parameters()
    (p.members, p.dropoutBase) = (members, -1.5)
    let scenario = Scenario(title: "a group", parameters: p, seed: seed)
    let drawn = GroupDevelopment(valid: scenario, replicate: 0, acts: acts)
    var numbers = Numbers(seed: seed)
    let labels = Relabelling(order: numbers.order(members))
    let moved = GroupDevelopment(valid: labels.scenario(scenario, drawnAs: drawn), replicate: 0, acts: acts)
    return (labels, drawn, moved)
  }

  @Test(arguments: [(2, 1), (3, 2), (8, 3), (9, 4), (14, 5)] as [(Int, UInt64)])
  func withActsInExpectationTheOrderOfMembersDoesNotMatter(members: Int, seed: UInt64) {
    var (labels, drawn, moved) = pair(members: members, acts: .meanField, seed: seed)
    #expect(moved.state == labels.state(drawn.state))
    for tick in 1...36 {
      drawn.advance(doses: Self.doses())
      moved.advance(doses: Self.doses())
      let off = difference(moved.state, labels.state(drawn.state))
      #expect(off <= (tick == 1 ? 1e-12 : 1e-9), "tick \(tick): \(off)")
    }
    #expect(moved.state.tension.elements.contains { $0 > 0.01 })
  }

  /// The luck of acts and of leaving is addressed by index: acts are handed over in the new order, and who left is.
  @Test(arguments: [(3, 6), (8, 7), (9, 8), (14, 9)] as [(Int, UInt64)])
  func withTheSameActsTheOrderOfMembersDoesNotMatter(members: Int, seed: UInt64) {
    var (labels, drawn, moved) = pair(members: members, acts: .sampled, seed: seed)
    var left = 0
    for session in 1...6 {
      for tick in 1...12 {
        drawn.advance(doses: Self.doses())
        moved.givenActs = labels.acts(drawn.work.acts)
        moved.advance(doses: Self.doses())
        let off = difference(moved.state, labels.state(drawn.state))
        #expect(off <= 1e-9, "session \(session), tick \(tick): \(off)")
      }
      left += drawn.whoLeaves(after: session).count
      var state = moved.state
      state.present = labels.values(drawn.state.present)
      moved.place(in: state)
    }
    #expect(members == 3 || left > 0)
  }

  @Test func aGroupWhoseEveryValueIsGivenIsTheDrawnOne() throws {
    let scenario = Scenario(title: "a group", seed: 12)
    let drawn = GroupDevelopment(valid: scenario, replicate: 0)
    let given = Relabelling(order: Array(0..<8)).scenario(scenario, drawnAs: drawn)
    #expect(given.cast != scenario.cast)
    #expect(try run(given).group.state == run(scenario).group.state)
  }

  @Test(arguments: [ActsMode.sampled, .meanField])
  func aCopyGivenTheSameDosesGivesTheSameNumbers(acts: ActsMode) {
    var group = GroupDevelopment(valid: Scenario(title: "a group"), replicate: 1, acts: acts)
    for _ in 1...20 { group.advance(doses: Self.doses()) }
    var copy = group
    let before = group.state
    for _ in 1...20 { copy.advance(doses: Self.doses()) }
    #expect(group.state == before && group.tick == 20)
    for _ in 1...20 { group.advance(doses: Self.doses()) }
    expectSame(numbers(group.state), numbers(copy.state), "the state")
    for quantity in Quantity.allCases {
      expectSame(quantity.values(in: group.work), quantity.values(in: copy.work), "\(quantity)")
    }
    #expect(group.metrics == copy.metrics && group.work.acts == copy.work.acts)
  }

  @Test func aReplicateDoesNotDependOnOthers() async throws {
    let scenario = Scenario(title: "a group")
    let alone = try (UInt32(0)..<6).map { numbers(try run(scenario, replicate: $0).group.state) }
    for threads in [1, 3] {
      var together: [[Double]] = []
      try await forEachReplicate(0..<6, threads: threads, together: 2) {
        try $0.map { try run(scenario, replicate: $0).group.state }
      } consume: {
        together.append(numbers($0))
      }
      for k in 0..<6 { expectSame(together[k], alone[k], "replicate \(k)") }
    }
    #expect(Set(alone).count == 6)
  }

  @Test(arguments: CastTrait.allCases)
  func aValueGivenToOneMemberChangesNoDrawOfAnother(trait: CastTrait) {
    let drawn = GroupDevelopment(valid: Scenario(title: "drawn"), replicate: 0)
    var scenario = Scenario(title: "given")
    scenario.cast[2].traits[trait] = 0.123
    let given = GroupDevelopment(valid: scenario, replicate: 0)
    #expect(value(trait, 2, given) == 0.123)
    for i in 0..<8 where i != 2 { for t in CastTrait.allCases { #expect(value(t, i, given) == value(t, i, drawn)) } }
    for t in CastTrait.allCases where t != trait { #expect(value(t, 2, given) == value(t, 2, drawn)) }
    #expect(given.state.sentiment == drawn.state.sentiment && given.state.attitudes == drawn.state.attitudes)
    #expect(given.traits.attributes == drawn.traits.attributes)
  }

  private func value(_ trait: CastTrait, _ i: Int, _ group: GroupDevelopment) -> Double {
    switch trait {
    case .assertiveness: group.traits.assertiveness[i]
    case .skill: group.state.skill[i]
    case .regulation: group.state.regulation[i]
    case .anxiety: group.state.anxiety[i]
    case .efficacy: group.state.efficacy[i]
    case .status: group.state.status[i]
    case .airtime: group.state.airtime[i]
    }
  }

  @Test func givenAttitudesAndAttributesChangeNoOthers() {
    let drawn = GroupDevelopment(valid: Scenario(title: "drawn"), replicate: 0)
    var scenario = Scenario(title: "given")
    (scenario.cast[3].attitudes, scenario.cast[3].attributes) = ([0.1, 0.2, 0.3, -0.4], [1, -1, 1])
    let given = GroupDevelopment(valid: scenario, replicate: 0)
    for i in 0..<8 {
      for k in 0..<4 {
        let expected = i == 3 ? [0.1, 0.2, 0.3, -0.4][k] : drawn.state.attitudes[i, k]
        #expect(given.state.attitudes[i, k] == expected && given.traits.firstAttitudes[i, k] == expected)
      }
      for k in 0..<3 {
        #expect(given.traits.attributes[i, k] == (i == 3 ? [1, -1, 1][k] : drawn.traits.attributes[i, k]))
      }
    }
  }

  @Test func observedTiesArePlacedFromSourceToTarget() {
    let drawn = GroupDevelopment(valid: Scenario(title: "drawn"), replicate: 0)
    let ties = [(TieKind.sentiment, -0.7), (.familiarity, 0.4), (.tension, 0.2)].map { kind, value in
      ObservedTies(kind: kind, path: "ties.csv", ties: [ObservedTies.Tie(source: 1, target: 5, value: value)])
    }
    let state = GroupDevelopment(valid: Scenario(title: "given", observedTies: ties), replicate: 0).state
    var expected = drawn.state
    (expected.sentiment[1, 5], expected.familiarity[1, 5], expected.tension[1, 5]) = (-0.7, 0.4, 0.2)
    #expect(state == expected)
  }

  @Test func theSameSeedGivesTheSameNumbersAndEveryBitOfItCounts() throws {
    let seeds: [UInt64] = [0, 1, 1 << 32, (1 << 32) + 1, 1 << 63, .max]
    let ends = try seeds.map { numbers(try run(Scenario(title: "a group", seed: $0)).group.state) }
    #expect(Set(ends).count == seeds.count)
    for (seed, end) in zip(seeds, ends) {
      #expect(end.allSatisfy { $0.isFinite })
      expectSame(numbers(try run(Scenario(title: "a group", seed: seed)).group.state), end, "seed \(seed)")
    }
  }

  /// Acts between a pair are binomial; the mean of many ticks lies within five standard errors of n pᵢ Qᵢⱼ.
  @Test func actsInExpectationAreTheMeanOfDrawnOnes() {
    let m = Situation(members: 6, absent: [1], teams: 2, dosed: false, seed: 250).moment()
    var scenario = Scenario(title: "the same members", parameters: m.parameters)
    for i in 0..<6 { scenario.cast[i].traits[.assertiveness] = m.traits.assertiveness[i] }
    let (replicates, acts) = (3000, GroupDevelopment.actsPerTick(m.parameters))
    var mean = Matrix(square: 6)
    for replicate in 0..<UInt32(replicates) {
      var group = GroupDevelopment(valid: scenario, replicate: replicate, acts: .sampled)
      group.place(in: m.before)
      group.advance(doses: m.doses)
      for k in mean.elements.indices { mean.elements[k] += group.work.interaction.elements[k] / Double(replicates) }
    }
    for (i, j) in m.pairs {
      let chance = m.work.share[i] * m.work.address[i, j]
      let error = m.count * (chance * (1 - chance) / Double(acts * replicates)).squareRoot()
      #expect(chance > 0)
      #expect(abs(mean[i, j] - m.count * chance) < 5 * error, "from \(i) to \(j)")
    }
  }
}
