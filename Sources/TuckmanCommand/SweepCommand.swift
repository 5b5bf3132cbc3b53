import ArgumentParser
import Experiments
import Foundation
import Kernels
import Recording
import Scenarios

/// `tuckman sweep`: many scenarios that differ in what a design varies.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Simulate a scenario many times while its design varies it.",
    discussion: """
      Example: tuckman sweep run Scenarios/sweeps/onset-of-facilitation.yaml

      A sweep that was stopped goes on with the same command: finished runs are kept in its folder, and the tables are \
      made from them.
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
    help: "Most runs that are kept as one file: what a stop can cost (default: about a quarter of a second of work).")
  var runsPerCell: Int?

  @Option(help: "What is shown: text or json.")
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
    commandName: "run", abstract: "Make all runs of a sweep, or those that are missing, and write its tables.")
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
    abstract: "Go on with a sweep whose design or replicates have changed; what is done is kept.",
    discussion: """
      Example: tuckman sweep extend Scenarios/sweeps/onset-of-facilitation.yaml --replicates 200

      Runs that the sweep still has are taken over. Runs that it would have no more are a reason to refuse, unless --drop \
      is given: then they are dropped when all is done.
      """)
  @OptionGroup var options: SweepOptions

  @Flag(help: "Drop runs that are done and that the sweep has no more.")
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
    commandName: "retry", abstract: "Make runs that failed again, and whatever is missing.",
    discussion: "A run depends on nothing but its scenario and seed: it fails again unless the machine was at fault.")
  @OptionGroup var options: SweepOptions

  func run() async throws {
    let options = options
    try await SweepJob.perform(options, for: .alone) { try await $0.run(retrying: true) }
  }
}

/// `tuckman sweep work`: makes the runs of one shard, for schedulers.
struct SweepWorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Make the runs of one shard of a sweep; merge then writes the tables.",
    discussion: "Example: tuckman sweep work Scenarios/sweeps/onset-of-facilitation.yaml --shard 3/8")
  @OptionGroup var options: SweepOptions

  @Option(help: "Which shard of how many: 3/8.")
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
    commandName: "merge", abstract: "Write the tables of a sweep whose shards are done, or say which are missing.")
  @OptionGroup var options: SweepOptions

  func run() async throws {
    let options = options
    try await SweepJob.perform(options, for: .merging) { try await $0.merge() }
  }
}

/// `tuckman sweep plan`: says what a sweep would do.
struct SweepPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what a sweep would do, how long it takes and how much it writes; make nothing.")
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
    commandName: "status", abstract: "Say how far a sweep is, and who works on it.",
    discussion: """
      Example: tuckman sweep status my-sweep.yaml --half-width tension_peak=0.01

      Exit code 0: it is finished; 75: it is not.
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
