/// The fifteen rules of the model, in the order of the model document. Raw values are the names in files.
public enum Mechanism: String, CaseIterable, Sendable {
  case expression, participation, negativity, acts, tension, attraction, balance, influence, status, regulation
  case anxiety, familiarity
  case mutualAid = "mutual_aid"
  case commitment, ending
}

/// The techniques of a facilitator. Raw values are the names in files.
public enum Technique: String, Listed, Sendable {
  case activeListening = "active_listening"
  case summarizing, paraphrasing
  case openQuestions = "open_questions"
  case mediation
  case roundRobin = "round_robin"
  case coaching
  case cognitiveBehavioural = "cognitive_behavioural"
  case psychoeducation, mindfulness, experiential
  case culturalSensitivity = "cultural_sensitivity"
  case groundRules = "ground_rules"
  case relapsePrevention = "relapse_prevention"
  case endingPreparation = "ending_preparation"
  case directing

  /// The technique in a line.
  public var meaning: String {
    switch self {
    case .activeListening: "listens to each speaker, so that they feel heard"
    case .summarizing: "summarizes what was said, so that positions move closer"
    case .paraphrasing: "restates remarks, so that differences sound less sharp"
    case .openQuestions: "asks questions that invite members to speak"
    case .mediation: "mediates open conflict between members"
    case .roundRobin: "gives every member an equal turn to speak"
    case .coaching: "coaches members in handling conflict as it happens"
    case .cognitiveBehavioural: "works on coping and on thoughts that keep a grudge alive"
    case .psychoeducation: "teaches about the members' concern and about groups"
    case .mindfulness: "leads calming exercises"
    case .experiential: "leads exercises that members do together"
    case .culturalSensitivity:
      "names differences with respect, so that they divide less and minority members speak up sooner"
    case .groundRules: "agrees on confidentiality and boundaries, and upholds them"
    case .relapsePrevention: "prepares members for setbacks after the last session"
    case .endingPreparation: "prepares members for the time after the last session"
    case .directing: "decides, assigns the work and holds the floor"
    }
  }
}

extension Technique {
  /// The place of effect of a technique that is in no mechanism of the sessions; `nil` for the others.
  public var actsElsewhere: String? {
    switch self {
    case .groundRules: "lowers the harm of a breach by ground_rules_breach (0.5) times the dose; has no other effect"
    case .relapsePrevention: "lowers the risk of relapse after the last session (follow_up:); has no effect before"
    case .endingPreparation: "slows the fading of gains after the last session (follow_up:); has no effect before"
    default: nil
    }
  }
}

/// A named policy of a facilitator. Raw values are the names in files.
public enum Style: String, CaseIterable, Sendable {
  case democratic, inclusive, adaptive, autocratic
  case laissezFaire = "laissez-faire"

  /// The way of leading, in a line.
  public var meaning: String {
    switch self {
    case .democratic: "shares leadership: listens, asks, summarizes, and works on conflict with the members"
    case .inclusive: "involves everyone, above all minority and quiet members"
    case .adaptive: "does little while things go well, and responds to open conflict and unequal participation"
    case .autocratic: "decides alone, holds half of the talk and suppresses conflict"
    case .laissezFaire: "is present and leaves the group to itself"
    }
  }
}

/// The tables a run can record. Raw values are the names in files; `runs` gives `runs.csv`, and so on.
public enum RecordedTable: String, CaseIterable, Sendable {
  case runs, ticks, sessions, members, ties, acts, events
  case followUp = "follow_up"

  /// The tables recorded if a scenario does not say.
  public static let standard: [RecordedTable] = [.runs, .ticks, .sessions]

  /// The meaning of one row.
  public var rowMeaning: String {
    switch self {
    case .runs: "one row per run: how it ended and what happened on the way"
    case .ticks: "one row per run and tick: the group's metrics"
    case .sessions: "one row per run and session: means over the session, and subgroups at its end"
    case .members: "one row per run, session and member present: the member's state after the session's last tick"
    case .ties:
      "one row per run, session and ordered pair: sentiment, tension and familiarity after the session's last tick"
    case .acts: "one row per act: speaker, target and negativity"
    case .followUp: "one row per run, week after the last session, and member: self-efficacy, skill and relapse"
    case .events:
      "one row per event: changes of stage and dose, triggers, events of the scenario, attendance and dropout"
    }
  }
}

/// The mode of acts.
public enum ActsMode: String, CaseIterable, Sendable {
  /// Acts are drawn: speaker and target.
  case sampled
  /// Acts are set to their expectation.
  case meanField = "mean-field"
}

extension Collection where Element == String {
  /// Returns the name nearest to `name` by edit distance, if one is near enough to be meant (a swap of neighbours
  /// counts once). At most a third of the letters may differ, or two; in a name of up to four letters, one.
  public func nearest(to name: String) -> String? {
    let limit = name.utf8.count <= 4 ? 1 : Swift.max(2, name.utf8.count / 3)
    guard name.utf8.count <= 64 else { return nil }
    return self.map { (distance: editDistance(Array(name.utf8), Array($0.utf8)), name: $0) }
      .filter { $0.distance <= limit && $0.distance < Swift.max(name.utf8.count, 2) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}

/// Returns the optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var (before, last) = ([Int](), Array(0...b.count))
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = Swift.min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = Swift.min(best, before[j - 1] + 1) }
      row.append(best)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
