import GroupDynamics
import Kernels
import Scenarios
import Testing

/// The kernels' large group against the plain form with acts in expectation: the same states, one tick.
@Suite struct LargeGroupContractTests {
  /// A group with random numbers in every part of its state.
  struct Hall: Sendable, CustomTestStringConvertible {
    var members: Int
    var teams = 1
    var mixing = 0.2
    var issues = 4
    var attributes = 3
    /// Members who have left.
    var absent: [Int] = []
    /// Whether those who left did so just now: their ties are not yet 0.
    var justLeft = false
    /// How far apart in status members are.
    var rivalry = 1.5
    var switchedOff: Set<Mechanism> = []
    /// Whether two sub-groups differ much in what can be seen.
    var divided = false
    /// How clear the goals are.
    var clarity = 0.0

    var testDescription: String {
      "\(members) members, \(teams) teams, \(issues) issues, without \(absent), off \(switchedOff.map(\.rawValue).sorted())"
    }

    var scenario: Scenario {
      var p = Parameters()
      (p.members, p.teams, p.mixing) = (members, teams, mixing)
      (p.issues, p.attributes, p.balanceRate) = (issues, attributes, 8)
      if divided { (p.faultline, p.surfaceSimilarity) = (0.8, 2) }
      if clarity > 0 { (p.goalProductivity, p.goalDisagreement) = (0.7, 0.6) }
      var scenario = Scenario(title: "a hall", parameters: p, switchedOff: switchedOff, seed: 5)
      scenario.goalClarity = clarity
      return scenario
    }

    /// The state before the tick.
    func state(_ numbers: inout Numbers) -> GroupState {
      var state = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField).state
      for i in 0..<members {
        state.present[i] = !absent.contains(i)
        for j in 0..<members where i != j && (justLeft || (state.present[i] && !absent.contains(j))) {
          state.sentiment[i, j] = numbers.numberOrEnd(-1, 1)
          state.familiarity[i, j] = numbers.numberOrEnd(0, 1)
          state.tension[i, j] = numbers.numberOrEnd(0, 1)
        }
        state.status[i] = numbers.number(-rivalry, rivalry)
        state.airtime[i] = numbers.number(0, 2.5)
        state.regulation[i] = numbers.numberOrEnd(0, 1)
        state.anxiety[i] = numbers.numberOrEnd(0, 1)
        state.skill[i] = numbers.numberOrEnd(0, 1)
        state.efficacy[i] = numbers.numberOrEnd(0, 1)
      }
      for k in state.attitudes.elements.indices { state.attitudes.elements[k] = numbers.numberOrEnd(-1, 1) }
      return state
    }
  }

  private static var doses: Doses {
    var doses = Doses()
    for (index, technique) in Technique.allCases.enumerated() { doses[technique] = 0.1 + 0.06 * Double(index) }
    return doses
  }

  /// The largest difference of any state variable and metric in some ticks from the same state, under changing doses.
  private static func worst(
    _ hall: Hall, ticks: Int = 1, doses all: [Doses]? = nil
  ) -> (difference: Double, place: String) {
    var numbers = Numbers(seed: UInt64(hall.members))
    let state = hall.state(&numbers)
    var plain = GroupDevelopment(valid: hall.scenario, replicate: 0, acts: .meanField)
    var large = LargeGroupDevelopment(valid: hall.scenario, replicate: 0)
    plain.place(in: state)
    large.place(in: state)
    var worst = (difference: 0.0, place: "nothing compared")
    for tick in 0..<ticks {
      let doses = all?[tick % (all?.count ?? 1)] ?? (tick % 2 == 0 ? doses : Doses())
      plain.advance(doses: doses)
      large.advance(doses: doses)
      compare(plain, large, &worst)
    }
    return worst
  }

  private static func compare(
    _ plain: GroupDevelopment, _ large: LargeGroupDevelopment, _ worst: inout (difference: Double, place: String)
  ) {
    func heard(_ group: some GroupView) -> [Double] {
      var sums = [Double](repeating: 0, count: plain.state.members)
      group.addHeardShares(to: &sums)
      return sums
    }
    let (a, b) = (plain.state, large.state)
    let indices = 0..<a.members
    let pairs: [(String, [Double], [Double])] = [
      ("sentiment", a.sentiment.elements, b.sentiment.elements), ("tension", a.tension.elements, b.tension.elements),
      ("familiarity", a.familiarity.elements, b.familiarity.elements),
      ("attitudes", a.attitudes.elements, b.attitudes.elements), ("status", a.status, b.status),
      ("airtime", a.airtime, b.airtime), ("regulation", a.regulation, b.regulation), ("anxiety", a.anxiety, b.anxiety),
      ("skill", a.skill, b.skill), ("efficacy", a.efficacy, b.efficacy),
      ("heard", heard(plain), heard(large)),
      ("mean familiarity", indices.map { plain.ties($0).familiarity }, indices.map { large.ties($0).familiarity }),
      ("acceptance", indices.map { plain.ties($0).acceptance }, indices.map { large.ties($0).acceptance }),
      ("mean tension", indices.map { plain.ties($0).tension }, indices.map { large.ties($0).tension }),
      ("metrics", Metric.allCases.map { plain.metrics[$0] }, Metric.allCases.map { large.metrics[$0] }),
    ]
    for (name, expected, found) in pairs {
      for (x, y) in zip(expected, found) where !(abs(x - y) <= worst.difference) { worst = (abs(x - y), name) }
    }
    if a.present != b.present { worst = (.infinity, "present") }
  }

  @Test(arguments: [
    Hall(members: 3), Hall(members: 16), Hall(members: 65), Hall(members: 100, issues: 1),
    Hall(members: 130, issues: 3, attributes: 1), Hall(members: 200, issues: 6), Hall(members: 256),
    Hall(members: 65, teams: 5), Hall(members: 130, teams: 7, issues: 6), Hall(members: 200, teams: 2, mixing: 0),
    Hall(members: 150, absent: [0, 3, 64, 149]), Hall(members: 150, absent: [0, 3, 64, 149], justLeft: true),
    Hall(members: 100, teams: 3, absent: Array(0..<33), justLeft: true),
    Hall(members: 100, rivalry: 40), Hall(members: 100, absent: Array(2..<99)),
    Hall(members: 70, clarity: 0.8),
  ])
  func oneTickIsTheSame(_ hall: Hall) {
    let worst = Self.worst(hall)
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
  }

  @Test(arguments: Mechanism.allCases)
  func oneTickIsTheSameWithAMechanismOffAndAlone(mechanism: Mechanism) {
    let without = Self.worst(Hall(members: 70, teams: 2, switchedOff: [mechanism]))
    #expect(without.difference < 2e-5, "\(without)")
    let others = Set(Mechanism.allCases).subtracting([mechanism, .acts, .expression])
    let alone = Self.worst(Hall(members: 70, absent: [8], switchedOff: others))
    #expect(alone.difference < 2e-5, "\(alone)")
  }

  @Test(arguments: [Hall(members: 100, teams: 3, absent: [7], justLeft: true), Hall(members: 130)])
  func someTicksUnderChangingDosesAreTheSame(_ hall: Hall) {
    let worst = Self.worst(hall, ticks: 5)
    #expect(worst.difference < 1e-4, "\(worst)")
  }

  private static let steps = KernelContractTests.doseSteps.map { directing, sensitivity in
    var doses = Doses()
    (doses[.directing], doses[.culturalSensitivity]) = (directing, sensitivity)
    return doses
  }

  static let dividedHalls = [
    Hall(members: 65, divided: true), Hall(members: 101, teams: 3, absent: [7, 64], justLeft: true, divided: true),
    Hall(members: 70, attributes: 1, switchedOff: [.attraction], divided: true),
    Hall(members: 70, switchedOff: [.expression], divided: true),
    Hall(members: 70, switchedOff: [.acts], divided: true),
    Hall(members: 70, switchedOff: [.tension], divided: true),
  ]

  @Test(arguments: dividedHalls, steps.indices)
  func directingAndCulturalSensitivityAreTheSame(hall: Hall, step: Int) {
    let worst = Self.worst(hall, doses: [Self.steps[step]])
    #expect(worst.difference < 2e-5 && worst.difference > 0, "\(worst)")
  }

  @Test(arguments: dividedHalls.prefix(2))
  func dosesThatChangeDuringARunAreFollowed(_ hall: Hall) {
    let worst = Self.worst(hall, ticks: 8, doses: Self.steps + [Doses(), Self.doses])
    #expect(worst.difference < 1e-4, "\(worst)")
  }
}
