/// The larger parts of a scenario.
extension ScenarioSchema {
  static func facilitator(_ meaning: String) -> Value {
    let session = Bounds.from(1, to: 10_000)
    let entry = mapping(
      "a technique over a span of sessions",
      ScenarioKeys.scheduleEntry.map { key in
        switch key.name {
        case "technique": (key.name, names(key.meaning, Technique.allCases.map(\.rawValue)))
        case "dose": (key.name, number(key.meaning, .from(0, to: 1)))
        default: (key.name, number(key.meaning, session, isInteger: true))
        }
      }, required: ["technique", "dose"])
    let trigger = mapping(
      "a technique for when something is seen",
      ScenarioKeys.trigger.map { key in
        switch key.name {
        case "technique": (key.name, names(key.meaning, Technique.allCases.map(\.rawValue)))
        case "dose": (key.name, number(key.meaning, .from(0, to: 1)))
        case "when": (key.name, text(key.meaning, most: ScenarioKeys.longestExpression))
        default: (key.name, text(key.meaning, most: 40))
        }
      }, required: ["when", "technique", "dose"])
    return mapping(
      meaning,
      [
        ("style", names(ScenarioKeys.facilitator[0].meaning, ["none"] + Style.allCases.map(\.rawValue))),
        ("schedule", list(ScenarioKeys.facilitator[1].meaning, entry)),
        ("triggers", list(ScenarioKeys.facilitator[2].meaning, trigger)),
      ])
  }

  static func events(_ meaning: String) -> Value {
    let event = mapping(
      "something that befalls the group",
      ScenarioKeys.event.map { key in
        switch key.name {
        case "session": (key.name, number(key.meaning, .from(1, to: 10_000), isInteger: true))
        case "kind": (key.name, names(key.meaning, SessionEvent.Kind.allCases.map(\.rawValue)))
        case "strength": (key.name, number(key.meaning, .from(0, to: 1), default: 1))
        default: (key.name, name(key.meaning, most: 60))
        }
      }, required: ["session", "kind"])
    return list(meaning, event)
  }

  static func newcomers(_ meaning: String) -> Value {
    let newcomer = mapping(
      "who joins later",
      ScenarioKeys.newcomer.map { key in
        switch key.name {
        case "session": (key.name, number(key.meaning, .from(2, to: 10_000), isInteger: true))
        case "count": (key.name, number(key.meaning, .from(1, to: 10_000), isInteger: true, default: 1))
        default: (key.name, member(key))
        }
      }, required: ["session"])
    return list(meaning, newcomer)
  }

  static func preparation(_ meaning: String) -> Value {
    let limit = mapping(
      "what a trait must be for a candidate to be taken in",
      ScenarioKeys.limit.map { key in
        key.name == "trait"
          ? (key.name, names(key.meaning, Preparation.traits.map(\.rawValue)))
          : (key.name, number(key.meaning, .from(-10, to: 10)))
      }, required: ["trait"])
    let keys = ScenarioKeys.preparation
    return mapping(
      meaning,
      [
        (keys[0].name, number(keys[0].meaning, .from(0, to: 1), default: 0)),
        (keys[1].name, list(keys[1].meaning, limit)),
        (keys[2].name, number(keys[2].meaning, .from(0, to: 0.5), default: 0)),
      ])
  }

  static func goals(_ meaning: String) -> Value {
    let goal = mapping(
      "a goal that can be measured",
      ScenarioKeys.goal.map { key in
        switch key.name {
        case "name": (key.name, name(key.meaning, most: 60))
        case "metric": (key.name, names(key.meaning, Metric.allCases.map(\.rawValue)))
        case "by": (key.name, number(key.meaning, .from(1, to: 10_000), isInteger: true))
        default: (key.name, number(key.meaning, .any))
        }
      }, required: ["name", "metric"])
    let keys = ScenarioKeys.goals
    return mapping(
      meaning,
      [
        (keys[0].name, number(keys[0].meaning, .from(0, to: 1), default: 0)),
        (keys[1].name, list(keys[1].meaning, goal)),
      ])
  }

  static func followUp(_ meaning: String) -> Value {
    let keys = ScenarioKeys.followUp
    let week = number("a week", .from(1, to: 1000), isInteger: true)
    return mapping(
      meaning,
      [
        (keys[0].name, number(keys[0].meaning, .from(0, to: 1000), isInteger: true)),
        (keys[1].name, list(keys[1].meaning, week)),
      ], required: ["weeks"])
  }
}
