import Foundation
import Kernels
import Scenarios

/// Makes the group of tick 0: drawn, unless the scenario gives a value.
///
/// Every draw is addressed by member, so a value that is given changes nobody else's. Section 2 of the model document.
enum Composition {
  /// The members and the state they start in.
  static func compose(_ scenario: Scenario, luck: Luck) -> (traits: Traits, state: GroupState) {
    let members = composeMembers(scenario, luck: luck)
    var state = members.state
    let n = scenario.parameters.members
    state.sentiment = composeSentiment(scenario.parameters, luck)
    (state.familiarity, state.tension) = (Matrix(square: n), Matrix(square: n))
    for observed in scenario.observedTies { place(observed, in: &state) }
    return (members.traits, state)
  }

  /// The members and the state they start in, without ties: the matrices of the state are empty.
  static func composeMembers(_ scenario: Scenario, luck: Luck) -> (traits: Traits, state: GroupState) {
    let p = scenario.parameters
    let n = p.members
    let drawn = (0..<n).map { luck.normals(.traits, index: $0, tick: 0) }
    func value(_ trait: CastTrait, _ i: Int, _ draw: Double) -> Double { scenario.cast[i].traits[trait] ?? draw }

    let attributes = composeAttributes(scenario, luck)
    let attitudes = composeAttitudes(scenario, luck, attributes)
    let traits = Traits(
      names: scenario.cast.map(\.name),
      assertiveness: (0..<n).map { value(.assertiveness, $0, p.assertivenessSd * drawn[$0].x) },
      attributes: attributes, firstAttitudes: attitudes, contact: contact(p))
    let none = Matrix(rows: 0, columns: 0)
    let state = GroupState(
      sentiment: none, familiarity: none, tension: none, attitudes: attitudes,
      status: (0..<n).map { value(.status, $0, 0) }, airtime: (0..<n).map { value(.airtime, $0, 1) },
      regulation: (0..<n).map { value(.regulation, $0, clip(p.regulationMean + 0.08 * drawn[$0].z, 0.02, 0.90)) },
      anxiety: (0..<n).map { value(.anxiety, $0, clip(p.anxietyMean + 0.10 * drawn[$0].w, 0, 1)) },
      skill: (0..<n).map { value(.skill, $0, clip(p.skillMean + p.skillSd * drawn[$0].y, 0.02, 0.98)) },
      efficacy: (0..<n).map { value(.efficacy, $0, 0.30) }, present: Array(repeating: true, count: n))
    return (traits, state)
  }

  /// A member takes the side of the faultline (even or odd index) with probability `faultline`, else a coin's.
  private static func composeAttributes(_ scenario: Scenario, _ luck: Luck) -> Matrix {
    let p = scenario.parameters
    var z = Matrix(rows: p.members, columns: p.attributes)
    for i in 0..<p.members {
      for k in 0..<p.attributes {
        let u = luck.uniforms(.attitudes, index: i, tick: k)
        let drawn = u.x < p.faultline ? (i % 2 == 0 ? 1.0 : -1.0) : (u.y < 0.5 ? -1.0 : 1.0)
        z[i, k] = scenario.cast[i].attributes?[k] ?? drawn
      }
    }
    return z
  }

  /// √(1 − 0.8 f²) tanh(sd · N) + 0.4 f z₁, within −1 … 1. The address of the draw has 1000 + issue for a tick.
  private static func composeAttitudes(_ scenario: Scenario, _ luck: Luck, _ attributes: Matrix) -> Matrix {
    let p = scenario.parameters
    let own = (1 - 0.8 * p.faultline * p.faultline).squareRoot()
    var attitudes = Matrix(rows: p.members, columns: p.issues)
    for i in 0..<p.members {
      for k in 0..<p.issues {
        let draw = luck.normals(.attitudes, index: i, tick: 1000 + k).x
        let drawn = clip(own * tanh(p.attitudeSd * draw) + 0.4 * p.faultline * attributes[i, 0], -1, 1)
        attitudes[i, k] = scenario.cast[i].attitudes?[k] ?? drawn
      }
    }
    return attitudes
  }

  private static func composeSentiment(_ p: Parameters, _ luck: Luck) -> Matrix {
    var sentiment = Matrix(square: p.members)
    for i in 0..<p.members {
      for j in 0..<p.members where j != i { sentiment[i, j] = composeSentiment(p, luck, i, j) }
    }
    return sentiment
  }

  /// What i feels about another at the start, if nothing else is given.
  static func composeSentiment(_ p: Parameters, _ luck: Luck, _ i: Int, _ j: Int) -> Double {
    let draw = luck.normals(.ties, index: i * p.members + j, tick: 0).x
    return clip(p.sentimentMean + p.sentimentSd * draw, -1, 1)
  }

  /// M: 1 inside a team; across teams what makes `mixing` the share of contact that lies outside.
  private static func contact(_ p: Parameters) -> Contact {
    let n = p.members
    let size = Double(n) / Double(p.teams)
    let outside = p.teams > 1 ? p.mixing / (1 - p.mixing) * max(size - 1, 1) / (Double(n) - size) : 1
    return Contact(team: (0..<n).map { $0 * p.teams / n }, outside: outside)
  }

  private static func place(_ observed: ObservedTies, in state: inout GroupState) {
    for tie in observed.ties {
      switch observed.kind {
      case .sentiment: state.sentiment[tie.source, tie.target] = tie.value
      case .familiarity: state.familiarity[tie.source, tie.target] = tie.value
      case .tension: state.tension[tie.source, tie.target] = tie.value
      }
    }
  }
}
