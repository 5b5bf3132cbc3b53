import ArgumentParser
import Foundation

/// The command: translates words into calls of the modules, and nothing else.
@main
struct Tuckman: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckman",
    abstract: "Simulates how small groups develop, and measures it.",
    discussion: """
      Begin with: tuckman run Scenarios/first-run.yaml
      Exit codes: 0 done, 1 a check did not hold, 64 bad arguments, 65 bad scenario or data, 70 some runs failed, \
      73 cannot create, 74 cannot write, 75 busy or interrupted.
      """,
    version: version,
    subcommands: [
      RunCommand.self, WhatIfCommand.self, ValidateCommand.self, NewCommand.self, ListCommand.self, SchemaCommand.self,
      VerifyCommand.self,
    ])

  /// Version of the program and of its results.
  static let version = "0.1.0"
}
