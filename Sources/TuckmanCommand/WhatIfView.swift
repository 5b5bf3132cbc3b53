import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics
import Studies

/// What `what-if` shows: the first group in both futures, then the differences over all groups.
struct WhatIfView {
  let title: String
  let changes: [String]
  let result: WhatIfStudy.Result
  /// What the twin's people differ in; nothing where they are the same.
  let otherPeople: String?
  /// Of the scenario and of its twin.
  let sessions: (Int, Int)

  private var first: [(record: RunRecord, summary: RunSummary)] { result.first }
  private var measures: [PairedRuns.Measure] { result.measures }
  private var differences: [PairedDifference] { result.differences }

  /// With signs that are sure after Holm's correction.
  private var estimates: (all: [PairedEstimate], tests: Int) {
    var all = zip(measures, differences).map { PairedEstimate($0.name, $1) }
    let tests = PairedEstimate.adjust(&all)
    return (all, tests)
  }

  var csv: String {
    var rows = CSVRows()
    for (measure, pairs) in zip(measures, differences) { DifferenceRow(measure, pairs).append(to: &rows) }
    return String(decoding: DifferenceRow.table.header + rows.bytes, as: UTF8.self)
  }

  var text: String {
    var lines = ["", Words.bold(title), "twin: " + changes.joined(separator: " and "), ""]
    lines += ribbons()
    let count = differences.first?.difference.count ?? 0
    let estimates = estimates
    lines +=
      [""] + header(count) + [
        "",
        Words.pad("", labelWidth) + cells(["as it is", "twin", "difference"]) + "    95% interval",
      ]
    // Dropout first, since what follows is of those who stayed.
    let rows = Array(zip(measures, estimates.all))
    for (measure, estimate) in rows.filter({ $0.0.name == "left" }) + rows.filter({ $0.0.name != "left" }) {
      let pair = estimate.pairs
      let interval = estimate.interval.map { "[\(signed($0.lowerBound)), \(signed($0.upperBound))]" } ?? "-"
      lines.append(
        Words.pad(label(measure), labelWidth)
          + cells([Words.three(pair.a.mean), Words.three(pair.b.mean), signed(pair.difference.mean)])
          + "    " + Words.pad(interval, 18) + "  " + word(estimate))
    }
    return (lines + footer(estimates.all, count, tests: estimates.tests) + [""]).joined(separator: "\n") + "\n"
  }

  private func header(_ count: Int) -> [String] {
    var lines =
      otherPeople.map {
        [
          "\(counted(count, "pair")) of groups with the same luck, but other people: \($0).",
          "Differences are of the people, too.",
        ]
      } ?? ["The same \(counted(count, "group")) twice: the same members, the same luck"]
    if sessions.0 != sessions.1 {
      lines += [
        "Ends differ: \(counted(sessions.0, "session")) as it is, \(sessions.1) in the twin. Values at the end, dropout and work done",
        "are of different lengths of time.",
      ]
    }
    return lines
  }

  private func footer(_ estimates: [PairedEstimate], _ count: Int, tests: Int) -> [String] {
    let called =
      tests == 0
      ? "cannot tell: nothing could be tested in these groups."
      : "higher, lower: \(PairedEstimate.calledBy) for \(counted(tests, "test")), one a row; \(PairedEstimate.leavesOpen). "
        + "cannot tell: it may be either way. Each interval is 95% by itself, without correction."
    let isAllTheSame = estimates.allSatisfy(\.isSame)
    var lines = [""]
    if !isAllTheSame { lines += Words.wrapped(called, width: 120) }
    lines += [
      "Tension, efficacy and shares lie between 0 and 1, cohesion between -1 and 1; 0 of unequal talk is equal."
    ]
    if estimates.contains(where: \.isSame) {
      let unseen = Words.percentage(Share.unseen(in: count))
      lines.append(
        "the same: nothing differed in \(counted(count, "group")), not enough varied to tell (at 95%, up to \(unseen)% of all may differ)."
      )
    }
    if isAllTheSame {
      lines.append(
        "Nothing differs in these groups: what the twin has may change nothing here (`\(Words.command) list techniques` says what does)."
      )
    }
    if first.contains(where: { !$0.record.departures.isEmpty })
      || differences.indices.contains(where: { measures[$0].name == "left" && hasDropout(differences[$0]) })
    {
      lines.append("Where members leave, cohesion, efficacy and tension at the end are of those who stayed.")
    }
    if let few = PairedEstimate.few(count) { lines.append(few + "; --replicates takes more.") }
    return lines
  }

  /// Wide enough for the longest, such as a goal's name, within bounds.
  private var labelWidth: Int { min(60, max(28, 1 + (measures.map(\.label.count).max() ?? 0))) }

  private func label(_ measure: PairedRuns.Measure) -> String {
    let label = measure.label
    return label.count < labelWidth ? label : label.prefix(labelWidth - 2) + "…"
  }

  private func hasDropout(_ pair: PairedDifference) -> Bool { pair.a.max > 0 || pair.b.max > 0 }

  /// Who left in a future, which a picture of it does not say.
  private func departures(_ record: RunRecord) -> String {
    let told = record.departures.prefix(6).map { "\($0.name) left after session \($0.session)" }
    let rest = record.departures.count > 6 ? "; \(record.departures.count - 6) more left" : ""
    return told.isEmpty ? "nobody left" : told.joined(separator: "; ") + rest
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
      lines += ["", "\(name): \(departures(run.record))"]
      lines += chart.ribbon { ticks.stages[min(Int($0 * Double(count)), count - 1)] }
      lines += chart.facilitator { $0 <= run.record.facilitated.count && run.record.facilitated[$0 - 1] }
      lines += chart.line("cohesion", values: values(.cohesion, run.record), usual: 1)
      lines += chart.line("tension", values: values(.tension, run.record), usual: max(0.4, most))
    }
    return lines
  }

  private func word(_ estimate: PairedEstimate) -> String {
    if estimate.isSame { return "the same" }
    return estimate.sign < 0 ? "lower" : estimate.sign > 0 ? "higher" : "cannot tell"
  }

  private func cells(_ texts: [String]) -> String { texts.map { " " + Words.right($0, 10) }.joined() }

  private func signed(_ value: Double) -> String {
    value == 0 ? "0" : Words.signed(value)
  }
}
