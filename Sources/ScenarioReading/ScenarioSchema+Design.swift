import Scenarios

/// What a sweep varies.
extension ScenarioSchema {
  /// The values of a factor: one, a list of them, or a mapping that says them.
  static var factor: Value {
    func form(_ names: [String], needed: [String]) -> Value {
      mapping(names.joined(separator: ", "), ScenarioKeys.factor.filter { names.contains($0.name) }, needed: needed)
    }
    return .object([
      (
        "oneOf",
        .list([
          scalar, values, form(["values"], needed: ["values"]), form(["from", "to", "steps"], needed: ["from", "to"]),
          form(["from", "to", "step"], needed: ["from", "to", "step"]),
          form(["from", "to", "integer"], needed: ["from", "to", "integer"]), form(["levels"], needed: ["levels"]),
        ])
      )
    ])
  }

  static var values: Value {
    .object([("type", .text("array")), ("items", scalar), ("minItems", .number(1))])
  }

  /// A number, a word, or true and false for a mechanism.
  private static var scalar: Value {
    .object([("type", .list([.text("number"), .text("string"), .text("boolean")]))])
  }

  @Sendable static func levels(_ meaning: String) -> Value {
    named(meaning, named("values that the level sets", scalar, least: 0), least: 1)
  }

  @Sendable static func pointsOrFile(_ meaning: String) -> Value {
    let file = text("a CSV file", most: ScenarioKeys.longestPath)
    return .object([("description", .text(meaning)), ("oneOf", .list([file, points("points")]))])
  }

  @Sendable static func points(_ meaning: String) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("array")), ("minItems", .number(1)),
      ("items", named("a point", scalar, least: 0)),
    ])
  }

  /// A mapping whose keys are names of the user's.
  static func named(_ meaning: String, _ value: Value, least: Int) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("object")), ("minProperties", .number(Double(least))),
      ("additionalProperties", value),
    ])
  }
}
