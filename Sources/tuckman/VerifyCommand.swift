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
    discussion: "Exit code 1 if a figure differs from the reference program's as printed.")

  @Flag(help: "The table of nine cases, 200 replicates each (the default).")
  var table = false

  @Flag(help: "Instead, the time of the matrix product in loops and by BLAS, by size of the group.")
  var product = false

  func run() async throws {
    let product = product
    try await untilInterrupted {
      if product { return try Console.write(ProductTimes.text()) }
      let rows = try await ReferenceTable.compute()
      try Console.write(ReferenceTable.text(rows))
      if !rows.allSatisfy(\.agrees) { throw ExitCode(1) }
    }
  }
}
