import ArgumentParser
import Analytics
import Foundation
import GroupDynamics
import Kernels
import Recording
import ScenarioReading
import Scenarios
import Studies

/// `tuckman verify`: computes what the model's document publishes and compares.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compute the reference program's figures again and compare them.",
    discussion: """
      Example:
        tuckman verify

      Exit code 1: a figure differs. --arithmetic double (the default) must give the reference program's figures as printed, \
      float the shares within 0.05 and other figures within a tenth. With --orders, one does not hold at the defaults. With \
      --claims, claims are false more often than promised, beyond chance.
      """)

  @Flag(help: "Only load OpenBLAS, which groups above 64 members need, and name it.")
  var blas = false

  @Flag(
    help:
      "Only check orders that the literature reports, with every number of the facilitator and the helping process a quarter up and down."
  )
  var orders = false

  @Flag(
    help:
      "Only measure how often claims of compare (--assert, --margin) are false, over samples of 6, 20 and 100 out of many runs."
  )
  var claims = false

  @Option(help: "With --claims, take so many samples of each size.")
  var samples = 2000

  @Option(help: "With --claims, draw samples from so many runs of each setting.")
  var runs = 20_000

  @Option(help: "With --orders, run so many groups in each arm.")
  var replicates: UInt64 = 500

  @Option(help: "Compute by the plain form (double) or the kernels (float).")
  var arithmetic: ArithmeticOption = .double

  func run() async throws {
    let (orders, blas, replicates) = (orders, blas, replicates)
    let (claims, promises) = (claims, ClaimPromises(runs: runs, samples: samples))
    let table = ReferenceTable(arithmetic: arithmetic.arithmetic)
    try await untilInterrupted {
      if orders { return try await Self.verifyOrders(replicates) }
      if claims {
        let rows = try await promises.compute { Console.say($0) }
        try Console.write(promises.text(rows))
        if !rows.allSatisfy(\.isKept) { throw ExitCode(.unmet) }
        return
      }
      if blas {
        try LinearAlgebra.prepare()
        return try Console.write(LinearAlgebra.library + "\n")
      }
      let rows = try await table.compute()
      try Console.write(table.text(rows))
      if !rows.allSatisfy(\.agrees) { throw ExitCode(.unmet) }
    }
  }

  func validate() throws {
    guard (10...1_000_000).contains(samples), (100...10_000_000).contains(runs) else {
      throw ValidationError(.claimSamples(samples: samples, runs: runs))
    }
    guard (4...1_000_000).contains(replicates) else {
      throw ValidationError(.outOfRange(option: "--replicates", String(replicates), allowed: 4...1_000_000))
    }
  }

  private static func verifyOrders(_ replicates: UInt64) async throws {
    let orders = PublishedOrders(replicates: replicates)
    let lines = try await orders.compute { done, all in
      if done % 20 == 0 { Console.say("\(done) of \(counted(all, "variation"))") }
    }
    try Console.write(orders.text(lines))
    if !lines.allSatisfy(\.outcome.holds) { throw ExitCode(.unmet) }
  }
}
