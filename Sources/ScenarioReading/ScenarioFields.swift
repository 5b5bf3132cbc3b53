import Scenarios

/// What a scenario's file says, as pairs of a place and a text: `group.members` and `8`, `design.vary.faultline.2` and
/// `0.4`. Two files that say the same have the same pairs, whatever their order, comments and ways to write a number.
enum ScenarioFields {
  /// Keys for people, and those that the command line may replace.
  private static let left: Set = ["scenario", "about", "seed", "replicates"]

  /// The pairs of a file.
  static func fields(of root: YAMLNode) -> [String: String] {
    var fields: [String: String] = [:]
    collect(root, "", &fields)
    return fields.filter { !saysNothing($0.key, $0.value) }
  }

  /// Whether a value is what holds without it.
  private static func saysNothing(_ place: String, _ value: String) -> Bool {
    if usual[place] == value { return true }
    if place.hasPrefix("mechanisms.") { return value == "on" }
    let name = place.split(separator: ".").last.map(String.init) ?? place
    guard let spec = ParameterTable.spec(named: name) else { return false }
    let home = spec.place == .top ? name : spec.place.rawValue + "." + name
    return home == place && value == plain(spec.value(in: Parameters()))
  }

  private static let usual = [
    "facilitator.style": "none", "design.method": "grid", "design.luck": "shared", "design.second_order": "on",
    "design.levels": "4", "design.until.level": "0.95", "goals.clarity": "0", "preparation.interview": "0",
    "follow_up.weeks": "0",
  ]

  private static func collect(_ node: YAMLNode, _ place: String, _ fields: inout [String: String]) {
    func below(_ key: String) -> String { place.isEmpty ? key : place + "." + key }
    switch node.content {
    case .scalar(let text, let isPlain): fields[place] = isPlain ? canonical(text) : text
    case .sequence(let items):
      for (index, item) in items.enumerated() { collect(item, below(String(index + 1)), &fields) }
      if items.isEmpty { fields[place] = "[]" }
    case .mapping(let pairs):
      for (key, value) in pairs {
        guard case .scalar(let name, _) = key.content, !(place.isEmpty && left.contains(name)) else { continue }
        collect(value, below(name), &fields)
      }
      if pairs.isEmpty, !place.isEmpty { fields[place] = "{}" }
    }
  }

  private static func canonical(_ text: String) -> String {
    if let number = Number.parse(text) { return plain(number) }
    return text == "true" ? "on" : text == "false" ? "off" : text
  }
}
