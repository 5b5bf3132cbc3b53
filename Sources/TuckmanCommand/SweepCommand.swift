import ArgumentParser
import Experiments
import Foundation
import Kernels
import Recording
import Scenarios

/// `tuckman sweep`: many scenarios that differ in what a design varies.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Simulate a scenario over a design of varied parameters.",
    discussion: """
      Example:
        tuckman sweep run Scenarios/sweeps/onset-of-facilitation.yaml

      The same command goes on with a sweep that was stopped: its folder keeps finished runs, and the tables are made from \
      them.
      """,
    subcommands: [
      SweepPlanCommand.self, SweepRunCommand.self, SweepStatusCommand.self, SweepExtendCommand.self,
      SweepRetryCommand.self, SweepWorkCommand.self, SweepMergeCommand.self, SweepSubmitCommand.self,
    ])
}

/// What every `sweep` command can be told.
struct SweepOptions: ParsableArguments {
  @Argument(
    help: "The scenario, a YAML file with a design; - is standard input.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @OptionGroup var common: CommonOptions

  @Option(
    help:
      "Keep at most so many runs as one file, which is what a stop can cost (default: about a quarter of a second of work)."
  )
  var runsPerCell: Int?

  @Option(help: "Print text or json.")
  var format: FormatOption = .text

  func validate() throws {
    if let runsPerCell, !(1...1_000_000).contains(runsPerCell) {
      throw ValidationError(.outOfRange(option: "--runs-per-cell", String(runsPerCell), allowed: 1...1_000_000))
    }
    if common.out == "-" {
      throw ValidationError(.conflict(.sweepToOutput))
    }
  }
}

/// `tuckman sweep run`: makes all runs that are not there yet, and the tables.
struct SweepRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Make all missing runs of a sweep and write its tables.")
  @OptionGroup var options: SweepOptions
  @OptionGroup var halfWidths: HalfWidthOptions

  func run() async throws {
    let (options, halfWidths) = (options, halfWidths)
    try await SweepJob.perform(options, for: .alone) { try await $0.run(saying: halfWidths) }
  }
}

/// `tuckman sweep extend`: more replicates or more points.
struct SweepExtendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Extend a sweep by more replicates or points, keeping finished runs.",
    discussion: """
      Example:
        tuckman sweep extend Scenarios/sweeps/onset-of-facilitation.yaml --replicates 600

      Runs that are still part of the sweep are kept. If others would be lost, the command refuses, unless --drop is given. \
      Then they are dropped when all is done.
      """)
  @OptionGroup var options: SweepOptions

  @Flag(help: "Drop finished runs that are no longer part of the sweep.")
  var drop = false

  func run() async throws {
    let (options, drop) = (options, drop)
    try await SweepJob.requireKept(options, mayDrop: drop)
    try await SweepJob.perform(options, for: .extending) { try await $0.run() }
  }
}

/// `tuckman sweep retry`: makes runs that failed again.
struct SweepRetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Make failed and missing runs again.",
    discussion: "A run depends only on its scenario and seed, so it fails again unless the machine was at fault.")
  @OptionGroup var options: SweepOptions

  func run() async throws {
    let options = options
    try await SweepJob.perform(options, for: .alone) { try await $0.run(retrying: true) }
  }
}

/// `tuckman sweep work`: makes the runs of one shard, for schedulers.
struct SweepWorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Make the runs of one shard of a sweep.",
    discussion: """
      Example:
        tuckman sweep work Scenarios/sweeps/onset-of-facilitation.yaml --shard 3/8

      When all shards are done, sweep merge writes the tables.
      """)
  @OptionGroup var options: SweepOptions

  @Option(help: "Make this shard, such as 3/8: the third of eight.")
  var shard: String

  func run() async throws {
    guard let shard = Shard(shard) else { throw ValidationError(.malformed(.shard, shard)) }
    let options = options
    try await SweepJob.perform(options, for: .shard(shard)) { try await $0.work(shard) }
  }
}

/// `tuckman sweep merge`: writes the tables from what shards have made.
struct SweepMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Write the tables of a sweep whose shards are done.")
  @OptionGroup var options: SweepOptions

  func run() async throws {
    let options = options
    try await SweepJob.perform(options, for: .merging) { try await $0.merge() }
  }
}

/// `tuckman sweep plan`: says what a sweep would do.
struct SweepPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what a sweep would do, how long it takes and how much it writes.")
  @OptionGroup var options: SweepOptions

  func run() async throws {
    let options = options
    try await untilInterrupted {
      let (_, plan) = try SweepJob.plan(options, checked: SweepPlanView.checkedPoints)
      if plan.needsBLAS { try LinearAlgebra.prepare() }
      let view = try SweepPlanView(plan, options)
      try options.format == .json ? Console.writeData(view.json) : Console.write(view.text)
    }
  }
}

/// `tuckman sweep status`: says how far a sweep is.
struct SweepStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how far a sweep is and who works on it.",
    discussion: """
      Example:
        tuckman sweep status my-sweep.yaml --half-width tension_peak=0.01

      Exit code 0: the sweep is finished; 75: it is not.
      """)
  @OptionGroup var options: SweepOptions
  @OptionGroup var halfWidths: HalfWidthOptions

  func run() async throws {
    let (options, halfWidths) = (options, halfWidths)
    try await untilInterrupted {
      let (out, plan) = try SweepJob.plan(options, checked: 1)
      let status = try SweepStatus(plan, in: out, options, SweepHalfWidths(plan, out, options, halfWidths))
      try options.format == .json ? Console.writeData(status.json) : Console.write(status.text)
      if !status.hasFinished { throw ExitCode(.unfinished) }
    }
  }
}
