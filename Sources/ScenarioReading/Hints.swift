import Scenarios

extension Problem.Fault {
  /// What was probably meant; nothing where nothing is likely.
  package var guess: Hint? {
    switch self {
    case .unknownKey(let name, let owner, let keys): Hints.key(name, in: owner, keys: keys)
    case .wrongKind(let owner, let given, let wanted): Hints.kind(given, of: owner, wanted)
    case .outOfBounds(_, let value, .number(let bounds, _)):
      Number.parse(value).flatMap { Hints.outside($0, bounds) }
    case .notOneOf(_, .text(let text, _), let names): .near(text, names)
    case .scenario(.goalNeverMet(_, let metric, _, let target)): Hints.outside(target, metric.bounds)
    // Hints take time: a crowd is not searched.
    case .people(.unknown(let name, let names)), .table(.unknownMember(let name, let names)):
      names.count > 1000 ? nil : .near(name, names)
    case .design(.notVaried(let name, let names)), .design(.noLevel(_, .text(let name, _), let names)):
      .near(name, names)
    case .factor(.cannotBeVaried(let name)): Hints.factor(name)
    case .factor(.noPlace(let name)):
      FactorTarget.parts.nearest(to: String(name.prefix { $0 != "." })).map { .didYouMean("\($0).…") }
    case .table(.header(let cells, _)): CSVHint.header(cells)
    case .table(.row(let cells, let columns)): CSVHint.row(cells, columns: columns)
    case .table(.tieValue(let cell, _)): CSVHint.number(cell) ?? Number.plainForm(of: cell).map(Hint.write)
    case .setting(.noEquals(let name)): ParameterTable.spec(named: name) == nil ? Hints.setting(name) : nil
    case .setting(.unknown(let name)): Hints.setting(name)
    case .setting(.value(_, let text, let bounds, _)):
      Number.parse(text).map { Hints.outside($0, bounds) } ?? (text.isEmpty ? nil : Hints.number(text))
    case .inFile(_, let fault): fault.guess
    default: nil
    }
  }
}

/// What was probably meant, from mistakes that people make.
enum Hints {
  /// For a key that is unknown in its place.
  fileprivate static func key(_ name: String, in owner: String, keys: [String]) -> Hint? {
    if name.contains(":") { return .blankAfterColon }
    if Number.parse(name) != nil { return .decimalComma }
    if name.unicodeScalars.contains("\u{A0}") { return .nonBreakingSpace }
    switch owner {
    case "facilitator" where Technique(rawValue: name) != nil:
      return .write("schedule: [{technique: \(name), from: 1, to: 12, dose: 0.5}]")
    case "facilitator" where Style(rawValue: name) != nil: return .write("style: \(name)")
    case "facilitator" where name == "events": return .belongs(name, "at the top level")
    case "a trigger" where ["from", "to", "session"].contains(name): return .bySession
    case "an event" where ["from", "to", "sessions"].contains(name): return .oneSession
    case "a schedule entry" where ["session", "sessions"].contains(name): return .fromAndTo
    case "a member" where TieKind(rawValue: name) != nil: return .tiesFromFile
    case "a member" where ["dominance", "dominant", "extraversion", "confidence"].contains(name):
      return .didYouMean("assertiveness")
    default: break
    }
    if let home = ScenarioKeys.home(of: name), !home.hasSuffix(" '\(owner)'") { return .belongs(name, home) }
    return .near(name, keys)
  }

  /// Whether a text may be a key and its value without a blank between them: `sessions:2`.
  static func lacksBlank(_ text: some StringProtocol) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let next = text[text.index(after: colon)...].first else { return false }
    return !text[..<colon].isEmpty && text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
      && !next.isWhitespace && next != "/" && next != ":"
  }

  /// For what stands where something else is wanted.
  fileprivate static func kind(_ given: Given, of owner: String, _ wanted: Wanted) -> Hint? {
    switch wanted {
    case .keys: mapping(given, owner) ?? file(given)
    case .list: owner == "points" ? file(given).map { _ in .write("method: file") } : file(given)
    case .number: given.text.map(number)
    case .members: given == .mapping ? .beginWithDash : file(given).map { _ in .howManyOrWho }
    case .span: given.text.flatMap(Number.parse).flatMap { TimeSpan.hint($0) == nil ? nil : .unitOfTime($0) }
    case .factors: .whatCanBeVaried
    default: nil
    }
  }

  /// For a value where `name: value` lines are needed.
  private static func mapping(_ given: Given, _ owner: String) -> Hint? {
    switch given {
    case .text(let text, true) where lacksBlank(text): .blankAfterColon
    case .text("", _) where owner != "the scenario": .indent
    case .text(let text, _) where owner == "a member" && !text.isEmpty: .write("{name: \(text.shortened)}")
    case .list where owner == "facilitator": .putBeforeList("schedule")
    case .list where owner == "goals": .putBeforeList("targets")
    case .text(let text, _) where owner == "follow_up" && Number.parse(text) != nil: .write("{weeks: \(text)}")
    case .text(let text, _) where owner == "facilitator" && Style(rawValue: text) != nil: .write("{style: \(text)}")
    default: nil
    }
  }

  /// For text that is no number.
  static func number(_ text: String) -> Hint {
    if text.isEmpty { return .giveNumber }
    if looksLikePath(text) { return .isFileName }
    if Double(text)?.isInfinite == true { return .numberTooLarge }
    if text.hasSuffix("%"), Number.parse(String(text.dropLast())) != nil { return .percent(60) }
    if let plain = Number.plainForm(of: text) { return .write(plain) }
    let dotted = text.replacing(",", with: ".")
    return text.contains(",") && Number.parse(dotted) != nil ? .decimalDot(dotted) : .numberForm
  }

  static func looksLikePath(_ text: String) -> Bool {
    let ends = [".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods", ".json", ".yaml", ".yml"]
    return ends.contains(where: text.lowercased().hasSuffix) || text.hasPrefix("./") || text.hasPrefix("../")
      || text.hasPrefix("~/")
  }

  /// For the name of a file where none is taken.
  private static func file(_ given: Given) -> Hint? {
    given.text.flatMap { looksLikePath($0) ? .isFileName : nil }
  }

  /// For a number outside its bounds.
  static func outside(_ value: Double, _ bounds: Bounds) -> Hint? {
    bounds.high == 1 && bounds.low == 0 && value >= 5 && value <= 100 ? .percent(value) : nil
  }

  /// For `--set name=…` of a name that is no parameter.
  fileprivate static func setting(_ name: String) -> Hint? {
    if ["seed", "replicates", "record", "acts"].contains(name) { return .option(name) }
    if Mechanism(rawValue: name) != nil { return .switchInFile(name) }
    if Technique(rawValue: name) != nil { return .doseInFile }
    return .near(name, ParameterTable.all.map(\.name))
  }

  /// For a name that cannot be varied.
  fileprivate static func factor(_ name: String) -> Hint? {
    if ["seed", "replicates", "record", "scenario", "about"].contains(name) { return name == "seed" ? .ownLuck : nil }
    if Mechanism(rawValue: name) != nil { return .write("mechanisms.\(name)") }
    if Technique(rawValue: name) != nil { return .placeOfDose }
    switch name {
    case "interview", "balance": return .write("preparation.\(name)")
    case "clarity": return .write("goals.clarity")
    case "weeks", "follow_up": return .write("follow_up.weeks")
    default: return .near(name, ParameterTable.all.map(\.name) + ["style"])
    }
  }
}
