/// What was probably meant, from mistakes that people make.
enum Hints {
  /// For a key that is unknown in its place.
  static func key(_ name: String, in owner: String, keys: [String]) -> String? {
    if name.contains(":") { return blank }
    if Number.parse(name) != nil { return "write decimals with a dot, such as 0.6; a comma begins the next entry" }
    if name.unicodeScalars.contains("\u{A0}") { return "there is a non-breaking space; use ordinary ones" }
    switch owner {
    case "facilitator" where Technique(rawValue: name) != nil:
      return "write schedule: [{technique: \(name), from: 1, to: 12, dose: 0.5}]"
    case "facilitator" where Style(rawValue: name) != nil: return "write style: \(name)"
    case "facilitator" where name == "events": return "'events' belongs at the top level"
    case "a trigger" where ["from", "to", "session"].contains(name): return "a technique by session stands in schedule:"
    case "an event" where ["from", "to", "sessions"].contains(name): return "an event has one session"
    case "a schedule entry" where ["session", "sessions"].contains(name):
      return "use from: and to:, as in from: 3, to: 6"
    case "a member" where TieKind(rawValue: name) != nil: return "ties come from a CSV file, named under group:"
    case "a member" where ["dominance", "dominant", "extraversion", "confidence"].contains(name):
      return "did you mean 'assertiveness'?"
    default: break
    }
    if let home = ScenarioKeys.home(of: name), !home.hasSuffix(" \(owner):") { return "'\(name)' belongs \(home)" }
    return keys.nearest(to: name).map { "did you mean '\($0)'?" }
  }

  static let blank = "put a blank after the colon, as in name: value"

  /// Whether a text may be a key and its value without a blank between them: `sessions:2`.
  static func lacksBlank(_ text: some StringProtocol) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let next = text[text.index(after: colon)...].first else { return false }
    return !text[..<colon].isEmpty && text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
      && !next.isWhitespace && next != "/" && next != ":"
  }

  /// For a value where `name: value` lines are needed.
  static func mapping(_ node: YAMLNode, _ owner: String) -> String? {
    switch node.content {
    case .scalar(let text, true) where lacksBlank(text): return blank
    case .scalar("", _) where owner != "the scenario": return "indent the lines that belong to it, by two blanks more"
    case .scalar(let text, _) where owner == "a member" && !text.isEmpty: return "write {name: \(text.shortened)}"
    case .sequence where owner == "facilitator": return "put schedule: before the list"
    case .sequence where owner == "goals": return "put targets: before the list"
    case .scalar(let text, _) where owner == "follow_up" && Number.parse(text) != nil: return "write {weeks: \(text)}"
    case .scalar(let text, _) where owner == "facilitator" && Style(rawValue: text) != nil:
      return "write {style: \(text)}"
    default: return nil
    }
  }

  /// For text that is no number.
  static func number(_ text: String) -> String {
    if text.isEmpty { return "give a number after the colon" }
    if looksLikePath(text) { return "this is the name of a file; \(files)" }
    if Double(text)?.isInfinite == true { return "no number above 1.8e308 can be held" }
    if text.hasSuffix("%"), Number.parse(String(text.dropLast())) != nil { return "as a share of 1: 60% is 0.6" }
    if let plain = Number.plainForm(of: text) { return "write \(plain)" }
    if text.contains(","), Number.parse(text.replacing(",", with: ".")) != nil {
      return "write decimals with a dot: \(text.replacing(",", with: "."))"
    }
    return "write numbers as " + Number.form
  }

  /// Which keys take a file.
  static let files =
    "files of ties stand under group: as sentiment, familiarity or tension, files of points under design: as points"

  private static func looksLikePath(_ text: String) -> Bool {
    let ends = [".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods", ".json", ".yaml", ".yml"]
    return ends.contains(where: text.lowercased().hasSuffix) || text.hasPrefix("./") || text.hasPrefix("../")
      || text.hasPrefix("~/")
  }

  /// For the name of a file where points are listed.
  static func points(_ node: YAMLNode) -> String? { file(node) == nil ? nil : "write method: file" }

  /// For the name of a file where none is taken.
  static func file(_ node: YAMLNode) -> String? {
    guard case .scalar(let text, _) = node.content, looksLikePath(text) else { return nil }
    return "this is the name of a file; \(files)"
  }

  /// For what stands where a group says who its members are.
  static func members(_ text: String) -> String? {
    guard looksLikePath(text) else { return nil }
    return "write how many, or a list such as [{name: Ana}, {name: Ben}]; \(files)"
  }

  /// For a number outside its bounds.
  static func outside(_ value: Double, _ bounds: Bounds) -> String? {
    bounds.high == 1 && bounds.low == 0 && value >= 5 && value <= 100
      ? "as a share of 1: \(plain(value))% is \(plain(value / 100))" : nil
  }

  /// For `--set name=…` of a name that is no parameter.
  static func setting(_ name: String) -> String? {
    if ["seed", "replicates", "record", "acts"].contains(name) { return "it is an option of its own: --\(name)" }
    if Mechanism(rawValue: name) != nil { return "switch it in the file: mechanisms: {\(name): off}" }
    if Technique(rawValue: name) != nil { return "give its dose in the file, under facilitator: schedule:" }
    return ParameterTable.all.map(\.name).nearest(to: name).map { "did you mean '\($0)'?" }
  }

  /// For `--set name=text` of a text that the parameter cannot be.
  static func setting(_ text: String, of spec: ParameterSpec) -> String? {
    guard let value = Number.parse(text) else { return text.isEmpty ? nil : number(text) }
    return outside(value, spec.bounds)
  }
}
