import Scenarios

/// A scenario with one thing left out.
public struct Ablation: Sendable {
  /// The name of what is left out, for people and files.
  public let leftOut: String
  /// The scenario without it.
  public let scenario: Scenario
}

extension Scenario {
  /// The scenario once without each mechanism that is on.
  public var withoutEachMechanism: [Ablation] {
    Mechanism.allCases.filter { !switchedOff.contains($0) }.map { mechanism in
      var other = self
      other.switchedOff.insert(mechanism)
      return Ablation(leftOut: mechanism.rawValue, scenario: other)
    }
  }

  /// The scenario once without each intervention; empty without a facilitator. The entries are all interventions
  /// together, the style, each technique and trigger of the style, each entry of the schedule, and each trigger.
  public var withoutEachIntervention: [Ablation] {
    var parts: [Ablation] = []
    func leaveOut(_ name: String, _ change: (inout Scenario) -> Void) {
      var other = self
      change(&other)
      parts.append(Ablation(leftOut: name, scenario: other))
    }
    if let style {
      leaveOut("style \(style.rawValue)") { $0.style = nil }
      if style.schedule.count + style.triggers.count > 1 { parts += withoutEachPart(of: style) }
    }
    for (place, entry) in schedule.enumerated() {
      leaveOut("schedule \(place + 1): \(Self.words(entry, parameters.clock))") {
        $0.schedule.remove(at: place)
      }
    }
    for (place, trigger) in triggers.enumerated() {
      leaveOut("trigger \(place + 1): \(Self.words(trigger))") { $0.triggers.remove(at: place) }
    }
    guard parts.count > 1 else { return parts }
    let whole = parts
    parts = []
    leaveOut("all that the facilitator does") { ($0.style, $0.schedule, $0.triggers) = (nil, [], []) }
    return parts + whole
  }

  /// Returns the scenario once without each part of a style. A style is equivalent to its schedule and triggers written
  /// out; see `Policy`.
  private func withoutEachPart(of style: Style) -> [Ablation] {
    var written = self
    written.style = nil
    written.schedule = style.schedule + schedule
    written.triggers = style.triggers + triggers
    let entries = style.schedule.indices.map { place in
      var other = written
      let entry = other.schedule.remove(at: place)
      let words = Self.words(entry, parameters.clock)
      return Ablation(leftOut: "style \(style.rawValue): \(words)", scenario: other)
    }
    let triggers = style.triggers.indices.map { place in
      var other = written
      let trigger = other.triggers.remove(at: place)
      return Ablation(leftOut: "style \(style.rawValue): \(Self.words(trigger))", scenario: other)
    }
    return entries + triggers
  }

  private static func words(_ entry: ScheduledDose, _ clock: Clock) -> String {
    let last = entry.unit == .sessions ? clock.sessions : clock.ticks
    let dose = "\(entry.technique.rawValue) \(FactorValue.number(entry.dose))"
    if entry.from == 1, entry.to >= last { return dose }
    return "\(dose), \(entry.unit.rawValue) \(entry.from) to \(min(entry.to, last))"
  }

  private static func words(_ trigger: Trigger) -> String {
    "\(trigger.technique.rawValue) \(FactorValue.number(trigger.dose)) when \(trigger.condition)"
  }
}
