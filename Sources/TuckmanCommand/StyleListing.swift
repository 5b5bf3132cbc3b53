import GroupDynamics
import Scenarios

extension Listing {
  static var styles: Listing {
    Listing(
      [.init(name: "style"), .init(name: "meaning"), .init(name: "does", label: "")],
      Style.allCases.map { style in
        let always = style.schedule.map { "\($0.technique.rawValue) \($0.dose)" }
        let seen = style.triggers.map { "\($0.technique.rawValue) \($0.dose) when \($0.condition)" }
        return [style.rawValue, style.meaning, (always + seen).joined(separator: "; ")]
      } + [["none", "no style: only the schedule and the triggers apply", ""]])
  }
}

extension Style {
  /// What a scenario holds that does the same: a user copies it out and changes it.
  var yaml: String {
    var lines = ["# \(rawValue): \(meaning)", "facilitator:"]
    if schedule.isEmpty, triggers.isEmpty { lines.append("  schedule: []") }
    if !schedule.isEmpty {
      lines.append("  schedule:")
      lines += schedule.map { "    - {technique: \($0.technique.rawValue), dose: \($0.dose)}" }
    }
    if !triggers.isEmpty { lines.append("  triggers:") }
    for trigger in triggers {
      lines += [
        "    - when: \(trigger.condition)", "      for: \(trigger.persistence)",
        "      technique: \(trigger.technique.rawValue)", "      dose: \(trigger.dose)",
        "      lasting: \(trigger.lasting)", "      cool_down: \(trigger.coolDown)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
