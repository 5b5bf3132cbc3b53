import ArgumentParser
import Analytics
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// `tuckman verify`: computes what the model's document publishes and compares.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compute the published figures of the model again and compare them.",
    discussion: "Exit code 1 if a figure differs from the published one as printed.")

  @Flag(help: "The table of nine cases, 200 replicates each.")
  var table = false

  func run() async throws {
    try await untilInterrupted {
      let rows = try await PublishedTable.compute()
      try Console.write(PublishedTable.text(rows))
      if !rows.allSatisfy(\.agrees) { throw ExitCode(1) }
    }
  }
}
