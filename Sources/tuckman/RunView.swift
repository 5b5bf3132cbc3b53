import Analytics
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// What `run` shows at its end: for one run the stages as a ribbon over the sessions with the lines of cohesion, tension
/// and participation, and who left; for many the paths taken, how many settled and the spread; then what to try next.
struct RunView {
  let job: RunJob
  let overview: RunsOverview

  var text: String {
    var lines = ["", bold(job.scenario.title)]
    if let single = overview.single {
      lines += one(single.record, single.summary)
    } else if overview.ok > 0 {
      lines += many()
    }
    lines += ["", "Written: \(job.out) (" + overview.files.map(\.path).joined(separator: ", ") + ")"]
    lines += next() + [""]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: One run

  private func one(_ record: RunRecord, _ summary: RunSummary) -> [String] {
    let ticks = record.ticks
    let chart = Chart(sessions: ticks.clock.sessions, width: Console.width)
    var lines = [setting, ""] + chart.header
    lines += chart.ribbon { place in ticks.stages[min(Int(place * Double(ticks.clock.ticks)), ticks.clock.ticks - 1)] }
    for (metric, label) in Self.lines {
      lines += [""] + chart.line(label, values: ticks.metrics.dropFirst().map { $0[metric] })
    }
    lines += ["", story(summary)]
    lines += record.departures.prefix(8).map {
      "\($0.name) left after session \($0.session), a chance of \(chance($0.probability)): \($0.cause)."
    }
    if record.departures.count > 8 { lines.append("\(record.departures.count - 8) others left (--record events).") }
    if record.departures.isEmpty { lines.append("Nobody left.") }
    return lines
  }

  private static let lines: [(Metric, String)] = [
    (.cohesion, "cohesion"), (.tension, "tension"), (.participationGini, "unequal talk"),
  ]

  private var setting: String {
    let p = job.scenario.parameters
    let replicate = overview.single.map { ", replicate \($0.record.replicate)" } ?? ""
    return "\(p.members) members, \(p.sessions) sessions, seed \(job.scenario.seed)\(replicate)"
  }

  private func story(_ summary: RunSummary) -> String {
    var text = "Path \(summary.stagePath): " + summary.path.map(\.rawValue).joined(separator: ", ") + ". "
    text += "Tension peaks in session \(summary.tensionPeakSession) at \(two(summary.tensionPeak)). "
    if let settled = summary.settled { text += settled ? "The group settled." : "The group did not settle." }
    return text
  }

  private func chance(_ probability: Double) -> String {
    probability < 0.01 ? "under 1%" : "\(Int((100 * probability).rounded()))%"
  }

  // MARK: Many runs

  private func many() -> [String] {
    let chart = Chart(sessions: job.scenario.parameters.sessions, width: Console.width)
    var lines = [
      "\(overview.ok) runs: " + setting, "",
      "Stage paths (F forming, S storming, N norming, P performing, A adjourning)",
    ]
    let common = overview.paths.common
    for (path, runs) in common.prefix(6) { lines.append("  " + bar(path, runs)) }
    if common.count > 6 {
      let rest = common.dropFirst(6).reduce(0) { $0 + $1.runs }
      lines.append("  \(common.count - 6) other paths: \(percent(rest))")
    }
    if overview.settledDefined > 0 {
      lines += ["", "Settled: \(overview.settled) of \(overview.settledDefined) runs (\(percent(overview.settled)))"]
    }
    lines += ["", "Over runs" + String(repeating: " ", count: 18) + "mean       sd      min      max"]
    for (name, spread) in overview.spreads {
      let cells = [spread.mean, spread.standardDeviation ?? .nan, spread.min, spread.max]
      lines.append("  " + pad(name, 24) + cells.map { right($0.isNaN ? "-" : three($0), 9) }.joined())
    }
    lines += ["", "Mean over runs, by session"] + chart.header
    for (metric, label) in Self.lines {
      lines += chart.line(label, values: overview.sessions[metric]?.map(\.mean) ?? []) + [""]
    }
    return lines.dropLast()
  }

  private func bar(_ path: String, _ runs: Int) -> String {
    let length = Int((30 * Double(runs) / Double(overview.ok)).rounded())
    return pad(path, 12) + " " + right(percent(runs), 5) + "  " + String(repeating: "█", count: length)
  }

  /// Whole percents, but never 0 or 100 for some or not all.
  private func percent(_ runs: Int) -> String {
    let share = 100 * Double(runs) / Double(overview.ok)
    if runs > 0, share < 1 { return "<1%" }
    if runs < overview.ok, share > 99 { return ">99%" }
    return "\(Int(share.rounded()))%"
  }

  // MARK: What next

  private func next() -> [String] {
    let path = job.file.source.path
    var tries: [(command: String, why: String)] = []
    if overview.single != nil { tries.append(("run \(path) --replicates 200", "was it luck? two hundred such groups")) }
    tries.append(("run \(path) --set faultline=0.8", "change one thing (tuckman list parameters)"))
    tries.append(
      job.scenario.schedule.isEmpty
        ? ("list techniques", "what a facilitator could do here") : ("list scenarios", "other groups to look at"))
    let width = tries.map(\.command.count).max() ?? 0
    return ["", "Next:"] + tries.map { "  \(Self.command) " + pad($0.command, width) + "   " + $0.why }
  }

  /// The program as the user called it: the start script says how.
  private static let command = ProcessInfo.processInfo.environment["TUCKMAN_COMMAND"] ?? "tuckman"

  private func bold(_ text: String) -> String { Console.showsColours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func two(_ value: Double) -> String { String(format: "%.2f", value) }
  private func three(_ value: Double) -> String { String(format: "%.3f", value) }
  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
