import Scenarios

/// The values of what is varied, each checked as the scenario's own would be.
extension DesignDecoder {
  /// A list of values, all different.
  mutating func values(
    _ items: [YAMLNode], _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ target: FactorTarget
  ) -> Factor.Domain? {
    guard !items.isEmpty else {
      reader.report(node, .domain(.noValues(name)))
      return nil
    }
    if case .place = target, items.count > ScenarioKeys.mostPlaceValues {
      reader.report(node, .tooMany(.values(items.count), most: ScenarioKeys.mostPlaceValues))
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
        reader.report(item, .repeated(.value(value.description)))
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
          reader.report(node, .wrongKind(owner, node.given, wanted: .onOff))
          return nil
        }
        return value
      }
      guard case .scalar(let text, let isPlain) = node.content else {
        reader.report(node, .wrongKind("a value of \(owner.shortened)", node.given, wanted: .numberOrText))
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
      reader.report(Problem(place, problem.fault))
    } catch {
      reader.report(key, .factor(error))
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
      return reader.report(node, .domain(.levelsAnd(name, other)))
    }
    guard isNewName(name, key) else { return }
    guard case .mapping(let pairs) = levels.content, !pairs.isEmpty else {
      return reader.report(levels, .wrongKind("levels", levels.given, wanted: .levels))
    }
    guard pairs.count <= ScenarioKeys.mostPlaceValues else {
      return reader.report(levels, .tooMany(.levels(pairs.count), most: ScenarioKeys.mostPlaceValues))
    }
    let before = reader.problems.count
    var (names, table) = ([FactorValue](), [String: [(target: FactorTarget, value: FactorValue)]]())
    var targets: [String: FactorTarget] = [:]
    for (levelKey, node) in pairs {
      guard case .scalar(let level, _) = levelKey.content else { continue }
      if let fault = Self.fault(inWord: level, with: "_-") ?? (OtherPrograms.looksMissing(level) ? .missingValue : nil)
      {
        reader.report(levelKey, .factor(.level(level, fault)))
        continue
      }
      guard table[level] == nil else {
        reader.report(levelKey, .repeated(.key(level)))
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
      reader.report(node, .wrongKind(level, node.given, wanted: .levelSettings))
      return []
    }
    var (settings, here) = ([(target: FactorTarget, value: FactorValue)](), Set<String>())
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else { continue }
      let known = (try? FactorTarget(name)).flatMap { targets[$0.name] }
      guard let target = known ?? target(name, key) else { continue }
      guard here.insert(target.name).inserted else {
        reader.report(key, .repeated(.key(name)))
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
        ? .parameter : reserved.contains(name) ? .reserved : nil)
    if let fault {
      reader.report(key, .factor(.name(name, fault)))
      return false
    }
    return claim(name, name, key)
  }

  /// Why a word is none that a constraint can name; nothing where it is. `signs`: what it may hold beside letters and digits.
  private static func fault(inWord word: String, with signs: String) -> FactorFault.Word? {
    func isPlain(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber) || signs.contains(character)
    }
    if let other = word.first(where: { !isPlain($0) }) { return .holds(other) }
    if word.first.map({ $0.isLetter }) != true { return .noLetterFirst }
    if word.count > 60 { return .tooLong(word.count) }
    return word == "and" || word == "or" ? .ofConstraints : nil
  }
}
