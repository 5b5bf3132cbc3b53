import Analytics
import Foundation
import GroupDynamics
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// What `run` shows at its end: for one run the stages as a ribbon over the sessions with the lines of cohesion, tension
/// and participation, and who dropped out; for many the paths taken, how many settled and the spread; then what to try next.
struct RunView {
  let job: RunJob
  let overview: RunsOverview

  var text: String {
    var lines = ["", Words.bold(job.scenario.title)]
    if let about = job.scenario.about { lines += Layout.filled(about, width: Console.width) }
    lines.append("")
    if let single = overview.single {
      lines += one(single.record)
    } else if overview.ok > 0 {
      lines += many()
    }
    let known = overview.halfWidths.map { known in
      known.words { Words.typed(job.again(["--replicates", String($0)])) }
    }
    if !known.isEmpty, overview.ok > 0 { lines += [""] + known }
    lines += ["", RunWords.written(overview.files.map(\.path), in: job.out, replacing: overview.replacedEarlier)]
    return (lines + next() + [""]).joined(separator: "\n") + "\n"
  }

  /// The metrics that are drawn, with the upper end of their usual scale.
  private static let lines = zip(RunsOverview.drawn, [1, 0.4, 0.5])

  private var setting: String {
    let p = job.scenario.parameters
    let replicate = overview.single.map { ", replicate \($0.record.id.replicate)" } ?? ""
    return "\(counted(p.members, "member")), \(counted(p.sessions, "session")), seed \(job.scenario.seed)\(replicate)"
  }

  // MARK: One run

  private func one(_ record: RunRecord) -> [String] {
    let ticks = record.ticks
    let chart = Chart(sessions: ticks.clock.sessions, width: Console.width)
    var lines = [setting, ""] + chart.header
    lines += chart.ribbon { place in ticks.stages[min(Int(place * Double(ticks.clock.ticks)), ticks.clock.ticks - 1)] }
    lines += chart.facilitator { record.facilitated[$0 - 1] }
    for (metric, usual) in Self.lines {
      lines +=
        [""]
        + chart.line(
          Trajectories.label(metric), values: (1...ticks.clock.ticks).map { ticks[metric, tick: $0] }, usual: usual)
    }
    let words = RunWords(story: RunStory(record, job.scenario), record: record, scenario: job.scenario)
    return lines + [""] + words.lines
  }

  // MARK: Many runs

  private func many() -> [String] {
    let chart = Chart(sessions: job.scenario.parameters.sessions, width: Console.width)
    var lines = [
      "\(counted(overview.ok, "run")): " + setting, "", StageWords.paths,
    ]
    let common = overview.paths.common
    for (path, runs) in common.prefix(6) { lines.append("  " + bar(path, runs)) }
    if common.count > 6 {
      let rest = common.dropFirst(6).reduce(0) { $0 + $1.runs }
      lines.append("  " + overview.otherPaths(common.count - 6, runs: rest))
    }
    lines += overview.settledWords(job.scenario.parameters).map { ["", $0] } ?? []
    lines += [""] + spreads
    lines += ["", "Mean over runs, by session"] + chart.header
    for (metric, usual) in Self.lines {
      let means = overview.sessions[metric]?.map(\.mean) ?? []
      lines += chart.line(Trajectories.label(metric), values: means, usual: usual) + [""]
    }
    return lines.dropLast()
  }

  /// The spread of each metric, with the name of its column.
  private var spreads: [String] {
    let head = ["Over all runs", "mean", "sd", "min", "max", "column"]
    let rows = overview.spreads.map { name, spread in
      let numbers = [spread.mean, spread.standardDeviation ?? .nan, spread.min, spread.max]
      return [ComparedMetric(name).label] + numbers.map { $0.isNaN ? "-" : NumberText.three($0) } + [name]
    }
    return Words.table([head] + rows, left: [0, 5], spare: [5, 3, 4])
  }

  private func bar(_ path: String, _ runs: Int) -> String {
    let length = Int((30 * Double(runs) / Double(overview.ok)).rounded())
    let bar = length > 0 ? String(repeating: "█", count: length) : "▏"
    return Words.pad(path, 12) + " " + Words.right(overview.share(runs), 5) + "  " + bar
  }

  // MARK: What next

  private func next() -> [String] {
    let stem = RunSource.beside(job.out)
    var tries: [(command: [String], why: String)] = []
    if overview.ok == 0 {
      tries.append((["explain", job.out], NextWords.explainFailure))
      let double = job.again(job.replicates, out: stem + "-double", arithmetic: .double)
      tries.append((double, NextWords.double))
    } else {
      tries.append((["report", job.out], NextWords.report))
      if overview.single != nil {
        tries.append((job.again(["--replicates", "200"], out: stem + "-200"), NextWords.many))
      }
      let other = job.again(job.replicates, out: stem + "-camps", changing: "faultline=0.8")
      tries.append((other, NextWords.change))
    }
    // Pairs need groups that all go on.
    if overview.ok > 0, overview.failed == 0 {
      let isLed = job.scenario.isFacilitated
      let style = isLed ? "style=none" : "style=democratic"
      tries.append(
        (
          ["what-if", job.file.source.path, style] + job.saying(),
          NextWords.otherLead(isFacilitated: isLed, isSamePeople: job.isFromFirst)
        ))
    }
    return NextWords.lines(tries.map { (Words.typed($0.command), $0.why) })
  }
}
