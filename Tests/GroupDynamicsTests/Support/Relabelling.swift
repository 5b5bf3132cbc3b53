import GroupDynamics
import Kernels
import Scenarios

/// Gives members other places: new member k is old member `order[k]`.
struct Relabelling {
  let order: [Int]

  func values<Value>(_ old: [Value]) -> [Value] { order.map { old[$0] } }

  /// Rows by member.
  func rows(_ old: Matrix) -> Matrix {
    var new = old
    for i in 0..<old.rows { for k in 0..<old.columns { new[i, k] = old[order[i], k] } }
    return new
  }

  /// Rows and columns by member.
  func ties(_ old: Matrix) -> Matrix {
    var new = old
    for i in 0..<old.rows { for j in 0..<old.columns { new[i, j] = old[order[i], order[j]] } }
    return new
  }

  func acts(_ old: [Act]) -> [Act] {
    var place = order
    for (new, member) in order.enumerated() { place[member] = new }
    return old.map { Act(speaker: place[$0.speaker], target: place[$0.target]) }
  }

  func state(_ old: GroupState) -> GroupState {
    var new = old
    (new.sentiment, new.familiarity, new.tension) = (ties(old.sentiment), ties(old.familiarity), ties(old.tension))
    (new.attitudes, new.present) = (rows(old.attitudes), values(old.present))
    (new.status, new.airtime, new.regulation) = (values(old.status), values(old.airtime), values(old.regulation))
    (new.anxiety, new.skill, new.efficacy) = (values(old.anxiety), values(old.skill), values(old.efficacy))
    return new
  }

  /// The scenario that gives every value that composition drew for these members, in their new places.
  func scenario(_ scenario: Scenario, drawnAs group: GroupDevelopment) -> Scenario {
    var given = scenario
    let (traits, s) = (group.traits, group.state)
    given.cast = order.map { i in
      var member = CastMember(name: traits.names[i])
      member.traits = [
        .assertiveness: traits.assertiveness[i], .skill: s.skill[i], .regulation: s.regulation[i],
        .anxiety: s.anxiety[i], .efficacy: s.efficacy[i], .status: s.status[i], .airtime: s.airtime[i],
      ]
      member.attitudes = (0..<s.attitudes.columns).map { traits.firstAttitudes[i, $0] }
      member.attributes = (0..<traits.attributes.columns).map { traits.attributes[i, $0] }
      return member
    }
    let x = ties(s.sentiment)
    let pairs = (0..<x.rows).flatMap { i in (0..<x.rows).filter { $0 != i }.map { (i, $0) } }
    let all = pairs.map { ObservedTies.Tie(source: $0.0, target: $0.1, value: x[$0.0, $0.1]) }
    given.observedTies = [ObservedTies(kind: .sentiment, path: "given.csv", ties: all)]
    return given
  }
}

/// All numbers of a state, in a row.
func numbers(_ s: GroupState) -> [Double] {
  s.sentiment.elements + s.familiarity.elements + s.tension.elements + s.attitudes.elements + s.status + s.airtime
    + s.regulation + s.anxiety + s.skill + s.efficacy + s.present.map { $0 ? 1 : 0 } + [s.progress]
}

/// The largest difference between two states.
func difference(_ a: GroupState, _ b: GroupState) -> Double {
  zip(numbers(a), numbers(b)).map { abs($0 - $1) }.reduce(0) { $1 <= $0 ? $0 : $1 }
}
