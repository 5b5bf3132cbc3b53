import GroupDynamics
import Scenarios

/// Points of a sweep that are the same in effect: the same runs under other names.
struct SamePoints {
  /// Scenarios that were seen, by numbers that equal ones share.
  private var seen: [[Double]: [(point: Int, scenario: Scenario)]] = [:]
  /// A point, and an earlier one that is the same.
  private(set) var pairs: [(earlier: Int, later: Int)] = []

  /// Most points that are looked at.
  static let most = 20_000

  /// Looks at the scenario of one more point.
  mutating func add(_ scenario: Scenario, _ point: Int) {
    let effect = scenario.inEffect
    let key = ParameterTable.all.map { $0.value(in: effect.parameters) }
    if let known = seen[key]?.first(where: { $0.scenario == effect }) {
      pairs.append((known.point, point))
    } else {
      seen[key, default: []].append((point, effect))
    }
  }

}

extension Scenario {
  /// The same without what makes no difference to a run: words, what is written, how many runs, and doses of 0; with what a
  /// style stands for in place of its name.
  fileprivate var inEffect: Scenario {
    var effect = self
    (effect.title, effect.about, effect.record, effect.replicates) = ("", nil, [], 1)
    if let style {
      effect.style = nil
      effect.schedule = style.schedule + schedule
      effect.triggers = style.triggers + triggers
    }
    effect.schedule.removeAll { $0.dose == 0 }
    return effect
  }
}
