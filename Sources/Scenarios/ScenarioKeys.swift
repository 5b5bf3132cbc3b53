/// The keys of a scenario and what each means: the reader, its messages and the JSON Schema use this table.
enum ScenarioKeys {
  /// A key that is not a parameter.
  struct Key {
    let name: String
    let meaning: String
  }

  static let top = [
    Key(name: "scenario", meaning: "what it is, for people"),
    Key(name: "about", meaning: "more about it, for people: what to look for"),
    Key(name: "group", meaning: "who the members are"),
    Key(name: "parameters", meaning: "numbers of the model, by their names"),
    Key(name: "sessions", meaning: ""), Key(name: "ticks_per_session", meaning: ""),
    Key(name: "preparation", meaning: "what is done before the first session"),
    Key(name: "goals", meaning: "what the group wants to have reached, and how clear that is to it"),
    Key(name: "facilitator", meaning: "what the facilitator does, and when"),
    Key(name: "follow_up", meaning: "the weeks after the last session"),
    Key(name: "events", meaning: "what befalls the group, and in which session"),
    Key(name: "mechanisms", meaning: "mechanisms switched on or off"),
    Key(name: "seed", meaning: "key of all random draws; the same seed gives the same numbers"),
    Key(name: "replicates", meaning: "how many runs that differ only in luck"),
    Key(name: "record", meaning: "the tables to write"),
    Key(name: "design", meaning: "what a sweep varies; a run leaves it out"),
  ]

  static let group = [
    Key(name: "members", meaning: "how many members, or a list that names them"),
    Key(name: "faultline", meaning: ""), Key(name: "teams", meaning: ""), Key(name: "mixing", meaning: ""),
    Key(name: "attendance", meaning: ""), Key(name: "newcomers", meaning: "those who join the group later"),
    Key(name: "sentiment", meaning: "a CSV file of observed sentiment: source,target,value"),
    Key(name: "familiarity", meaning: "a CSV file of observed familiarity: source,target,value"),
    Key(name: "tension", meaning: "a CSV file of observed tension: source,target,value"),
  ]

  static let member =
    [Key(name: "name", meaning: "the member's name, of its own in the group")]
    + CastTrait.allCases.map { Key(name: $0.rawValue, meaning: $0.meaning) }
    + [
      Key(name: "attitudes", meaning: "the member's attitude on each issue, -1 to 1"),
      Key(name: "attributes", meaning: "the member's visible attributes, each -1 or 1"),
    ]

  static let newcomer =
    [
      Key(name: "session", meaning: "the session, from 2, to which they first come"),
      Key(name: "count", meaning: "how many come, if they are not named"),
    ]
    + member

  static let facilitator = [
    Key(name: "style", meaning: "a named policy, as `tuckman list styles` prints them, or none"),
    Key(name: "schedule", meaning: "techniques by session"),
    Key(name: "triggers", meaning: "techniques for when something is seen"),
  ]

  static let scheduleEntry = [
    Key(name: "technique", meaning: "what the facilitator does"),
    Key(name: "from", meaning: "first session, from 1; left out, the first"),
    Key(name: "to", meaning: "last session, included; left out, the last"),
    Key(name: "dose", meaning: "how strongly, 0 to 1"),
  ]

  static let trigger = [
    Key(name: "when", meaning: "what must be seen: \(ExpressionKind.condition.form)"),
    Key(name: "for", meaning: "for how long it must be seen; left out, 1 tick"),
    Key(name: "technique", meaning: "what the facilitator then does"),
    Key(name: "dose", meaning: "how strongly, 0 to 1"),
    Key(name: "lasting", meaning: "for how long; left out, 1 session"),
    Key(name: "cool_down", meaning: "how long the trigger then rests; left out, not at all"),
  ]

  static let preparation = [
    Key(name: "interview", meaning: "how thoroughly members are interviewed before the group begins, 0 to 1"),
    Key(name: "limits", meaning: "what drawn traits must be for a candidate to be taken in"),
    Key(
      name: "balance",
      meaning: "the least share of members with the rarer value of every attribute, 0 to 0.5, rounded down to members"),
  ]

  static let limit = [
    Key(name: "trait", meaning: Preparation.traits.map(\.rawValue).joined(separator: ", ")),
    Key(name: "from", meaning: "the least that is taken in"), Key(name: "to", meaning: "the most that is taken in"),
  ]

  static let goals = [
    Key(name: "clarity", meaning: "how clear the goals are to the group, 0 to 1; left out, 0"),
    Key(name: "targets", meaning: "goals that can be measured"),
  ]

  static let goal = [
    Key(name: "name", meaning: "what the goal is called, one of a kind"),
    Key(name: "metric", meaning: "what is measured: the mean over a session"),
    Key(name: "above", meaning: "the mean must be above this"),
    Key(name: "below", meaning: "or below this"),
    Key(name: "by", meaning: "the session by which it must be reached; left out, the last"),
  ]

  static let followUp = [
    Key(name: "weeks", meaning: "how many weeks members are followed after the last session"),
    Key(name: "aftercare", meaning: "weeks with an aftercare session"),
  ]

  static let event = [
    Key(name: "session", meaning: "in which session, from 1; before its first update"),
    Key(
      name: "kind",
      meaning: SessionEvent.Kind.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "; ")),
    Key(name: "member", meaning: "who did it; a breach alone has somebody"),
    Key(name: "strength", meaning: "how strongly, 0 to 1; left out, 1; not of an absence"),
  ]

  /// Names of the parameters that stand under `parameters:`.
  static let parameters = ParameterTable.all.filter { $0.place == .parameters }.map(\.name)

  /// How many replicates a scenario may ask for.
  static let replicates = Bounds.from(1, to: 1_000_000_000)
  /// Characters of a condition or a constraint.
  static let longestExpression = 500
  /// Updates of one run: they are kept in memory.
  static let mostTicks = 1_000_000

  /// Where a name belongs that stands in another place, in words.
  static func home(of name: String) -> String? {
    if let spec = ParameterTable.spec(named: name) {
      return spec.place == .top ? "at the top level" : "under \(spec.place.rawValue):"
    }
    if top.contains(where: { $0.name == name }) { return "at the top level" }
    if group.contains(where: { $0.name == name }) { return "under group:" }
    if facilitator.contains(where: { $0.name == name }) { return "under facilitator:" }
    // A balance may be the mechanism too.
    if preparation.contains(where: { $0.name == name && name != "balance" }) { return "under preparation:" }
    if goals.contains(where: { $0.name == name }) { return "under goals:" }
    if followUp.contains(where: { $0.name == name }) { return "under follow_up:" }
    if design.contains(where: { $0.name == name }) { return "under design:" }
    return nil
  }
}
