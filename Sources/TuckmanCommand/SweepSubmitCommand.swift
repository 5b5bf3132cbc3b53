import ArgumentParser
import Experiments
import Foundation
import Machine
import Recording
import ScenarioReading
import Scenarios

/// `tuckman sweep submit`: hands a sweep to a cluster's scheduler.
struct SweepSubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Submit a sweep to Slurm: an array of shards, then a merge.",
    discussion: """
      Example:
        tuckman sweep submit my-sweep.yaml --tasks 50 --slurm "--partition=short --time=2:00:00"

      The words of --slurm go to sbatch and srun. Under any other scheduler, start sweep work --shard I/N for each I.

      The folder must be on a disk that all nodes share. The same command again submits only what is neither done nor under \
      way; sweep status shows how far all is. Nodes need Pango and, for groups above 64 members, OpenBLAS, but no Swift.
      """)
  @OptionGroup var options: SweepOptions

  @Option(help: "Divide the sweep into so many tasks, each with some minutes of work.")
  var tasks: Int

  @Option(
    name: .customLong("slurm"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Pass these options to sbatch and srun, such as \"--time=2:00:00\"; repeatable.", valueName: "options"))
  var more: [String] = []

  func validate() throws {
    _ = try slurmOptions()
    if options.scenario == InputFile.standardInput {
      throw ValidationError(.conflict(.inputForTasks))
    }
    if !(1...1_000_000).contains(tasks) {
      throw ValidationError(.outOfRange(option: "--tasks", String(tasks), allowed: 1...1_000_000))
    }
  }

  /// The words of all that is given for Slurm.
  private func slurmOptions() throws -> [String] {
    try more.flatMap { text in
      let words: [String]
      do throws(ShellWords.Unclosed) { words = try ShellWords.split(text) } catch {
        throw ValidationError(.slurm(.unclosed(text, mark: error.mark)))
      }
      // sbatch would take such a word for the script.
      if let first = words.first, !first.hasPrefix("-") {
        throw ValidationError(.slurm(.notOption(first)))
      }
      for word in words {
        if let own = Slurm.own(in: word) { throw ValidationError(.slurm(.own(word: word, option: own))) }
      }
      return words
    }
  }

  func run() async throws {
    let (options, tasks) = (options, tasks)
    let slurm = Slurm(options: try slurmOptions())
    try await SweepJob.perform(options, for: .together) { job in
      let threads = options.common.threads ?? 1
      let request = SlurmSubmission.Request(
        tasks: tasks, threads: threads, program: Self.program, arguments: options.arguments(out: job.folder.root.path),
        needsBLAS: job.plan.needsBLAS)
      let missing = Set(
        try SweepTables(job.plan, in: job.folder).missing()
          .map { job.plan.place(block: $0.block, round: $0.round) % tasks + 1 })
      let result = try SlurmSubmission(slurm, in: job.folder).submit(request, missing: missing)
      let isFinished = try result == .complete && SweepProgress(job.plan, in: job.out)?.hasFinished ?? false
      let words = result.words(tasks: tasks, isFinished: isFinished, merge: options.command("merge"))
      guard case .submitted(_, let unchecked) = result else { return Console.say(words) }
      try Console.write("\(words)\nnext: \(options.command("status"))\n")
      if let unchecked { Console.say("note: " + unchecked.words(logs: job.out + "/slurm")) }
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
  /// Another command on the same sweep, as the user would type it. `replicates`: in place of those that were given.
  func command(_ verb: String, replicates: Int? = nil) -> String {
    var other = self
    other.common.replicates = replicates ?? common.replicates
    let out = common.out.map { ["--out", $0] } ?? []
    return Words.typed(["sweep", verb, scenario] + out + other.saying)
  }

  /// The scenario and what says what is swept, for the same sweep in another process and folder.
  func arguments(out: String) -> [String] {
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    return [absolute(scenario), "--out", absolute(out)] + saying
  }

  /// What says what is swept, beside the scenario and the folder.
  private var saying: [String] {
    var arguments: [String] = []
    func add(_ name: String, _ value: String?) { if let value { arguments += [name, value] } }
    add("--seed", common.seed.map(String.init))
    add("--replicates", common.replicates.map(String.init))
    for tables in common.record { add("--record", tables) }
    add("--arithmetic", common.arithmetic?.rawValue)
    add("--acts", common.acts?.rawValue)
    add("--runs-per-cell", runsPerCell.map(String.init))
    for setting in common.settings { add("--set", setting) }
    return arguments
  }
}
