import Analytics
import Foundation
import GroupDynamics
import Recording
import Scenarios
import Studies

/// What `run` shows at its end: for one run the stages as a ribbon over the sessions with the lines of cohesion, tension
/// and participation, and who left; for many the paths taken, how many settled and the spread; then what to try next.
struct RunView {
  let job: RunJob
  let overview: RunsOverview

  var text: String {
    var lines = ["", Words.bold(job.scenario.title)]
    if let about = job.scenario.about { lines += Words.wrapped(about, width: min(Console.width, 100) - 1) }
    lines.append("")
    if let single = overview.single {
      lines += one(single.record, single.summary)
    } else if overview.ok > 0 {
      lines += many()
    }
    let known = overview.halfWidths.map { known in
      known.words { Words.typed(job.again(["--replicates", String($0)])) }
    }
    if !known.isEmpty, overview.ok > 0 { lines += [""] + known }
    let earlier = overview.replacedEarlier ? ", in place of earlier results" : ""
    lines += ["", "Written: \(job.out)\(earlier) (" + overview.files.map(\.path).joined(separator: ", ") + ")"]
    return (lines + next() + [""]).joined(separator: "\n") + "\n"
  }

  /// Metrics that are drawn, with their words and the upper end of their usual scale.
  private static let lines: [(metric: Metric, label: String, usual: Double)] = [
    (.cohesion, "cohesion", 1), (.tension, "tension", 0.4), (.participationGini, "unequal talk", 0.5),
  ]

  private var setting: String {
    let p = job.scenario.parameters
    let replicate = overview.single.map { ", replicate \($0.record.id.replicate)" } ?? ""
    return "\(counted(p.members, "member")), \(counted(p.sessions, "session")), seed \(job.scenario.seed)\(replicate)"
  }

  // MARK: One run

  private func one(_ record: RunRecord, _ summary: RunSummary) -> [String] {
    let ticks = record.ticks
    let chart = Chart(sessions: ticks.clock.sessions, width: Console.width)
    var lines = [setting, ""] + chart.header
    lines += chart.ribbon { place in ticks.stages[min(Int(place * Double(ticks.clock.ticks)), ticks.clock.ticks - 1)] }
    lines += chart.facilitator { record.facilitated[$0 - 1] }
    for (metric, label, usual) in Self.lines {
      lines += [""] + chart.line(label, values: (1...ticks.clock.ticks).map { ticks[metric, tick: $0] }, usual: usual)
    }
    // Dropout first: what follows is of those who stayed.
    lines += [""] + departures(record) + story(record, summary)
    if record.departures.isEmpty { lines.append("Nobody left.") }
    return lines
  }

  private func departures(_ record: RunRecord) -> [String] {
    let first = record.departures.prefix(8).map {
      "\($0.name) left after session \($0.session), \(chance($0.probability)): \($0.cause)."
    }
    return record.departures.count > 8
      ? first + ["\(counted(record.departures.count - 8, "other")) left (--record events)."] : first
  }

  private func story(_ record: RunRecord, _ summary: RunSummary) -> [String] {
    var lines = ["Path \(summary.stagePath): " + summary.path.map(\.rawValue).joined(separator: ", ") + "."]
    if summary.tensionPeak < 0.02 {
      lines.append("There is hardly any tension.")
    } else {
      let session = summary.tensionPeakSession
      var line = "Tension is highest in session \(session), \(Words.two(summary.tensionPeak)) on average over it"
      if session <= record.hottestPairs.count, job.scenario.cast.count > 2 {
        let pair = record.hottestPairs[session - 1]
        line += "; no pair ends it with more than \(pair.first) and \(pair.second) (\(Words.two(pair.tension)))"
      }
      lines.append(line + ".")
    }
    lines += record.befell.map(befell)
    if record.triggersFired > 0 {
      let times = record.triggersFired == 1 ? "A trigger fired once" : "Triggers fired \(record.triggersFired) times"
      let isThere = job.scenario.record.contains(.events)
      lines.append(
        "\(times): \(isThere ? "events.csv says when and why." : "add events to record: to see when and why.")")
    }
    let talk = record.talkShares.reduce(into: [Double](repeating: 0, count: job.scenario.cast.count)) { sums, shares in
      for i in shares.indices { sums[i] += shares[i] / Double(record.talkShares.count) }
    }
    if let most = talk.indices.max(by: { talk[$0] < talk[$1] }) {
      lines.append("\(job.scenario.cast[most].name) talked most, \(Words.percent(talk[most])) of all talk.")
    }
    let p = job.scenario.parameters
    if let settled = summary.settled {
      let last = record.ticks.clock.sessions
      func late(_ metric: Metric) -> String {
        Words.two((record.ticks.mean(metric, session: last - 2) + record.ticks.mean(metric, session: last - 1)) / 2)
      }
      lines.append(
        "\(record.departures.isEmpty ? "The group" : "Those who stayed") \(settled ? "settled" : "did not settle"): late cohesion \(late(.cohesion)) (needs above "
          + "\(p.settledCohesion)), late tension \(late(.tension)) (needs below \(p.settledTension)).")
    }
    lines.append("Work done: \(Words.two(summary.last[.progress])).")
    return lines
  }

  private func befell(_ event: SessionEvent) -> String {
    let name = event.member.map { job.scenario.cast[$0].name } ?? ""
    switch event.kind {
    case .breach: return "Before session \(event.session) \(name) told outside what was said in confidence."
    case .crisis: return "Before session \(event.session) there was a crisis."
    case .facilitatorAbsence: return "In session \(event.session) the facilitator was away."
    }
  }

  private func chance(_ probability: Double) -> String {
    let words = probability < 0.01 ? "under 1%" : Words.percent(probability)
    return "a chance of \(words)" + (probability < 0.03 ? " and so mostly luck" : "")
  }

  // MARK: Many runs

  private func many() -> [String] {
    let chart = Chart(sessions: job.scenario.parameters.sessions, width: Console.width)
    var lines = [
      "\(counted(overview.ok, "run")): " + setting, "",
      "Stage paths (F forming, S storming, N norming, P performing, A adjourning)",
    ]
    let common = overview.paths.common
    for (path, runs) in common.prefix(6) { lines.append("  " + bar(path, runs)) }
    if common.count > 6 {
      let rest = common.dropFirst(6).reduce(0) { $0 + $1.runs }
      lines.append("  \(counted(common.count - 6, "other path")): \(share(rest))")
    }
    let p = job.scenario.parameters
    if overview.settledDefined > 0 {
      lines += [
        "",
        "Settled: \(overview.settled) of \(counted(overview.settledDefined, "run")) (\(share(overview.settled))): "
          + "late cohesion above \(p.settledCohesion), late tension below \(p.settledTension)",
      ]
    }
    lines += ["", Words.pad("Over runs", 44) + "mean       sd      min      max"]
    for (name, spread) in overview.spreads {
      let cells = [spread.mean, spread.standardDeviation ?? .nan, spread.min, spread.max]
      let words = (Self.meanings[name] ?? "") + " (\(name))"
      lines.append(
        "  " + Words.pad(words, 37) + cells.map { " " + Words.right($0.isNaN ? "-" : Words.three($0), 8) }.joined())
    }
    lines += ["", "Mean over runs, by session"] + chart.header
    for (metric, label, usual) in Self.lines {
      lines += chart.line(label, values: overview.sessions[metric]?.map(\.mean) ?? [], usual: usual) + [""]
    }
    return lines.dropLast()
  }

  /// The numbers of a run that are shown, by their names in runs.csv.
  private static let meanings = [
    "tension_peak": "highest tension", "tension_peak_session": "in session", "cohesion": "cohesion at the end",
    "participation_gini_mean": "unequal talk", "left": "share that left", "progress": "work done",
  ]

  private func bar(_ path: String, _ runs: Int) -> String {
    let length = Int((30 * Double(runs) / Double(overview.ok)).rounded())
    let bar = length > 0 ? String(repeating: "█", count: length) : "▏"
    return Words.pad(path, 12) + " " + Words.right(share(runs), 5) + "  " + bar
  }

  private func share(_ runs: Int) -> String { Words.percent(Double(runs) / Double(overview.ok)) }

  // MARK: What next

  private func next() -> [String] {
    let path = job.file.source.path
    let stem = RunSource.beside(job.out)
    var tries: [(command: [String], why: String)] = []
    guard overview.ok > 0 else {
      tries.append((["explain", job.out], "what the group does in double precision, if it goes on there"))
      let double = job.again(job.replicates, out: stem + "-double", arithmetic: .double)
      tries.append((double, "the same runs in double precision"))
      return Self.next(tries)
    }
    tries.append((["report", job.out], "the whole story as a page, to read and to show a class"))
    if overview.single != nil {
      let many = job.again(["--replicates", "200"], out: stem + "-200")
      tries.append((many, "was it luck? two hundred such groups"))
    }
    let other = job.again(job.replicates, out: stem + "-camps", changing: "faultline=0.8")
    tries.append((other, "change one thing (list parameters says what there is)"))
    // Pairs need groups that all go on.
    guard overview.failed == 0 else { return Self.next(tries) }
    let people = job.isFromFirst ? "the same people" : "such people"
    tries.append(
      job.scenario.isFacilitated
        ? (["what-if", path, "style=none"] + job.saying(), "\(people) with nobody to lead them")
        : (["what-if", path, "style=democratic"] + job.saying(), "\(people) with somebody who shares the lead"))
    return Self.next(tries)
  }

  private static func next(_ tries: [(command: [String], why: String)]) -> [String] {
    ["", "Next:"] + tries.flatMap { ["  \($0.why):", "    \(Words.typed($0.command))"] }
  }
}
