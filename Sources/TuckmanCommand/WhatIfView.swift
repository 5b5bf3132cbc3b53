import Analytics
import GroupDynamics
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Statistics
import Studies

/// What `what-if` shows: the first group in both futures, then the differences over all groups.
struct WhatIfView {
  let title: String
  let changes: [String]
  let result: WhatIfStudy.Result
  /// What the counterfactual's people differ in; nothing where they are the same.
  let otherPeople: String?
  /// Of the scenario and of its counterfactual.
  let sessions: (Int, Int)

  private var first: [(record: RunRecord, summary: RunSummary)] { result.first }

  var csv: String {
    var rows = CSVRows()
    for effect in result.effects { effect.append(to: &rows) }
    return String(decoding: PairedEstimate.table.header + rows.bytes, as: UTF8.self)
  }

  var text: String {
    var lines = ["", Words.bold(title), "What if: " + changes.inSentence(), ""]
    lines += ribbons()
    let words = WhatIfWords(result: result, otherPeople: otherPeople, sessions: sessions)
    lines += [""] + words.header + [""] + table
    return (lines + words.footer + [""]).joined(separator: "\n") + "\n"
  }

  /// The measures by their verdict; dropout first, since the others are of those who stayed.
  private var table: [String] {
    let rows = PairedEstimate.droppingOutFirst(result.effects).map { estimate in
      let (a, b) = (NumberText.three(estimate.pairs.a.mean), NumberText.three(estimate.pairs.b.mean))
      let interval = estimate.interval.map { "\(signed($0.lowerBound)) to \(signed($0.upperBound))" } ?? "-"
      return (
        verdict: estimate.verdict, cells: [estimate.plainLabel, a, b, signed(estimate.difference), interval]
      )
    }
    let head = [""] + WhatIfWords.futures + ["difference", "95% CI"]
    return Words.table(
      [head] + VerdictWords.table(rows) { VerdictWords.heading($0, all: "every group") }, left: [0])
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
    for (name, run) in zip(WhatIfWords.futures, first) {
      let ticks = run.record.ticks
      let count = ticks.clock.ticks
      lines += ["", "\(name): \(WhatIfWords.departures(run.record))"]
      lines += chart.ribbon { ticks.stages[min(Int($0 * Double(count)), count - 1)] }
      lines += chart.facilitator { $0 <= run.record.facilitated.count && run.record.facilitated[$0 - 1] }
      lines += chart.line("cohesion", values: values(.cohesion, run.record), usual: 1)
      lines += chart.line("tension", values: values(.tension, run.record), usual: max(0.4, most))
    }
    return lines
  }

  private func signed(_ value: Double) -> String {
    value == 0 ? "0" : NumberText.signed(value)
  }
}
