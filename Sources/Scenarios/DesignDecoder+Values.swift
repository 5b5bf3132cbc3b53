/// The values of what is varied, each checked as the scenario's own would be.
extension DesignDecoder {
  /// A list of values, all different.
  mutating func values(
    _ items: [YAMLNode], _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ target: FactorTarget
  ) -> Factor.Domain? {
    guard !items.isEmpty else {
      reader.report(node, "\(name.shortened) has no values", allowed: "one value or more")
      return nil
    }
    if case .place = target, items.count > ScenarioKeys.mostPlaceValues {
      reader.report(node, counted(items.count, "value"), allowed: "at most \(ScenarioKeys.mostPlaceValues)")
      return nil
    }
    let before = reader.problems.count
    var (values, known) = ([FactorValue](), Set<FactorValue>())
    for item in items {
      let isKeyRight = reader.problems.count == before
      guard let value = value(item, of: target, name, key) else {
        // What is wrong with the place itself is told once.
        if isKeyRight, reader.problems.last?.place == reader.place(key) { return nil }
        continue
      }
      if known.insert(value).inserted {
        values.append(value)
      } else {
        reader.report(item, "\(value.description.shortened) stands here a second time")
      }
    }
    return reader.problems.count == before ? .values(values) : nil
  }

  /// One value; nothing, and a report, where the scenario could not have it.
  mutating func value(_ node: YAMLNode, of target: FactorTarget, _ owner: String, _ key: YAMLNode) -> FactorValue? {
    switch target {
    case .parameter(let spec):
      return reader.number(node, owner.shortened, spec.bounds, isInteger: spec.isInteger).map { .number($0) }
    case .place(let path):
      if target.isSwitch, Mechanism(rawValue: path[1]) != nil {
        guard let value = Self.switched(node) else {
          reader.report(node, "\(owner) is \(node.kind)", allowed: "on, off, true, false")
          return nil
        }
        return value
      }
      guard case .scalar(let text, let isPlain) = node.content else {
        reader.report(node, "a value of \(owner.shortened) is \(node.kind)", allowed: "a number or text")
        return nil
      }
      guard isRight(path, node, key) else { return nil }
      return Self.value(text, isPlain)
    }
  }

  static func value(_ text: String, _ isPlain: Bool) -> FactorValue {
    (isPlain ? Number.parse(text) : nil).map { .number($0) } ?? .text(text)
  }

  private static func switched(_ node: YAMLNode) -> FactorValue? {
    switch node.content {
    case .scalar("on", _), .scalar("true", _): .text("on")
    case .scalar("off", _), .scalar("false", _): .text("off")
    default: nil
    }
  }

  /// Whether a part of the scenario can be read with a value at a place; reports it if not.
  private mutating func isRight(_ path: [String], _ node: YAMLNode, _ key: YAMLNode) -> Bool {
    do {
      let changed = try root.replacing(path[...], by: node, key: key)
      guard isSound(path[0]), let problem = problem(path[0], changed) else { return true }
      let keyPlace = Place(base.reader.file, line: key.line, column: key.column)
      let place = reader.place(problem.place == keyPlace ? key : node)
      reader.report(Problem(place, problem.what, allowed: problem.allowed, hint: problem.hint))
    } catch let fault as FactorTarget.Fault {
      reader.report(key, fault.what, allowed: fault.allowed, hint: fault.hint)
    } catch {
      reader.report(key, "\(error)")
    }
    return false
  }

  /// What is wrong with a part of a scenario by itself, first of all.
  private func problem(_ part: String, _ root: YAMLNode) -> Problem? {
    guard case .mapping(let pairs) = root.content else { return nil }
    let kept = pairs.filter { pair in
      if case .scalar(let name, _) = pair.key.content { name == part || name == "scenario" } else { false }
    }
    var decoder = ScenarioDecoder(file: base.reader.file)
    decoder.decode(YAMLNode(line: root.line, column: root.column, content: .mapping(kept)))
    return decoder.reader.problems.first
  }

  private mutating func isSound(_ part: String) -> Bool {
    if let isSound = soundParts[part] { return isSound }
    let isSound = problem(part, root) == nil
    soundParts[part] = isSound
    return isSound
  }

  /// Whether a place takes whole numbers alone: of an interval from one that it takes, it refuses what lies between.
  mutating func takesWholeNumbersAlone(_ target: FactorTarget, _ key: YAMLNode, _ from: Double, _ to: Double) -> Bool {
    switch target {
    case .parameter(let spec): return spec.isInteger
    case .place(let path):
      let between = from + min(0.5, (to - from) / 2)
      guard from == from.rounded(), isSound(path[0]) else { return false }
      let node = YAMLNode(line: 0, column: 0, content: .scalar(plain(between), isPlain: true))
      guard let changed = try? root.replacing(path[...], by: node, key: key) else { return false }
      return problem(path[0], changed) != nil
    }
  }

  /// What the scenario itself says, with the settings; nothing where it says nothing and nothing is usual.
  func own(_ target: FactorTarget) -> FactorValue? {
    switch target {
    case .parameter(let spec): return .number(spec.value(in: base.scenario.parameters))
    case .place(let path):
      guard let (text, isPlain) = root.scalar(at: path[...]) else { return target.usual }
      let node = YAMLNode(line: 0, column: 0, content: .scalar(text, isPlain: isPlain))
      return (target.isSwitch ? Self.switched(node) : nil) ?? Self.value(text, isPlain)
    }
  }

  // MARK: Named levels

  mutating func decodeLevels(
    _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ levels: YAMLNode, _ fields: [String: YAMLNode]
  ) {
    if let other = fields.keys.sorted().first(where: { $0 != "levels" }) {
      return reader.report(node, "\(name.shortened) has levels and \(other)", allowed: "levels alone")
    }
    guard isNewName(name, key) else { return }
    guard case .mapping(let pairs) = levels.content, !pairs.isEmpty else {
      return reader.report(
        levels, "levels is \(levels.kind)", allowed: "name: settings, as in alike: {faultline: 0}")
    }
    guard pairs.count <= ScenarioKeys.mostPlaceValues else {
      return reader.report(levels, counted(pairs.count, "level"), allowed: "at most \(ScenarioKeys.mostPlaceValues)")
    }
    let before = reader.problems.count
    var (names, table) = ([FactorValue](), [String: [(target: FactorTarget, value: FactorValue)]]())
    var targets: [String: FactorTarget] = [:]
    for (levelKey, node) in pairs {
      guard case .scalar(let level, _) = levelKey.content else { continue }
      if let fault = Self.fault(inWord: level, with: "_-") ?? (OtherPrograms.looksMissing(level) ? Self.missing : nil) {
        reader.report(
          levelKey, "the level is '\(level.shortened)', which \(fault)",
          allowed: "a letter, then letters, digits, _ and -; not and, or, and what programs take for a missing value")
        continue
      }
      guard table[level] == nil else {
        reader.report(levelKey, "'\(level)' stands here a second time")
        continue
      }
      names.append(.text(level))
      table[level] = settings(of: level, node, &targets)
    }
    guard reader.problems.count == before else { return }
    add(name, key, .values(names), .levels(table))
  }

  /// What one level sets. `targets`: what the levels before it have set, by name.
  private mutating func settings(
    of level: String, _ node: YAMLNode, _ targets: inout [String: FactorTarget]
  ) -> [(target: FactorTarget, value: FactorValue)] {
    guard case .mapping(let pairs) = node.content else {
      reader.report(node, "\(level) is \(node.kind)", allowed: "name: value, as in {faultline: 0}")
      return []
    }
    var (settings, here) = ([(target: FactorTarget, value: FactorValue)](), Set<String>())
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else { continue }
      let known = (try? FactorTarget(name)).flatMap { targets[$0.name] }
      guard let target = known ?? target(name, key) else { continue }
      guard here.insert(target.name).inserted else {
        reader.report(key, "'\(name.shortened)' stands here a second time")
        continue
      }
      targets[target.name] = target
      if let value = self.value(value, of: target, name, key) { settings.append((target, value)) }
    }
    return settings
  }

  /// Whether a name is free to be that of a factor with levels.
  private mutating func isNewName(_ name: String, _ key: YAMLNode) -> Bool {
    let reserved =
      ["run_id", "point_id", "replicate", "seed", "status", "style", "and", "or", "RunId", "iteration", "Step"]
      + Metric.allCases.map(\.rawValue)
    let fault =
      Self.fault(inWord: name, with: "_")
      ?? (ParameterTable.spec(named: name) != nil
        ? "is a parameter" : reserved.contains(name) ? "is the name of a column or key" : nil)
    if let fault {
      reader.report(
        key, "a factor with levels is called '\(name.shortened)', which \(fault)",
        allowed: "a name of its own: a letter, then letters, digits and underscores")
      return false
    }
    if let line = lines[name] {
      reader.report(key, "'\(name)' is already varied on line \(line)")
      return false
    }
    lines[name] = key.line
    return true
  }

  private static let missing = "programs take for a missing value"

  /// Why a word is none that a constraint can name; nothing where it is. `signs`: what it may hold beside letters and digits.
  private static func fault(inWord word: String, with signs: String) -> String? {
    func isPlain(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber) || signs.contains(character)
    }
    if let other = word.first(where: { !isPlain($0) }) { return "holds '\(String(other).shortened)'" }
    if word.first.map({ $0.isLetter }) != true { return "does not begin with a letter" }
    if word.count > 60 { return "has \(word.count) characters, more than 60" }
    return word == "and" || word == "or" ? "is a word of constraints" : nil
  }
}
