import Scenarios

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

  static var schema: Value {
    .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("A scenario of tuckman")),
      ("description", .text("What to simulate: the members, the facilitator, and the number of sessions.")),
      ("type", .text("object")), ("required", .list(ScenarioKeys.top.needed.map { .text($0) })),
      ("additionalProperties", .flag(false)),
      ("properties", .object(ScenarioKeys.top.map { ($0.name, value($0.kind, $0.meaning)) })),
    ])
  }

  private static func value(_ kind: ScenarioKeys.Kind, _ meaning: String) -> Value {
    switch kind {
    case .number(let bounds, let usual): number(meaning, bounds, default: usual)
    case .integer(let bounds, let usual): number(meaning, bounds, isInteger: true, default: usual)
    case .parameter(let spec): parameter(spec)
    case .text(let most): text(meaning, most: most)
    case .name(let most): name(meaning, most: most)
    case .words(let words): .object([("description", .text(meaning)), ("enum", .list(words.map { .text($0) }))])
    case .flag: switched(meaning)
    case .keys(let keys): mapping(meaning, keys)
    case .list(let item, let what):
      .object([("description", .text(meaning)), ("type", .text("array")), ("items", value(item, what))])
    case .own(let make): make(meaning)
    }
  }

  static func mapping(_ meaning: String, _ keys: [ScenarioKeys.Key], needed: [String]? = nil) -> Value {
    .object([
      ("description", .text(meaning)), ("type", .text("object")), ("additionalProperties", .flag(false)),
      ("required", .list((needed ?? keys.needed).map { .text($0) })),
      ("properties", .object(keys.map { ($0.name, value($0.kind, $0.meaning)) })),
    ])
  }

  // MARK: What is said in a way of its own

  @Sendable static func members(_ meaning: String) -> Value {
    guard let spec = ParameterTable.spec(named: "members") else { return .flag(true) }
    let cast = Value.object([
      ("type", .text("array")), ("minItems", .number(spec.bounds.low ?? 0)),
      ("maxItems", .number(spec.bounds.high ?? 0)), ("items", mapping("a member", ScenarioKeys.member)),
    ])
    return .object([("description", .text(meaning)), ("oneOf", .list([parameter(spec), cast]))])
  }

  @Sendable static func attributes(_ meaning: String) -> Value {
    let either = Value.object([("enum", .list([.number(-1), .number(1)]))])
    return .object([("description", .text(meaning)), ("type", .text("array")), ("items", either)])
  }

  @Sendable static func mechanisms(_ meaning: String) -> Value {
    mapping(meaning, Mechanism.allCases.map { .init($0.rawValue, .flag, "") })
  }

  @Sendable static func record(_ meaning: String) -> Value {
    let tables = value(.words(RecordedTable.self), "a table")
    return .object([
      ("description", .text(meaning)), ("type", .text("array")), ("items", tables), ("uniqueItems", .flag(true)),
      ("minItems", .number(1)), ("default", .list(RecordedTable.standard.map { .text($0.rawValue) })),
    ])
  }

  static func switched(_ meaning: String) -> Value {
    let words = Value.list([.flag(true), .flag(false), .text("on"), .text("off")])
    return .object((meaning.isEmpty ? [] : [("description", .text(meaning))]) + [("enum", words)])
  }

  // MARK: Kinds

  private static func parameter(_ spec: ParameterSpec) -> Value {
    number(
      "\(spec.meaning) [\(spec.unit)]", spec.bounds, isInteger: spec.isInteger, default: spec.value(in: Parameters()))
  }

  private static func number(
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
  private static func name(_ meaning: String, most: Int) -> Value {
    let hidden =
      "\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E"
      + "\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB"
    let pattern = "^(?![\\s\\u200C\\u200D])(?!.*[\\s\\u200C\\u200D]$)[^\(hidden)]+$"
    guard case .object(let pairs) = text(meaning, most: most) else { return .flag(true) }
    return .object(pairs + [("pattern", .text(pattern))])
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
