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
  let results: [AblationStudy.Result]
  /// Tension or cohesion: what leaving out moves most comes first.
  let sortedBy: Metric

  /// By what is left out and by measure, with signs that are sure after Holm's correction for all of them.
  private func estimates(_ results: [AblationStudy.Result]) -> (all: [[PairedEstimate]], tests: Int) {
    var all = results.flatMap { zip(study.measures, $0.differences).map { PairedEstimate($0.name, $1) } }
    let tests = PairedEstimate.adjust(&all)
    let width = study.measures.count
    return (results.indices.map { Array(all[$0 * width..<($0 + 1) * width]) }, tests)
  }

  private var sorted: [AblationStudy.Result] {
    let name = sortedBy == .cohesion ? "cohesion" : "tension_peak"
    let place = study.measures.firstIndex { $0.name == name } ?? 0
    func size(_ result: AblationStudy.Result) -> Double { abs(result.differences[place].difference.mean) }
    return results.enumerated().sorted { a, b in
      (size(b.element), a.offset) < (size(a.element), b.offset)
    }.map(\.element)
  }

  var csv: String {
    var rows = CSVRows()
    for name in ["left_out"] + DifferenceRow.table.columns.map(\.name) { rows.append(name) }
    rows.end()
    for result in sorted {
      for (measure, pair) in zip(study.measures, result.differences) {
        rows.append(result.leftOut)
        DifferenceRow(measure, pair).append(to: &rows)
      }
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  var text: String {
    let usual = results[0].differences.map { NumberText.three($0.a.mean) }
    let (sorted, estimates) = (sorted, estimates(sorted))
    let rows =
      [["left out"] + study.measures.map(\.name), ["(as planned)"] + usual]
      + zip(sorted, estimates.all).map { [$0.leftOut] + $1.map(cell) }
    // Two measures at least are shown; --format csv has all.
    let table = Words.table(rows, left: [0], spare: Array(rows[0].indices.dropFirst(3).reversed()))
    let words = AblationWords(study: study, tests: estimates.tests)
    let lines = ["", Words.bold(study.scenario.title), words.header, ""] + table + [""] + words.footer + [""]
    return lines.joined(separator: "\n") + "\n"
  }

  private func cell(_ estimate: PairedEstimate) -> String {
    guard estimate.verdict != .same else { return "0  " }
    let half = estimate.interval.map { " ±" + NumberText.three(($0.upperBound - $0.lowerBound) / 2) } ?? ""
    return NumberText.signed(estimate.pairs.difference.mean, 3) + half + (estimate.verdict.isShown ? "  " : " ?")
  }
}
