import ArgumentParser
import Foundation
import ScenarioReading
import Scenarios
import Studies

/// The words of a command line, looked at before the parser sees them: what holds for all commands alike.
///
/// - A word that is no command gets the nearest one as a hint.
/// - `~/` at the beginning of a path is the home folder; a shell leaves it alone after `=` and in quotes.
/// - A path that begins with `-` gets `./` in front, so that it is a path in every command that is told of it.
/// - An option that takes one value stands once.
/// - `-` is standard input for one input, and no folder.
/// - A number below zero is the value of the option before it and no option.
struct CommandWords {
  /// The command that is meant, with the words that lead to it.
  private(set) var command: any ParsableCommand.Type
  private(set) var path: [String]
  private let rest: ArraySlice<String>
  private let all: [String]

  /// Finds the command. Words that lead to none are left to `prepared`.
  init(_ words: [String], of root: any ParsableCommand.Type) {
    (command, path, all) = (root, [root.name], words)
    var rest = words[...]
    while let next = command.configuration.subcommands.first(where: { $0.name == rest.first }) {
      (command, path, rest) = (next, path + [next.name], rest.dropFirst())
    }
    self.rest = rest
  }

  /// How the command is called, and where its help is.
  var usage: String {
    let name = path.joined(separator: " ")
    let arguments = command.configuration.subcommands.isEmpty ? CommandGrammar(command).usage : "<command> [options]"
    return "Usage: \(name) \(arguments)\nSee '\(name) --help'."
  }

  /// The words as the parser takes them. Throws a `ValidationError`.
  func prepared() throws -> [String] {
    guard command.configuration.subcommands.isEmpty else {
      try requireCommand()
      return all
    }
    var reader = WordReader(CommandGrammar(command))
    for word in rest { try reader.read(word) }
    try reader.requireOneInput()
    return path.dropFirst() + reader.words
  }

  /// Throws a `ValidationError` where a word is left that is no command.
  private func requireNamed() throws {
    if !command.configuration.subcommands.isEmpty { return try requireCommand() }
    guard let word = rest.first, !word.hasPrefix("-") else { return }
    throw ValidationError(.noSubcommands(word: word, command: path.joined(separator: " ")))
  }

  private func requireCommand() throws {
    guard let word = rest.first, !word.hasPrefix("-") else { return }
    // What is asked about is a command like one that is called.
    if word == "help" { return try CommandWords(Array(rest.dropFirst()), of: command).requireNamed() }
    let names = command.configuration.subcommands.map { $0.name }
    let isRoot = path.count == 1
    throw ValidationError(
      .unknownCommand(
        word, parent: isRoot ? nil : path.joined(separator: " "), known: names,
        isFile: isRoot && FileManager.default.fileExists(atPath: word)))
  }
}

extension ParsableCommand {
  /// The word that calls it.
  static var name: String { configuration.commandName ?? _commandName }
}

/// Goes through the words of one command.
private struct WordReader {
  private let grammar: CommandGrammar
  /// What was read.
  private(set) var words: [String] = []
  private var given: [String: String] = [:]
  // The option that waits for its value.
  private var open: CommandGrammar.Argument?
  private var positionals = 0
  private var isTerminated = false
  // The arguments that name standard input.
  private var inputs: [String] = []

  init(_ grammar: CommandGrammar) { self.grammar = grammar }

  /// Takes the next word. Throws a `ValidationError`.
  mutating func read(_ word: String) throws {
    if let option = open {
      open = nil
      if option.takesAnything || !word.hasPrefix("-") || word == "-" {
        words.append(try value(word, of: option))
        return
      }
      if Self.isNumber(word) {
        words.append(words.removeLast() + "=" + word)
        _ = try value(word, of: option)
        return
      }
    }
    if isTerminated || !word.hasPrefix("-") || word == "-" {
      let argument = grammar.positional(positionals)
      positionals += 1
      words.append(try argument.map { try value(word, of: $0) } ?? word)
      return
    }
    isTerminated = word == "--"
    let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = grammar.option(sides[0]) else {
      // A file whose name begins like an option.
      if !word.hasPrefix("--"), word.count > 2, RunSource.isScenario(word) || RunSource.isFolder(word) {
        throw ValidationError(.fileLikeOption(word))
      }
      return words.append(word)
    }
    if sides.count == 2 {
      words.append(sides[0] + "=" + (try value(sides[1], of: option)))
    } else {
      words.append(word)
      open = option
    }
  }

  /// A value of an argument, with the home folder in it.
  private mutating func value(_ word: String, of argument: CommandGrammar.Argument) throws -> String {
    let name = argument.name
    // Of options that may be given again, each name=value stands once.
    let key = argument.isRepeating ? Self.settingName(word).map { "\(name) \($0)" } : name
    if argument.isOption, !argument.takesAnything, let key, let first = given.updateValue(word, forKey: key) {
      throw ValidationError(.givenTwice(option: key, first, word))
    }
    guard argument.isPath else { return word }
    guard !word.isEmpty else {
      let expected = argument.isRepeating ? argument.abstract : nil
      throw ValidationError(.emptyPath(option: name, expected: expected ?? "a path"))
    }
    if word == InputFile.standardInput, argument.isFolder {
      throw ValidationError(.dashForFolder(option: name, isOutput: name == "--out"))
    }
    let isStandard = word == InputFile.standardInput || word.hasPrefix("-:p")
    if isStandard, name != "--out" { inputs.append(name) }
    return word.hasPrefix("-") && !isStandard ? "./" + word : HomeFolder.expanded(word)
  }

  /// Throws a `ValidationError` where standard input would be read twice.
  func requireOneInput() throws {
    guard inputs.count < 2 else { throw ValidationError(.inputTwice(arguments: inputs)) }
  }

  /// The name of `name=value`.
  private static func settingName(_ word: String) -> Substring? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let name = word[..<sign]
    return name.allSatisfy { $0.isLetter || $0.isNumber || "._".contains($0) } ? name : nil
  }

  private static func isNumber(_ word: String) -> Bool {
    word.dropFirst().first.map { $0.isNumber || $0 == "." } ?? false
  }
}

/// The home folder in paths.
enum HomeFolder {
  /// A path with `~/` and `~name/` at its beginning replaced, as shells do. A file really called `~` is `./~`.
  static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~") else { return path }
    let name = path.dropFirst().prefix { $0 != "/" }
    guard let home = home(of: String(name)) else { return path }
    return home + path.dropFirst(1 + name.count)
  }

  /// The home folder of a user; of this one where the name is empty. Nothing where there is no such user.
  private static func home(of name: String) -> String? {
    if name.isEmpty, let home = ProcessInfo.processInfo.environment["HOME"], !home.isEmpty { return home }
    guard let user = name.isEmpty ? getpwuid(getuid()) : getpwnam(name) else { return nil }
    return String(cString: user.pointee.pw_dir)
  }
}
