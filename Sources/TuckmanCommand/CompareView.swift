import Analytics
import Foundation
import Recording
import Reporting
import Scenarios
import Studies

/// What `compare` shows.
struct CompareView {
  let labels: LabelledSides
  /// Every other side with the baseline, adjusted.
  let comparisons: [Comparison]

  var csv: String {
    var bytes = ComparisonRow.table.header
    for comparison in comparisons { bytes += comparison.rows.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  var text: String {
    var lines = [""]
    let width = max(3, 1 + (labels.all.map(\.label.count).max() ?? 0))
    for side in labels.all {
      lines.append(Words.bold(Words.pad(side.label, width)) + "\(side.runs.name) (\(side.runs.countInWords))")
      if !side.runs.title.isEmpty { lines.append(Words.pad("", width) + side.runs.title) }
    }
    if comparisons.count > 1 { lines += overview }
    for (other, comparison) in zip(labels.all.dropFirst(), comparisons) {
      lines +=
        ["", Words.bold(CompareWords.title(comparison, a: baseline, b: other.label))]
        + table(comparison, other.label)
      lines +=
        [""]
        + Words.wrapped(
          CompareWords(
            comparison, a: baseline, b: other.label, family: comparisons, isLast: other.label == labels.all.last?.label
          ).text, width: 110)
      lines += luck(comparison)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every side with the baseline on a line: differences that are shown, and dots for those that are not.
  private var overview: [String] {
    let metrics = comparisons[0].metrics.indices
    let head = ["less \(baseline)"] + metrics.map { comparisons[0].metrics[$0].metric.name } + [""]
    let rows = zip(labels.all.dropFirst(), comparisons).map { other, comparison in
      [other.label]
        + metrics.map { place in
          let metric = comparison.metrics[place]
          if metric.verdict == .noValues { return "none" }
          return metric.verdict.isShown ? CompareWords.difference(metric.difference ?? 0, metric) : "."
        } + [""]
    }
    return ["", Words.bold(CompareWords.overviewTitle(baseline))]
      + Words.table([head] + rows, left: [0, head.count - 1])
  }

  private var baseline: String { labels.all[0].label }

  private func table(_ comparison: Comparison, _ b: String) -> [String] {
    let table = ComparedTable(comparison, a: baseline, b: b, .terminal)
    return Words.table([table.header] + table.rows, left: [0, table.header.count - 1]) + paths(comparison)
      + [CompareWords.tableNote(a: baseline, b: b)]
  }

  private func paths(_ comparison: Comparison) -> [String] { comparison.paths.map { [CompareWords.paths($0)] } ?? [] }

  private func p(_ p: Double?) -> String { p.map(NumberText.p) ?? ComparedFormat.terminal.missing }

  /// What pairing was worth, where there are pairs: the same test without it beside it.
  private func luck(_ comparison: Comparison) -> [String] {
    let rows = comparison.metrics.compactMap { metric -> [String]? in
      guard let reduction = metric.varianceReduction, let pairs = metric.tests.first, let paired = pairs.interval,
        let apart = metric.tests.first(where: { $0.name == "Welch t" || $0.name == "Fisher exact" }),
        let alone = apart.interval
      else { return nil }
      func half(_ interval: ClosedRange<Double>) -> String {
        let half = (interval.upperBound - interval.lowerBound) / 2
        return "±"
          + (metric.metric.kind == .share ? NumberText.fixed(100 * half, 1) + "pp" : NumberText.fixed(half, 4))
      }
      return [
        metric.metric.label, NumberText.fixed(100 * reduction, 0) + "%", half(paired), half(alone), p(pairs.p),
        p(apart.p), "",
      ]
    }
    guard !rows.isEmpty else { return [] }
    let head = CompareWords.luckHeader + [""]
    return [""] + Words.table([head] + rows, left: [0, head.count - 1]) + [CompareWords.luckNote]
  }
}
