import Foundation
import Machine
import ScenarioReading
import Scenarios

/// Text for a terminal.
enum Words {
  /// The program as the user called it: the start script says how.
  static let command = quoted(ProcessInfo.processInfo.environment["TUCKMAN_COMMAND"] ?? "tuckman")

  static func bold(_ text: String) -> String { Console.painted(text, "1") }

  /// Blanks behind, up to a width.
  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Blanks before, up to a width.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Rows as lines, each column as wide as its widest cell. `left`: the columns that begin at the left, which are words; numbers
  /// end at the right. Where the last begins at the left, no blanks stand at the end of a line.
  static func table(_ rows: [[String]], left: Set<Int> = []) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { left.contains($0) ? pad(row[$0], widths[$0]) : right(row[$0], widths[$0]) }
      let line = cells.joined(separator: "  ")
      return left.contains(row.count - 1) ? line.withoutBlanksAtEnd : line
    }
  }

  /// Text in lines of at most so many characters, broken at blanks.
  static func wrapped(_ text: String, width: Int) -> [String] {
    wrapped(text.split(whereSeparator: \.isWhitespace), width: width)
  }

  private static func wrapped(_ words: [Substring], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + word.count + 1 > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Text whose lines are broken at blanks where they are wider; what follows is indented by two. What stands between
  /// backticks, or is a command to the end of its line, stays whole.
  static func folded(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      guard line.count > width else { return [String(line)] }
      let indent = String(line.prefix { $0 == " " })
      let lines = wrapped(pieces(of: line), width: width - indent.count - 2)
      return lines.enumerated().map { indent + ($0 == 0 ? "" : "  ") + $1 }
    }.joined(separator: "\n")
  }

  /// What may not be broken.
  private static func pieces(of line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line.drop { $0 == " " }
    while !rest.isEmpty {
      let before = pieces.last ?? ":"
      let isCommand = rest.hasPrefix(command + " ") && before != "Usage:" && (before.hasSuffix(":") || before == "then")
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

  /// A path in a sentence.
  static func shown(_ path: String) -> String {
    path == InputFile.standardInput ? "standard input" : path.inertLine
  }

  /// A word of a command as a shell takes it that people type into; of what acts on a terminal, the numbers of its bytes.
  static func quoted(_ word: String) -> String {
    guard word.inertLine != word else { return ShellWords.quoted(word) }
    let parts = word.unicodeScalars.map { scalar in
      let text = String(scalar)
      if text == "'" || text == "\\" { return "\\" + text }
      return text.inertLine == text ? text : text.utf8.map { "\\" + String(format: "%03o", $0) }.joined()
    }
    return "$'" + parts.joined() + "'"
  }

  /// What stands in commands for a scenario that came from standard input, which has been read.
  static let scenarioFile = "SCENARIO.yaml"

  /// A command of this program as the user would type it.
  static func typed(_ words: [String]) -> String {
    let words = words.map { word in
      let isInput = word == InputFile.standardInput || word.hasPrefix("-:p")
      return quoted(isInput ? scenarioFile + word.dropFirst() : word)
    }
    return ([command] + words).joined(separator: " ")
  }
}

extension String {
  /// Without blanks at the end.
  var withoutBlanksAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
