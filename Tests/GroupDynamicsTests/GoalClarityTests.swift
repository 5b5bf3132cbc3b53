import GroupDynamics
import Scenarios
import Testing

/// Clear goals: section 5.7 of the model document.
@Suite struct GoalClarityTests {
  private static func group(clarity: Double, off: Set<Mechanism> = []) -> GroupDevelopment {
    var p = Parameters()
    (p.goalProductivity, p.goalDisagreement, p.negativityOffset) = (0.47, 0.31, 0.05)
    var scenario = Scenario(title: "clear", parameters: p, switchedOff: off, seed: 4)
    scenario.goalClarity = clarity
    var group = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
    for _ in 0..<20 { group.advance(doses: Doses()) }
    return group
  }

  /// ν_d (1 − goal_disagreement g) in place of ν_d.
  @Test(arguments: [0, 0.35, 1])
  func theyTakeDisagreementsPartOfNegativity(clarity: Double) {
    let placed = Self.group(clarity: clarity)
    var group = placed
    var doses = Doses()
    doses[.paraphrasing] = 0.5
    group.advance(doses: doses)
    var p = placed.parameters
    p.negativityDisagreement *= 1 - 0.31 * clarity
    let m = Moment(
      parameters: p, traits: group.traits, doses: doses, before: placed.state, given: [], placed: placed, group: group)
    for (i, j) in m.pairs {
      expect(group.work.negativity[i, j], equals: NegativityTests.expected(m, i, j), "\(i) to \(j)")
    }
    #expect(group.work.negativity.elements.contains { $0 > 0 })
  }

  /// (1 + goal_productivity g) times as much gets done; with no negativity to differ, nothing else does.
  @Test(arguments: [0.35, 1], [0, 0.6])
  func theyGetMoreDone(clarity: Double, directing: Double) {
    var (clear, other) = (
      Self.group(clarity: clarity, off: [.negativity]), Self.group(clarity: 0, off: [.negativity])
    )
    var doses = Doses()
    doses[.directing] = directing
    let (begun, done) = (clear.metrics[.progress], other.metrics[.progress])
    clear.advance(doses: doses)
    other.advance(doses: doses)
    expect(clear.metrics[.productivity], equals: (1 + 0.47 * clarity) * other.metrics[.productivity])
    expect(clear.metrics[.progress], equals: (1 + 0.47 * clarity) * other.metrics[.progress])
    expect(begun, equals: (1 + 0.47 * clarity) * done)
    #expect(other.metrics[.productivity] > 0)
    for metric in Metric.allCases where metric != .productivity && metric != .progress {
      #expect(clear.metrics[metric] == other.metrics[metric])
    }
  }

  /// What the group wants to have reached, and by when, changes nothing: only how clear it is does.
  @Test func targetsAloneChangeNothing() throws {
    let usual = Scenario(title: "no goals", seed: 4)
    var wanting = usual
    wanting.goals = [Goal(name: "calm", metric: .tension, isAbove: false, target: 0.1, by: 3)]
    #expect(try run(usual).group.state == run(wanting).group.state)
  }
}
