import Analytics
import GroupDynamics
import Reporting
import ScenarioReading
import Scenarios

/// The explanation of a run in sentences, for the terminal and for the page.
struct ExplanationWords {
  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  /// The story: what happened, in the order of time.
  var story: [ExplainedPassage] { explanation.moments.map(passage) }

  private func passage(_ moment: ExplainedMoment) -> ExplainedPassage {
    switch moment {
    case .entry(let entry): passage(entry)
    case .peak(let session, let tick, let isToldBefore): peak(session, tick, isToldBefore: isToldBefore)
    case .fall(let session): fall(session)
    case .event(let event, let changes): befell(event, changes)
    case .membership(let tick, let changes): membership(tick, changes)
    }
  }

  // MARK: Moments

  /// A change of stage: the thresholds that were crossed, and what led there.
  func passage(_ entry: StageEntry) -> ExplainedPassage {
    let session = explanation.ticks.clock.session(ofTick: entry.tick)
    let why = entry.crossings.map {
      "\($0.metric.rawValue) \($0.isRise ? "reached" : "went below") \(FigureNumber.plain($0.limit, 2))"
    }
    let heading =
      "\(entry.stage.rawValue.capitalized) began in session \(session) (tick \(entry.tick)), after \(entry.previous.rawValue): "
      + (entry.stage == .adjourning ? "the end was near." : why.inSentence() + "." + standing(entry))
    let moved = Self.moved(explanation.moved(entry.tick...entry.tick))
    var causes = moved.map { ["Just before it, \($0)."] } ?? []
    causes += [opening(entry), facilitation(entry)].compactMap(\.self)
    causes += entry.drivers.map { driver in
      "\(since(driver.span.lowerBound - 1)), \(course(driver.metric, driver.span)). \(self.causes(driver.metric, driver.span))"
    }
    if entry.stage == .storming, let driver = entry.drivers.first(where: { $0.metric == .tension }) {
      causes += quarrel(driver.span)
    }
    return ExplainedPassage(heading: heading, causes: causes)
  }

  private func since(_ tick: Int) -> String { tick == 0 ? "Since the beginning" : "Since tick \(tick)" }

  private func standing(_ entry: StageEntry) -> String {
    let held = explanation.standing(at: entry).map { metric, limit in
      "\(metric.rawValue) was \(level(metric, entry.tick)) (storming starts at \(FigureNumber.plain(limit, 2)))"
    }
    return held.isEmpty ? "" : " By then \(held.inSentence())."
  }

  /// What freed members to speak up, or brought their views together, where that decided: neither is split into parts.
  private func opening(_ entry: StageEntry) -> String? {
    let first = explanation.began(before: entry)
    func moved(_ metric: Metric) -> String {
      "\(metric.rawValue) went from \(level(metric, first)) to \(level(metric, entry.tick))"
    }
    if let crossing = entry.crossings.first(where: { $0.metric == .expression }) {
      let course =
        crossing.isRise
        ? "Members speak up as they get to know each other and grow less afraid."
        : "Members hold back when they are anxious or somebody directs them."
      return "\(course) \(since(first)), \(moved(.familiarity)) and \(moved(.anxiety))."
    }
    guard entry.crossings.contains(where: { $0.metric == .consensus }) else { return nil }
    return
      "Views come closer where members are heard and liked. \(since(first)), \(moved(.consensus)) and \(moved(.cohesion))."
  }

  private func facilitation(_ entry: StageEntry) -> String? {
    func dose(_ value: Double) -> String { value == 0 ? "0" : FigureNumber.plain(value, 2) }
    return explanation.facilitation(before: entry).map { change in
      let told =
        change.absences.map { "was away in session \($0)" }
        + change.doses.map {
          "changed \($0.technique.rawValue.replacing("_", with: " ")) from \(dose($0.from)) to \(dose($0.to))"
        }
      return "\(since(explanation.began(before: entry))), the facilitator \(told.inSentence())."
    }
  }

  private func peak(_ session: Int, _ tick: Int, isToldBefore: Bool) -> ExplainedPassage {
    ExplainedPassage(
      heading: "Tension peaked in session \(session) and reached \(level(.tension, tick)) at tick \(tick).",
      causes: ["Since the beginning, \(course(.tension, 1...tick)). \(causes(.tension, 1...tick))"]
        + (isToldBefore ? [] : quarrel(1...tick)))
  }

  private func fall(_ session: Int) -> ExplainedPassage {
    let span = explanation.span(ofSession: session)
    let digits = ExplainedCauses.digits(abs(explanation.change(.cohesion, span)))
    let (from, to) = (level(.cohesion, span.lowerBound - 1, digits), level(.cohesion, span.upperBound, digits))
    return ExplainedPassage(
      heading: "Cohesion fell most in session \(session), from \(from) to \(to).", causes: [causes(.cohesion, span)])
  }

  private func befell(_ event: SessionEvent, _ changes: [ExplainedMoment.Change]) -> ExplainedPassage {
    let moved = changes.map {
      "\($0.metric.rawValue) by \(signed($0.change, ExplainedCauses.digits(abs($0.change))))"
    }
    return ExplainedPassage(
      heading: event.words(event.member.map { explanation.changes.names[$0] } ?? ""),
      causes: moved.isEmpty ? [] : ["All that happened to the group then changed \(moved.inSentence()) at once."])
  }

  private func membership(_ tick: Int, _ changes: [ExplainedMoment.Change]) -> ExplainedPassage {
    let told = changes.map { "\($0.metric.rawValue) by \(signed($0.change, 3))" }
    let session = explanation.ticks.clock.session(ofTick: tick)
    return ExplainedPassage(
      heading: "Before session \(session), \(Self.moved(explanation.moved(tick...tick)) ?? "nobody came or went").",
      causes: ["That alone changed \(told.inSentence())."])
  }

  /// Who came and who did not; nothing where nobody did either.
  static func moved(_ movers: Explanation.Movers) -> String? {
    let told = [
      (movers.came, "came in"), (movers.went, "stayed away"), (movers.both, "came and went"),
    ].filter { !$0.0.isEmpty }.map { "\($0.0.inSentence()) \($0.1)" }
    return told.isEmpty ? nil : told.inSentence()
  }
}

// MARK: Causes

extension ExplanationWords {
  /// What moved a metric over updates, in sentences: what raised it and what lowered it, first what went its way.
  func causes(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    guard let found = explanation.causes(metric, span) else { return "Nothing moved it." }
    func told(_ causes: [ExplainedCauses.Cause], _ verb: String) -> String? {
      let nouns = causes.map { cause in
        let holder = cause.holder.map { ", " + words($0) } ?? ""
        let movers = cause.movers.flatMap(Self.moved).map { ": " + $0 } ?? ""
        return "\(cause.part.words(isRise: cause.change > 0)) (\(signed(cause.change, found.digits))\(holder)\(movers))"
      }
      return nouns.isEmpty ? nil : "\(nouns.inSentence().sentenceCased) \(verb) it."
    }
    let isRise = explanation.change(metric, span) >= 0
    let sides = [
      told(found.causes.filter { $0.change > 0 }, "raised"), told(found.causes.filter { $0.change <= 0 }, "lowered"),
    ]
    let rest = found.rest.map { "All else changed it by \(signed($0, found.digits))." }
    return ((isRise ? sides : sides.reversed()) + [rest]).compactMap(\.self).joined(separator: " ")
  }

  private func words(_ holder: ExplainedCauses.Holder) -> String {
    switch holder {
    case .mostlyPair(let first, let second): "mostly between \(first) and \(second)"
    case .pair(let first, let second, let share): "\(FigureNumber.percent(share)) between \(first) and \(second)"
    case .member(let name, let share): "\(FigureNumber.percent(share)) between \(name) and others"
    }
  }

  /// A metric before and after updates: `cohesion fell from 0.21 to 0.13`.
  func course(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    let change = explanation.change(metric, span)
    guard abs(change) >= 0.00005 else { return "\(metric.rawValue) stayed at \(level(metric, span.upperBound))" }
    let digits = ExplainedCauses.digits(abs(change))
    return "\(metric.rawValue) \(change > 0 ? "rose" : "fell") from \(level(metric, span.lowerBound - 1, digits)) to "
      + level(metric, span.upperBound, digits)
  }

  private func quarrel(_ span: ClosedRange<Int>) -> [String] {
    guard let quarrel = explanation.quarrel(span) else { return [] }
    let told = quarrel.pairs.enumerated().map { place, pair in
      "\(FigureNumber.percent(pair.share)) \(place == 0 ? "was " : "")between \(pair.first) and \(pair.second)"
    }
    return [
      "Of the tension from negative acts, \(told.inSentence()) (an equal share would be \(FigureNumber.percent(quarrel.equal))). "
        + "\(quarrel.member) was involved in \(FigureNumber.percent(quarrel.share)) of it."
    ]
  }

  private func level(_ metric: Metric, _ tick: Int, _ digits: Int = 2) -> String {
    FigureNumber.plain(explanation.level(metric, tick), digits)
  }

  private func signed(_ value: Double, _ digits: Int) -> String {
    (value < 0 ? "−" : "+") + FigureNumber.plain(abs(value), digits)
  }
}

extension ChangePart {
  /// What moved the metric, as the subject of a sentence.
  fileprivate func words(isRise: Bool) -> String {
    switch self {
    case .support: "being addressed kindly"
    case .similarity: isRise ? "finding each other alike" : "finding each other unlike"
    case .balance: isRise ? "friends in common" : "taking sides"
    case .tensionCost: "tension"
    case .reciprocity: "returned feelings"
    case .fading: isRise ? "fading dislike" : "fading feelings"
    case .harm: "what happened to the group"
    case .sentimentClip, .tensionClip: "the limits of the scale"
    case .disagreement: "negative acts over how the group should work"
    case .contest: "rivalry for the lead"
    case .strain: "negative acts out of earlier tension"
    case .time: "time"
    case .regulation: "skill in handling conflict"
    case .mediation: "mediation"
    case .crisis: "what happened to the group"
    case .talk: "who talked to whom"
    case .openness: isRise ? "speaking up" : "holding back"
    case .temper: isRise ? "shorter tempers" : "better tempers (skill, less anxiety, listening)"
    case .aboutDisagreement: isRise ? "disagreement" : "less disagreement"
    case .aboutContest: isRise ? "rivalry for the lead" : "a settled lead"
    case .aboutStrain: isRise ? "tension" : "less tension"
    case .sentimentMembership, .tensionMembership, .negativityMembership: "who was there"
    }
  }
}

extension SessionEvent {
  /// What happened. `name`: of the member who did it.
  func words(_ name: String) -> String {
    switch kind {
    case .breach: "Before session \(session), \(name) broke confidentiality."
    case .crisis: "Before session \(session), a crisis hit the group."
    case .facilitatorAbsence: "The facilitator was away in session \(session)."
    }
  }
}
