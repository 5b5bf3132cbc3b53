import GroupDynamics
import Kernels
import Scenarios
import Testing

/// The kernels against the plain form: the same states, the same acts, one tick.
@Suite struct KernelContractTests {
  private static func scenario(
    _ change: (inout Parameters) -> Void, off: Set<Mechanism> = [], clarity: Double = 0
  ) -> Scenario {
    var parameters = Parameters()
    change(&parameters)
    var scenario = Scenario(title: "contract", parameters: parameters, switchedOff: off, seed: 41)
    scenario.goalClarity = clarity
    return scenario
  }

  private static var doses: Doses {
    var doses = Doses()
    for (index, technique) in Technique.allCases.enumerated() { doses[technique] = 0.1 + 0.06 * Double(index) }
    return doses
  }

  /// Sixteen groups some ticks on their way, some with members gone.
  private static func groups(_ scenario: Scenario, acts: ActsMode) -> [GroupDevelopment] {
    (0..<16).map { lane in
      var group = GroupDevelopment(valid: scenario, replicate: UInt32(lane), acts: acts)
      for _ in 0..<(2 + 3 * lane) { group.advance(doses: lane % 2 == 0 ? Doses() : doses) }
      var state = group.state
      if lane % 3 == 0, state.present.count > 4 { state.present[lane % state.present.count] = false }
      group.place(in: state)
      return group
    }
  }

  /// The largest difference of any state variable and metric after one tick from the same states with the same acts.
  private static func worstDifference(
    _ scenario: Scenario, acts: ActsMode, doses: Doses = doses
  ) -> (difference: Double, place: String) {
    var plain = groups(scenario, acts: acts)
    var worst = (difference: 0.0, place: "nothing compared")
    for lane in plain.indices {
      let batch = BatchedGroups(valid: scenario, replicates: [UInt32(lane)], acts: acts)
      for other in 0..<16 { batch.place(in: plain[lane].state, lane: other) }
      plain[lane].advance(doses: doses)
      let given = acts == .sampled ? lanes(plain[lane].acts, GroupDevelopment.actsPerTick(scenario.parameters)) : nil
      batch.advance(doses: doses, given: given)
      compare(plain[lane], batch.view(lane: 0), &worst)
    }
    return worst
  }

  private static func lanes(_ acts: [Act], _ count: Int) -> [Int32] {
    var given = [Int32](repeating: -1, count: 2 * count * 16)
    for (index, act) in acts.enumerated() {
      for lane in 0..<16 {
        given[2 * index * 16 + lane] = Int32(act.speaker)
        given[(2 * index + 1) * 16 + lane] = Int32(act.target)
      }
    }
    return given
  }

  private static func compare(
    _ plain: GroupDevelopment, _ kernel: LaneView, _ worst: inout (difference: Double, place: String)
  ) {
    let (a, b) = (plain.state, kernel.state)
    let pairs: [(String, [Double], [Double])] = [
      ("sentiment", a.sentiment.elements, b.sentiment.elements), ("tension", a.tension.elements, b.tension.elements),
      ("familiarity", a.familiarity.elements, b.familiarity.elements),
      ("attitudes", a.attitudes.elements, b.attitudes.elements), ("status", a.status, b.status),
      ("airtime", a.airtime, b.airtime), ("regulation", a.regulation, b.regulation), ("anxiety", a.anxiety, b.anxiety),
      ("skill", a.skill, b.skill), ("efficacy", a.efficacy, b.efficacy),
    ]
    for (name, expected, found) in pairs {
      for (x, y) in zip(expected, found) where !(abs(x - y) <= worst.difference) { worst = (abs(x - y), name) }
    }
    // Progress is a sum over the run, which starts at 0 in a batch that was put into a state.
    for metric in Metric.allCases where metric != .ending && metric != .progress {
      let (x, y) = (plain.metrics[metric], kernel.metrics[metric])
      if !(abs(x - y) <= worst.difference) { worst = (abs(x - y), metric.rawValue) }
    }
  }

  @Test(arguments: [2, 3, 5, 8, 12, 17, 30], ActsMode.allCases)
  func oneTickIsTheSame(members: Int, acts: ActsMode) {
    let worst = Self.worstDifference(
      Self.scenario { ($0.members, $0.faultline, $0.teams) = (members, 0.4, members > 6 ? 2 : 1) }, acts: acts)
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
  }

  @Test(arguments: Mechanism.allCases)
  func oneTickIsTheSameWithAMechanismOffAndAlone(mechanism: Mechanism) {
    let without = Self.worstDifference(Self.scenario({ $0.members = 7 }, off: [mechanism]), acts: .sampled)
    #expect(without.difference < 2e-5, "\(without)")
    let others = Set(Mechanism.allCases).subtracting([mechanism, .acts, .expression])
    let alone = Self.worstDifference(Self.scenario({ $0.members = 7 }, off: others), acts: .meanField)
    #expect(alone.difference < 2e-5, "\(alone)")
  }

  /// All techniques together could hide one of them that the kernels do not know.
  @Test(arguments: Technique.allCases, ActsMode.allCases)
  func oneTickIsTheSameUnderATechniqueAlone(technique: Technique, acts: ActsMode) {
    var alone = Doses()
    alone[technique] = 0.8
    let worst = Self.worstDifference(Self.divided(members: 7), acts: acts, doses: alone)
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
  }

  /// The terms are made larger than they are by default: half as much again gets done, and half of the disputes stay.
  @Test(arguments: [5, 8], ActsMode.allCases)
  func clearGoalsAreTheSame(members: Int, acts: ActsMode) {
    let clear = Self.scenario(
      { ($0.members, $0.goalProductivity, $0.goalDisagreement) = (members, 0.7, 0.6) }, clarity: 0.8)
    let worst = Self.worstDifference(clear, acts: acts)
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
    let directed = Self.worstDifference(clear, acts: acts, doses: Self.doses(directing: 0.7, sensitivity: 0))
    #expect(directed.difference < 2e-5, "\(directed)")
  }

  /// Two sub-groups that differ much in what can be seen.
  private static func divided(members: Int = 9, off: Set<Mechanism> = []) -> Scenario {
    scenario({ ($0.members, $0.faultline, $0.surfaceSimilarity) = (members, 0.8, 2) }, off: off)
  }

  private static func doses(directing: Double, sensitivity: Double) -> Doses {
    var doses = Doses()
    (doses[.directing], doses[.culturalSensitivity]) = (directing, sensitivity)
    return doses
  }

  static let doseSteps = [(0.5, 0), (1, 0), (0, 0.35), (0, 1), (0.4, 0.7), (1, 1)]

  @Test(arguments: doseSteps, ActsMode.allCases)
  func directingAndCulturalSensitivityAreTheSame(doses: (directing: Double, sensitivity: Double), acts: ActsMode) {
    let own = Self.doses(directing: doses.directing, sensitivity: doses.sensitivity)
    let worst = Self.worstDifference(Self.divided(), acts: acts, doses: own)
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
  }

  /// What is off ignores them, and so do both forms; what a directing leader assigns is done whatever is off.
  @Test(arguments: [Mechanism.expression, .acts, .tension, .attraction, .participation])
  func withAMechanismOffTheyAreTheSame(mechanism: Mechanism) {
    let own = Self.doses(directing: 0.7, sensitivity: 0.9)
    let worst = Self.worstDifference(Self.divided(off: [mechanism]), acts: .sampled, doses: own)
    #expect(worst.difference < 2e-5, "\(worst)")
  }

  /// Sixteen groups, each under doses that change from tick to tick in another way, also back to 0.
  @Test(arguments: [8, 9])
  func dosesThatChangeDuringARunAreFollowed(members: Int) {
    let scenario = Self.divided(members: members)
    let steps = Self.doseSteps.map { Self.doses(directing: $0.0, sensitivity: $0.1) } + [Doses(), Self.doses]
    var plain = Self.groups(scenario, acts: .meanField)
    let batch = BatchedGroups(valid: scenario, replicates: Array(0..<16), acts: .meanField)
    for lane in 0..<16 { batch.place(in: plain[lane].state, lane: lane) }
    var worst = (difference: 0.0, place: "nothing compared")
    for tick in 0..<10 {
      let doses = (0..<16).map { steps[(tick * ($0 % 3 + 1) + $0) % steps.count] }
      batch.advance(under: doses, areNew: true)
      for lane in 0..<16 {
        plain[lane].advance(doses: doses[lane])
        Self.compare(plain[lane], batch.view(lane: lane), &worst)
      }
    }
    #expect(worst.difference < 1e-4 && worst.difference > 0, "\(worst)")
  }
}
