import GroupDynamics
import Scenarios

/// Something in the course of a run that is worth explaining.
public enum ExplainedMoment: Sendable {
  /// What a metric gained at once.
  public struct Change: Sendable, Equatable {
    /// The metric.
    public let metric: Metric
    /// What it gained.
    public let change: Double
  }

  /// The group came into a stage.
  case entry(StageEntry)
  /// Tension was at its height: the session with the largest mean, and the tick of it in which tension was. `isToldBefore`:
  /// who quarrelled is told with a stage.
  case peak(session: Int, tick: Int, isToldBefore: Bool)
  /// Cohesion fell most in a session.
  case fall(session: Int)
  /// Something befell the group before a session, and what all that did at once.
  case event(SessionEvent, [Change])
  /// Members came or went before a tick, and what that changed by who is counted.
  case membership(tick: Int, [Change])
}

/// What the facilitator did otherwise than when the stage before began, and absences since then.
public struct FacilitationChange: Sendable, Equatable {
  /// A technique whose dose is another.
  public struct Dose: Sendable, Equatable {
    /// Which.
    public let technique: Technique
    /// Before and now.
    public let from, to: Double
  }

  /// Sessions in which the facilitator was away.
  public let absences: [Int]
  /// Techniques in their order; what began with the group has been there all the time.
  public let doses: [Dose]
}

extension Explanation {
  /// Moments in the order of time.
  public var moments: [ExplainedMoment] {
    let all =
      entries.map { ($0.tick, ExplainedMoment.entry($0)) } + [peakMoment, fallMoment].compactMap(\.self) + eventMoments
      + membershipMoments
    return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// The first tick of the stage before an entry, or 0 for the composed group.
  public func began(before entry: StageEntry) -> Int {
    ticks.stages[..<(entry.tick - 1)].lastIndex { $0 != entry.previous }.map { $0 + 2 } ?? 0
  }

  /// Finds what the facilitator changed; `nil` where the facilitator was there and did the same.
  public func facilitation(before entry: StageEntry) -> FacilitationChange? {
    let first = max(began(before: entry), 1)
    let (then, now) = (doses[first - 1], doses[entry.tick - 1])
    let sessions = ticks.clock.session(ofTick: first)...ticks.clock.session(ofTick: entry.tick)
    let change = FacilitationChange(
      absences: befell.filter { $0.kind == .facilitatorAbsence && sessions.contains($0.session) }.map(\.session),
      doses: Technique.allCases.filter { then[$0] != now[$0] }.map { .init(technique: $0, from: then[$0], to: now[$0]) }
    )
    return change.absences.isEmpty && change.doses.isEmpty ? nil : change
  }

  private var peakMoment: (Int, ExplainedMoment)? {
    let peak = peak
    guard ticks.mean(.tension, session: peak.session) >= RunStory.hardlyAny else { return nil }
    let isToldBefore = entries.contains { $0.stage == .storming }
    return (peak.tick, .peak(session: peak.session, tick: peak.tick, isToldBefore: isToldBefore))
  }

  private var fallMoment: (Int, ExplainedMoment)? {
    guard let session = largestFall else { return nil }
    let span = span(ofSession: session)
    return change(.cohesion, span) <= -RunStory.leastCohesion ? (span.upperBound, .fall(session: session)) : nil
  }

  private var eventMoments: [(Int, ExplainedMoment)] {
    befell.filter { $0.kind != .facilitatorAbsence }.map { event in
      let tick = span(ofSession: event.session).lowerBound
      return (tick, .event(event, added([.harm, .crisis], tick).filter { $0.change != 0 }))
    }
  }

  /// The three times at which most changed by who was counted, if it was much.
  private var membershipMoments: [(Int, ExplainedMoment)] {
    func size(_ changes: [ExplainedMoment.Change]) -> Double { changes.map { abs($0.change) }.max() ?? 0 }
    let ticks = Set(movements.map(\.tick)).filter(whole.contains).map { tick in
      (tick: tick, changes: added([.sentimentMembership, .tensionMembership], tick))
    }
    return ticks.filter { size($0.changes) >= 0.02 }
      .sorted { (size($1.changes), $0.tick) < (size($0.changes), $1.tick) }.prefix(3)
      .map { ($0.tick, .membership(tick: $0.tick, $0.changes)) }
  }

  private func added(_ parts: [ChangePart], _ tick: Int) -> [ExplainedMoment.Change] {
    parts.map { .init(metric: $0.metric, change: changes.sum($0, tick: tick)) }
  }
}
