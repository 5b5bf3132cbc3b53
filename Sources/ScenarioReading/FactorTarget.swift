import Scenarios

/// What a name changes that a design varies.
enum FactorTarget: Sendable {
  /// A parameter, as `--set` changes it.
  case parameter(ParameterSpec)
  /// A place of the scenario: keys, and whole numbers from 1 for entries of lists.
  case place([String])

  /// The one name of what may have several: `group.faultline` is `faultline`.
  var name: String {
    switch self {
    case .parameter(let spec): spec.name
    case .place(let path): path.joined(separator: ".")
    }
  }

  /// Whether it takes words of a switch.
  var isSwitch: Bool {
    if case .place(let path) = self { path.count == 2 && path[0] == "mechanisms" } else { false }
  }

  /// What holds where the scenario does not say it; nothing where there is no such value.
  var usual: FactorValue? {
    guard case .place(let path) = self else { return nil }
    if isSwitch { return .text("on") }
    // Of an entry of a list: the key.
    let isEntry = path.count == 4
    switch (path[0], path.count == 2 ? path[1] : isEntry ? path[1] + "." + path[3] : "") {
    case ("facilitator", "style"): return .text("none")
    case ("preparation", "interview"), ("preparation", "balance"), ("goals", "clarity"), ("follow_up", "weeks"):
      return .number(0)
    case ("facilitator", "schedule.from"), ("group", "newcomers.count"): return .number(1)
    case ("facilitator", "triggers.for"): return .text("1 tick")
    case ("facilitator", "triggers.lasting"): return .text("1 session")
    case ("facilitator", "triggers.cool_down"): return .text("0 ticks")
    default:
      return path[0] == "events" && path.count == 3 && path[2] == "strength" ? .number(1) : nil
    }
  }

  /// No place of a scenario lies deeper.
  private static let mostSteps = 8
  /// Parts of a scenario in which a place can lie.
  static let parts = [
    "group", "parameters", "preparation", "goals", "facilitator", "follow_up", "events", "mechanisms",
  ]

  /// Throws why a name is none that can be varied. Whether a place leads somewhere, `YAMLNode.replacing` says.
  init(_ name: String) throws(FactorFault) {
    if let spec = ParameterTable.spec(named: name) {
      self = .parameter(spec)
      return
    }
    let path =
      name == "style"
      ? ["facilitator", "style"]
      : name.split(separator: ".", omittingEmptySubsequences: false)
        .map(String.init)
    guard path.count > 1 else { throw .cannotBeVaried(name) }
    guard Self.parts.contains(path[0]), !path.contains(""), path.count <= Self.mostSteps else {
      throw .noPlace(name)
    }
    if path.count == 2, path[0] == "group", TieKind(rawValue: path[1]) != nil { throw .ties }
    if path.count == 2, let spec = ParameterTable.spec(named: path[1]), spec.place.rawValue == path[0] {
      self = .parameter(spec)
    } else {
      self = .place(path)
    }
  }
}

extension YAMLNode {
  /// The text at a place, if there is one.
  func scalar(at path: ArraySlice<String>) -> (text: String, isPlain: Bool)? {
    guard let step = path.first else {
      if case .scalar(let text, let isPlain) = content { return (text, isPlain) }
      return nil
    }
    switch content {
    case .scalar: return nil
    case .sequence(let items): return Self.index(step, items.count).flatMap { items[$0].scalar(at: path.dropFirst()) }
    case .mapping(let pairs): return pairs.first { $0.key.isText(step) }?.value.scalar(at: path.dropFirst())
    }
  }

  /// The same with something else at a place. Keys that are missing on the way are added and stand where `key` does;
  /// entries of lists must be there.
  func replacing(
    _ path: ArraySlice<String>, by value: YAMLNode, key: YAMLNode, way: String = ""
  ) throws(FactorFault) -> YAMLNode {
    guard let step = path.first else {
      if case .scalar = content { return value }
      throw .notSingle(way, given)
    }
    let (rest, further) = (path.dropFirst(), way.isEmpty ? step : way + "." + step)
    switch content {
    case .scalar: throw .leadsOn(way, given, further: further)
    case .sequence(var items):
      guard let index = Self.index(step, items.count) else {
        throw .noEntry(step, in: way, count: items.count)
      }
      items[index] = try items[index].replacing(rest, by: value, key: key, way: further)
      return YAMLNode(line: line, column: column, content: .sequence(items))
    case .mapping(var pairs):
      if let index = pairs.firstIndex(where: { $0.key.isText(step) }) {
        pairs[index].value = try pairs[index].value.replacing(rest, by: value, key: key, way: further)
      } else {
        pairs.append((key.with(step), try Self.added(rest, value, key, way: further)))
      }
      return YAMLNode(line: line, column: column, content: .mapping(pairs))
    }
  }

  private static func added(
    _ path: ArraySlice<String>, _ value: YAMLNode, _ key: YAMLNode, way: String
  ) throws(FactorFault) -> YAMLNode {
    guard let step = path.first else { return value }
    guard Number.parseUnsigned(step) == nil else { throw .noList(way) }
    let inner = try added(path.dropFirst(), value, key, way: way + "." + step)
    return YAMLNode(line: key.line, column: key.column, content: .mapping([(key.with(step), inner)]))
  }

  private func with(_ text: String) -> YAMLNode {
    YAMLNode(line: line, column: column, content: .scalar(text, isPlain: true))
  }

  private func isText(_ text: String) -> Bool {
    if case .scalar(text, _) = content { true } else { false }
  }

  private static func index(_ step: String, _ count: Int) -> Int? {
    Number.parseUnsigned(step).flatMap { (1...UInt64(max(count, 1))).contains($0) && count > 0 ? Int($0) - 1 : nil }
  }
}
