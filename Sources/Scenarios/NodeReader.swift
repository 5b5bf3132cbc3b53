/// Takes nodes apart and collects every problem on the way, so that all of a file are told at once.
struct NodeReader: Sendable {
  let file: String
  private(set) var problems: [Problem] = []
  /// What is right and yet may not be meant: one sentence each.
  private(set) var notes: [String] = []

  init(file: String) { self.file = file }

  mutating func report(_ node: YAMLNode, _ what: String, allowed: String? = nil, hint: String? = nil) {
    report(Problem(place(node), what, allowed: allowed, hint: hint))
  }

  mutating func report(_ problem: Problem) {
    if !isFull { problems.append(problem) }
  }

  private var isFull: Bool { problems.count >= 4 * Problems.most }

  func place(_ node: YAMLNode) -> Place { Place(file, line: node.line, column: node.column) }

  /// The values of a mapping by key. Unknown keys and keys that come twice are problems.
  mutating func fields(_ node: YAMLNode, in owner: String, keys: [String]) -> [String: YAMLNode] {
    guard case .mapping(let pairs) = node.content else {
      report(
        node, "\(owner) is \(node.kind)", allowed: "name: value, with " + listed(keys),
        hint: Hints.mapping(node, owner) ?? Hints.file(node))
      return [:]
    }
    var fields: [String: YAMLNode] = [:]
    var lines: [String: Int] = [:]
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else { continue }
      if let line = lines[name] {
        report(key, "'\(name.shortened)' stands here a second time; it is already on line \(line)")
      } else if keys.contains(name) {
        fields[name] = value
      } else {
        reportUnknown(key, name, in: owner, keys: keys)
      }
      lines[name] = lines[name] ?? key.line
    }
    return fields
  }

  private mutating func reportUnknown(_ key: YAMLNode, _ name: String, in owner: String, keys: [String]) {
    // Looking for a hint takes time, which nobody should spend on a hundred thousand keys.
    guard !isFull else { return }
    let hint = Hints.key(name, in: owner, keys: keys)
    report(key, "unknown key '\(name.shortened)' in \(owner)", allowed: listed(keys), hint: hint)
  }

  private func listed(_ keys: [String]) -> String {
    keys.count <= 16 ? keys.joined(separator: ", ") : "the names that `tuckman list parameters` prints"
  }

  mutating func items(_ node: YAMLNode, _ owner: String, of what: String) -> [YAMLNode] {
    guard case .sequence(let items) = node.content else {
      report(
        node, "\(owner) is \(node.kind)", allowed: "a list of \(what)",
        hint: owner == "points" ? Hints.points(node) : Hints.file(node))
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
    let allowed = "text of 1 to \(most) characters"
    guard case .scalar(let text, _) = node.content, !text.allSatisfy(\.isWhitespace) else {
      report(node, "\(owner) is \(node.kind)", allowed: allowed)
      return nil
    }
    // As JSON Schema counts: one letter with a thousand accents is a thousand and one.
    let count = text.unicodeScalars.count
    guard count <= most else {
      report(node, "\(owner) has \(counted(count, "character"))", allowed: allowed)
      return nil
    }
    let visible = kind == .lines ? text.filter { $0 != "\n" && $0 != "\t" } : text
    if kind == .lines || kind == .path, visible.hasControlCharacters {
      report(node, "\(owner) holds control characters", allowed: allowed + (kind == .lines ? "" : " on one line"))
      return nil
    }
    if let fault = kind.fault(text) {
      report(node, "\(owner) \(fault.what)", allowed: allowed + " " + fault.allowed)
      return nil
    }
    if let comment = node.comment {
      notes.append(
        "line \(node.line): '\(text.shortened)' ends where ' \(comment.shortened)' begins, which YAML takes for a comment; "
          + "put the whole in quotes if it belongs together")
    }
    return text
  }

  /// A number within bounds.
  mutating func number(_ node: YAMLNode, _ owner: String, _ bounds: Bounds, isInteger: Bool = false) -> Double? {
    let allowed = (isInteger ? "a whole number" : "a number") + bounds.words
    guard case .scalar(let text, let isPlain) = node.content else {
      report(node, "\(owner) is \(node.kind)", allowed: allowed)
      return nil
    }
    guard isPlain else {
      report(node, "\(owner) is text in quotes", allowed: allowed, hint: "leave the quotes out")
      return nil
    }
    guard let value = Number.parse(text) else {
      report(node, "\(owner) is \(node.kind)", allowed: allowed, hint: Hints.number(text))
      return nil
    }
    guard bounds.contains(value), !isInteger || value == value.rounded() else {
      report(node, "\(owner) is \(text.shortened)", allowed: allowed, hint: Hints.outside(value, bounds))
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
      var hint: String?
      if case .scalar(let text, _) = node.content { hint = names.nearest(to: text).map { "did you mean '\($0)'?" } }
      report(node, "\(owner) is \(node.kind)", allowed: names.joined(separator: ", "), hint: hint)
      return nil
    }
    return name
  }
}

extension NodeReader.TextKind {
  /// What a text of this kind may not hold.
  fileprivate func fault(_ text: String) -> NameRule.Fault? {
    switch self {
    case .name: NameRule.fault(in: text)
    case .expression: NameRule.hiddenFault(in: text)
    case .lines: NameRule.proseFault(in: text)
    case .path: nil
    }
  }
}
