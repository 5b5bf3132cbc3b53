import Analytics
import ScenarioReading
import Scenarios

/// What the page says of a run beside its story: what the facilitator did, and what would have been otherwise.
extension RunReport {
  /// Says who dropped out as planned and in the counterfactual, which a picture of one group does not say; nothing where these
  /// are the same.
  func departures(in twin: Twin) -> String? {
    let here = (facts.departures ?? []).map { ($0.name, $0.session) }
    guard !here.elementsEqual(twin.departures, by: { $0.0 == $1.name && $0.1 == $1.session }) else { return nil }
    return
      "As planned, \(StoryWords.departures(here)). \(twin.label.sentenceCased), \(StoryWords.departures(twin.departures)). "
      + "Members who drop out take their ties and tension along, so the group's numbers are those of the members who stayed. "
      + "In one group this may be chance. The table below shows many groups."
  }

  /// What the facilitator did, with what that means.
  var facilitator: [String] {
    let names = doses.reduce(into: [String]()) { names, dose in
      if !names.contains(dose.technique) { names.append(dose.technique) }
    }
    return names.prefix(6).map { name in
      let own = doses.filter { $0.technique == name }
      let sessions = SessionSpans(own.flatMap { Int($0.from) + 1...max(Int($0.from) + 1, Int($0.to.rounded(.up))) })
      let meaning = Technique(rawValue: name).map { ": \($0.meaning)" } ?? ""
      return "\(name.replacing("_", with: " ").sentenceCased)\(meaning). In \(sessions.words), "
        + "at up to \(FigureNumber.percent(own.map(\.dose).max() ?? 0)) of its full strength."
    }
  }

  /// The counterfactual in short, over pairs of groups: what is said first, and what changed.
  var answer: (introduction: String, effects: [String])? {
    guard let twin, let pairs = twin.effects.first?.pairs.difference.count else { return nil }
    let told = ["left", "storming_dwell", "settled", "cohesion"].compactMap { column in
      twin.effects.first { $0.column == column && $0.verdict != .same }?.sentence()
    }
    guard !told.isEmpty else { return nil }
    let few = PairedEstimate.few(pairs).map { [$0 + "."] } ?? []
    return ("In \(counted(pairs, "such group")) \(twin.label):", told + few)
  }
}
