import Foundation
import Machine
import Scenarios

/// A fault of Slurm, or of the record of its jobs.
public indirect enum SlurmFault: Error, Sendable, Equatable {
  /// A command does not exist.
  case noCommand(String)
  /// A command wrote more than any answer has. The case has the beginning.
  case endless(command: String, beginning: String)
  /// sbatch rejected a job. The case has its last line; `nil` if it wrote none.
  case notTaken(String?)
  /// The answer of sbatch has no job number.
  case noNumber(answer: String)
  /// squeue failed. The case has its last line; `nil` if it wrote none.
  case noQueue(String?)
  /// The array has more tasks than are allowed. The case has the maximum.
  case tooManyTasks(most: Int)
  /// The program does not start on a node. The case has the node's message, and what it lacks.
  case noStart(why: String?, lack: Slurm.Lack)
  /// The file of the jobs under way is damaged.
  case damagedJobs(path: String)
  /// Tasks of a sweep divided into another number of shards are under way.
  case underWay(shards: Int)
  /// The tasks were submitted as a job, but the merging job after them was rejected.
  case noMerge(SlurmFault, job: Int)
}

/// Slurm as its users see it: `sbatch`, `squeue`, `srun`, `scontrol`.
public struct Slurm: Sendable {
  /// Options of the user for all jobs: `--partition=…`, `--time=…`.
  public let options: [String]

  /// Creates Slurm with options for all jobs.
  public init(options: [String] = []) { self.options = options }

  /// The options of sbatch that a submission sets itself, or that make other jobs of its own, with their short forms.
  private static let owns = [
    "array": "a", "wrap": "", "job-name": "J", "output": "o", "dependency": "d", "parsable": "", "test-only": "",
    "wait": "W",
  ]

  /// Returns the option of these that a word is, as sbatch reads it: abbreviated, with its value after it; `nil` for
  /// others.
  public static func own(in word: String) -> String? {
    if word.hasPrefix("--") {
      let name = word.dropFirst(2).prefix { $0 != "=" }
      return owns.keys.sorted().first { $0 == name || name.count > 2 && $0.hasPrefix(name) }.map {
        "--" + $0
      }
    }
    guard word.hasPrefix("-") else { return nil }
    let letter = word.dropFirst().prefix(1)
    return owns.first { !$0.value.isEmpty && $0.value == letter }.map { "--" + $0.key }
  }

  /// A task that is still to come or at work, with its state in `squeue`.
  public struct ArrayTask: Sendable, Equatable {
    /// The index in the array; `nil` for a job that is not an array.
    public let index: Int?
    /// The state: `RUNNING`, `PENDING`, …
    public let state: String
  }

  /// Submits a script. Returns the job's number. Throws `SlurmFault`.
  public func submit(_ script: String, _ arguments: [String]) throws -> Int {
    let answer = try run("sbatch", ["--parsable"] + options + arguments + [script])
    guard answer.code == 0 else {
      throw SlurmFault.notTaken(Self.lastLine(answer.errors.isEmpty ? answer.output : answer.errors))
    }
    // Sites add their own words, and some replace the command with a program of theirs.
    guard let number = answer.output.split(whereSeparator: \.isNewline).compactMap({ Self.number(String($0)) }).last
    else { throw SlurmFault.noNumber(answer: answer.output.trimmingCharacters(in: .whitespacesAndNewlines)) }
    return number
  }

  /// Returns the number of a job in a line: `101`, `101;cluster`, `Submitted batch job 101`.
  private static func number(_ line: String) -> Int? {
    let words = line.split(separator: ";").first?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    let isSentence = words.count >= 4 && words.prefix(3) == ["Submitted", "batch", "job"]
    let word = words.count == 1 ? words[0] : isSentence ? words[3] : ""
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(word) else {
      return nil
    }
    return number > 0 ? number : nil
  }

  /// Returns the tasks of a job that have not ended. Throws `SlurmFault`.
  public func tasks(of job: Int) throws -> [ArrayTask] {
    let answer = try run("squeue", ["-h", "-r", "-j", String(job), "-o", "%K %T"])
    if answer.code != 0 {
      // Slurm no longer knows a job that ended a while ago.
      if answer.errors.contains("Invalid job id") { return [] }
      throw SlurmFault.noQueue(Self.lastLine(answer.errors))
    }
    return answer.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 2 ? ArrayTask(index: Int(words[0]), state: String(words[1])) : nil
    }
  }

  /// Returns the largest index of a task in an array; `nil` if Slurm does not tell it.
  public func mostTasks() throws -> Int? {
    let answer = try run("scontrol", ["show", "config"])
    let line = answer.output.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    return line.flatMap { $0.split(separator: "=").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } }
      .map { $0 - 1 }
  }

  /// The outcome of a trial start on a node.
  public enum Start: Sendable, Equatable {
    /// The program starts.
    case good
    /// The program does not start. The case has the node's message, and what it lacks.
    case bad(why: String?, lack: Lack)
    /// No node could be asked. The case has the reason.
    case unknown(why: String?)
  }

  /// The things that a node can lack to start a program.
  public enum Lack: Sendable, Equatable {
    /// Libraries that the program loads.
    case libraries
    /// The disk that the program is on, or its kind of machine.
    case sharedDisk
  }

  /// The name of the job for the trial start.
  static let checkName = "tuckman-check"
  /// The remedy for missing libraries of a program, for messages, and for the script of a task.
  package static let librariesHint =
    "install OpenBLAS and Pango there (libopenblas0, libpangocairo-1.0-0, or your modules)"

  /// Returns whether a program runs on a node, if one is free within half a minute. Throws `SlurmFault`.
  public func canStart(_ program: String, _ trial: [String]) throws -> Start {
    let answer = try run(
      "srun",
      ["--quiet", "--job-name=" + Self.checkName, "--ntasks=1", "--time=1", "--immediate=30"] + options
        + [program] + trial)
    if answer.code == 0 { return .good }
    // The node's own words, and not srun's about them.
    let lines = answer.errors.split(whereSeparator: \.isNewline).map(String.init)
    let own = lines.drop { $0.hasPrefix("srun: ") }
    // A sentence continues in lines indented by two; hints are indented further.
    let more = own.dropFirst().prefix { $0.hasPrefix("  ") && !$0.hasPrefix("    ") }.map { $0.drop { $0 == " " } }
    let why = own.first.map { ([$0[...]] + more).joined(separator: " ") } ?? lines.last
    if answer.code == 127 || answer.code == SystemRefusal.exitCode { return .bad(why: why, lack: .libraries) }
    return answer.errors.contains("execve()") ? .bad(why: why, lack: .sharedDisk) : .unknown(why: why)
  }

  private static func lastLine(_ text: String) -> String? {
    text.split(whereSeparator: \.isNewline).last.map(String.init)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> ChildProcess {
    do { return try ChildProcess(program, arguments) } catch is ChildProcess.NotFound {
      throw SlurmFault.noCommand(program)
    } catch let fault as ChildProcess.Endless {
      throw SlurmFault.endless(command: program, beginning: fault.beginning)
    }
  }
}

/// The jobs submitted for a sweep, kept as `slurm/jobs.json` in its folder.
public struct SubmittedJobs: Codable, Sendable, Equatable {
  /// One array with the merging job after it.
  public struct JobArray: Codable, Sendable, Equatable {
    /// The number of the array's job.
    public let job: Int
    /// The number of the merging job; `nil` if Slurm rejected it.
    public internal(set) var merge: Int?
    /// The indices of its tasks: shards, from 1.
    public let tasks: [Int]

    package init(job: Int, merge: Int?, tasks: [Int]) { (self.job, self.merge, self.tasks) = (job, merge, tasks) }
  }

  /// The number of shards of the sweep.
  public var shards: Int
  /// The arrays, in the order of their submission.
  public var arrays: [JobArray] = []
}
