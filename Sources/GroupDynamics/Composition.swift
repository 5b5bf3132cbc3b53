import Engine
import Foundation
import Kernels
import Scenarios

/// The composition of the groups of tick 0. Every value is drawn unless the scenario gives it.
///
/// Every draw is addressed by member, so a given value changes no other member's value. See section 2 of the model
/// document.
struct Composition: Sendable {
  private let scenario: Scenario
  // The names are the same in all replicates.
  private let names: [String]
  let contact: Contact

  /// Prepares the composition of a scenario's groups.
  init(_ scenario: Scenario) {
    let p = scenario.parameters
    self.scenario = scenario
    names = scenario.cast.map(\.name)
    contact = Self.contact(p, everyone: scenario.cast.count)
  }

  /// Returns the members and their initial state.
  func compose(_ luck: Luck) -> (traits: Traits, state: GroupState) {
    let members = composeMembers(luck)
    var state = members.state
    let n = scenario.cast.count
    state.sentiment = composeSentiment(luck)
    (state.familiarity, state.tension) = (Matrix(square: n), Matrix(square: n))
    for observed in scenario.observedTies { place(observed, in: &state) }
    return (members.traits, state)
  }

  /// Returns the members and their initial state without ties: the state's matrices are empty.
  func composeMembers(_ luck: Luck) -> (traits: Traits, state: GroupState) {
    let p = scenario.parameters
    let n = scenario.cast.count
    let (drawn, attributes, candidates) = Screening(scenario).takeIn(luck)
    func values(_ trait: CastTrait) -> [Double] {
      (0..<n).map { scenario.cast[$0].traits[trait] ?? p.drawn(trait, drawn[$0]) }
    }
    let attitudes = composeAttitudes(luck, attributes)
    let traits = Traits(
      names: names, assertiveness: values(.assertiveness), attributes: attributes, firstAttitudes: attitudes,
      candidates: candidates, contact: contact)
    var state = GroupState(members: n, issues: p.issues, ties: false)
    state.attitudes = attitudes
    for number in MemberState.allCases { state.numbers[number] = values(number.trait) }
    let interview = scenario.preparation.interview
    for i in 0..<n {
      state.regulation[i] += p.interviewRegulation * interview * (1 - state.regulation[i])
      state.anxiety[i] *= 1 - p.interviewAnxiety * interview
      state.present[i] = i < p.members
    }
    return (traits, state)
  }

  /// Returns √(1 − 0.8 f²) tanh(sd · N) + 0.4 f z₁, within −1 … 1. The draw's address has 1000 + issue in place of the
  /// tick.
  private func composeAttitudes(_ luck: Luck, _ attributes: Matrix) -> Matrix {
    let p = scenario.parameters
    let own = (1 - ModelConstants.faultlineTakes * p.faultline * p.faultline).squareRoot()
    let side = ModelConstants.faultlineSides * p.faultline
    let n = scenario.cast.count
    var attitudes = Matrix(rows: n, columns: p.issues)
    for i in 0..<n {
      for k in 0..<p.issues {
        let draw = luck.normal(i < p.members ? .attitudes : .newcomers, index: i, tick: 1000 + k)
        let drawn = clip(own * tanh(p.attitudeSd * draw) + side * attributes[i, 0], -1, 1)
        attitudes[i, k] = scenario.cast[i].attitudes?[k] ?? drawn
      }
    }
    return attitudes
  }

  private func composeSentiment(_ luck: Luck) -> Matrix {
    let p = scenario.parameters
    var sentiment = Matrix(square: scenario.cast.count)
    for i in 0..<p.members {
      for j in 0..<p.members where j != i { sentiment[i, j] = composeSentiment(luck, i, j) }
    }
    return sentiment
  }

  /// Returns the sentiment of i toward j at the start, or when the later of the two joins, unless the scenario gives
  /// it.
  func composeSentiment(_ luck: Luck, _ i: Int, _ j: Int) -> Double {
    let p = scenario.parameters
    let draw =
      max(i, j) < p.members
      ? luck.normal(.ties, index: i * p.members + j, tick: 0)
      : luck.normal(.newcomers, index: i * 65_536 + j, tick: 1_000_000)
    return clip(p.sentimentMean + p.sentimentSd * draw, -1, 1)
  }

  /// Returns M: 1 inside a team. Across teams it is the value that makes `mixing` the share of contact outside the
  /// team.
  private static func contact(_ p: Parameters, everyone: Int) -> Contact {
    let n = p.members
    let size = Double(n) / Double(p.teams)
    let outside = p.teams > 1 ? p.mixing / (1 - p.mixing) * max(size - 1, 1) / (Double(n) - size) : 1
    // Members who join later are assigned to the teams in turn.
    let team = (0..<everyone).map { $0 < n ? $0 * p.teams / n : ($0 - n) % p.teams }
    return Contact(team: team, outside: outside)
  }

  private func place(_ observed: ObservedTies, in state: inout GroupState) {
    for tie in observed.ties {
      state[observed.kind][tie.source, tie.target] = tie.value
    }
  }
}
