import GroupDynamics
import Scenarios

/// Something that happened in a run and is worth a row.
struct Event {
  /// What happened. Raw values are the words in `events.csv`; the order is that of rows of one tick.
  enum Kind: String, CaseIterable {
    case doseChange = "dose_change"
    case stageChange = "stage_change"
    case left
  }

  let tick: Int
  let session: Int
  let kind: Kind
  var member: String?
  var technique: Technique?
  let value: Double
  let cause: String

  /// By tick, then doses before stages before departures; otherwise as they came.
  static func inOrder(_ events: [Event]) -> [Event] {
    events.enumerated()
      .sorted {
        ($0.element.tick, $0.element.kind.order, $0.offset) < ($1.element.tick, $1.element.kind.order, $1.offset)
      }
      .map(\.element)
  }
}

extension Event.Kind {
  fileprivate var order: Int {
    switch self {
    case .doseChange: 0
    case .stageChange: 1
    case .left: 2
    }
  }
}

extension Departure {
  /// What drove the member, in words and two digits.
  var cause: String {
    "tension \(hundredths(tension)); acceptance \(hundredths(acceptance)); efficacy \(hundredths(efficacy))"
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
