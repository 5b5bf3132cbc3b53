import Analytics
import GroupDynamics
import Recording
import Scenarios

/// What `what-if` shows: the first group in both futures, then the differences over all groups.
struct WhatIfView {
  let title: String
  let changes: [String]
  /// The first replicate as it is and as its twin.
  let first: [(record: RunRecord, summary: RunSummary)]
  /// What is compared.
  let measures: [PairedRuns.Measure]
  /// In the order of the measures.
  let differences: [PairedDifference]

  var csv: String {
    var rows = CSVRows()
    for name in PairedRuns.columns { rows.append(name) }
    rows.end()
    for (measure, pair) in zip(measures, differences) {
      rows.append(measure, pair)
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  var text: String {
    var lines = ["", Words.bold(title), "twin: " + changes.joined(separator: " and "), ""]
    lines += ribbons()
    let count = differences.first?.difference.count ?? 0
    lines += [
      "", "The same \(count) groups twice: the same members, the same luck", "",
      Words.pad("", 28) + cells(["as it is", "twin", "difference"]) + "    95% interval",
    ]
    for (measure, pair) in zip(measures, differences) {
      let interval = pair.interval().map { "[\(signed($0.lowerBound)), \(signed($0.upperBound))]" } ?? "-"
      lines.append(
        Words.pad(String(measure.label.prefix(27)), 28)
          + cells([Words.three(pair.a.mean), Words.three(pair.b.mean), signed(pair.difference.mean)])
          + "    " + Words.pad(interval, 20) + word(pair))
    }
    return (lines + footer(count) + [""]).joined(separator: "\n") + "\n"
  }

  private func footer(_ count: Int) -> [String] {
    var lines = [
      "",
      "higher, lower: the sign is sure, not that the difference is large. cannot tell: the interval holds 0, so it may be",
      "either way. Tension, efficacy and shares lie between 0 and 1, cohesion between -1 and 1; 0 of unequal talk is equal.",
    ]
    if differences.allSatisfy({ $0.difference.min == 0 && $0.difference.max == 0 }) {
      lines.append(
        "Nothing differs: what the twin has changes nothing in this scenario (`\(Words.command) list techniques` says what does)."
      )
    }
    if count < 20 { lines.append("\(count) groups are too few to say much; --replicates takes more.") }
    return lines
  }

  private func ribbons() -> [String] {
    guard let ticks = first.first?.record.ticks else { return [] }
    let chart = Chart(sessions: ticks.clock.sessions, width: Console.width)
    var lines = ["One of the groups (replicate \(first[0].record.id.replicate))"] + chart.header
    func values(_ metric: Metric, _ record: RunRecord) -> [Double] {
      (1...record.ticks.clock.ticks).map { record.ticks[metric, tick: $0] }
    }
    // One scale for both futures.
    let most = first.flatMap { values(.tension, $0.record) }.max() ?? 0
    for (name, run) in zip(["as it is", "twin"], first) {
      let ticks = run.record.ticks
      let count = ticks.clock.ticks
      lines += ["", name]
      lines += chart.ribbon { ticks.stages[min(Int($0 * Double(count)), count - 1)] }
      lines += chart.facilitator { $0 <= run.record.facilitated.count && run.record.facilitated[$0 - 1] }
      lines += chart.line("cohesion", values: values(.cohesion, run.record), usual: 1)
      lines += chart.line("tension", values: values(.tension, run.record), usual: max(0.4, most))
    }
    return lines
  }

  private func word(_ pair: PairedDifference) -> String {
    if pair.difference.min == 0, pair.difference.max == 0 { return "the same" }
    return pair.sign < 0 ? "lower" : pair.sign > 0 ? "higher" : "cannot tell"
  }

  private func cells(_ texts: [String]) -> String { texts.map { Words.right($0, 11) }.joined() }

  private func signed(_ value: Double) -> String {
    value == 0 ? "0" : Words.signed(value)
  }
}
