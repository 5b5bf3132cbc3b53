import CYaml
import Scenarios

/// Reads YAML (and JSON, which is YAML) into nodes with places: the only file that knows the YAML library.
///
/// It takes the events of libyaml, as Yams ships it, one after another, and stops at the first that a scenario may not
/// have: an anchor or alias (a few hundred bytes of them can stand for gigabytes), a key that is not plain text, a tag,
/// a second document, or more than 64 levels.
struct YAMLReader {
  static let mostBytes = 1_000_000
  private static let mostLevels = 64

  private let file: String
  private let bytes: [UInt8]
  private var parser = yaml_parser_t()
  private let comments: TextComments

  private init(_ file: String, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    comments = TextComments(bytes)
  }

  /// The one document of a text. Throws a `Problem`.
  static func read(_ bytes: [UInt8], file: String) throws(Problem) -> YAMLNode {
    try requireText(bytes, file: file, mostBytes: mostBytes)
    // libyaml would count a byte order mark as a column of line 1.
    let bytes = JSONEscapes.joined(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    var reader = YAMLReader(file, bytes)
    guard yaml_parser_initialize(&reader.parser) == 1 else { throw Problem(Place(file), .yaml(.noMemory)) }
    defer { yaml_parser_delete(&reader.parser) }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING)
    return try bytes.withUnsafeBufferPointer { (buffer) throws(Problem) in
      yaml_parser_set_input_string(&reader.parser, buffer.baseAddress, buffer.count)
      return try reader.document()
    }
  }

  private mutating func document() throws(Problem) -> YAMLNode {
    _ = try next()
    let start = try next()
    guard start.type == YAML_DOCUMENT_START_EVENT else {
      throw Problem(Place(file), .yaml(.empty))
    }
    let node = try node(try next(), level: 1)
    _ = try next()
    let end = try next()
    guard end.type == YAML_STREAM_END_EVENT else {
      throw Problem(place(end), .yaml(.secondDocument))
    }
    return node
  }

  private mutating func node(_ event: Event, level: Int) throws(Problem) -> YAMLNode {
    guard level <= Self.mostLevels else { throw Self.tooDeep(place(event)) }
    if event.isAlias || event.hasAnchor { throw Problem(place(event), .yaml(.anchor)) }
    if event.hasTag { throw Problem(place(event), .yaml(.tag)) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      var scalar = made(event, .scalar(event.text, isPlain: event.isPlain))
      if event.isPlain { scalar.comment = comments.comment(line: event.endLine, column: event.endColumn) }
      return scalar
    case YAML_SEQUENCE_START_EVENT:
      var items: [YAMLNode] = []
      while true {
        let item = try next()
        if item.type == YAML_SEQUENCE_END_EVENT { return made(event, .sequence(items)) }
        items.append(try node(item, level: level + 1))
      }
    default: return try mapping(event, level: level)
    }
  }

  private mutating func mapping(_ event: Event, level: Int) throws(Problem) -> YAMLNode {
    var pairs: [(YAMLNode, YAMLNode)] = []
    while true {
      let first = try next()
      if first.type == YAML_MAPPING_END_EVENT { return made(event, .mapping(pairs)) }
      guard first.type == YAML_SCALAR_EVENT || first.isAlias else {
        throw Problem(place(first), .yaml(.key))
      }
      let key = try node(first, level: level + 1)
      pairs.append((key, try node(try next(), level: level + 1)))
    }
  }

  private static func tooDeep(_ place: Place) -> Problem {
    Problem(place, .yaml(.tooDeep(most: mostLevels)))
  }

  private func made(_ event: Event, _ content: YAMLNode.Content) -> YAMLNode {
    YAMLNode(line: event.line, column: event.column, content: content)
  }

  private func place(_ event: Event) -> Place { Place(file, line: event.line, column: event.column) }

  private mutating func next() throws(Problem) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(&parser, &raw) == 1 else { throw fault() }
    defer { yaml_event_delete(&raw) }
    return Event(raw)
  }

  /// What libyaml says is wrong, where it gave up, and where the piece began that it was in.
  private func fault() -> Problem {
    // Of characters that no text may hold it says how many bytes come before, and nothing of line and column.
    if parser.error == YAML_READER_ERROR {
      let before = String(decoding: bytes.prefix(parser.problem_offset), as: UTF8.self).unicodeScalars
      let line = before.reversed().prefix { $0 != "\n" }
      return Problem(
        Place(file, line: 1 + before.count { $0 == "\n" }, column: line.count + 1), .yaml(.controlCharacter))
    }
    if parser.problem.map({ String(cString: $0).hasPrefix("Maximum nesting level") }) == true {
      return Self.tooDeep(Place(file, line: Int(parser.mark.line) + 1, column: Int(parser.mark.column) + 1))
    }
    let mark = (line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
    let first = Int(parser.context_mark.line) + 1
    let context = first < mark.line ? parser.context.map { String(cString: $0) } : nil
    return Problem(
      Place(file, line: mark.line, column: mark.column),
      .yaml(
        .unreadable(
          parser.problem.map { String(cString: $0) }, context: context, contextLine: context == nil ? 0 : first,
          cause: cause(line: mark.line))))
  }

  /// What may be the cause of a fault on a line.
  private func cause(line: Int) -> YAMLFault.Cause {
    if isIndentedByTab(line: line) { return .tabs }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for place in [line - 1, line - 2] where lines.indices.contains(place) {
      let text = String(decoding: lines[place], as: UTF8.self).drop { " -".contains($0) }
      if Hints.lacksBlank(text) { return .noBlank(line: place + 1) }
    }
    let first = parser.context == nil ? line : min(line, Int(parser.context_mark.line) + 1)
    return comments.first(in: first...line).map { .comment($0.text, line: $0.line) } ?? .unknown
  }

  private func isIndentedByTab(line: Int) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard line <= lines.count else { return false }
    return lines[line - 1].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.contains(UInt8(ascii: "\t"))
  }
}

/// What is needed of one of libyaml's events, copied out of it.
private struct Event {
  let type: yaml_event_type_t
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  var text = ""
  var isPlain = false
  var hasAnchor = false
  var hasTag = false

  init(_ raw: yaml_event_t) {
    type = raw.type
    line = Int(raw.start_mark.line) + 1
    column = Int(raw.start_mark.column) + 1
    endLine = Int(raw.end_mark.line) + 1
    endColumn = Int(raw.end_mark.column) + 1
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      hasAnchor = scalar.anchor != nil
      hasTag = scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      hasAnchor = raw.data.sequence_start.anchor != nil
      hasTag = raw.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      hasAnchor = raw.data.mapping_start.anchor != nil
      hasTag = raw.data.mapping_start.tag != nil
    default: break
    }
  }

  var isAlias: Bool { type == YAML_ALIAS_EVENT }
}
