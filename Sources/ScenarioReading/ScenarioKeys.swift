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
    Key("scenario", .name(longestTitle), isNeeded: true, "what it is, for people"),
    Key("about", .text(longestProse), "more about it, for people: what to look for"),
    Key("group", .keys(group), "who the members are"),
    Key("parameters", .keys(parameters.map(Key.init(parameter:))), "numbers of the model, by their names"),
    Key(parameter: "sessions"), Key(parameter: "ticks_per_session"),
    Key("preparation", .keys(preparation), "what is done before the first session"),
    Key("goals", .keys(goals), "what the group wants to have reached, and how clear that is to it"),
    Key("facilitator", .keys(facilitator), "what the facilitator does, and when"),
    Key("follow_up", .keys(followUp), "the weeks after the last session"),
    Key(
      "events", .list(of: .keys(event), "something that befalls the group"),
      "what befalls the group, and in which session"),
    Key("mechanisms", .own(ScenarioSchema.mechanisms), "mechanisms switched on or off"),
    Key("seed", .integer(.from(0), usual: 1), "key of all random draws; the same seed gives the same numbers"),
    Key("replicates", .integer(replicates, usual: 1), "how many runs that differ only in luck"),
    Key("record", .own(ScenarioSchema.record), "the tables to write"),
    Key("design", .keys(design), "what a sweep varies; a run leaves it out"),
  ]

  static let group =
    [
      Key("members", .own(ScenarioSchema.members), "how many members, or a list that names them"),
      Key(parameter: "faultline"), Key(parameter: "teams"), Key(parameter: "mixing"), Key(parameter: "attendance"),
      Key("newcomers", .list(of: .keys(newcomer), "who joins later"), "those who join the group later"),
    ]
    + TieKind.allCases.map { kind in
      Key(
        kind.rawValue, .text(longestPath),
        "a CSV file of observed \(kind.rawValue): source,target,value; \(kind.bounds.words)")
    }

  static let member =
    [Key("name", .name(longestName), isNeeded: true, "the member's name, of its own in the group")] + traits

  static let newcomer =
    [
      Key("session", .integer(laterSession), isNeeded: true, "the session, from 2, to which they first come"),
      Key("count", .integer(session, usual: 1), "how many come, if they are not named"),
      Key("name", .name(longestName), "the member's name, of its own in the group"),
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
      "a named policy, as `tuckman list styles` prints them, or none"),
    Key("schedule", .list(of: .keys(scheduleEntry), "a technique over a span of sessions"), "techniques by session"),
    Key(
      "triggers", .list(of: .keys(trigger), "a technique for when something is seen"),
      "techniques for when something is seen"),
  ]

  static let scheduleEntry = [
    Key("technique", .words(Technique.self), isNeeded: true, "what the facilitator does"),
    Key("from", .integer(session), "first session, from 1; left out, the first"),
    Key("to", .integer(session), "last session, included; left out, the last"),
    Key("dose", .number(share), isNeeded: true, "how strongly, 0 to 1"),
  ]

  static let trigger = [
    Key("when", .text(longestExpression), isNeeded: true, "what must be seen: \(ExpressionKind.condition.form)"),
    Key("for", .text(longestSpan), "for how long it must be seen; left out, 1 tick"),
    Key("technique", .words(Technique.self), isNeeded: true, "what the facilitator then does"),
    Key("dose", .number(share), isNeeded: true, "how strongly, 0 to 1"),
    Key("lasting", .text(longestSpan), "for how long; left out, 1 session"),
    Key("cool_down", .text(longestSpan), "how long the trigger then rests; left out, not at all"),
  ]

  static let preparation = [
    Key(
      "interview", .number(share, usual: 0), "how thoroughly members are interviewed before the group begins, 0 to 1"),
    Key(
      "limits", .list(of: .keys(limit), "what a trait must be for a candidate to be taken in"),
      "what drawn traits must be for a candidate to be taken in"),
    Key(
      "balance", .number(half, usual: 0),
      "the least share of members with the rarer value of every attribute, 0 to 0.5, rounded down to members"),
  ]

  static let limit: [Key] = {
    let traits = Preparation.traits.map(\.rawValue)
    // The widest of the traits; what each can be, the reader says.
    let bounds = CastTrait.assertiveness.bounds
    return [
      Key("trait", .words(traits), isNeeded: true, traits.joined(separator: ", ")),
      Key("from", .number(bounds), "the least that is taken in"),
      Key("to", .number(bounds), "the most that is taken in"),
    ]
  }()

  static let goals = [
    Key("clarity", .number(share, usual: 0), "how clear the goals are to the group, 0 to 1; left out, 0"),
    Key("targets", .list(of: .keys(goal), "a goal that can be measured"), "goals that can be measured"),
  ]

  static let goal = [
    Key("name", .name(longestName), isNeeded: true, "what the goal is called, one of a kind"),
    Key("metric", .words(Metric.self), isNeeded: true, "what is measured: the mean over a session"),
    Key("above", .number(.any), "the mean must be above this"), Key("below", .number(.any), "or below this"),
    Key("by", .integer(session), "the session by which it must be reached; left out, the last"),
  ]

  static let followUp = [
    Key("weeks", .integer(weeks), isNeeded: true, "how many weeks members are followed after the last session"),
    Key("aftercare", .list(of: .integer(week), "a week"), "weeks with an aftercare session"),
  ]

  static let event = [
    Key("session", .integer(session), isNeeded: true, "in which session, from 1; before its first update"),
    Key(
      "kind", .words(SessionEvent.Kind.self), isNeeded: true,
      SessionEvent.Kind.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "; ")),
    Key("member", .name(longestName), "who did it; a breach alone has somebody"),
    Key("strength", .number(share, usual: 1), "how strongly, 0 to 1; left out, 1; not of an absence"),
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
  static let mostTicks = 1_000_000

  /// Where a name belongs that stands in another place, in words.
  static func home(of name: String) -> String? {
    if let spec = ParameterTable.spec(named: name) {
      return spec.place == .top ? "at the top level" : "under \(spec.place.rawValue):"
    }
    if top.names.contains(name) { return "at the top level" }
    for section in top {
      // A balance may be the mechanism too.
      guard case .keys(let keys) = section.kind, keys.names.contains(name), name != "balance" else { continue }
      return "under \(section.name):"
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
