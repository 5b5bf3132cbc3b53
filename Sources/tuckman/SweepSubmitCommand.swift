import ArgumentParser
import Experiments
import Foundation
import Recording
import Scenarios

/// `tuckman sweep submit`: hands a sweep to a cluster's scheduler.
struct SweepSubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Hand a sweep to Slurm: an array of shards, and a merge behind it.",
    discussion: """
      Example: tuckman sweep submit my-sweep.yaml --engine slurm --tasks 50 --slurm "--partition=short --time=2:00:00"

      The folder must be on a disk that all nodes share. The same command again submits only what is not done and not \
      under way; `sweep status` says how far all is. Nodes need OpenBLAS and cairo, and no Swift.
      """)
  @OptionGroup var options: SweepOptions

  /// Schedulers that are known.
  enum Engine: String, ExpressibleByArgument, CaseIterable { case slurm }

  @Option(help: "The scheduler: slurm. Under any other, start `sweep work --shard I/N` for each I.")
  var engine: Engine

  @Option(help: "Into how many tasks the sweep is divided; give each some minutes of work.")
  var tasks: Int

  @Option(name: .customLong("slurm"), help: "More options for sbatch, in one text.")
  var more: String = ""

  func validate() throws {
    if !(1...1_000_000).contains(tasks) {
      throw ValidationError("--tasks is \(tasks); allowed: a whole number from 1 to 1000000")
    }
  }

  func run() async throws {
    let (options, tasks) = (options, tasks)
    let slurm = Slurm(options: more.split(separator: " ").map(String.init))
    try await SweepJob.perform(options, for: .together) { job in
      let threads = options.common.threads ?? 1
      let request = SlurmSubmission.Request(
        tasks: tasks, threads: threads, program: Self.program, arguments: options.arguments(out: job.folder.root.path))
      let missing = Set(
        try SweepTables(job.plan, in: job.folder).missing()
          .map { job.plan.place(block: $0.block, round: $0.round) % tasks + 1 })
      switch try SlurmSubmission(slurm, in: job.folder).submit(request, missing: missing) {
      case .complete:
        Console.say("all runs are there; write the tables with: \(options.command("merge"))")
      case .underWay(let shards):
        Console.say("nothing to submit: tasks \(shards.map(String.init).joined(separator: ", ")) are under way")
      case .submitted(let array, let unchecked):
        let which = array.tasks.count == tasks ? "" : " (\(array.tasks.map(String.init).joined(separator: ", ")))"
        try Console.write(
          "job \(array.job): \(array.tasks.count) of \(counted(tasks, "task"))\(which); job \(array.merge) merges behind it\n"
            + "next: \(options.command("status"))\n")
        if let unchecked {
          Console.say(
            "note: no node could be asked whether it has OpenBLAS and cairo (\(unchecked)); logs are in \(job.out)/slurm"
          )
        }
      }
    }
  }

  /// The program that runs now.
  private static var program: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }
}

extension SweepOptions {
  /// Another command on the same sweep, as the user would type it.
  func command(_ verb: String) -> String {
    var words = [Words.command, "sweep", verb, Words.quoted(scenario)]
    if let out = common.out { words += ["--out", Words.quoted(out)] }
    for setting in common.settings { words += ["--set", Words.quoted(setting)] }
    if let seed = common.seed { words += ["--seed", String(seed)] }
    return words.joined(separator: " ")
  }

  /// The scenario and what says what is swept, for the same sweep in another process and folder.
  func arguments(out: String) -> [String] {
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    var arguments = [absolute(scenario), "--out", absolute(out)]
    func add(_ name: String, _ value: String?) { if let value { arguments += [name, value] } }
    add("--seed", common.seed.map(String.init))
    add("--replicates", common.replicates.map(String.init))
    add("--record", common.record)
    add("--arithmetic", common.arithmetic?.rawValue)
    add("--acts", common.acts?.rawValue)
    add("--runs-per-cell", runsPerCell.map(String.init))
    for setting in common.settings { add("--set", setting) }
    return arguments
  }
}
