import Draws
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// What is done before the first session: section 5.7 of the model document.
@Suite struct PreparationTests {
  private static let seed: UInt64 = 77

  private static func scenario(
    _ preparation: Preparation, seed: UInt64 = Self.seed, _ change: (inout Parameters) -> Void = { _ in }
  ) -> Scenario {
    var p = Parameters()
    (p.assertivenessSd, p.faultline, p.interviewAnxiety, p.interviewRegulation) = (0.7, 0.3, 0.37, 0.23)
    change(&p)
    var scenario = Scenario(title: "prepared", parameters: p, seed: seed)
    scenario.preparation = preparation
    return scenario
  }

  private static func compose(_ scenario: Scenario, replicate: UInt32 = 0) -> GroupDevelopment {
    GroupDevelopment(valid: scenario, replicate: replicate)
  }

  private static func traits(_ group: GroupDevelopment, _ trait: CastTrait) -> [Double] {
    switch trait {
    case .assertiveness: group.traits.assertiveness
    case .skill: group.state.skill
    case .regulation: group.state.regulation
    case .anxiety: group.state.anxiety
    case .efficacy, .status, .airtime: []
    }
  }

  /// u ← u (1 − interview_anxiety v), r ← r + interview_regulation v (1 − r); nothing else.
  @Test(arguments: [0, 0.4, 1])
  func anInterviewLowersFearAndSetsExpectations(dose: Double) {
    var usual = Self.scenario(Preparation())
    usual.cast[2].traits = [.anxiety: 0.9, .regulation: 0.2]
    var interviewed = usual
    interviewed.preparation.interview = dose
    let (a, b) = (Self.compose(usual), Self.compose(interviewed))
    #expect(a.state.anxiety[2] == 0.9 && a.state.regulation[2] == 0.2)
    for i in 0..<8 {
      expect(b.state.anxiety[i], equals: a.state.anxiety[i] * (1 - 0.37 * dose))
      expect(b.state.regulation[i], equals: a.state.regulation[i] + 0.23 * dose * (1 - a.state.regulation[i]))
    }
    var others = b.state
    (others.anxiety, others.regulation) = (a.state.anxiety, a.state.regulation)
    #expect(others == a.state && b.traits == a.traits)
  }

  @Test func theKernelsBeginWithThePreparedGroup() {
    let scenario = Self.scenario(
      Preparation(interview: 0.8, limits: [.init(.anxiety, to: 0.7), .init(.skill, from: 0.4)], balance: 0.4))
    let plain = Self.compose(scenario, replicate: 5)
    let batch = BatchedGroups(valid: scenario, replicates: [5], acts: .sampled).view(lane: 0)
    let large = LargeGroupDevelopment(valid: scenario, replicate: 5)
    #expect(batch.traits == plain.traits && large.traits == plain.traits)
    for state in [batch.state, large.state] { #expect(difference(state, plain.state) < 1e-6) }
  }

  /// Limits that turn many away, on each of the four traits.
  private static let limits: [Preparation.Limit] = [
    .init(.anxiety, to: 0.7), .init(.assertiveness, from: -0.6, to: 0.7), .init(.skill, from: 0.35),
    .init(.regulation, from: 0.08, to: 0.3),
  ]

  @Test(arguments: [0, 0.3])
  func nobodyOutsideTheLimitsIsTakenIn(balance: Double) {
    let scenario = Self.scenario(Preparation(limits: Self.limits, balance: balance))
    var candidates = 0
    for replicate in UInt32(0)..<200 {
      let group = Self.compose(scenario, replicate: replicate)
      for limit in Self.limits {
        #expect(Self.traits(group, limit.trait).allSatisfy(limit.accepts), "\(limit) in replicate \(replicate)")
      }
      candidates += group.traits.candidates
    }
    #expect(candidates > 200 * 8 * 2)
  }

  /// Who is turned away and who is not, written out from the draws.
  private static func screened(_ scenario: Scenario, _ replicate: UInt32) -> (seats: [Int], candidates: Int) {
    let (p, n) = (scenario.parameters, scenario.parameters.members)
    func counter(_ index: Int, _ tick: Int, _ purpose: UInt32) -> SIMD4<UInt32> {
      SIMD4(UInt32(index), UInt32(tick), purpose, replicate)
    }
    let least = Int(scenario.preparation.balance * Double(n))
    var sides = [[Double]](repeating: [], count: p.attributes)
    var seats: [Int] = []
    for seat in 0..<n {
      for k in 0... {
        let z = Philox.normals(counter: k == 0 ? counter(seat, 0, 1) : counter(k, seat, 11), key: scenario.seed)
        let drawn: [CastTrait: Double] = [
          .assertiveness: p.assertivenessSd * z.x, .skill: clipped(p.skillMean + p.skillSd * z.y, 0.02, 0.98),
          .regulation: clipped(p.regulationMean + 0.08 * z.z, 0.02, 0.90),
          .anxiety: clipped(p.anxietyMean + 0.10 * z.w, 0, 1),
        ]
        let own = (0..<p.attributes).map { a in
          let place = k == 0 ? counter(seat, a, 3) : counter(k, seat + 65_536 * (a + 1), 11)
          let u = Philox.uniforms(counter: place, key: scenario.seed)
          return u.x < p.faultline ? (seat % 2 == 0 ? 1.0 : -1) : (u.y < 0.5 ? -1 : 1)
        }
        let fits = scenario.preparation.limits.allSatisfy {
          scenario.cast[seat].traits[$0.trait] != nil || $0.accepts(drawn[$0.trait] ?? 0)
        }
        let balances = (0..<p.attributes).allSatisfy { a in
          [1.0, -1].allSatisfy { side in
            (sides[a] + [own[a]]).count { $0 == side } + (n - 1 - seat) >= least
          }
        }
        guard fits, balances else { continue }
        for a in 0..<p.attributes { sides[a].append(own[a]) }
        seats.append(k)
        break
      }
    }
    return (seats, seats.reduce(0) { $0 + $1 + 1 })
  }

  @Test(arguments: [true, false], [0, 0.4, 0.5])
  func candidatesComeUntilEachSeatIsTaken(isLimited: Bool, balance: Double) {
    let limits = isLimited ? Self.limits : []
    let scenario = Self.scenario(Preparation(limits: limits, balance: balance))
    for replicate in UInt32(0)..<40 {
      let group = Self.compose(scenario, replicate: replicate)
      let expected = Self.screened(scenario, replicate)
      #expect(group.traits.candidates == expected.candidates)
      for (seat, k) in expected.seats.enumerated() {
        let place = k == 0 ? SIMD4(UInt32(seat), 0, 1, replicate) : SIMD4(UInt32(k), UInt32(seat), 11, replicate)
        let z = Philox.normals(counter: place, key: Self.seed)
        expect(group.traits.assertiveness[seat], equals: 0.7 * z.x, "seat \(seat), candidate \(k)")
      }
    }
  }

  /// The first candidate is who would sit there without screening.
  @Test func limitsThatNobodyRunsIntoChangeNobody() {
    let usual = Self.compose(Self.scenario(Preparation()))
    #expect(usual.traits.candidates == 8)
    let open = Self.compose(Self.scenario(Preparation(limits: [.init(.anxiety, from: 0, to: 1)])))
    #expect(open.traits == usual.traits && open.state == usual.state)
    let tight = Self.compose(Self.scenario(Preparation(limits: Self.limits)))
    for i in 0..<8 where Self.limits.allSatisfy({ $0.accepts(Self.traits(usual, $0.trait)[i]) }) {
      #expect(tight.state.skill[i] == usual.state.skill[i])
    }
  }

  @Test(arguments: [0.1, 0.3, 0.5], [7, 8])
  func everyAttributeIsBalanced(balance: Double, members: Int) {
    let scenario = Self.scenario(Preparation(balance: balance)) { ($0.members, $0.faultline) = (members, 0) }
    let least = Int(balance * Double(members))
    var rarest = members
    for replicate in UInt32(0)..<100 {
      let z = Self.compose(scenario, replicate: replicate).traits.attributes
      for k in 0..<z.columns {
        let above = (0..<members).count { z[$0, k] == 1 }
        rarest = min(rarest, above, members - above)
      }
    }
    #expect(least == 0 ? rarest < 2 : rarest == least)
  }

  /// What a scenario gives of a member is taken as it is, and so is the rest of who has it.
  @Test func givenTraitsAreNotScreened() {
    var scenario = Self.scenario(Preparation(limits: [.init(.anxiety, to: 0.3)]))
    for i in 0..<8 { scenario.cast[i].traits[.anxiety] = 0.95 }
    let group = Self.compose(scenario)
    #expect(group.traits.candidates == 8 && group.state.anxiety.allSatisfy { $0 == 0.95 })
    // Who has it given is still screened for what is drawn.
    scenario.preparation.limits.append(.init(.skill, from: 0.5))
    let skilled = Self.compose(scenario)
    #expect(skilled.traits.candidates > 8 && skilled.state.skill.allSatisfy { $0 >= 0.5 })
  }

  /// What is given of attributes counts in the balance.
  @Test func givenAttributesCountInTheBalance() {
    var scenario = Self.scenario(Preparation(balance: 0.5)) { $0.faultline = 0 }
    for i in 0..<4 { scenario.cast[i].attributes = [1, 1, 1] }
    let z = Self.compose(scenario).traits.attributes
    for i in 0..<8 { for k in 0..<3 { #expect(z[i, k] == (i < 4 ? 1 : -1)) } }
  }

  /// Nobody's draws depend on who else was turned away.
  @Test func aSeatDoesNotDependOnTheLimitsOfAnother() {
    let scenario = Self.scenario(Preparation(limits: Self.limits))
    let whole = Self.compose(scenario)
    for seat in 0..<8 {
      var alone = scenario
      for i in 0..<8 where i != seat {
        alone.cast[i].traits = [.anxiety: 0.5, .assertiveness: 0, .skill: 0.5, .regulation: 0.2]
      }
      let group = Self.compose(alone)
      for trait in Preparation.traits { #expect(Self.traits(group, trait)[seat] == Self.traits(whole, trait)[seat]) }
      for k in 0..<3 { #expect(group.traits.attributes[seat, k] == whole.traits.attributes[seat, k]) }
    }
  }

  @Test func whoJoinsLaterIsNotScreenedButInterviewed() {
    var scenario = Attendance(joins: [3, 3, 3, 3]).scenario()
    let usual = Self.compose(scenario)
    scenario.preparation = Preparation(interview: 1, limits: [.init(.skill, from: 0.6)])
    let group = Self.compose(scenario)
    #expect(Array(group.state.skill.suffix(4)) == Array(usual.state.skill.suffix(4)))
    for i in 8..<12 { expect(group.state.anxiety[i], equals: 0.7 * usual.state.anxiety[i]) }
  }
}
