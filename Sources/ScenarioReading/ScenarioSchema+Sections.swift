import Scenarios

/// The keys of a scenario as tables for people, read off the JSON Schema.
extension ScenarioSchema {
  /// A key of a mapping.
  package struct Key: Sendable {
    package let name: String
    /// What it takes, in words.
    package let takes: String
    /// The value of a scenario that leaves it out; empty if there is none.
    package let usual: String
    package let meaning: String
    package var isNeeded: Bool
  }

  /// A mapping of a scenario.
  package struct Section: Sendable {
    /// The keys that lead to it, such as `facilitator.triggers[]`; empty for the top level. `[]` is an entry of a list and
    /// `NAME` a name that the user chooses.
    package let path: String
    package let meaning: String
    package fileprivate(set) var keys: [Key]
  }

  /// Every mapping of a scenario, each before those inside it.
  package static var sections: [Section] {
    var found: [Section] = []
    collect(schema, at: "", &found)
    return found
  }

  private static func collect(_ value: Value, at path: String, _ found: inout [Section]) {
    if case .object(let keys)? = value["properties"] {
      add(value, keys, at: path, &found)
      for (name, key) in keys { collect(key, at: path.isEmpty ? name : path + "." + name, &found) }
    }
    if let items = value["items"] { collect(items, at: path + "[]", &found) }
    if let values = value["additionalProperties"] { collect(values, at: path + ".NAME", &found) }
    for form in value.list("oneOf") { collect(form, at: path, &found) }
  }

  /// Several forms of one mapping are one section. No key is needed in all of them.
  private static func add(_ value: Value, _ keys: [(String, Value)], at path: String, _ found: inout [Section]) {
    let needed = value.list("required").map(\.words)
    let keys = keys.map { name, key in
      Key(
        name: name, takes: key.words, usual: key["default"]?.words ?? "", meaning: key.text("description"),
        isNeeded: needed.contains("`\(name)`"))
    }
    guard let place = found.firstIndex(where: { $0.path == path }) else {
      return found.append(Section(path: path, meaning: value.text("description"), keys: keys))
    }
    let known = found[place].keys.map(\.name)
    found[place].keys += keys.filter { !known.contains($0.name) }
    for key in found[place].keys.indices { found[place].keys[key].isNeeded = false }
  }
}

extension ScenarioSchema.Value {
  fileprivate subscript(_ key: String) -> Self? {
    guard case .object(let pairs) = self else { return nil }
    return pairs.first { $0.0 == key }?.1
  }

  fileprivate func list(_ key: String) -> [Self] {
    if case .list(let items)? = self[key] { items } else { [] }
  }

  fileprivate func text(_ key: String) -> String {
    if case .text(let text)? = self[key] { text } else { "" }
  }

  /// A value in words; of a schema, what it takes.
  fileprivate var words: String {
    switch self {
    case .text(let text): "`\(text)`"
    case .number(let number): plain(number)
    case .flag(let flag): "`\(flag)`"
    case .list(let items): items.map(\.words).joined(separator: ", ")
    case .object: taken
    }
  }

  private var taken: String {
    if let words = self["enum"] { return words.words }
    let forms = list("oneOf").map(\.taken)
    if !forms.isEmpty {
      return forms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", or ")
    }
    switch text("type") {
    case "integer": return "whole number" + bounds
    case "number": return "number" + bounds
    case "string": return "text" + (self["maxLength"].map { ", up to \($0.words) characters" } ?? "")
    case "array": return "list, each entry: " + (self["items"]?.taken ?? "")
    case "object": return "mapping"
    default: return "number, text, true or false"
    }
  }

  private var bounds: String {
    let ends = [
      ("minimum", "at least"), ("exclusiveMinimum", "above"), ("maximum", "at most"), ("exclusiveMaximum", "below"),
    ]
    let words = ends.compactMap { key, word in self[key].map { "\(word) \($0.words)" } }
    return words.isEmpty ? "" : ", " + words.joined(separator: ", ")
  }
}
