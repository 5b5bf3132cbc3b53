/// The fifteen rules of the model, in the order of the model document. Raw values are the names in files.
public enum Mechanism: String, CaseIterable, Sendable {
  case expression, participation, negativity, acts, tension, attraction, balance, influence, status, regulation
  case anxiety, familiarity
  case mutualAid = "mutual_aid"
  case commitment, ending
}

/// What a facilitator can do. Raw values are the names in files.
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

  /// What the facilitator does, in a line.
  public var meaning: String {
    switch self {
    case .activeListening: "attends to each speaker and lets them feel heard"
    case .summarizing: "gathers what has been said, so that positions come closer"
    case .paraphrasing: "says again in other words, so that differences sound less sharp"
    case .openQuestions: "asks questions that invite members to speak up"
    case .mediation: "works on open conflict between members"
    case .roundRobin: "goes round, so that everybody has an equal turn"
    case .coaching: "teaches members to handle conflict while they are in it"
    case .cognitiveBehavioural: "works on thoughts that keep a grudge alive, and on coping"
    case .psychoeducation: "teaches about the concern and about groups"
    case .mindfulness: "exercises that calm"
    case .experiential: "exercises that members do together"
    case .culturalSensitivity: "names differences with respect, so that they divide less and the few speak up sooner"
    case .groundRules: "agrees on confidentiality and boundaries, and keeps them in mind"
    case .relapsePrevention: "prepares for setbacks in the weeks after the last session"
    case .endingPreparation: "prepares for the time after the last session"
    case .directing: "decides, assigns the work and holds the floor"
    }
  }
}

extension Technique {
  /// Of a technique that is in no mechanism of the sessions: where it acts.
  public var actsElsewhere: String? {
    switch self {
    case .groundRules: "takes ground_rules_breach (0.5) of its dose off the harm of a breach; nothing without one"
    case .relapsePrevention: "nothing in the sessions; lowers relapse in the weeks after the last (follow_up:)"
    case .endingPreparation: "nothing in the sessions; what was gained fades more slowly after the last (follow_up:)"
    default: nil
    }
  }
}

/// A named policy of a facilitator. Raw values are the names in files.
public enum Style: String, CaseIterable, Sendable {
  case democratic, inclusive, adaptive, autocratic
  case laissezFaire = "laissez-faire"

  /// How the facilitator leads, in a line.
  public var meaning: String {
    switch self {
    case .democratic: "shares the lead: listens, asks, sums up, and works on conflict with the members"
    case .inclusive: "draws everybody in, above all those who are few or speak little"
    case .adaptive: "does little while things go well, and answers what can be seen: open conflict, unequal talk"
    case .autocratic: "decides alone, holds half of the talk and keeps conflict down"
    case .laissezFaire: "is there and leaves the group to itself"
    }
  }
}

/// The tables a run can record. Raw values are the names in files; `runs` gives `runs.csv`, and so on.
public enum RecordedTable: String, CaseIterable, Sendable {
  case runs, ticks, sessions, members, ties, acts, events
  case followUp = "follow_up"

  /// What a scenario that says nothing records.
  public static let standard: [RecordedTable] = [.runs, .ticks, .sessions]

  /// What one row is.
  public var rowMeaning: String {
    switch self {
    case .runs: "one row a run: how it ended and what happened on the way"
    case .ticks: "one row a run and tick: the group's metrics"
    case .sessions: "one row a run and session: means over the session, sub-groups at its end"
    case .members: "one row a run, session and member: the member's state after the session's last tick"
    case .ties: "one row a run, session and ordered pair: the three matrices after the session's last tick"
    case .acts: "one row an act: who addressed whom, and how negatively"
    case .followUp: "one row a run, week after the last session and member: efficacy, skill and relapse"
    case .events: "one row an event: changes of stage and of dose, triggers, what befell the group, members who left"
    }
  }
}

/// How acts come about.
public enum ActsMode: String, CaseIterable, Sendable {
  /// Each act is drawn: who speaks, to whom.
  case sampled
  /// Acts are set to their expectation.
  case meanField = "mean-field"
}

extension Collection where Element == String {
  /// The name nearest to `name` by edit distance (a swap of neighbours counts once), if one is near enough to be
  /// meant: at most a third of the letters may differ, or two; of four letters or fewer, one.
  public func nearest(to name: String) -> String? {
    let limit = name.utf8.count <= 4 ? 1 : Swift.max(2, name.utf8.count / 3)
    guard name.utf8.count <= 64 else { return nil }
    return self.map { (distance: editDistance(Array(name.utf8), Array($0.utf8)), name: $0) }
      .filter { $0.distance <= limit && $0.distance < Swift.max(name.utf8.count, 2) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
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
