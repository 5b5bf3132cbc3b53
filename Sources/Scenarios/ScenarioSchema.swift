/// The JSON Schema (2020-12) of a scenario, made from the same tables as the reader.
///
/// It says what a scenario's keys and single values may be. What must hold between values (sessions of a schedule,
/// teams and members) the reader alone checks.
public enum ScenarioSchema {
  /// A piece of JSON whose keys keep their order.
  indirect enum Value {
    case text(String), number(Double), flag(Bool), list([Value]), object([(String, Value)])
  }

  /// The schema as text.
  public static var text: String { render(schema, indent: "") + "\n" }

  private static var schema: Value {
    .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("A scenario of tuckman")),
      ("description", .text("What to simulate: who the members are, what the facilitator does, how long.")),
      ("type", .text("object")), ("required", .list([.text("scenario")])), ("additionalProperties", .flag(false)),
      ("properties", .object(ScenarioKeys.top.map { ($0.name, top($0)) })),
    ])
  }

  private static func top(_ key: ScenarioKeys.Key) -> Value {
    switch key.name {
    case "group": return mapping(key.meaning, ScenarioKeys.group.map { ($0.name, group($0)) })
    case "parameters":
      return mapping(
        key.meaning,
        ScenarioKeys.parameters.compactMap { name in
          ParameterTable.spec(named: name).map { (name, parameter($0)) }
        })
    case "facilitator": return facilitator(key.meaning)
    case "preparation": return preparation(key.meaning)
    case "goals": return goals(key.meaning)
    case "follow_up": return followUp(key.meaning)
    case "events": return events(key.meaning)
    case "mechanisms": return mechanisms(key.meaning)
    case "design": return design(key.meaning)
    case "seed":
      return .object([
        ("description", .text(key.meaning)), ("type", .text("integer")), ("minimum", .number(0)),
        ("default", .number(1)),
      ])
    case "replicates": return number(key.meaning, ScenarioKeys.replicates, isInteger: true, default: 1)
    case "record": return record(key.meaning)
    case "scenario": return name(key.meaning, most: 200)
    case "about": return text(key.meaning, most: 10_000)
    default: return ParameterTable.spec(named: key.name).map(parameter) ?? .flag(true)
    }
  }

  private static func group(_ key: ScenarioKeys.Key) -> Value {
    if key.name == "newcomers" { return newcomers(key.meaning) }
    if let kind = TieKind(rawValue: key.name) { return text("\(key.meaning); \(kind.bounds.words)", most: 1000) }
    guard let spec = ParameterTable.spec(named: key.name) else { return .flag(true) }
    guard key.name == "members" else { return parameter(spec) }
    let cast = Value.object([
      ("type", .text("array")), ("minItems", .number(spec.bounds.low ?? 0)),
      ("maxItems", .number(spec.bounds.high ?? 0)),
      ("items", mapping("a member", ScenarioKeys.member.map { ($0.name, member($0)) }, required: ["name"])),
    ])
    return .object([("description", .text(key.meaning)), ("oneOf", .list([parameter(spec), cast]))])
  }

  static func member(_ key: ScenarioKeys.Key) -> Value {
    if let trait = CastTrait(rawValue: key.name) { return number(key.meaning, trait.bounds) }
    switch key.name {
    case "attitudes": return list(key.meaning, number("an attitude", .from(-1, to: 1)))
    case "attributes": return list(key.meaning, .object([("enum", .list([.number(-1), .number(1)]))]))
    default: return name(key.meaning, most: 60)
    }
  }

  private static func mechanisms(_ meaning: String) -> Value {
    let switches = Value.object([("enum", .list([.flag(true), .flag(false), .text("on"), .text("off")]))])
    return mapping(meaning, Mechanism.allCases.map { ($0.rawValue, switches) })
  }

  private static func record(_ meaning: String) -> Value {
    let tables = names("a table", RecordedTable.allCases.map(\.rawValue))
    return .object([
      ("description", .text(meaning)), ("type", .text("array")), ("items", tables), ("uniqueItems", .flag(true)),
      ("minItems", .number(1)), ("default", .list(RecordedTable.standard.map { .text($0.rawValue) })),
    ])
  }

  private static func parameter(_ spec: ParameterSpec) -> Value {
    number(
      "\(spec.meaning) [\(spec.unit)]", spec.bounds, isInteger: spec.isInteger, default: spec.value(in: Parameters()))
  }

  static func number(
    _ meaning: String, _ bounds: Bounds, isInteger: Bool = false, default value: Double? = nil
  ) -> Value {
    var pairs: [(String, Value)] = [
      ("description", .text(meaning)), ("type", .text(isInteger ? "integer" : "number")),
    ]
    if let low = bounds.low { pairs.append((bounds.lowIncluded ? "minimum" : "exclusiveMinimum", .number(low))) }
    if let high = bounds.high { pairs.append((bounds.highIncluded ? "maximum" : "exclusiveMaximum", .number(high))) }
    if let value { pairs.append(("default", .number(value))) }
    return .object(pairs)
  }

  static func text(_ meaning: String, most: Int) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("string")), ("minLength", .number(1)),
      ("maxLength", .number(Double(most))),
    ])
  }

  /// Text whose characters can all be seen, without blanks at its ends: what `NameRule` says, as far as a pattern can.
  static func name(_ meaning: String, most: Int) -> Value {
    let hidden =
      "\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E"
      + "\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB"
    let pattern = "^(?![\\s\\u200C\\u200D])(?!.*[\\s\\u200C\\u200D]$)[^\(hidden)]+$"
    guard case .object(let pairs) = text(meaning, most: most) else { return .flag(true) }
    return .object(pairs + [("pattern", .text(pattern))])
  }

  static func names(_ meaning: String, _ names: [String]) -> Value {
    .object([("description", .text(meaning)), ("enum", .list(names.map { .text($0) }))])
  }

  static func list(_ meaning: String, _ item: Value) -> Value {
    .object([("description", .text(meaning)), ("type", .text("array")), ("items", item)])
  }

  static func mapping(_ meaning: String, _ properties: [(String, Value)], required: [String] = []) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("object")), ("additionalProperties", .flag(false)),
      ("required", .list(required.map { .text($0) })), ("properties", .object(properties)),
    ])
  }

  private static func render(_ value: Value, indent: String) -> String {
    let inner = indent + "  "
    switch value {
    case .text(let text): return quoted(text)
    case .number(let number): return plain(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items): return "[" + items.map { render($0, indent: inner) }.joined(separator: ", ") + "]"
    case .object(let pairs):
      if pairs.isEmpty { return "{}" }
      let lines = pairs.map { "\(inner)\(quoted($0.0)): \(render($0.1, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
