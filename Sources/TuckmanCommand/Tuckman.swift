import ArgumentParser
import Recording

/// The command: translates words into calls of the modules, and nothing else.
struct Tuckman: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckman",
    abstract: "Simulate how small groups develop, and measure it.",
    discussion: """
      Begin with:
        tuckman run Scenarios/first-run.yaml

      Exit codes: \(Exit.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ")).
      """,
    version: Product.version,
    subcommands: [
      RunCommand.self, SweepCommand.self, WhatIfCommand.self, CompareCommand.self, SensitivityCommand.self,
      ExplainCommand.self, DiffCommand.self, ReportCommand.self, FiguresCommand.self, ValidateCommand.self,
      NewCommand.self, ListCommand.self, SchemaCommand.self, VerifyCommand.self, ReproduceCommand.self,
      ExportCommand.self, ReferenceCommand.self,
    ])
}
