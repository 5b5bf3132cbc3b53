import Analytics
import Foundation
import Recording
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
    let usual = results[0].differences.map { Words.three($0.a.mean) }
    let (sorted, estimates) = (sorted, estimates(sorted))
    let rows =
      [["left out"] + study.measures.map(\.name), ["(as it is)"] + usual]
      + zip(sorted, estimates.all).map { [$0.leftOut] + $1.map(cell) }
    let width = rows.map { $0[0].count }.max() ?? 0
    let table = zip(rows, Words.table(rows.map { Array($0.dropFirst()) })).map { Words.pad($0[0], width) + "  " + $1 }
    let what = study.subject == .mechanisms ? "mechanism" : "thing that the facilitator does"
    return
      ([
        "", Words.bold(study.scenario.title),
        "Each \(what) left out once, in the same \(counted(study.replicates, "group")): without it less as it is",
        "",
      ] + table + [
        "",
        "± is half of the 95% interval of the paired difference, by itself; 0: nothing differed in these groups.",
      ]
      + (estimates.tests == 0
        ? []
        : Words.wrapped(
          "? marks what may go either way. All else is shown: \(PairedEstimate.calledBy) for \(counted(estimates.tests, "test")); "
            + PairedEstimate.leavesOpen + ".", width: 120))
      + (PairedEstimate.few(study.replicates).map { ["\($0); --replicates takes more."] } ?? [])
      + [
        "A difference is what this thing does while all others are there: they do not add up."
          + (study.subject == .mechanisms ? " What off means: \(Words.command) list mechanisms." : ""), "",
      ]).joined(separator: "\n") + "\n"
  }

  private func cell(_ estimate: PairedEstimate) -> String {
    guard !estimate.isSame else { return "0  " }
    let half = estimate.interval.map { " ±" + Words.three(($0.upperBound - $0.lowerBound) / 2) } ?? ""
    return String(format: "%+.3f", estimate.pairs.difference.mean) + half + (estimate.sign == 0 ? " ?" : "  ")
  }
}
