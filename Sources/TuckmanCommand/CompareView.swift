import Analytics
import Foundation
import Recording
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
      let runs =
        comparison.isPaired
        ? counted(comparison.pairs, "pair")
        : "\(comparison.a.replicates.count) and \(counted(comparison.b.replicates.count, "run"))"
      lines += ["", Words.bold("\(other.label) against \(baseline), \(runs)")] + table(comparison, other.label)
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
          if metric.countA == 0 || metric.countB == 0 { return "none" }
          return metric.sign == 0 ? "." : CompareWords.difference(metric.difference ?? 0, metric)
        } + [""]
    }
    return ["", Words.bold("All sides (a dot: not shown to differ from \(baseline); none: no run has it)")]
      + Self.aligned([head] + rows)
  }

  private var baseline: String { labels.all[0].label }

  private func table(_ comparison: Comparison, _ b: String) -> [String] {
    let (a, b) = (baseline, b)
    let head = ["", a, b, "\(b) - \(a)", "95% interval", "p (Holm)", "P(\(b) > \(a))", ""]
    let rows = comparison.metrics.map { metric in
      [metric.metric.label] + Self.cells(metric) + [
        Self.p(metric.tests.first?.holm), Self.superiority(metric), Self.verdict(metric),
      ]
    }
    let note =
      "P(\(b) > \(a)): how often a run of \(b) is above a run of \(a), ties by half (of numbers). pp: percentage points. not shown: p above 0.05."
    return Self.aligned([head] + rows) + paths(comparison) + [note]
  }

  /// Means, difference and interval; of shares in percent.
  private static func cells(_ metric: MetricComparison) -> [String] {
    let isShare = metric.metric.kind == .share
    func level(_ value: Double?) -> String {
      value.map { isShare ? String(format: "%.1f%%", 100 * $0) : Words.three($0) } ?? "-"
    }
    let interval = metric.interval95.map {
      "[\(CompareWords.difference($0.lowerBound, metric)), \(CompareWords.difference($0.upperBound, metric))]"
    }
    return [
      level(metric.meanA), level(metric.meanB), metric.difference.map { CompareWords.difference($0, metric) } ?? "-",
      interval ?? "-",
    ]
  }

  private static func superiority(_ metric: MetricComparison) -> String { metric.superiority.map(Words.two) ?? "" }

  private static func verdict(_ metric: MetricComparison) -> String {
    if metric.countA == 0 || metric.countB == 0 { return "no values" }
    if metric.isSame { return "the same" }
    return metric.sign < 0 ? "lower" : metric.sign > 0 ? "higher" : "not shown"
  }

  /// P as people write it.
  static func p(_ p: Double?) -> String {
    guard let p else { return "-" }
    return p < 0.001 ? "<0.001" : String(format: "%.3f", p)
  }

  /// The first column to the left, the last too, numbers to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { place in
        place == 0 || place == row.count - 1
          ? Words.pad(row[place], widths[place]) : Words.right(row[place], widths[place])
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func paths(_ comparison: Comparison) -> [String] {
    guard let paths = comparison.paths else { return [] }
    let most = paths.rows.prefix(4).map { row in
      "\(row.path) \(Words.percent(Double(row.countA) / Double(paths.countA))) to "
        + Words.percent(Double(row.countB) / Double(paths.countB))
    }
    let test =
      paths.test.map { " (\($0.name), p \(Self.p($0.holm).hasPrefix("<") ? "" : "= ")\(Self.p($0.holm)))" } ?? ""
    let more = paths.rows.count > 4 ? ", \(paths.rows.count - 4) more" : ""
    return ["stage paths\(test): " + most.joined(separator: ", ") + more]
  }

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
          + (metric.metric.kind == .share ? String(format: "%.1fpp", 100 * half) : String(format: "%.4f", half))
      }
      return [
        metric.metric.label, String(format: "%.0f%%", 100 * reduction), half(paired), half(alone), Self.p(pairs.p),
        Self.p(apart.p), "",
      ]
    }
    guard !rows.isEmpty else { return [] }
    let head = ["What common luck takes away", "of variance", "in pairs", "apart", "raw p in pairs", "raw p apart", ""]
    let note =
      "The variance is that of the mean difference; below 0, pairs did not help. raw p: not corrected for the number of tests."
    return [""] + Self.aligned([head] + rows) + [note]
  }
}
