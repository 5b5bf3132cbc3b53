import Scenarios

/// A piece of YAML with its place, before anybody has said what it means.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// Text; `isPlain` if it stands without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let line: Int
  let column: Int
  let content: Content
  /// Of plain text: the comment that follows on its line, where no blank stands behind its `#` and it may be meant as text.
  var comment: String?

  /// What it is, as a fault tells it.
  var given: Given {
    switch content {
    case .scalar(let text, let isPlain): .text(text, isPlain: isPlain)
    case .sequence: .list
    case .mapping: .mapping
    }
  }
}

extension String {
  /// At most 40 characters of one line, for a message: nothing in it acts on the terminal that shows it, and what is not seen
  /// has its number.
  package var shortened: String {
    let start = prefix(40)
    let line = start.endIndex < endIndex ? start.prefix(39) + "…" : start
    return NameRule.shown(String(line.map { $0.isNewline ? " " : $0 }))
  }

  /// Whether there is a character that a terminal would act on and not show.
  var hasControlCharacters: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
