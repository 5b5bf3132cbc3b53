import Scenarios

/// Text laid out for a terminal: no line is wider than it, unless a single word is, such as a path.
///
/// A command is broken between its words and continued behind a backslash, so that it can still be pasted. Any other line
/// is broken at blanks; the rest of an indented line is indented by two more.
enum Layout {
  /// Breaks the lines that are too wide.
  static func fitted(_ text: String, width: Int = Console.width) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { fitted(line: String($0), width) }
      .joined(separator: "\n")
  }

  /// Fills lines with the words of a text. `indent`: blanks before each, and before all but the first so many `more`.
  static func filled(_ text: String, width: Int, indent: Int = 0, more: Int = 0) -> [String] {
    filled(parts: text.split(whereSeparator: \.isWhitespace).map(String.init), width: width, indent: indent, more: more)
  }

  /// Fills lines with parts that stay in one piece each.
  static func filled(parts: [String], width: Int, indent: Int = 0, more: Int = 0) -> [String] {
    var (lines, line, taken) = ([String](), "", 0)
    for part in parts {
      let size = columns(part)
      if taken > 0, taken + 1 + size > width {
        lines.append(line)
        (line, taken) = ("", 0)
      }
      let before = taken > 0 ? 1 : indent + (lines.isEmpty ? 0 : more)
      line += blanks(before) + part
      taken += before + size
    }
    return taken > 0 ? lines + [line] : lines
  }

  /// Help as the parser writes it without regard to the terminal, in two columns; on a narrow terminal in one. `wide` has
  /// no line that the parser broke.
  static func help(_ wide: String, width: Int = Console.width) -> String {
    wide.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let line = calledByName(String(line))
      if line.hasPrefix("USAGE: ") { return usage(line, width) }
      guard columns(line) > width || width < narrow else { return [line] }
      let (name, text) = (line.prefix(helpColumn), line.dropFirst(helpColumn))
      guard name.hasPrefix("  "), name.hasSuffix("  "), !text.isEmpty, text.first != " " else {
        return fitted(line: line, width)
      }
      if width < narrow {
        let own = String(name).withoutBlanksAtEnd
        return (own.isEmpty ? [] : [own]) + filled(String(text), width: width, indent: 6)
      }
      return [name + filled(String(text), width: width - helpColumn).joined(separator: "\n" + blanks(helpColumn))]
    }.joined(separator: "\n")
  }

  /// Text whose lines are broken at blanks where they are wider; what follows is indented by two. What stands between
  /// backticks, or is a command to the end of its line, stays whole.
  static func folded(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      guard line.count > width else { return [String(line)] }
      let indent = String(line.prefix { $0 == " " })
      let lines = filled(parts: pieces(of: line).map(String.init), width: width - indent.count - 2)
      return lines.enumerated().map { indent + ($0 == 0 ? "" : "  ") + $1 }
    }.joined(separator: "\n")
  }

  /// How many columns a line takes, whatever its colours.
  static func columns(_ line: String) -> Int {
    line.utf8.allSatisfy { $0 < 0x80 } ? line.utf8.count : Console.plain(line).reduce(0) { $0 + $1.columns }
  }

  // MARK: Lines

  /// Where the parser begins what it says of an option.
  private static let helpColumn = 26
  /// Below so many columns two columns of help are too narrow to read.
  private static let narrow = 60

  /// What may not be broken.
  private static func pieces(of line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line.drop { $0 == " " }
    while !rest.isEmpty {
      let before = pieces.last ?? ":"
      let isCommand =
        rest.hasPrefix(Words.command + " ") && before != "Usage:" && (before.hasSuffix(":") || before == "then")
      var isQuoted = false
      let end = rest.firstIndex { character in
        if character == "`" { isQuoted.toggle() }
        return character == " " && !isQuoted && !isCommand
      }
      pieces.append(rest[..<(end ?? rest.endIndex)])
      rest = rest[(end ?? rest.endIndex)...].drop { $0 == " " }
    }
    return pieces
  }

  private static func fitted(line: String, _ width: Int) -> [String] {
    guard columns(line) > width else { return [line] }
    let indent = line.prefix { $0 == " " }.count
    let text = String(line.dropFirst(indent))
    guard isCommand(text) else { return filled(text, width: width, indent: indent, more: indent > 0 ? 2 : 0) }
    let lines = filled(parts: arguments(text), width: width - 2, indent: indent, more: 2)
    return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
  }

  private static func isCommand(_ text: String) -> Bool {
    text.hasPrefix(Words.command + " ") || text.hasPrefix("tuckman ")
  }

  /// An example in help as the user calls the program: the start script is no `tuckman`.
  private static func calledByName(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("tuckman "), text.count < line.count else { return line }
    return line.prefix(line.count - text.count) + Words.command + text.dropFirst("tuckman".count)
  }

  /// How a command is called, broken between its options.
  private static func usage(_ line: String, _ width: Int) -> [String] {
    var (parts, open) = ([""], 0)
    for character in line {
      open += character == "[" ? 1 : character == "]" ? -1 : 0
      if character == " ", open == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return filled(parts: parts, width: width, more: "USAGE: ".count)
  }

  /// The words of a command with their quotation marks, an option together with its value.
  private static func arguments(_ command: String) -> [String] {
    var (words, mark, isEscaped) = ([""], Character?.none, false)
    for character in command {
      if isEscaped {
        isEscaped = false
      } else if character == "\\", mark != "'" || words[words.count - 1].hasPrefix("$'") {
        isEscaped = true
      } else if character == mark {
        mark = nil
      } else if mark == nil, character == "'" || character == "\"" {
        mark = character
      } else if mark == nil, character == " " {
        words.append("")
        continue
      }
      words[words.count - 1].append(character)
    }
    return words.reduce(into: []) { parts, word in
      if let last = parts.last, last.hasPrefix("--"), !last.contains(" "), !last.contains("="), !word.hasPrefix("-") {
        parts[parts.count - 1] += " " + word
      } else {
        parts.append(word)
      }
    }
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Character {
  /// How many columns of a terminal it takes: two for the wide ones of East Asia and for pictures.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first?.value, first >= 0x1100 else { return 1 }
    return Self.wide.contains { $0.contains(first) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]
}

extension String {
  /// Without blanks at the end.
  var withoutBlanksAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
