import GroupDynamics
import Kernels
import Scenarios
import Testing

/// A group in the middle of its life: every number random, all from one seed.
///
/// Tests put a group there, let it do one tick and compare with the equations of the model.
struct Situation: Sendable, CustomTestStringConvertible {
  var members: Int
  var acts = ActsMode.sampled
  /// Who has left.
  var absent: Set<Int> = []
  var teams = 1
  var mixing = 0.2
  var issues = 3
  var attributes = 3
  /// Whether every technique is in use, each to another degree.
  var dosed = true
  /// Whether those who left did so just now: their ties are not yet 0.
  var justLeft = false
  /// Whether rates are so high that states run into the ends of their ranges.
  var wild = false
  var seed: UInt64

  var testDescription: String {
    "\(members) members, \(teams) teams, without \(absent.sorted()), \(acts.rawValue), dosed \(dosed), seed \(seed)"
  }

  /// From a pair to thirteen, where products go through BLAS. In the fifth, member 3 has nobody left to meet.
  static let all = [
    Situation(members: 2, dosed: false, seed: 1),
    Situation(members: 3, acts: .meanField, issues: 1, seed: 2),
    Situation(members: 4, absent: [1], issues: 4, seed: 3),
    Situation(members: 5, acts: .meanField, teams: 2, attributes: 2, seed: 4),
    Situation(members: 5, acts: .meanField, absent: [4], teams: 2, mixing: 0, seed: 5),
    Situation(members: 6, dosed: false, seed: 6),
    Situation(members: 7, absent: [0, 4], teams: 3, justLeft: true, seed: 7),
    Situation(members: 8, acts: .meanField, absent: [2], issues: 4, justLeft: true, seed: 8),
    Situation(members: 8, issues: 4, dosed: false, seed: 9),
    Situation(members: 9, absent: [8], teams: 2, attributes: 1, seed: 10),
    Situation(members: 13, acts: .meanField, absent: [3], justLeft: true, seed: 11),
  ]

  /// A dosed group whose acts are drawn; one member has left.
  static let drawn = Situation(members: 7, absent: [2], seed: 20)
  /// The same with acts in expectation.
  static let expected = Situation(members: 7, acts: .meanField, absent: [2], seed: 21)

  /// The tick that follows, with some mechanisms off.
  func moment(off: Set<Mechanism> = []) -> Moment {
    var numbers = Numbers(seed: seed)
    let scenario = scenario(off: off, &numbers)
    var group = GroupDevelopment(valid: scenario, replicate: UInt32(seed), acts: acts)
    var state = group.state
    fill(&state, &numbers)
    group.place(in: state)
    let doses = doses(&numbers)
    let given = someActs(state, group, &numbers)
    group.givenActs = given
    let placed = group
    group.advance(doses: doses)
    return Moment(
      parameters: scenario.parameters, traits: group.traits, doses: doses, before: state, given: given, placed: placed,
      group: group)
  }

  /// Every number of the mechanisms away from its default, so that no two terms weigh the same by chance.
  private func scenario(off: Set<Mechanism>, _ numbers: inout Numbers) -> Scenario {
    var p = Parameters()
    for spec in ParameterTable.all where spec.place == .parameters {
      guard case .real(let path) = spec.storage else { continue }
      let usual = p[keyPath: path] * numbers.number(0.7, 1.3)
      let value = wild && spec.unit == "1/session" ? numbers.number(0, 30) : usual
      if spec.bounds.contains(value) { p[keyPath: path] = value }
    }
    (p.members, p.teams, p.mixing) = (members, teams, mixing)
    (p.issues, p.attributes) = (issues, attributes)
    (p.sessions, p.ticksPerSession) = (3, 5)
    return Scenario(title: "a moment", parameters: p, switchedOff: off, seed: seed)
  }

  /// Random values in every part of a state.
  private func fill(_ state: inout GroupState, _ numbers: inout Numbers) {
    for i in 0..<members {
      state.present[i] = !absent.contains(i)
      for j in 0..<members {
        let tied = i != j && (justLeft || (!absent.contains(i) && !absent.contains(j)))
        state.sentiment[i, j] = tied ? numbers.numberOrEnd(-1, 1) : 0
        state.familiarity[i, j] = tied ? numbers.numberOrEnd(0, 1) : 0
        state.tension[i, j] = tied ? numbers.numberOrEnd(0, 1) : 0
      }
      state.status[i] = numbers.number(-2, 3)
      state.airtime[i] = numbers.number(0, 2.5)
      state.regulation[i] = numbers.numberOrEnd(0, 1)
      state.anxiety[i] = numbers.numberOrEnd(0, 1)
      state.skill[i] = numbers.numberOrEnd(0, 1)
      state.efficacy[i] = numbers.numberOrEnd(0, 1)
    }
    for k in state.attitudes.elements.indices { state.attitudes.elements[k] = numbers.numberOrEnd(-1, 1) }
    state.progress = numbers.number(0, 2)
  }

  private func doses(_ numbers: inout Numbers) -> Doses {
    var doses = Doses()
    for technique in Technique.allCases where dosed { doses[technique] = numbers.number(0.1, 0.9) }
    return doses
  }

  /// As many acts as a tick has, between members who meet.
  private func someActs(_ state: GroupState, _ group: GroupDevelopment, _ numbers: inout Numbers) -> [Act] {
    let all = (0..<members * members).map { Act(speaker: $0 / members, target: $0 % members) }
    let possible = all.filter {
      state.present[$0.speaker] && state.present[$0.target] && group.traits.contact[$0.speaker, $0.target] > 0
    }
    return (0..<GroupDevelopment.actsPerTick(group.parameters)).map { _ in possible[numbers.index(possible.count)] }
  }
}
