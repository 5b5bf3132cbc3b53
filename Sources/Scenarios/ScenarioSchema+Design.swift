/// What a sweep varies.
extension ScenarioSchema {
  static func design(_ meaning: String) -> Value {
    mapping(meaning, ScenarioKeys.design.map { ($0.name, design($0)) })
  }

  private static func design(_ key: ScenarioKeys.Key) -> Value {
    switch key.name {
    case "method": return names(key.meaning, Design.Method.allCases.map(\.rawValue))
    case "vary": return named(key.meaning, factor, least: 1)
    case "points":
      return .object([
        ("description", .text(key.meaning)),
        ("oneOf", .list([text("a CSV file", most: 1000), points("points, one by one")])),
      ])
    case "samples", "trajectories": return number(key.meaning, ScenarioKeys.samples, isInteger: true)
    case "levels": return number(key.meaning, ScenarioKeys.morrisLevels, isInteger: true, default: 4)
    case "second_order": return switched(key.meaning)
    case "extra": return points(key.meaning)
    case "constraints": return list(key.meaning, text("a comparison", most: ScenarioKeys.longestExpression))
    case "luck": return names(key.meaning, Design.Sharing.allCases.map(\.rawValue))
    case "until": return until(key.meaning)
    default: return .flag(true)
    }
  }

  private static func until(_ meaning: String) -> Value {
    mapping(
      meaning,
      ScenarioKeys.until.map { key in
        switch key.name {
        case "metric": (key.name, text(key.meaning, most: 80))
        case "half_width": (key.name, number(key.meaning, .above(0)))
        case "level": (key.name, number(key.meaning, ScenarioKeys.confidence, default: 0.95))
        default: (key.name, number(key.meaning, ScenarioKeys.leastReplicates, isInteger: true))
        }
      }, required: ["metric", "half_width", "max"])
  }

  /// The values of a factor: one, a list of them, or a mapping that says them.
  private static var factor: Value {
    let keys = ScenarioKeys.factor.map { key in
      switch key.name {
      case "values": (key.name, values)
      case "steps": (key.name, number(key.meaning, ScenarioKeys.steps, isInteger: true))
      case "step": (key.name, number(key.meaning, .above(0)))
      case "integer": (key.name, switched(key.meaning))
      case "levels": (key.name, named(key.meaning, named("what the level sets", scalar, least: 0), least: 1))
      default: (key.name, number(key.meaning, .any))
      }
    }
    func form(_ names: [String], required: [String]) -> Value {
      mapping(
        names.joined(separator: ", "), keys.filter { names.contains($0.0) }.map { ($0.0, $0.1) }, required: required)
    }
    return .object([
      (
        "oneOf",
        .list([
          scalar, values, form(["values"], required: ["values"]),
          form(["from", "to", "steps"], required: ["from", "to"]),
          form(["from", "to", "step"], required: ["from", "to", "step"]),
          form(["from", "to", "integer"], required: ["from", "to", "integer"]), form(["levels"], required: ["levels"]),
        ])
      )
    ])
  }

  private static var values: Value {
    .object([("type", .text("array")), ("items", scalar), ("minItems", .number(1))])
  }

  /// A number, a word, or true and false for a mechanism.
  private static var scalar: Value {
    .object([("type", .list([.text("number"), .text("string"), .text("boolean")]))])
  }

  private static func switched(_ meaning: String) -> Value {
    .object([
      ("description", .text(meaning)), ("enum", .list([.flag(true), .flag(false), .text("on"), .text("off")])),
    ])
  }

  private static func points(_ meaning: String) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("array")), ("minItems", .number(1)),
      ("items", named("a point", scalar, least: 0)),
    ])
  }

  /// A mapping whose keys are names of the user's.
  private static func named(_ meaning: String, _ value: Value, least: Int) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("object")), ("minProperties", .number(Double(least))),
      ("additionalProperties", value),
    ])
  }
}
