import Analytics
import ScenarioReading
import Scenarios

/// What the page says of a run beside its story: what the facilitator does, and the other future.
extension RunReport {
  static func tickNote(_ ticksPerSession: Int) -> String {
    "A tick is a moment of a session; here a session has \(ticksPerSession). Numbers with a sign say what each cause added or took away."
  }

  static let noMembers =
    "Members were not recorded; run it with --record runs,ticks,sessions,members,ties,events to see them."
  static let noTies = "Who likes whom was not recorded, or members are more than \(RunTables.mostMembers)."

  /// What the other future is said over.
  static func twinIntroduction(_ pairs: Int, differs: Bool) -> String {
    "The picture shows one group in both futures: the same people and the same luck. "
      + (differs
        ? "What is shown is said over \(counted(pairs, "such pair")) of groups:"
        : "Over \(counted(pairs, "such pair")) of groups nothing differed.")
  }

  static let verdictNote =
    "higher, lower: \(PairedEstimate.calledBy) for all rows; \(PairedEstimate.leavesOpen). cannot tell: it could go either "
    + "way. the same: nothing differed in these groups, which is not shown to be equal. Each interval is 95% by itself, without correction, and of "
    + "the model and not of real groups."

  static func worthIntroduction(_ pairs: Int) -> String {
    "Each thing that the facilitator does is left out once, in the same \(counted(pairs, "group")). A difference is what is missing "
      + "without it: while all else is there, so they do not add up."
  }

  /// Who leaves in one future and not in the other, which a picture of one group does not say.
  func departures(in twin: Twin) -> String? {
    let here = (facts.departures ?? []).map { "\($0.name.isolated) after session \($0.session)" }
    guard here != twin.departures else { return nil }
    func told(_ leaving: [String]) -> String {
      leaving.isEmpty ? "nobody leaves" : "these leave: \(leaving.joined(separator: ", "))"
    }
    return
      "Mind who is there: in this future \(told(here)), \(twin.label) \(told(twin.departures)). Whoever leaves takes ties and tension "
      + "along, so cohesion and tension at the end are of those who stayed. It may be luck; what luck cannot explain stands below."
  }

  /// What the facilitator does, with what that means.
  var facilitator: [String] {
    let names = doses.reduce(into: [String]()) { names, dose in
      if !names.contains(dose.technique) { names.append(dose.technique) }
    }
    return names.prefix(6).map { name in
      let own = doses.filter { $0.technique == name }
      let sessions = SessionSpans(own.flatMap { Int($0.from) + 1...max(Int($0.from) + 1, Int($0.to.rounded(.up))) })
      let meaning = Technique(rawValue: name).map { " \($0.meaning)" } ?? ""
      return "The facilitator's \(name.replacing("_", with: " "))\(meaning), in \(sessions.words), "
        + "at up to \(FigureNumber.percent(own.map(\.dose).max() ?? 0)) of its full strength."
    }
  }

  /// What that is worth, over pairs of groups: the other future in short.
  var answer: [String] {
    guard let twin else { return [] }
    let label = "Over \(twin.effects.first?.pairs.difference.count ?? 0) such groups, \(twin.label)"
    let told = ["left", "storming_dwell", "settled", "cohesion"].compactMap { column in
      twin.effects.first { $0.column == column && $0.verdict != .same }?.sentence(label)
    }
    let few = PairedEstimate.few(twin.effects.first?.pairs.difference.count ?? 0).map { [$0 + "."] } ?? []
    return told.isEmpty ? [] : told + few
  }
}
