import GroupDynamics
import Recording
import Scenarios

/// An event of a run that gets a row.
struct Event {
  /// The kinds of events. Raw values are the words in `events.csv`; the order is that of rows of one tick.
  enum Kind: String, CaseIterable {
    case joined, away
    case doseChange = "dose_change"
    case absent, breach, crisis
    case stageChange = "stage_change"
    case trigger
    case goalMet = "goal_met"
    case left
  }

  let tick: Int
  let session: Int
  let kind: Kind
  var member: String?
  var technique: Technique?
  let value: Double
  let cause: String

  /// Returns the events by tick, then in the order of the kinds, and otherwise in their own order.
  static func inOrder(_ events: [Event]) -> [Event] {
    func order(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
    return events.enumerated()
      .sorted {
        ($0.element.tick, order($0.element.kind), $0.offset) < ($1.element.tick, order($1.element.kind), $1.offset)
      }
      .map(\.element)
  }
}

extension RunRecorder {
  /// Returns the rows of an occurrence.
  func rows(_ occurrence: GroupOccurrence, tick: Int) -> [Event] {
    let session = record.ticks.clock.session(ofTick: tick)
    switch occurrence {
    case .dose(let technique, let dose, let cause):
      return [Event(tick: tick, session: session, kind: .doseChange, technique: technique, value: dose, cause: cause)]
    case .trigger(let technique, let dose, let cause):
      return [Event(tick: tick, session: session, kind: .trigger, technique: technique, value: dose, cause: cause)]
    case .event(let event):
      return [
        Event(
          tick: tick, session: session, kind: event.kind.event, member: event.member.map { names[$0] },
          value: event.strength, cause: event.kind.meaning)
      ]
    case .attendanceChange(let attendanceChange):
      func row(_ kind: Event.Kind, _ member: Int, _ cause: String) -> Event {
        Event(tick: tick, session: session, kind: kind, member: names[member], value: 1, cause: cause)
      }
      return attendanceChange.joined.map { row(.joined, $0, "comes for the first time") }
        + attendanceChange.away.map { row(.away, $0, "stays away from the session") }
    // Told after the session, with what drove the member.
    case .departure: return []
    }
  }
}

extension SessionEvent.Kind {
  fileprivate var event: Event.Kind {
    switch self {
    case .breach: .breach
    case .crisis: .crisis
    case .facilitatorAbsence: .absent
    }
  }
}

extension Departure {
  /// The causes of a dropout, in words and two digits.
  var cause: String {
    "tension \(hundredths(tension)); acceptance \(hundredths(acceptance)); efficacy \(hundredths(efficacy))"
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
