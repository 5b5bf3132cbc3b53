import Foundation
import Machine
import Scenarios

/// Slurm did not do what it was asked to, or what is known of its jobs does not let it be asked.
public indirect enum SlurmFault: Error, Sendable, Equatable {
  /// There is no such command.
  case noCommand(String)
  /// A command wrote more than any answer has, and began so.
  case endless(command: String, beginning: String)
  /// sbatch did not take a job; its last line, where it wrote any.
  case notTaken(String?)
  /// What sbatch answered holds no number of a job.
  case noNumber(answer: String)
  /// squeue failed; its last line, where it wrote any.
  case noQueue(String?)
  /// An array may have so many tasks at most.
  case tooManyTasks(most: Int)
  /// The program does not start on a node; what the node said, and what it lacks.
  case noStart(why: String?, lack: Slurm.Lack)
  /// The file that says which jobs are under way is damaged.
  case damagedJobs(path: String)
  /// Tasks of a sweep divided into so many shards are under way.
  case underWay(shards: Int)
  /// The tasks were taken as a job, and the job that merges behind them was not.
  case noMerge(SlurmFault, job: Int)
}

/// Slurm as its users see it: `sbatch`, `squeue`, `srun`, `scontrol`.
public struct Slurm: Sendable {
  /// Options of the user for all jobs: `--partition=…`, `--time=…`.
  public let options: [String]

  /// With options for all jobs.
  public init(options: [String] = []) { self.options = options }

  /// Options of sbatch that a submission sets itself, or that make other jobs of its own, with their short forms.
  private static let owns = [
    "array": "a", "wrap": "", "job-name": "J", "output": "o", "dependency": "d", "parsable": "", "test-only": "",
    "wait": "W",
  ]

  /// The option of them that a word is, as sbatch reads it: abbreviated, with its value behind it; `nil` for others.
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

  /// A name of `squeue`'s states that means that a task is still to come or at work.
  public struct ArrayTask: Sendable, Equatable {
    /// Its index in the array; `nil` for a job that is no array.
    public let index: Int?
    /// `RUNNING`, `PENDING`, …
    public let state: String
  }

  /// Submits a script. Returns the job's number. Throws `SlurmFault`.
  public func submit(_ script: String, _ arguments: [String]) throws -> Int {
    let answer = try run("sbatch", ["--parsable"] + options + arguments + [script])
    guard answer.code == 0 else {
      throw SlurmFault.notTaken(Self.lastLine(answer.errors.isEmpty ? answer.output : answer.errors))
    }
    // Sites put their own words around it, and some have a program of theirs in its place.
    guard let number = answer.output.split(whereSeparator: \.isNewline).compactMap({ Self.number(String($0)) }).last
    else { throw SlurmFault.noNumber(answer: answer.output.trimmingCharacters(in: .whitespacesAndNewlines)) }
    return number
  }

  /// The number of a job in a line: `101`, `101;cluster`, `Submitted batch job 101`.
  private static func number(_ line: String) -> Int? {
    let words = line.split(separator: ";").first?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    let isSentence = words.count >= 4 && words.prefix(3) == ["Submitted", "batch", "job"]
    let word = words.count == 1 ? words[0] : isSentence ? words[3] : ""
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(word) else {
      return nil
    }
    return number > 0 ? number : nil
  }

  /// The tasks of a job that have not ended. Throws `SlurmFault`.
  public func tasks(of job: Int) throws -> [ArrayTask] {
    let answer = try run("squeue", ["-h", "-r", "-j", String(job), "-o", "%K %T"])
    if answer.code != 0 {
      // A job that ended a while ago is not known any more.
      if answer.errors.contains("Invalid job id") { return [] }
      throw SlurmFault.noQueue(Self.lastLine(answer.errors))
    }
    return answer.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 2 ? ArrayTask(index: Int(words[0]), state: String(words[1])) : nil
    }
  }

  /// The largest index that a task of an array may have, if Slurm says it.
  public func mostTasks() throws -> Int? {
    let answer = try run("scontrol", ["show", "config"])
    let line = answer.output.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    return line.flatMap { $0.split(separator: "=").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } }
      .map { $0 - 1 }
  }

  /// What came of trying whether a program starts on a node.
  public enum Start: Sendable, Equatable {
    /// It starts.
    case good
    /// It does not; what the node said, and what it lacks.
    case bad(why: String?, lack: Lack)
    /// No node could be asked; why.
    case unknown(why: String?)
  }

  /// What a node lacks to start a program.
  public enum Lack: Sendable, Equatable {
    /// Libraries that the program loads.
    case libraries
    /// The disk that the program is on, or its kind of machine.
    case sharedDisk
  }

  /// The name of the job that asks a node.
  static let checkName = "tuckman-check"
  /// What to do where a program's libraries are missing: for messages, and for the script of a task.
  package static let librariesHint =
    "install OpenBLAS and Pango there (libopenblas0, libpangocairo-1.0-0, or your modules)"

  /// Whether a program does something on a node, if one is free within half a minute. Throws `SlurmFault`.
  public func canStart(_ program: String, _ trial: [String]) throws -> Start {
    let answer = try run(
      "srun",
      ["--quiet", "--job-name=" + Self.checkName, "--ntasks=1", "--time=1", "--immediate=30"] + options
        + [program] + trial)
    if answer.code == 0 { return .good }
    // The node's own words, and not srun's about them.
    let lines = answer.errors.split(whereSeparator: \.isNewline).map(String.init)
    let own = lines.drop { $0.hasPrefix("srun: ") }
    // A sentence goes on in lines indented by two; hints are further in.
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

/// What has been submitted of a sweep: kept as `slurm/jobs.json` in its folder.
public struct SubmittedJobs: Codable, Sendable, Equatable {
  /// One array with the job that merges behind it.
  public struct JobArray: Codable, Sendable, Equatable {
    /// Its number.
    public let job: Int
    /// The number of the job that merges; `nil` where Slurm did not take it.
    public internal(set) var merge: Int?
    /// Indices of its tasks: shards, from 1.
    public let tasks: [Int]

    package init(job: Int, merge: Int?, tasks: [Int]) { (self.job, self.merge, self.tasks) = (job, merge, tasks) }
  }

  /// Into how many shards the sweep is divided.
  public var shards: Int
  /// The arrays, in the order in which they were submitted.
  public var arrays: [JobArray] = []
}
