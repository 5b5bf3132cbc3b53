import GroupDynamics
import Scenarios

/// A heading and what is said below it.
public struct ExplainedPassage: Sendable, Equatable {
  /// What happened, in a sentence.
  public let heading: String
  /// Why: one sentence each.
  public let causes: [String]

  /// A passage.
  public init(heading: String, causes: [String]) { (self.heading, self.causes) = (heading, causes) }
}

/// The story of a run: what happened at the changes of stage, at the height of tension and where cohesion fell most.
extension Explanation {
  /// In the order of time.
  public var story: [ExplainedPassage] {
    var passages = entries.map { ($0.tick, passage($0)) }
    if let peak = peakPassage { passages.append(peak) }
    if let fall = fallPassage { passages.append(fall) }
    passages += eventPassages + membershipPassages
    return passages.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// A change of stage: the thresholds that were crossed, and what led there.
  public func passage(_ entry: StageEntry) -> ExplainedPassage {
    let session = ticks.clock.session(ofTick: entry.tick)
    let why = entry.crossings.map { crossing in
      crossing.isRise
        ? "\(crossing.metric.rawValue) reached \(plain(crossing.limit, 2))"
        : "\(crossing.metric.rawValue) went below \(plain(crossing.limit, 2))"
    }
    var heading =
      "\(entry.stage.rawValue.capitalized) begins in session \(session) (tick \(entry.tick)), after "
      + "\(entry.previous.rawValue): "
    heading += entry.stage == .adjourning ? "the end is near" : listed(why) + standing(entry)
    let came = moved(entry.tick...entry.tick)
    var causes = came.isEmpty ? [] : ["Just before it \(listed(came)) came or went."]
    if let opening = opening(entry) { causes.append(opening) }
    if let led = facilitation(entry) { causes.append(led) }
    for driver in entry.drivers {
      causes.append(
        since(driver.span.lowerBound - 1) + " " + course(driver.metric, driver.span) + ": "
          + self.causes(driver.metric, driver.span) + ".")
    }
    if entry.stage == .storming, let driver = entry.drivers.first(where: { $0.metric == .tension }),
      let who = quarrel(driver.span)
    {
      causes.append(who + ".")
    }
    return ExplainedPassage(heading: heading + ".", causes: causes)
  }

  private func since(_ tick: Int) -> String { tick == 0 ? "Since the beginning" : "Since tick \(tick)" }

  /// What had held already when the last condition of a storm was met.
  private func standing(_ entry: StageEntry) -> String {
    guard entry.stage == .storming, entry.crossings.map(\.metric) == [.expression] else { return "" }
    let limits = [(Metric.negativity, parameters.stormingNegativity), (.tension, parameters.stormingTension)]
    let held = limits.filter { level($0.0, entry.tick) >= $0.1 }.map {
      "\($0.0.rawValue) was \(plain(level($0.0, entry.tick), 2)) (a storm is from \(plain($0.1, 2)) on)"
    }
    return "; by then " + listed(held)
  }

  /// What freed members to speak up, or brought their views together, where that decided: neither is split into parts.
  private func opening(_ entry: StageEntry) -> String? {
    let first = began(entry)
    func moved(_ metric: Metric) -> String {
      "\(metric.rawValue) went from \(plain(level(metric, first), 2)) to \(plain(level(metric, entry.tick), 2))"
    }
    let crossed = entry.crossings.map(\.metric)
    if let crossing = entry.crossings.first(where: { $0.metric == .expression }) {
      let course =
        crossing.isRise
        ? "Members say what they think as they know each other and are less afraid."
        : "Members hold back again, as the anxious do, and those whom somebody directs."
      return "\(course) \(since(first)) \(moved(.familiarity)), \(moved(.anxiety))."
    }
    guard crossed.contains(.consensus) else { return nil }
    return
      "Views come closer where members are heard and liked. \(since(first)) \(moved(.consensus)), \(moved(.cohesion))."
  }

  /// The first tick of the stage before, or 0 for the composed group.
  private func began(_ entry: StageEntry) -> Int {
    ticks.stages[..<(entry.tick - 1)].lastIndex { $0 != entry.previous }.map { $0 + 2 } ?? 0
  }

  /// What the facilitator does otherwise than when the stage before began, and absences since then.
  private func facilitation(_ entry: StageEntry) -> String? {
    let first = began(entry)
    let (then, now) = (doses[max(first, 1) - 1], doses[entry.tick - 1])
    func dose(_ value: Double) -> String { value == 0 ? "0" : plain(value, 2) }
    // What began with the group has been there all the time.
    let changed = Technique.allCases.filter { then[$0] != now[$0] }.map {
      "\($0.rawValue.replacing("_", with: " ")) from \(dose(then[$0])) to \(dose(now[$0]))"
    }
    let sessions = ticks.clock.session(ofTick: max(first, 1))...ticks.clock.session(ofTick: entry.tick)
    let absences = befell.filter { $0.kind == .facilitatorAbsence && sessions.contains($0.session) }.map {
      "away in session \($0.session)"
    }
    let all = absences + changed
    return all.isEmpty ? nil : "\(since(first)) the facilitator: \(listed(all))."
  }

  private var peakPassage: (Int, ExplainedPassage)? {
    let peak = peak
    guard level(.tension, peak.tick) >= 0.02 else { return nil }
    let span = 1...peak.tick
    let isToldBefore = entries.contains { $0.stage == .storming }
    let heading =
      "Tension is highest, as the mean of a session, in session \(peak.session); there it reaches \(plain(level(.tension, peak.tick), 2)) at tick \(peak.tick)."
    return (
      peak.tick,
      ExplainedPassage(
        heading: heading,
        causes: ["Since the beginning " + course(.tension, span) + ": " + causes(.tension, span) + "."]
          + (isToldBefore ? [] : quarrel(span).map { [$0 + "."] } ?? []))
    )
  }

  private var fallPassage: (Int, ExplainedPassage)? {
    guard let session = largestFall else { return nil }
    let span = span(ofSession: session)
    guard change(.cohesion, span) <= -0.005 else { return nil }
    let heading = "Cohesion falls most in session \(session): " + fallWords(span) + "."
    return (
      span.upperBound,
      ExplainedPassage(heading: heading, causes: ["Over the session: " + causes(.cohesion, span) + "."])
    )
  }

  /// What befell the group before a session, and what that did at once.
  private var eventPassages: [(Int, ExplainedPassage)] {
    befell.filter { $0.kind != .facilitatorAbsence }.map { event in
      let tick = span(ofSession: event.session).lowerBound
      let who = event.member.map { " (\(changes.names[$0]))" } ?? ""
      let moved = [ChangePart.harm, .crisis].map { ($0, changes.sum($0, tick: tick)) }.filter { $0.1 != 0 }.map {
        "\($0.0.metric.rawValue) \(signed($0.1, Self.digits(abs($0.1))))"
      }
      let causes = moved.isEmpty ? [] : ["At once: \(listed(moved)), by all that befell the group then."]
      return (
        tick,
        ExplainedPassage(heading: "Before session \(event.session): \(event.kind.meaning)\(who).", causes: causes)
      )
    }
  }

  /// The three times at which most changed by who was counted, if it was much.
  private var membershipPassages: [(Int, ExplainedPassage)] {
    let parts: [ChangePart] = [.sentimentMembership, .tensionMembership]
    let ticks = Set(movements.map(\.tick)).filter(whole.contains).map { tick in
      (tick: tick, changes: parts.map { ($0, changes.sum($0, tick: tick)) })
    }
    func size(_ changes: [(ChangePart, Double)]) -> Double { changes.map { abs($0.1) }.max() ?? 0 }
    let most = ticks.filter { size($0.changes) >= 0.02 }
      .sorted { (size($1.changes), $0.tick) < (size($0.changes), $1.tick) }.prefix(3)
    return most.map { tick, changes in
      let told = changes.map { "\($0.0.metric.rawValue) \(signed($0.1, 3))" }
      let session = self.ticks.clock.session(ofTick: tick)
      let heading = "\(listed(moved(tick...tick))) came or went before session \(session)."
      return (tick, ExplainedPassage(heading: heading, causes: ["By who is counted: \(listed(told))."]))
    }
  }

  private func fallWords(_ span: ClosedRange<Int>) -> String {
    let digits = Self.digits(abs(change(.cohesion, span)))
    let (from, to) = (level(.cohesion, span.lowerBound - 1), level(.cohesion, span.upperBound))
    return "from \(plain(from, digits)) to \(plain(to, digits))"
  }
}
