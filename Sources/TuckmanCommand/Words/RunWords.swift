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

  /// Dropout first: what follows is of those who stayed.
  var lines: [String] {
    let stayed = story.hasDepartures ? [] : ["Nobody left."]
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
      "\($0.name) left after session \($0.session), \(chance($0.probability)): \($0.cause)."
    }
    return all.count > 8 ? first + ["\(counted(all.count - 8, "other")) left (--record events)."] : first
  }

  private func chance(_ probability: Double) -> String {
    let words = probability < 0.01 ? "under 1%" : NumberText.percent(probability)
    return "a chance of \(words)" + (probability < 0.03 ? " and so mostly luck" : "")
  }

  private var path: String {
    let stages = story.stages.map(\.stage)
    let initials = String(decoding: stages.map(\.letter), as: UTF8.self)
    return "Path \(initials): " + stages.map(\.rawValue).joined(separator: ", ") + "."
  }

  private var tension: String? {
    guard let peak = story.peak else { return nil }
    guard !peak.isHardlyAny else { return "There is hardly any tension." }
    let pair = story.pairAmongOthers.map {
      "; no pair ends it with more than \($0.first) and \($0.second) (\(NumberText.two($0.tension)))"
    }
    return
      "Tension is highest in session \(peak.session), \(NumberText.two(peak.tension)) on average over it\(pair ?? "")."
  }

  private func befell(_ event: SessionEvent) -> String {
    let name = event.member.map { scenario.cast[$0].name } ?? ""
    switch event.kind {
    case .breach: return "Before session \(event.session) \(name) told outside what was said in confidence."
    case .crisis: return "Before session \(event.session) there was a crisis."
    case .facilitatorAbsence: return "In session \(event.session) the facilitator was away."
    }
  }

  private var triggers: String? {
    guard record.triggersFired > 0 else { return nil }
    let times = record.triggersFired == 1 ? "A trigger fired once" : "Triggers fired \(record.triggersFired) times"
    let isThere = scenario.record.contains(.events)
    return "\(times): \(isThere ? "events.csv says when and why." : "add events to record: to see when and why.")"
  }

  private var talk: String? {
    story.talk.map { "\($0.most.name) talked most, \(NumberText.percent($0.most.share)) of all talk." }
  }

  private var settled: String? {
    story.settling.map { late in
      "\(story.hasDepartures ? "Those who stayed" : "The group") \(late.isSettled ? "settled" : "did not settle"): "
        + "late cohesion \(NumberText.two(late.cohesion)) (needs above \(late.settledCohesion)), "
        + "late tension \(NumberText.two(late.tension)) (needs below \(late.settledTension))."
    }
  }
}
