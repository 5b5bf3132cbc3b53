import ArgumentParser
import Recording

/// The command: translates words into calls of the modules, and nothing else.
struct Tuckman: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckman",
    abstract: "Simulates how small groups develop, and measures it.",
    discussion: """
      Begin with: tuckman run Scenarios/first-run.yaml
      Exit codes: 0 done, 1 a check did not hold, 64 bad arguments, 65 bad scenario or data, 69 a scheduler's fault, \
      70 some runs failed, 71 the system refuses memory, threads, processes or files, 73 cannot create, 74 cannot write, \
      75 busy or interrupted.
      """,
    version: Product.version,
    subcommands: [
      RunCommand.self, SweepCommand.self, WhatIfCommand.self, CompareCommand.self, SensitivityCommand.self,
      ExplainCommand.self, DiffCommand.self, ReportCommand.self, FiguresCommand.self, ValidateCommand.self,
      NewCommand.self, ListCommand.self, SchemaCommand.self, VerifyCommand.self, ReproduceCommand.self,
      ExportCommand.self,
    ])
}
