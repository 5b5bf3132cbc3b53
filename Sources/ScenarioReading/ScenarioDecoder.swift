import Foundation
import Scenarios

/// Fills a scenario from nodes. What is wrong is reported and left at its default, so that the rest is read too.
struct ScenarioDecoder: Sendable {
  var reader: NodeReader
  var scenario = Scenario(title: "")
  var inputs: [InputFile] = []
  var notes: [Note] = []
  var castNodes: [YAMLNode] = []
  var scheduleNodes: [YAMLNode] = []
  var eventNodes: [EventNode] = []
  var preparationNode: YAMLNode?
  var newcomersNode: YAMLNode?
  var goalNodes: [(node: YAMLNode, by: Int?)] = []
  var observedNodes: [(kind: TieKind, node: YAMLNode)] = []
  var designNode: YAMLNode?
  /// Files of ties that have been read, by path: the scenarios of a sweep's points read each once.
  var loaded: [String: InputFile] = [:]
  /// Where each parameter was set; what is missing stands at its default.
  var places: [String: Place] = [:]
  /// Parameters that are given and could not be read. What depends on them is not checked: a mistake is told once.
  var unread: Set<String> = []
  var namedCast = false
  /// What the names of those who are there look like, while newcomers join.
  var looks: Set<String> = []
  /// Whether a point of a sweep says how long the end is felt.
  var endingIsGiven = false
  let folder: String
  /// Whether a file that is not loaded is looked for on the disk.
  var looksOnDisk = true

  init(file: String) {
    reader = NodeReader(file: file)
    folder = parentFolder(ofPath: file)
  }

  /// A file that the scenario names, which is looked for beside it. Throws a `Problem`.
  func input(_ path: String) throws(Problem) -> InputFile {
    let beside = path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    if let known = loaded[beside] { return known }
    guard looksOnDisk else { throw Problem(Place(beside), .file(.notKept)) }
    do { return try InputFile.file(beside, mostBytes: InputFile.mostBytes, ordinary: true) } catch {
      guard error.fault == .file(.missing()) else { throw error }
      throw Problem(error.place, .file(.missing(lookedAt: URL(fileURLWithPath: beside).standardizedFileURL.path)))
    }
  }

  mutating func decode(_ root: YAMLNode) {
    let fields = reader.fields(root, in: "the scenario", keys: ScenarioKeys.top.names)
    if let node = fields["scenario"] {
      scenario.title = reader.text(node, "scenario", most: ScenarioKeys.longestTitle) ?? ""
    } else if case .mapping = root.content {
      reader.report(root, .scenario(.noTitle))
    }
    if let node = fields["about"] {
      scenario.about = reader.text(node, "about", most: ScenarioKeys.longestProse, .lines)
    }
    for name in ["sessions", "ticks_per_session"] { if let node = fields[name] { take(name, node) } }
    if let node = fields["group"] { decodeGroup(node) }
    if let node = fields["parameters"] { decodeParameters(node) }
    if let node = fields["facilitator"] { decodeFacilitator(node) }
    if let node = fields["preparation"] { decodePreparation(node) }
    if let node = fields["goals"] { decodeGoals(node) }
    if let node = fields["follow_up"] { decodeFollowUp(node) }
    if let node = fields["events"] { decodeEvents(node) }
    if let node = fields["mechanisms"] { decodeMechanisms(node) }
    if let node = fields["seed"] { decodeSeed(node) }
    if let node = fields["replicates"] {
      scenario.replicates = reader.integer(node, "replicates", ScenarioKeys.replicates) ?? 1
    }
    if let node = fields["record"] { decodeRecord(node) }
    designNode = fields["design"]
  }

  mutating func take(_ name: String, _ node: YAMLNode) {
    guard let spec = ParameterTable.spec(named: name) else { return }
    places[name] = reader.place(node)
    guard let value = reader.number(node, name, spec.bounds, isInteger: spec.isInteger) else {
      unread.insert(name)
      return
    }
    spec.set(value, in: &scenario.parameters)
  }

  mutating func decodeParameters(_ node: YAMLNode) {
    let fields = reader.fields(node, in: "parameters", keys: ScenarioKeys.parameters)
    for name in ScenarioKeys.parameters { if let value = fields[name] { take(name, value) } }
  }

  mutating func decodeGroup(_ node: YAMLNode) {
    let fields = reader.fields(node, in: "group", keys: ScenarioKeys.group.names)
    for name in ["faultline", "teams", "mixing", "attendance"] { if let value = fields[name] { take(name, value) } }
    for kind in TieKind.allCases { if let value = fields[kind.rawValue] { observedNodes.append((kind, value)) } }
    if let newcomers = fields["newcomers"] { newcomersNode = newcomers }
    guard let members = fields["members"] else { return }
    switch members.content {
    case .sequence(let items): decodeCast(members, items)
    case .mapping: reader.report(members, .wrongKind("members", .mapping, wanted: .members))
    case .scalar(let text, _):
      guard Hints.looksLikePath(text) else { return take("members", members) }
      unread.insert("members")
      reader.report(members, .wrongKind("members", members.given, wanted: .members))
    }
  }

  mutating func decodeSeed(_ node: YAMLNode) {
    guard case .scalar(let text, let isPlain) = node.content, let seed = Number.parseUnsigned(text) else {
      reader.report(node, .wrongKind("seed", node.given, wanted: .seed))
      return
    }
    guard isPlain else {
      reader.report(node, .inQuotes("seed", wanted: .seed))
      return
    }
    scenario.seed = seed
  }

  mutating func decodeRecord(_ node: YAMLNode) {
    let before = reader.problems.count
    var tables: [RecordedTable] = []
    for item in reader.items(node, "record", of: .tables) {
      guard let table = reader.name(item, "a table", of: RecordedTable.self) else { continue }
      if tables.contains(table) { reader.report(item, .repeated(.key(table.rawValue))) }
      tables.append(table)
    }
    if tables.isEmpty, reader.problems.count == before { reader.report(node, .scenario(.nothingRecorded)) }
    scenario.record = RecordedTable.allCases.filter(tables.contains)
  }

  mutating func decodeMechanisms(_ node: YAMLNode) {
    let fields = reader.fields(node, in: "mechanisms", keys: Mechanism.allCases.map(\.rawValue))
    for mechanism in Mechanism.allCases {
      guard let value = fields[mechanism.rawValue] else { continue }
      switch value.content {
      case .scalar("on", _), .scalar("true", _): continue
      case .scalar("off", _), .scalar("false", _): scenario.switchedOff.insert(mechanism)
      default: reader.report(value, .wrongKind(mechanism.rawValue, value.given, wanted: .onOff))
      }
    }
  }
}
