import ArgumentParser
import Analytics
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// `tuckman verify`: computes what the model's document publishes and compares.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compute the figures of the model's reference program again and compare them.",
    discussion: """
      Exit code 1 if a figure differs: with --arithmetic double (the default) from the reference program's as printed, \
      with float if a share differs by more than 0.05 or another figure by more than a tenth.
      """)

  @Flag(help: "The table of nine cases, 200 replicates each (the default).")
  var table = false

  @Flag(help: "Instead, the time of the matrix product in loops and by BLAS, by size of the group.")
  var product = false

  @Option(help: "What computes the table: double (the plain form) or float (the kernels).")
  var arithmetic: ArithmeticOption = .double

  func run() async throws {
    let (product, table) = (product, ReferenceTable(arithmetic: arithmetic))
    try await untilInterrupted {
      if product { return try Console.write(ProductTimes.text()) }
      let rows = try await table.compute()
      try Console.write(table.text(rows))
      if !rows.allSatisfy(\.agrees) { throw ExitCode(1) }
    }
  }
}
