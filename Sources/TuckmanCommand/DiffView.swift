import Foundation
import GroupDynamics
import Models
import Recording
import Reporting
import Scenarios
import Studies

/// What `diff` shows.
struct DiffView {
  let a: RunSource
  let b: RunSource
  let comparison: RunComparison

  /// Whether the runs are the same to their end.
  var areSame: Bool { comparison.tick == nil && unlike.isEmpty }

  private var clock: Clock {
    a.scenario.parameters.clock
  }

  var csv: String {
    var rows = CSVRows()
    for name in ["tick", "session", "variable", "source", "target", "a", "b", "difference"] { rows.append(name) }
    rows.end()
    for difference in comparison.differences {
      rows.append(comparison.tick)
      rows.append(comparison.tick.map(clock.session))
      rows.append(difference.variable)
      rows.append(difference.member.map { comparison.names[$0] } ?? "")
      rows.append(difference.other.map { comparison.names[$0] } ?? "")
      for value in [difference.a, difference.b, difference.b - difference.a] { rows.append(value) }
      rows.end()
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  var text: String {
    var lines = ["", "A: " + DiffWords.title(a), "B: " + DiffWords.title(b), ""]
    lines += scenarios + unlike + [""]
    if let tick = comparison.tick {
      lines += parting(tick) + [""] + ends
    } else {
      lines.append(DiffWords.same(comparison.ticksCompared, inAll: unlike.isEmpty))
    }
    return (lines + [""]).joined(separator: "\n") + "\n"
  }

  /// Places of the scenarios that say something else.
  private var scenarios: [String] {
    let places = Set(a.fields.keys).union(b.fields.keys).filter { a.fields[$0] != b.fields[$0] }.sorted()
    guard !places.isEmpty else { return [DiffWords.places(0)] }
    let rows = places.map { [$0, told(a.fields[$0]), told(b.fields[$0])] }
    let most = 20
    let more = rows.count > most ? ["  … and \(rows.count - most) more"] : []
    return [DiffWords.places(rows.count)]
      + Words.table([["", "A", "B"]] + rows.prefix(most), left: [0, 1, 2], indent: 2) + more
  }

  private func told(_ value: String?) -> String {
    guard let value else { return "–" }
    return value.count > 40 ? value.prefix(40) + "…" : value
  }

  private var unlike: [String] { DiffWords(a: a.scenario, b: b.scenario).unlike }

  private func parting(_ tick: Int) -> [String] {
    var variables: [String] = []
    for difference in comparison.differences where !variables.contains(difference.variable) {
      variables.append(difference.variable)
    }
    let rows = variables.map { variable in
      let all = comparison.differences.filter { $0.variable == variable }
      let most = all.max { abs($0.b - $0.a) < abs($1.b - $1.a) } ?? all[0]
      return [variable, "\(all.count)", whose(most), number(most.a), number(most.b), signed(most.b - most.a)]
    }
    let table = [["variable", "differ", "largest for", "A", "B", "B − A"]] + rows
    return DiffWords.parting(comparison, tick: tick, session: clock.session(ofTick: tick))
      + Words.table(table, left: [0, 2], indent: 2)
  }

  /// The metrics that people look at, after the last tick that both have.
  private var ends: [String] {
    let shown: [Metric] = [.cohesion, .tension, .consensus, .participationGini, .progress, .present]
    let rows = shown.map { metric in
      let (one, other) = (comparison.ends.a[metric], comparison.ends.b[metric])
      return [metric.rawValue, NumberText.three(one), NumberText.three(other), signed(other - one)]
    }
    return [DiffWords.ends(comparison.ticksCompared)]
      + Words.table([["", "A", "B", "B − A"]] + rows, left: [0], indent: 2)
  }

  private func whose(_ difference: StateDifference) -> String {
    let source = difference.member.map { comparison.names[$0] } ?? "the group"
    return source + (difference.other.map { " toward " + comparison.names[$0] } ?? "")
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value, 4) }

  private func signed(_ value: Double) -> String {
    abs(value) >= 0.00005 || value == 0 ? NumberText.signed(value) : String(format: "%+.1e", value)
  }
}
