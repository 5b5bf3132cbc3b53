import Analytics
import GroupDynamics
import Recording
import Reporting
import ScenarioReading
import Scenarios

/// What the terminal says of one run.
struct RunWords {
  let story: RunStory
  let record: RunRecord
  let scenario: Scenario

  /// What was written, and the folder on a line of its own, to be copied.
  static func written(_ files: [String], in folder: String, replacing earlier: Bool) -> String {
    "Wrote \(files.inSentence())\(earlier ? " in place of earlier results" : "") to\n  \(folder)"
  }

  /// Dropout first: what follows is of those who stayed.
  var lines: [String] {
    let stayed = story.hasDepartures ? [] : ["Nobody dropped out."]
    return departures + [path, tension].compactMap(\.self) + record.befell.map(befell)
      + [
        triggers, talk, settled,
        "Work done: \(NumberText.two(record.ticks[.progress, tick: record.ticks.clock.ticks])).",
      ]
      .compactMap(\.self) + stayed
  }

  private var departures: [String] {
    let all = story.departures ?? []
    let first = all.prefix(8).map {
      "\($0.name) dropped out after session \($0.session). \(chance($0.probability)) (\($0.cause))."
    }
    return all.count > 8
      ? first + ["\(counted(all.count - 8, "other")) dropped out; --record events names them."] : first
  }

  private func chance(_ probability: Double) -> String {
    let words = probability < 0.01 ? "below 1%" : NumberText.percent(probability)
    return "The chance of that was " + (probability < 0.03 ? "only \(words)" : words)
  }

  private var path: String {
    let stages = story.stages.map(\.stage)
    let initials = String(decoding: stages.map(\.letter), as: UTF8.self)
    return "Stages (\(initials)): " + stages.map(\.rawValue).joined(separator: ", ") + "."
  }

  private var tension: String? {
    guard let peak = story.peak else { return nil }
    guard !peak.isHardlyAny else { return "There was hardly any tension." }
    let pair = story.pairAmongOthers.map {
      " At its end, \($0.first) and \($0.second) had the most tension between them (\(NumberText.two($0.tension)))."
    }
    return "Tension peaked in session \(peak.session), with a mean of \(NumberText.two(peak.tension)).\(pair ?? "")"
  }

  private func befell(_ event: SessionEvent) -> String {
    event.words(event.member.map { scenario.cast[$0].name } ?? "")
  }

  private var triggers: String? {
    guard record.triggersFired > 0 else { return nil }
    let times = record.triggersFired == 1 ? "A trigger fired once" : "Triggers fired \(record.triggersFired) times"
    let isThere = scenario.record.contains(.events)
    return "\(times). \(isThere ? "See events.csv for when and why." : "--record events says when and why.")"
  }

  private var talk: String? {
    story.talk.map { "\($0.most.name) talked most (\(NumberText.percent($0.most.share)) of all talk)." }
  }

  private var settled: String? {
    story.settling.map { late in
      "\(story.hasDepartures ? "The members who stayed" : "The group") \(late.isSettled ? "settled" : "did not settle"). "
        + "Late cohesion was \(FigureNumber.plain(late.cohesion, 2)) (settled: above \(late.settledCohesion)), "
        + "late tension \(NumberText.two(late.tension)) (settled: below \(late.settledTension))."
    }
  }
}
