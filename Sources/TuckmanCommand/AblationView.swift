import Analytics
import Foundation
import Recording
import Reporting
import Scenarios
import Statistics
import Studies

/// What `explain --ablation` shows.
struct AblationView {
  let study: AblationStudy
  let results: [AblationEffect]
  /// Tension or cohesion: what leaving out moves most comes first.
  let sortedBy: Metric

  private var sorted: [AblationEffect] {
    let name = sortedBy == .cohesion ? "cohesion" : "tension_peak"
    let place = results[0].effects.firstIndex { $0.metric.name == name } ?? 0
    func size(_ result: AblationEffect) -> Double { abs(result.effects[place].difference) }
    return results.enumerated().sorted { a, b in
      (size(b.element), a.offset) < (size(a.element), b.offset)
    }.map(\.element)
  }

  var csv: String {
    var rows = CSVRows()
    for name in ["left_out"] + PairedEstimate.table.columns.map(\.name) { rows.append(name) }
    rows.end()
    for result in sorted {
      for effect in result.effects {
        rows.append(result.leftOut)
        effect.append(to: &rows)
      }
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  var text: String {
    let usual = results[0].effects.map { NumberText.three($0.pairs.a.mean) }
    let rows =
      [["left out"] + results[0].effects.map(\.metric.name), ["(as planned)"] + usual]
      + sorted.map { [$0.leftOut] + $0.effects.map(cell) }
    // Two measures at least are shown; --format csv has all.
    let table = Words.table(rows, left: [0], spare: Array(rows[0].indices.dropFirst(3).reversed()))
    let words = AblationWords(study: study, results: results)
    let lines = ["", Words.bold(study.scenario.title), words.header, ""] + table + [""] + words.footer + [""]
    return lines.joined(separator: "\n") + "\n"
  }

  private func cell(_ estimate: PairedEstimate) -> String {
    guard estimate.verdict != .same else { return "0  " }
    let half = estimate.interval.map { " ±" + NumberText.three(($0.upperBound - $0.lowerBound) / 2) } ?? ""
    return NumberText.signed(estimate.difference, 3) + half + (estimate.verdict.isShown ? "  " : " ?")
  }
}
