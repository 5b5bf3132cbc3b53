import ScenarioReading

/// A page of the reference that the program makes from its own declarations, as Markdown.
package struct ReferencePage {
  /// The folder of the repository that holds the pages.
  package static let folder = "Docs/Reference"
  /// What makes them anew.
  package static let command = "./tuckman reference \(folder)"

  /// The file's name.
  package let file: String
  /// What it answers, for the index.
  let question: String
  let title: String
  private let summary, body: String

  /// A page that begins with the first of its parts; blank lines keep them apart.
  init(_ file: String, _ title: String, _ question: String, _ parts: [String]) {
    (self.file, self.title, self.question) = (file, title, question)
    (summary, body) = (parts.first ?? "", parts.dropFirst().joined(separator: "\n\n"))
  }

  /// The whole file.
  package var text: String {
    "# \(title)\n\n\(summary)\n\nMade by `\(Self.command)` from the program's own declarations.\n\n\(body)\n"
  }

  /// All pages, the index first.
  package static var all: [ReferencePage] { [index] + pages }

  private static let pages = [
    parameters, mechanisms, techniques, styles, metrics, scenarioKeys, columns, commands,
  ]

  private static var index: ReferencePage {
    ReferencePage(
      "README.md", "Reference", "",
      [
        "Every parameter, metric, key, column and command, as the program declares them. The guides in the folder above "
          + "[show how to use them](../../README.md#guides).",
        Markdown.table(["question", "page"], pages.map { [$0.question, "[\($0.title)](\($0.file))"] }),
      ])
  }
}

/// Pieces of Markdown.
enum Markdown {
  /// A table whose cells are Markdown already; columns without a cell are left out.
  static func table(_ names: [String], _ rows: [[String]]) -> String {
    let used = names.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    func line(_ cells: [String]) -> String { "| " + used.map { cells[$0] }.joined(separator: " | ") + " |" }
    return ([line(names), "|" + used.map { _ in "---|" }.joined()] + rows.map(line)).joined(separator: "\n")
  }

  /// Text with what would be markup made plain.
  static func plain(_ text: String) -> String {
    var made = ""
    var isCode = false
    for character in text {
      if character == "`" { isCode.toggle() }
      if character == "|" || (!isCode && "\\*_<[".contains(character)) { made += "\\" }
      made.append(character)
    }
    return made
  }

  /// The same as a sentence: a capital letter and a full stop.
  static func sentence(_ text: String) -> String {
    text.isEmpty ? "" : plain(text.sentenceCased) + (text.hasSuffix(".") ? "" : ".")
  }

  /// A word of the program.
  static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(text.replacing("|", with: "\\|"))`" }

  static func codes(_ names: [String]) -> String { names.map(code).joined(separator: ", ") }

  static func block(_ language: String, _ text: String) -> String {
    "```\(language)\n\(text.hasSuffix("\n") ? text : text + "\n")```"
  }
}
