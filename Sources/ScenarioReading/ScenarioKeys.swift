import Scenarios

/// The keys of a scenario, each with what it takes and what it means: the reader, its messages and the JSON Schema use this
/// table.
enum ScenarioKeys {
  /// A key.
  struct Key: Sendable {
    let name: String
    let kind: Kind
    let meaning: String
    let isNeeded: Bool

    init(_ name: String, _ kind: Kind, isNeeded: Bool = false, _ meaning: String) {
      (self.name, self.kind, self.meaning, self.isNeeded) = (name, kind, meaning, isNeeded)
    }

    /// A parameter, which stands in a table of its own.
    init(parameter name: String) {
      let kind = ParameterTable.spec(named: name).map(Kind.parameter)
      self.init(name, kind ?? .number(.any), "")
    }
  }

  /// What a key takes.
  indirect enum Kind: Sendable {
    case number(Bounds, usual: Double? = nil)
    case integer(Bounds, usual: Double? = nil)
    case parameter(ParameterSpec)
    /// Text with so many characters at most; a name can all be seen.
    case text(Int)
    case name(Int)
    /// One of these.
    case words([String])
    /// On or off.
    case flag
    /// A mapping with keys of its own.
    case keys([Key])
    /// A list of what has a meaning.
    case list(of: Kind, String)
    /// What the schema says in a way of its own.
    case own(@Sendable (String) -> ScenarioSchema.Value)

    static func words<Name: RawRepresentable & CaseIterable>(_ type: Name.Type) -> Kind where Name.RawValue == String {
      .words(Name.allCases.map(\.rawValue))
    }
  }

  static let top = [
    Key("scenario", .name(longestTitle), isNeeded: true, "title of the scenario"),
    Key("about", .text(longestProse), "description: what to look for"),
    Key("group", .keys(group), "the members"),
    Key("parameters", .keys(parameters.map(Key.init(parameter:))), "parameters of the model, by name"),
    Key(parameter: "sessions"), Key(parameter: "ticks_per_session"),
    Key("preparation", .keys(preparation), "preparation before the first session"),
    Key("goals", .keys(goals), "the group's goals, and how clear they are"),
    Key("facilitator", .keys(facilitator), "the facilitator's style, schedule and triggers"),
    Key("follow_up", .keys(followUp), "follow-up after the last session"),
    Key(
      "events", .list(of: .keys(event), "an event"),
      "events such as a breach, a crisis or an absence"),
    Key("mechanisms", .own(ScenarioSchema.mechanisms), "mechanisms to switch on or off"),
    Key("seed", .integer(.from(0), usual: 1), "seed of all random draws; the same seed gives the same numbers"),
    Key("replicates", .integer(replicates, usual: 1), "number of runs that differ only by chance"),
    Key("record", .own(ScenarioSchema.record), "tables to write"),
    Key("design", .keys(design), "what a sweep varies; `run` ignores it"),
  ]

  static let group =
    [
      Key("members", .own(ScenarioSchema.members), "number of members, or a list of them"),
      Key(parameter: "faultline"), Key(parameter: "teams"), Key(parameter: "mixing"), Key(parameter: "attendance"),
      Key("newcomers", .list(of: .keys(newcomer), "one or more members who join later"), "members who join later"),
    ]
    + TieKind.allCases.map { kind in
      Key(
        kind.rawValue, .text(longestPath),
        "CSV file of observed \(kind.rawValue), with columns source,target,value; values\(kind.bounds.words)")
    }

  static let member =
    [Key("name", .name(longestName), isNeeded: true, "the member's name, unique in the group")] + traits

  static let newcomer =
    [
      Key("session", .integer(laterSession), isNeeded: true, "first session that they attend, from 2"),
      Key("count", .integer(session, usual: 1), "number of newcomers, if unnamed"),
      Key("name", .name(longestName), "the member's name, unique in the group"),
    ]
    + traits

  private static let traits =
    CastTrait.allCases.map { Key($0.rawValue, .number($0.bounds), $0.meaning) }
    + [
      Key(
        "attitudes", .list(of: .number(attitude), "an attitude"), "the member's attitude on each issue, -1 to 1"),
      Key("attributes", .own(ScenarioSchema.attributes), "the member's visible attributes, each -1 or 1"),
    ]

  static let facilitator = [
    Key(
      "style", .words(["none"] + Style.allCases.map(\.rawValue)),
      "a named style (`tuckman list styles` describes them), or none"),
    Key("schedule", .list(of: .keys(scheduleEntry), "a technique in a span of sessions"), "techniques by session"),
    Key(
      "triggers", .list(of: .keys(trigger), "a technique and its condition"),
      "techniques used when a condition holds"),
  ]

  static let scheduleEntry = [
    Key("technique", .words(Technique.self), isNeeded: true, "the technique used"),
    Key("from", .integer(session), "first session, from 1; default the first"),
    Key("to", .integer(session), "last session, included; default the last"),
    Key("from_tick", .integer(tick), "first tick, from 1, in place of from"),
    Key("to_tick", .integer(tick), "last tick, included, in place of to; default the last"),
    Key("dose", .number(share), isNeeded: true, "dose, 0 to 1"),
  ]

  static let trigger = [
    Key("when", .text(longestExpression), isNeeded: true, "condition to observe: \(ExpressionKind.condition.form)"),
    Key("for", .text(longestSpan), "how long the condition must hold; default 1 tick"),
    Key("technique", .words(Technique.self), isNeeded: true, "the technique used then"),
    Key("dose", .number(share), isNeeded: true, "dose, 0 to 1"),
    Key("lasting", .text(longestSpan), "how long the technique is used; default 1 session"),
    Key("cool_down", .text(longestSpan), "pause before the trigger can act again; default none"),
  ]

  static let preparation = [
    Key(
      "interview", .number(share, usual: 0), "thoroughness of pre-group interviews, 0 to 1"),
    Key(
      "limits", .list(of: .keys(limit), "a range of a trait"),
      "ranges of traits within which candidates are accepted"),
    Key(
      "balance", .number(half, usual: 0),
      "smallest share of members with the rarer value of each attribute, 0 to 0.5, rounded down to whole members"),
  ]

  static let limit: [Key] = {
    let traits = Preparation.traits.map(\.rawValue)
    // The widest of the traits; what each can be, the reader says.
    let bounds = CastTrait.assertiveness.bounds
    return [
      Key("trait", .words(traits), isNeeded: true, traits.joined(separator: ", ")),
      Key("from", .number(bounds), "lowest accepted value"),
      Key("to", .number(bounds), "highest accepted value"),
    ]
  }()

  static let goals = [
    Key("clarity", .number(share, usual: 0), "clarity of the goals to the group, 0 to 1"),
    Key("targets", .list(of: .keys(goal), "a measurable goal"), "measurable goals"),
  ]

  static let goal = [
    Key("name", .name(longestName), isNeeded: true, "name of the goal, unique"),
    Key("metric", .words(Metric.self), isNeeded: true, "the metric, as its mean over a session"),
    Key("above", .number(.any), "the mean must be above this value"),
    Key("below", .number(.any), "or below this value"),
    Key("by", .integer(session), "session by which the goal must be met; default the last"),
  ]

  static let followUp = [
    Key("weeks", .integer(weeks), isNeeded: true, "weeks of follow-up after the last session"),
    Key("aftercare", .list(of: .integer(week), "a week"), "weeks with an aftercare session"),
  ]

  static let event = [
    Key("session", .integer(session), isNeeded: true, "session, from 1; the event precedes its first tick"),
    Key(
      "kind", .words(SessionEvent.Kind.self), isNeeded: true,
      SessionEvent.Kind.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "; ")),
    Key("member", .name(longestName), "the member who broke confidentiality (breach only)"),
    Key("strength", .number(share, usual: 1), "strength, 0 to 1 (not for an absence)"),
  ]

  /// Names of the parameters that stand under `parameters:`.
  static let parameters = ParameterTable.all.filter { $0.place == .parameters }.map(\.name)

  // MARK: What is allowed

  /// Doses, strengths and shares.
  static let share = Bounds.from(0, to: 1)
  /// Shares of the rarer of two.
  static let half = Bounds.from(0, to: 0.5)
  static let attitude = Bounds.from(-1, to: 1)
  /// Sessions, and how many come in one.
  static let session = Bounds.from(1, to: 10_000)
  static let tick = Bounds.from(1, to: 1_000_000)
  /// Sessions to which somebody can come who was not there before.
  static let laterSession = Bounds.from(2, to: 10_000)
  static let weeks = Bounds.from(0, to: 1000)
  static let week = Bounds.from(1, to: 1000)
  /// How many replicates a scenario may ask for.
  static let replicates = Bounds.from(1, to: 1_000_000_000)
  /// Characters of texts: a title, prose, a name, a path, a span of time, a condition or a constraint.
  static let (longestTitle, longestProse, longestName, longestPath, longestSpan, longestExpression) =
    (200, 10_000, 60, 1000, 40, 500)
  /// Updates of one run: they are kept in memory.
  static let mostTicks = Scenario.mostTicks

  /// Where a name belongs that stands in another place, in words.
  static func home(of name: String) -> String? {
    if let spec = ParameterTable.spec(named: name) {
      return spec.place == .top ? "at the top level" : "under '\(spec.place.rawValue)'"
    }
    if top.names.contains(name) { return "at the top level" }
    for section in top {
      // A balance may be the mechanism too.
      guard case .keys(let keys) = section.kind, keys.names.contains(name), name != "balance" else { continue }
      return "under '\(section.name)'"
    }
    return nil
  }
}

extension [ScenarioKeys.Key] {
  /// Their names.
  var names: [String] { map(\.name) }
  /// Those that must be there.
  var needed: [String] { filter(\.isNeeded).names }
}
