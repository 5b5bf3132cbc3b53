import Scenarios

/// Takes nodes apart and collects every problem on the way, so that all of a file are told at once.
struct NodeReader: Sendable {
  let file: String
  private(set) var problems: [Problem] = []
  /// What is right and yet may not be meant.
  private(set) var notes: [Note] = []

  init(file: String) { self.file = file }

  mutating func report(_ node: YAMLNode, _ fault: Problem.Fault) { report(Problem(place(node), fault)) }

  mutating func report(_ problem: Problem) {
    if problems.count < 4 * Problems.most { problems.append(problem) }
  }

  /// Reports a problem of a file; one of the whole file where the scenario names it.
  mutating func report(_ problem: Problem, ofFile path: String, at node: YAMLNode) {
    if problem.place.line == 0 { report(node, .inFile(path, problem.fault)) } else { report(problem) }
  }

  func place(_ node: YAMLNode) -> Place { Place(file, line: node.line, column: node.column) }

  /// The values of a mapping by key. Unknown keys and keys that come twice are problems.
  mutating func fields(_ node: YAMLNode, in owner: String, keys: [String]) -> [String: YAMLNode] {
    guard case .mapping(let pairs) = node.content else {
      report(node, .wrongKind(owner, node.given, wanted: .keys(keys)))
      return [:]
    }
    var fields: [String: YAMLNode] = [:]
    var lines: [String: Int] = [:]
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else { continue }
      if let line = lines[name] {
        report(key, .repeated(.key(name), line: line))
      } else if keys.contains(name) {
        fields[name] = value
      } else {
        report(key, .unknownKey(name, in: owner, keys: keys))
      }
      lines[name] = lines[name] ?? key.line
    }
    return fields
  }

  mutating func items(_ node: YAMLNode, _ owner: String, of entries: Wanted.Entries) -> [YAMLNode] {
    guard case .sequence(let items) = node.content else {
      report(node, .wrongKind(owner, node.given, wanted: .list(entries)))
      return []
    }
    return items
  }

  /// What a text is for, which decides what it may hold.
  enum TextKind {
    /// Shown on one line, and perhaps told apart from others: all of it must be seen.
    case name
    /// Prose, with newlines.
    case lines
    /// Words that are read, such as a condition: blanks do not matter.
    case expression
    /// Where a file is: what file systems allow.
    case path
  }

  /// Text of a scalar, without control characters but, in prose, newlines and tabs.
  mutating func text(_ node: YAMLNode, _ owner: String, most: Int, _ kind: TextKind = .name) -> String? {
    guard case .scalar(let text, _) = node.content, !text.allSatisfy(\.isWhitespace) else {
      report(node, .wrongKind(owner, node.given, wanted: .text(most: most)))
      return nil
    }
    // As JSON Schema counts: one letter with a thousand accents is a thousand and one.
    let count = text.unicodeScalars.count
    guard count <= most else {
      report(node, .tooLong(owner, characters: count, most: most))
      return nil
    }
    if let fault = kind.fault(text) {
      report(node, .badText(owner, fault, most: most))
      return nil
    }
    if let comment = node.comment { notes.append(.comment(comment, behind: text, line: node.line)) }
    return text
  }

  /// A number within bounds.
  mutating func number(_ node: YAMLNode, _ owner: String, _ bounds: Bounds, isInteger: Bool = false) -> Double? {
    let wanted = Wanted.number(bounds, isWhole: isInteger)
    guard case .scalar(let text, let isPlain) = node.content, !isPlain || Number.parse(text) != nil else {
      report(node, .wrongKind(owner, node.given, wanted: wanted))
      return nil
    }
    guard isPlain, let value = Number.parse(text) else {
      report(node, .inQuotes(owner, wanted: wanted))
      return nil
    }
    guard bounds.contains(value), !isInteger || value == value.rounded() else {
      report(node, .outOfBounds(owner, text, wanted: wanted))
      return nil
    }
    return value
  }

  mutating func integer(_ node: YAMLNode, _ owner: String, _ bounds: Bounds) -> Int? {
    number(node, owner, bounds, isInteger: true).map { Int($0) }
  }

  /// One of a set of names. `listed`: those to tell of, if others have a message of their own.
  mutating func name<Name: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ owner: String, of type: Name.Type, listed: [String]? = nil
  ) -> Name? where Name.RawValue == String {
    let names = listed ?? Name.allCases.map(\.rawValue)
    guard case .scalar(let text, _) = node.content, let name = Name(rawValue: text) else {
      report(node, .notOneOf(owner, node.given, names))
      return nil
    }
    return name
  }
}

extension NodeReader.TextKind {
  /// What a text of this kind may not hold.
  fileprivate func fault(_ text: String) -> TextFault? {
    switch self {
    case .name: NameRule.fault(in: text)
    case .expression: NameRule.hiddenFault(in: text)
    case .lines:
      text.filter { $0 != "\n" && $0 != "\t" }.hasControlCharacters
        ? .controlCharacters(isProse: true) : NameRule.proseFault(in: text)
    case .path: text.hasControlCharacters ? .controlCharacters(isProse: false) : nil
    }
  }
}
