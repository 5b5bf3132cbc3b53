import Foundation

/// The commands and their exit codes.
extension ReferencePage {
  static var commands: ReferencePage {
    ReferencePage(
      "Commands.md", "Commands and exit codes", "Which commands and options are there, and what do exit codes mean?",
      [
        "Every command with its arguments, as `./tuckman help COMMAND` shows them.",
        "## Exit codes\n\n"
          + Markdown.table(["code", "meaning"], Exit.allCases.map { ["\($0.rawValue)", $0.meaning] }),
      ] + DumpedCommand.all.flatMap(sections))
  }

  private static func sections(_ command: DumpedCommand) -> [String] {
    let arguments = command.shownArguments
    var usage = (command.superCommands ?? []) + [command.commandName]
    usage +=
      arguments.filter(\.isPositional).map(\.written) + (arguments.contains { !$0.isPositional } ? ["[options]"] : [])
    let subcommands = command.shownSubcommands
    let parts = [
      "## " + usage.dropFirst().prefix { !$0.hasPrefix("<") && !$0.hasPrefix("[") }.joined(separator: " "),
      Markdown.plain(command.abstract ?? ""),
      subcommands.isEmpty ? Markdown.block("text", usage.joined(separator: " ")) : "",
      Markdown.plain(command.discussion ?? ""),
      arguments.isEmpty
        ? ""
        : Markdown.table(
          ["argument", "meaning", "values", "default"],
          arguments.map {
            [
              Markdown.code($0.written) + ($0.isRepeating ? " (repeatable)" : ""), Markdown.plain($0.abstract ?? ""),
              Markdown.codes($0.allValues ?? []), Markdown.code($0.defaultValue ?? ""),
            ]
          }),
    ]
    return [parts.filter { !$0.isEmpty }.joined(separator: "\n\n")] + subcommands.flatMap(sections)
  }
}

/// A command as the parser describes it.
private struct DumpedCommand: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable { let kind, name: String }
    let kind: String
    let abstract, valueName, defaultValue: String?
    let allValues: [String]?
    let preferredName: Name?
    let isRepeating, shouldDisplay: Bool

    var isPositional: Bool { kind == "positional" }
    /// As people write it: `--out <out>`, `--quiet`, `<scenario>`.
    var written: String {
      let name = preferredName.map { ($0.kind == "long" ? "--" : "-") + $0.name }
      let value = kind == "flag" ? nil : valueName.map { "<\($0)>" }
      return [name, value].compactMap(\.self).joined(separator: " ")
    }
  }

  private struct Root: Decodable { let command: DumpedCommand }

  let commandName: String
  let abstract, discussion: String?
  let superCommands: [String]?
  private let shouldDisplay: Bool
  private let arguments: [Argument]?
  private let subcommands: [DumpedCommand]?

  /// Without help and version, which every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.preferredName?.name) }
  }

  var shownSubcommands: [DumpedCommand] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// The commands below the program.
  static var all: [DumpedCommand] {
    guard let root = try? JSONDecoder().decode(Root.self, from: Data(Tuckman._dumpHelp().utf8)) else {
      preconditionFailure("the parser describes commands in another way than this reads")
    }
    return root.command.shownSubcommands
  }
}
