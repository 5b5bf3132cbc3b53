import Analytics
import ScenarioReading
import Scenarios

/// Questions that a trainer can put to a class, with the numbers of this run in them.
struct ClassQuestions {
  private let report: RunReport
  private var facts: RunStory { report.facts }

  init(_ report: RunReport) { self.report = report }

  var all: [String] {
    [storming, pair, silent, facilitator, future].compactMap(\.self) + [prediction, limits]
  }

  private var storming: String? {
    guard !facts.stages.isEmpty else { return nil }
    guard let storm = facts.stages.first(where: { $0.stage == .storming }) else {
      return "This group never stormed. What kept conflict away, and was that good for its work?"
    }
    let session = Int(storm.from) + 1
    return
      "Storming began in session \(session). What could somebody in the room have noticed in session \(max(1, session - 1))? "
      + "Move the slider there, and look at the ties and at who talks. Only then read why it happened."
  }

  private var pair: String? {
    guard let peak = facts.peak, !peak.isHardlyAny, let pair = peak.pair else { return nil }
    let others = facts.pairAmongOthers == nil ? "" : "What did the others do meanwhile? "
    return
      "In session \(peak.session), tension was highest between \(pair.first.isolated) and \(pair.second.isolated) "
      + "(\(FigureNumber.plain(pair.tension, 2))). \(others)What would you say to these two, and when?"
  }

  private var silent: String? {
    guard let least = facts.talk?.least, facts.members.count > 2 else { return nil }
    let name = least.name.isolated
    return
      "\(name) did \(FigureNumber.percent(least.share)) of the talking. How would you draw \(name) in without putting anybody "
      + "on the spot?"
  }

  private var facilitator: String? {
    guard let first = report.techniques.first,
      let place = first.effects.firstIndex(where: { $0.column == "tension_peak" }),
      report.techniques.count > 1
    else { return nil }
    let parts = report.techniques.filter { !$0.isAll }
    guard let most = parts.max(by: { abs($0.effects[place].difference) < abs($1.effects[place].difference) }) else {
      return nil
    }
    return
      "Before you open the table: which intervention mattered most for peak tension? (Here it was \(most.leftOut). "
      + "\(most.effects[place].sentence(when: "Without it", hasInterval: false))) Why that one?"
  }

  private var future: String? {
    guard let twin = report.twin, let effect = twin.effects.first(where: { $0.column == "cohesion" }) else {
      return nil
    }
    return
      "\(effect.sentence(when: twin.label.sentenceCased, hasInterval: false)) Would you have expected that? "
      + "Is anything better there?"
  }

  private var isFacilitated: Bool { !report.scenario.schedule.isEmpty || report.scenario.style != nil }

  private var prediction: String {
    isFacilitated
      ? "Guess first, then try: what would change if the facilitator also used active listening from the first session? "
        + PageWords.commandIsBelow
      : "Guess first, then try: what would an adaptive facilitator change? " + PageWords.commandIsBelow
  }

  /// What answers the prediction.
  var predictionCommand: String {
    "\(report.command) what-if \(report.folder.manifest.scenario.path.isolated) "
      + (isFacilitated ? "technique=active_listening,dose=0.5" : "style=adaptive")
  }

  private var limits: String {
    "What does this model leave out that your own groups have? Which of its rules would you doubt first?"
  }
}
