import GroupDynamics
import Scenarios

/// The points of a sweep that have the same effect: the same runs under other names.
struct SamePoints {
  /// The scenarios seen, by numbers that equal scenarios share.
  private var seen: [[Double]: [(point: Int, scenario: Scenario)]] = [:]
  /// Pairs of an earlier point and a later one with the same effect.
  private(set) var pairs: [(earlier: Int, later: Int)] = []

  /// The largest number of points examined.
  static let most = 20_000

  /// Adds the scenario of one more point.
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
  /// The scenario without anything that makes no difference to a run: words, tables, number of runs, and doses of 0.
  /// The schedule and triggers of a style replace its name.
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
