import Analytics
import Foundation
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// What `compare` shows.
struct CompareView {
  let labels: LabelledSides
  /// Every other side with the baseline, adjusted.
  let comparisons: [Comparison]
  /// Whether each side has a table of its own, however many there are.
  let isWhole: Bool
  /// Whether the sides are the points of one sweep.
  let areOfOneSweep: Bool

  /// Most sides beside the baseline that have tables of their own, and most lines of all sides, unless all is asked for.
  private static let (mostTables, mostSides) = (2, 40)

  var csv: String {
    var bytes = ComparisonRow.table.header
    for comparison in comparisons { bytes += comparison.rows.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  var text: String {
    let hasTables = isWhole || comparisons.count <= Self.mostTables
    var lines = [""] + (hasTables ? sides(withTitles: true) : areOfOneSweep ? points : sides(withTitles: false))
    if comparisons.count > 1 { lines += overview }
    if hasTables {
      for (other, comparison) in zip(labels.all.dropFirst(), comparisons) { lines += table(comparison, other.label) }
    }
    lines += [""] + family.notes + [family.names].compactMap(\.self)
    if !hasTables {
      let one = labels.all.dropFirst().first.map { [labels.all[0].runs.name, $0.runs.name] } ?? []
      lines += [
        "", "One side in full:", "  " + Words.typed(["compare"] + one), "All of them: the same command with --all.",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var baseline: String { labels.all[0].label }

  private var family: ComparedFamilyWords {
    ComparedFamilyWords(
      comparisons: zip(labels.all.dropFirst(), comparisons).map { ($0.label, $1) }, baseline: baseline)
  }

  // MARK: Sides

  private func sides(withTitles: Bool) -> [String] {
    let width = max(3, 1 + (labels.all.map(\.label.count).max() ?? 0))
    return labels.all.flatMap { side in
      let name = Words.bold(Words.pad(side.label, width)) + "\(side.runs.name) (\(side.runs.countInWords))"
      return [name] + (withTitles && !side.runs.title.isEmpty ? [Words.pad("", width) + side.runs.title] : [])
    }
  }

  private var points: [String] {
    let folder = labels.all[0].runs.name.split(separator: ":").dropLast().joined(separator: ":")
    return [
      Words.bold("\(counted(labels.all.count, "point")) of \(folder), each against \(baseline)"),
      "See points.csv for what each point sets.",
    ]
  }

  /// Every side with the baseline on a line: differences that are clear, and dots for those that are not. Metrics that find no
  /// room are left out, and so are sides after the first.
  private var overview: [String] {
    let told = ComparedMetric.headline
    let metrics = comparisons[0].metrics.indices.sorted { a, b in rank(a, told) < rank(b, told) }
    let head = [""] + metrics.map { comparisons[0].metrics[$0].metric.name }
    let shown = isWhole ? comparisons.count : Self.mostSides
    let rows = zip(labels.all.dropFirst(), comparisons).prefix(shown).map { other, comparison in
      [other.label]
        + metrics.map { place in
          let metric = comparison.metrics[place]
          if metric.verdict == .noValues { return "none" }
          return metric.verdict.isShown ? CompareWords.difference(metric.difference ?? 0, metric) : "."
        }
    }
    let left = comparisons.count - rows.count
    return ["", Words.bold(family.overviewTitle)]
      + Words.table([head] + rows, left: [0], spare: Array(head.indices.dropFirst(3).reversed()))
      + (left > 0 ? ["… and \(left) more"] : [])
  }

  /// The headline metrics come first.
  private func rank(_ place: Int, _ headline: [String]) -> Int {
    headline.firstIndex(of: comparisons[0].metrics[place].metric.name) ?? headline.count + place
  }

  // MARK: Two sides

  private func table(_ comparison: Comparison, _ b: String) -> [String] {
    let words = CompareWords(comparison, a: baseline, b: b)
    return ["", Words.bold(words.title)] + words.before + metrics(comparison, b, words) + words.after
      + saved(comparison)
  }

  /// The metrics by what came of them.
  private func metrics(_ comparison: Comparison, _ b: String, _ words: CompareWords) -> [String] {
    let table = ComparedTable(comparison, a: baseline, b: b, .terminal)
    let rows = zip(comparison.metrics, table.rows).map { (verdict: $0.verdict, cells: Array($1.prefix(6))) }
    return Words.table(
      [Array(table.header.prefix(6))] + VerdictWords.table(rows, heading: words.heading), left: [0], spare: [5])
  }

  /// What pairing was worth, where there are pairs: the same test without it beside it.
  private func saved(_ comparison: Comparison) -> [String] {
    let rows = comparison.metrics.compactMap { metric -> [String]? in
      guard let reduction = metric.varianceReduction, let pairs = metric.tests.first, let paired = pairs.interval,
        let apart = metric.tests.first(where: { $0.name == "Welch t" || $0.name == "Fisher exact" }),
        let alone = apart.interval
      else { return nil }
      func half(_ interval: ClosedRange<Double>) -> String {
        let half = (interval.upperBound - interval.lowerBound) / 2
        return metric.metric.kind == .share ? NumberText.fixed(100 * half, 1) + "pp" : NumberText.fixed(half, 4)
      }
      func p(_ p: Double?) -> String { p.map(NumberText.p) ?? ComparedFormat.terminal.missing }
      return [
        "  " + metric.metric.label, NumberText.fixed(100 * reduction, 0) + "%", half(paired), half(alone), p(pairs.p),
        p(apart.p),
      ]
    }
    guard !rows.isEmpty else { return [] }
    return [""] + Words.table([ComparedFamilyWords.savedHeader] + rows, left: [0], spare: [5, 4])
      + [ComparedFamilyWords.savedNote]
  }
}
