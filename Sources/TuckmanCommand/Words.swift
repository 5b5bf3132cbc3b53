import Foundation
import Machine
import Scenarios

/// Text for a terminal.
enum Words {
  /// The program as the user called it: the start script says how.
  static let command = quoted(ProcessInfo.processInfo.environment["TUCKMAN_COMMAND"] ?? "tuckman")

  static func bold(_ text: String) -> String { Console.painted(text, "1") }
  static func two(_ value: Double) -> String { String(format: "%.2f", value) }
  static func three(_ value: Double) -> String { String(format: "%.3f", value) }

  /// With its sign, to four places; very small and very large ones by digits, so that none is shown as 0.
  static func signed(_ value: Double) -> String {
    guard abs(value) < 1e9, value == 0 || abs(value) >= 0.00095 else { return String(format: "%+.2g", value) }
    let text = String(format: "%+.4f", value)
    return text == "-0.0000" ? "+0.0000" : text
  }

  /// Whole percents, but never 0 or 100 for some or not all.
  static func percent(_ share: Double) -> String {
    if share > 0, share < 0.01 { return "<1%" }
    if share < 1, share > 0.99 { return ">99%" }
    return "\(Int(bounded: (100 * share).rounded()))%"
  }

  /// A small number to two digits.
  static func significant(_ value: Double) -> String { String(format: "%.2g", value) }

  /// A share as a percentage without its sign, whole from 10 on, to one place below.
  static func percentage(_ share: Double) -> String {
    let text = String(format: abs(share) < 0.0995 ? "%.1f" : "%.0f", 100 * share)
    return text == "-0.0" ? "0.0" : text
  }

  /// Blanks behind, up to a width.
  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Blanks before, up to a width.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Rows as lines, each column as wide as its widest cell, numbers to the right.
  static func table(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { right($0, $1) }.joined(separator: "  ")
    }
  }

  /// An amount of memory: 12 kB, 3.4 MB.
  static func bytes(_ count: Double) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    let step = count < 1000 ? 0 : min(units.count - 1, Int(log10(count) / 3))
    let value = count / pow(1000, Double(step))
    return (value < 10 && step > 0 ? String(format: "%.1f", value) : String(Int(value.rounded()))) + " " + units[step]
  }

  /// Text in lines of at most so many characters, broken at blanks.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + word.count + 1 > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
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
