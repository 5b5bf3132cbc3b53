import ArgumentParser
import Foundation

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
    version: version,
    subcommands: [
      RunCommand.self, SweepCommand.self, WhatIfCommand.self, CompareCommand.self, SensitivityCommand.self,
      ExplainCommand.self, DiffCommand.self, ReportCommand.self, FiguresCommand.self, ValidateCommand.self,
      NewCommand.self, ListCommand.self, SchemaCommand.self, VerifyCommand.self, ReproduceCommand.self,
      ExportCommand.self,
    ])

  /// Version of the program and of its results.
  static let version = "0.1.0"
  /// Changes whenever the same scenario and seed give other numbers.
  static let arithmeticVersion = 4

  /// The system and the processor, since the mathematics library is a part of the arithmetic.
  static var platform: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "other"
    #endif
    return ProcessInfo.processInfo.operatingSystemVersionString + ", " + processor
  }
}
