import ArgumentParser
import Foundation

/// What the arguments of a command are, as the parser describes them.
struct CommandGrammar {
  /// An option or a positional argument.
  struct Argument: Decodable {
    private struct Name: Decodable { let kind, name: String }
    /// Of a path, whether it is of a folder; the names alone count.
    private struct Completion: Decodable {
      let isPath, isFolder: Bool

      init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
        isFolder = keys.contains("directory")
        isPath = isFolder || keys.contains("file")
      }

      private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
    }

    private let kind: String
    private let names: [Name]?
    private let valueName: String?
    private let parsingStrategy: String?
    private let completionKind: Completion?
    /// What it is, as the help says.
    let abstract: String?
    /// Whether it may be given again.
    let isRepeating: Bool
    private let isOptional: Bool

    /// As people write it: `--out`, `<scenario>`.
    var name: String {
      isOption ? names?.first { $0.kind == "long" }.map { "--" + $0.name } ?? "" : "<\(valueName ?? "")>"
    }
    var isOption: Bool { kind == "option" }
    var isPositional: Bool { kind == "positional" }
    /// As usage has it: `<scenario>`, `<sides> ...`, `--format <format>`; nothing for what may be left out and has a name.
    var usage: String? {
      guard isPositional || isOption && !isOptional else { return nil }
      let text = (isOption ? "\(name) <\(valueName ?? "")>" : name) + (isRepeating ? " ..." : "")
      return isOptional ? "[\(text)]" : text
    }
    /// Whether it names a file or a folder: whatever a shell completes as one.
    var isPath: Bool { completionKind?.isPath ?? false }
    /// Whether it is a folder that it names.
    var isFolder: Bool { completionKind?.isFolder ?? false }
    /// Whether its value may look like an option.
    var takesAnything: Bool { parsingStrategy == "unconditional" }
  }

  private struct Description: Decodable {
    struct Command: Decodable { let arguments: [Argument]? }
    let command: Command
  }

  private let arguments: [Argument]

  /// Of a command without subcommands.
  init(_ command: any ParsableCommand.Type) {
    let description = try? JSONDecoder().decode(Description.self, from: Data(command._dumpHelp().utf8))
    arguments = description?.command.arguments ?? []
  }

  /// The arguments, and the options that are needed.
  var usage: String { (arguments.compactMap(\.usage) + ["[options]"]).joined(separator: " ") }

  /// The option of a name, with its dashes; nothing for a flag, and where there is none.
  func option(_ name: String) -> Argument? { arguments.first { $0.isOption && $0.name == name } }

  /// The positional argument at a place; the last of several may go on.
  func positional(_ place: Int) -> Argument? {
    let all = arguments.filter(\.isPositional)
    return place < all.count ? all[place] : all.last.flatMap { $0.isRepeating ? $0 : nil }
  }
}
