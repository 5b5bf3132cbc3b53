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
    return passages.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// A change of stage: the thresholds that were crossed, and what led there.
  public func passage(_ entry: StageEntry) -> ExplainedPassage {
    let session = ticks.clock.session(ofTick: entry.tick)
    let why = entry.crossings.map { crossing in
      let value = plain(level(crossing.metric, entry.tick), 2)
      return crossing.isRise
        ? "\(crossing.metric.rawValue) reached \(plain(crossing.limit, 2))"
        : "\(crossing.metric.rawValue) went below \(plain(crossing.limit, 2)) (\(value))"
    }
    var heading =
      "\(entry.stage.rawValue.capitalized) begins in session \(session) (tick \(entry.tick)), after "
      + "\(entry.previous.rawValue): "
    heading += entry.stage == .adjourning ? "the end is near" : listed(why) + standing(entry)
    var causes = opening(entry).map { [$0] } ?? []
    for driver in entry.drivers {
      let course = course(driver.metric, driver.span)
      causes.append(
        course.prefix(1).uppercased() + course.dropFirst() + " since tick \(driver.span.lowerBound - 1): "
          + self.causes(driver.metric, driver.span) + ".")
    }
    if entry.stage == .storming, let driver = entry.drivers.first(where: { $0.metric == .tension }),
      let who = quarrel(driver.span)
    {
      causes.append(who + ".")
    }
    return ExplainedPassage(heading: heading + ".", causes: causes)
  }

  /// What had held already when the last condition of a storm was met.
  private func standing(_ entry: StageEntry) -> String {
    guard entry.stage == .storming, entry.crossings.map(\.metric) == [.expression] else { return "" }
    let limits = [(Metric.negativity, parameters.stormingNegativity), (.tension, parameters.stormingTension)]
    let held = limits.filter { level($0.0, entry.tick) >= $0.1 }.map {
      "\($0.0.rawValue) was \(plain(level($0.0, entry.tick), 2)), above \(plain($0.1, 2))"
    }
    return " while \(listed(held))"
  }

  /// What freed members to speak up, where that decided.
  private func opening(_ entry: StageEntry) -> String? {
    guard entry.crossings.contains(where: { $0.metric == .expression }) else { return nil }
    let first = (ticks.stages[..<(entry.tick - 1)].lastIndex { $0 != entry.previous } ?? -1) + 1
    let moved = [Metric.familiarity, .anxiety].map {
      "\($0.rawValue) \(plain(level($0, first), 2)) to \(plain(level($0, entry.tick), 2))"
    }
    return "Expression rises with familiarity and acceptance and falls with anxiety; since tick \(first): "
      + listed(moved) + "."
  }

  private var peakPassage: (Int, ExplainedPassage)? {
    let peak = peak
    guard level(.tension, peak.tick) >= 0.02 else { return nil }
    let span = 1...peak.tick
    let heading =
      "Tension is highest in session \(peak.session): \(plain(level(.tension, peak.tick), 2)) at tick \(peak.tick)."
    return (
      peak.tick,
      ExplainedPassage(
        heading: heading,
        causes: ["Since the beginning: " + causes(.tension, span) + "."] + (quarrel(span).map { [$0 + "."] } ?? []))
    )
  }

  private var fallPassage: (Int, ExplainedPassage)? {
    guard let session = largestFall else { return nil }
    let span = span(ofSession: session)
    guard change(.cohesion, span) <= -0.005 else { return nil }
    let heading = "Cohesion falls most in session \(session): " + fallWords(span) + "."
    return (span.upperBound, ExplainedPassage(heading: heading, causes: [causes(.cohesion, span) + "."]))
  }

  private func fallWords(_ span: ClosedRange<Int>) -> String {
    let digits = Self.digits(abs(change(.cohesion, span)))
    let (from, to) = (level(.cohesion, span.lowerBound - 1), level(.cohesion, span.upperBound))
    return "from \(plain(from, digits)) to \(plain(to, digits))"
  }
}
