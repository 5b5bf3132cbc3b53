import Foundation
import Machine
import Reporting
import ScenarioReading
import Scenarios

/// Text for a terminal.
enum Words {
  /// The program as the user called it: the start script says how.
  static let command = quoted(ProcessInfo.processInfo.environment["TUCKMAN_COMMAND"] ?? "tuckman")

  static func bold(_ text: String) -> String { Console.painted(text, "1") }

  /// Blanks behind, up to a width.
  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Layout.columns(text)))
  }

  /// Blanks before, up to a width.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - Layout.columns(text))) + text
  }

  /// A table: its head, then its rows.
  ///
  /// Where it is wider than the terminal, the columns `spare` are dropped, one after another. If it is still too wide, each
  /// row becomes its first cell with its other cells below, named by the head.
  ///
  /// A row of one cell is a heading in between.
  ///
  /// - Parameters:
  ///   - left: the columns that begin at the left, which are words; numbers end at the right.
  ///   - spare: the columns that can be missed, the first first.
  ///   - indent: blanks before each line.
  static func table(
    _ rows: [[String]], left: Set<Int> = [], spare: [Int] = [], indent: Int = 0, width: Int = Console.width
  ) -> [String] {
    guard let head = rows.first else { return [] }
    let widths = widths(rows)
    for dropped in 0...spare.count {
      let kept = head.indices.filter { !spare.prefix(dropped).contains($0) }
      guard kept.reduce(indent - 2, { $0 + 2 + widths[$1] }) <= width else { continue }
      return rows.map { row in
        guard row.count == head.count else { return String(repeating: " ", count: indent) + row[0] }
        let cells = kept.map { left.contains($0) ? pad(row[$0], widths[$0]) : right(row[$0], widths[$0]) }
        return (String(repeating: " ", count: indent) + cells.joined(separator: "  ")).withoutBlanksAtEnd
      }
    }
    return rows.dropFirst().flatMap { stacked($0, head, indent: indent, width: width) }
  }

  /// Whether all columns of a table find room.
  static func fits(_ rows: [[String]], width: Int) -> Bool { widths(rows).reduce(-2) { $0 + 2 + $1 } <= width }

  private static func widths(_ rows: [[String]]) -> [Int] {
    let whole = rows.filter { $0.count == rows[0].count }
    return rows[0].indices.map { column in whole.map { Layout.columns($0[column]) }.max() ?? 0 }
  }

  private static func stacked(_ row: [String], _ head: [String], indent: Int, width: Int) -> [String] {
    let indent = indent + row[0].prefix { $0 == " " }.count
    func named(_ column: Int) -> String { head[column].isEmpty ? row[column] : head[column] + " " + row[column] }
    let cells = row.indices.dropFirst().filter { !row[$0].isEmpty }.map(named)
    let parts = cells.dropLast().map { $0 + " ·" } + cells.suffix(1)
    return Layout.filled(named(0), width: width, indent: indent, more: 2)
      + Layout.filled(parts: parts, width: width, indent: indent + 2)
  }

  /// Two digits that count, for prose.
  static func two(_ value: Double) -> String {
    let size = abs(value)
    let text = size >= 99.5 && size < 1e9 ? NumberText.fixed(size, 0) : NumberText.significant(size, 2)
    return (value < 0 ? "−" : "") + text
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
