import Analytics
import GroupDynamics
import Reporting
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
      "\($0.metric.rawValue) \($0.isRise ? "reached" : "went below") \(plain($0.limit, 2))"
    }
    let heading =
      "\(entry.stage.rawValue.capitalized) begins in session \(session) (tick \(entry.tick)), after "
      + "\(entry.previous.rawValue): "
      + (entry.stage == .adjourning ? "the end is near" : listed(why) + standing(entry)) + "."
    let came = explanation.moved(entry.tick...entry.tick)
    var causes = came.isEmpty ? [] : ["Just before it \(listed(came)) came or went."]
    causes += [opening(entry), facilitation(entry)].compactMap(\.self)
    causes += entry.drivers.map { driver in
      "\(since(driver.span.lowerBound - 1)) \(course(driver.metric, driver.span)): \(self.causes(driver.metric, driver.span))."
    }
    if entry.stage == .storming, let driver = entry.drivers.first(where: { $0.metric == .tension }) {
      causes += quarrel(driver.span)
    }
    return ExplainedPassage(heading: heading, causes: causes)
  }

  private func since(_ tick: Int) -> String { tick == 0 ? "Since the beginning" : "Since tick \(tick)" }

  private func standing(_ entry: StageEntry) -> String {
    let held = explanation.standing(at: entry).map { metric, limit in
      "\(metric.rawValue) was \(level(metric, entry.tick)) (a storm is from \(plain(limit, 2)) on)"
    }
    return held.isEmpty ? "" : "; by then " + listed(held)
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
        ? "Members say what they think as they know each other and are less afraid."
        : "Members hold back again, as the anxious do, and those whom somebody directs."
      return "\(course) \(since(first)) \(moved(.familiarity)), \(moved(.anxiety))."
    }
    guard entry.crossings.contains(where: { $0.metric == .consensus }) else { return nil }
    return
      "Views come closer where members are heard and liked. \(since(first)) \(moved(.consensus)), \(moved(.cohesion))."
  }

  private func facilitation(_ entry: StageEntry) -> String? {
    func dose(_ value: Double) -> String { value == 0 ? "0" : plain(value, 2) }
    return explanation.facilitation(before: entry).map { change in
      let told =
        change.absences.map { "away in session \($0)" }
        + change.doses.map {
          "\($0.technique.rawValue.replacing("_", with: " ")) from \(dose($0.from)) to \(dose($0.to))"
        }
      return "\(since(explanation.began(before: entry))) the facilitator: \(listed(told))."
    }
  }

  private func peak(_ session: Int, _ tick: Int, isToldBefore: Bool) -> ExplainedPassage {
    ExplainedPassage(
      heading:
        "Tension is highest, as the mean of a session, in session \(session); there it reaches \(level(.tension, tick)) at tick \(tick).",
      causes: ["Since the beginning \(course(.tension, 1...tick)): \(causes(.tension, 1...tick))."]
        + (isToldBefore ? [] : quarrel(1...tick)))
  }

  private func fall(_ session: Int) -> ExplainedPassage {
    let span = explanation.span(ofSession: session)
    let digits = ExplainedCauses.digits(abs(explanation.change(.cohesion, span)))
    let (from, to) = (level(.cohesion, span.lowerBound - 1, digits), level(.cohesion, span.upperBound, digits))
    return ExplainedPassage(
      heading: "Cohesion falls most in session \(session): from \(from) to \(to).",
      causes: ["Over the session: \(causes(.cohesion, span))."])
  }

  private func befell(_ event: SessionEvent, _ changes: [ExplainedMoment.Change]) -> ExplainedPassage {
    let who = event.member.map { " (\(explanation.changes.names[$0]))" } ?? ""
    let moved = changes.map {
      "\($0.metric.rawValue) \(signed($0.change, ExplainedCauses.digits(abs($0.change))))"
    }
    return ExplainedPassage(
      heading: "Before session \(event.session): \(event.kind.meaning)\(who).",
      causes: moved.isEmpty ? [] : ["At once: \(listed(moved)), by all that befell the group then."])
  }

  private func membership(_ tick: Int, _ changes: [ExplainedMoment.Change]) -> ExplainedPassage {
    let told = changes.map { "\($0.metric.rawValue) \(signed($0.change, 3))" }
    let session = explanation.ticks.clock.session(ofTick: tick)
    return ExplainedPassage(
      heading: "\(listed(explanation.moved(tick...tick))) came or went before session \(session).",
      causes: ["By who is counted: \(listed(told))."])
  }
}

// MARK: Causes

extension ExplanationWords {
  /// What moved a metric over updates: `-0.08 by tension, most of it between Ana and Ben; +0.03 by …`.
  func causes(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    guard let found = explanation.causes(metric, span) else { return "nothing moved it" }
    let told = found.causes.map { cause in
      let movers = cause.movers.isEmpty ? "" : " (\(listed(cause.movers)) came or went)"
      return "\(signed(cause.change, found.digits)) by \(cause.part.words(isRise: cause.change > 0))"
        + (cause.holder.map { ", " + words($0) } ?? "") + movers
    }
    return (told + (found.rest.map { [signed($0, found.digits) + " by all else"] } ?? [])).joined(separator: "; ")
  }

  private func words(_ holder: ExplainedCauses.Holder) -> String {
    switch holder {
    case .mostlyPair(let first, let second): "most of it between \(first) and \(second)"
    case .pair(let first, let second, let share): "\(FigureNumber.percent(share)) of it between \(first) and \(second)"
    case .member(let name, let share): "\(FigureNumber.percent(share)) of it between \(name) and others"
    }
  }

  /// A metric before and after updates: `cohesion fell by 0.08, from 0.21 to 0.13`.
  func course(_ metric: Metric, _ span: ClosedRange<Int>) -> String {
    let change = explanation.change(metric, span)
    guard abs(change) >= 0.00005 else { return "\(metric.rawValue) stayed at \(level(metric, span.upperBound))" }
    let digits = ExplainedCauses.digits(abs(change))
    return "\(metric.rawValue) \(change > 0 ? "rose" : "fell") by \(plain(abs(change), digits)), "
      + "from \(level(metric, span.lowerBound - 1, digits)) to \(level(metric, span.upperBound, digits))"
  }

  private func quarrel(_ span: ClosedRange<Int>) -> [String] {
    guard let quarrel = explanation.quarrel(span) else { return [] }
    let told = quarrel.pairs.enumerated().map { place, pair in
      "\(FigureNumber.percent(pair.share)) \(place == 0 ? "is " : "")between \(pair.first) and \(pair.second)"
    }
    return [
      "Of the tension that negative acts made, \(listed(told)) (an equal share of a pair would be "
        + "\(FigureNumber.percent(quarrel.equal))); \(quarrel.member) is one of the two in \(FigureNumber.percent(quarrel.share))."
    ]
  }

  private func level(_ metric: Metric, _ tick: Int, _ digits: Int = 2) -> String {
    plain(explanation.level(metric, tick), digits)
  }

  private func signed(_ value: Double, _ digits: Int) -> String { (value < 0 ? "−" : "+") + plain(abs(value), digits) }

  private func plain(_ value: Double, _ digits: Int) -> String {
    // Parameters far from the usual make parts of any size, which others take away again.
    guard abs(value) < 1e9 else { return NumberText.significant(value, 3) }
    let text = NumberText.fixed(value, digits)
    return Double(text) == 0 ? NumberText.fixed(0, digits) : text
  }
}

extension ChangePart {
  /// What moved the metric, in words that go after "by".
  fileprivate func words(isRise: Bool) -> String {
    switch self {
    case .support: "being addressed kindly"
    case .similarity: isRise ? "finding each other alike" : "finding each other unlike"
    case .balance: isRise ? "friends in common" : "taking sides (balance)"
    case .tensionCost: "tension"
    case .reciprocity: "feelings that are returned"
    case .fading: isRise ? "dislike that fades" : "feelings that fade"
    case .harm: "what befell the group"
    case .sentimentClip, .tensionClip: "the ends of the scale"
    case .disagreement: "negative acts over how the group should work"
    case .contest: "negative acts over the lead"
    case .strain: "negative acts out of tension that was there"
    case .time: "time"
    case .regulation: "the members' skill in handling conflict"
    case .mediation: "mediation"
    case .crisis: "what befell the group"
    case .talk: "who talks, and to whom"
    case .openness: isRise ? "members who say more of what they think" : "members who hold back"
    case .temper: isRise ? "shorter tempers" : "better tempers (skill, less anxiety, listening)"
    case .aboutDisagreement: isRise ? "disagreement" : "less disagreement"
    case .aboutContest: isRise ? "the contest for the lead" : "a lead that gets settled"
    case .aboutStrain: isRise ? "tension" : "less tension"
    case .sentimentMembership, .tensionMembership, .negativityMembership: "who is counted"
    }
  }
}
