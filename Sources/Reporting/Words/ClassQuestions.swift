import Analytics
import Scenarios

/// Questions that a trainer can put to a class, with the numbers of this run in them.
struct ClassQuestions {
  private let report: RunReport
  private var facts: RunStory { report.facts }

  init(_ report: RunReport) { self.report = report }

  var all: [String] {
    [storming, pair, silent, facilitator, future, prediction].compactMap(\.self) + [limits]
  }

  private var storming: String? {
    guard !facts.stages.isEmpty else { return nil }
    guard let storm = facts.stages.first(where: { $0.stage == .storming }) else {
      return "This group never stormed. What kept conflict away, and was that good for its work?"
    }
    let session = Int(storm.from) + 1
    return
      "Storming begins in session \(session). What could somebody in the room have noticed in session \(max(1, session - 1)) already? "
      + "Move the slider there, look at the ties and at who talks, and only then read why it went so."
  }

  private var pair: String? {
    guard let peak = facts.peak, !peak.isHardlyAny, let pair = peak.pair else { return nil }
    let names = (pair.first.isolated, pair.second.isolated)
    guard facts.pairAmongOthers != nil else {
      return "Tension between \(names.0) and \(names.1) is highest in session \(peak.session) "
        + "(\(FigureNumber.plain(pair.tension, 2)) at its end). What would you say to these two, and when?"
    }
    return
      "At the height of tension, in session \(peak.session), no two have more of it between them than "
      + "\(names.0) and \(names.1) (\(FigureNumber.plain(pair.tension, 2))). What do the others do meanwhile? What would you say to these two, and when?"
  }

  private var silent: String? {
    guard let least = facts.talk?.least, facts.members.count > 2 else { return nil }
    let name = least.name.isolated
    return
      "\(name) has \(FigureNumber.percent(least.share)) of the talk. How would you draw \(name) "
      + "in without putting anybody on the spot?"
  }

  private var facilitator: String? {
    guard let first = report.techniques.first,
      let place = first.effects.firstIndex(where: { $0.column == "tension_peak" }),
      report.techniques.count > 1
    else { return nil }
    let parts = report.techniques.filter { !$0.leftOut.hasPrefix("all ") }
    guard let most = parts.max(by: { abs($0.effects[place].difference) < abs($1.effects[place].difference) }) else {
      return nil
    }
    return
      "Before you open the table: which of the things that the facilitator does matters most for the highest tension? "
      + "(Here it is \(most.leftOut): \(most.effects[place].told(most.effects[place].difference)) without it.) Why that one?"
  }

  private var future: String? {
    guard let twin = report.twin, let effect = twin.effects.first(where: { $0.column == "cohesion" }) else {
      return nil
    }
    return
      "\(effect.sentence(twin.label.prefix(1).uppercased() + twin.label.dropFirst())) Would you have expected that? "
      + "Is there anything that is better in that future?"
  }

  private var prediction: String? {
    let path = report.folder.manifest.scenario.path
    guard !report.scenario.schedule.isEmpty || report.scenario.style != nil else {
      return
        "Guess first, then try: what would an adaptive facilitator change? \(report.command) what-if \(path.isolated) style=adaptive"
    }
    return
      "Guess first, then try: what if active listening came on top from the first session on? \(report.command) what-if \(path.isolated) "
      + "technique=active_listening,dose=0.5"
  }

  private var limits: String {
    "What does this model leave out that your own groups have? Which of its rules would you doubt first?"
  }
}
