import Foundation
import Machine
import Scenarios

/// Slurm as its users see it: `sbatch`, `squeue`, `srun`, `scontrol`.
public struct Slurm: Sendable {
  /// Slurm did not do what it was asked to.
  public struct Fault: Error, Sendable {
    /// In words.
    public let text: String
  }

  /// Options of the user for all jobs: `--partition=…`, `--time=…`.
  public let options: [String]

  /// With options for all jobs.
  public init(options: [String] = []) { self.options = options }

  /// Options of sbatch that a submission sets itself, or that make other jobs of its own, with their short forms.
  private static let owns = [
    "array": "a", "wrap": "", "job-name": "J", "output": "o", "dependency": "d", "parsable": "", "test-only": "",
    "wait": "W",
  ]

  /// The option of them that a word is, as sbatch reads it: abbreviated, with its value behind it; nothing for others.
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
  public struct Task: Sendable, Equatable {
    /// Its index in the array; nothing for a job that is no array.
    public let index: Int?
    /// `RUNNING`, `PENDING`, …
    public let state: String
  }

  /// Submits a script. Answers the job's number. Throws `Fault`.
  public func submit(_ script: String, _ arguments: [String]) throws -> Int {
    let answer = try run("sbatch", ["--parsable"] + options + arguments + [script])
    guard answer.code == 0 else {
      let words = answer.errors.isEmpty ? answer.output : answer.errors
      throw Fault(text: "sbatch did not take the job: \(Self.lastLine(words))")
    }
    // Sites put their own words around it, and some have a program of theirs in its place.
    guard let number = answer.output.split(whereSeparator: \.isNewline).compactMap({ Self.number(String($0)) }).last
    else {
      let words = answer.output.isEmpty ? "nothing" : "'\(answer.output.shortened)'"
      throw Fault(
        text: "sbatch answered \(words), which is not a job number"
          + "\n    hint: if squeue shows a job named tuckman, cancel it with scancel before you submit again")
    }
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

  /// The tasks of a job that have not ended. Throws `Fault`.
  public func tasks(of job: Int) throws -> [Task] {
    let answer = try run("squeue", ["-h", "-r", "-j", String(job), "-o", "%K %T"])
    if answer.code != 0 {
      // A job that ended a while ago is not known any more.
      if answer.errors.contains("Invalid job id") { return [] }
      throw Fault(text: "squeue does not answer: \(Self.lastLine(answer.errors))")
    }
    return answer.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 2 ? Task(index: Int(words[0]), state: String(words[1])) : nil
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
    /// It does not; why, and what to do.
    case bad(why: String, hint: String)
    /// No node could be asked; why.
    case unknown(why: String)
  }

  /// The name of the job that asks a node.
  static let checkName = "tuckman-check"
  /// What to do where a program's libraries are missing.
  static let librariesHint = "install OpenBLAS and Pango there (libopenblas0, libpangocairo-1.0-0, or your modules)"

  /// Whether a program does something on a node, if one is free within half a minute. Throws `Fault`.
  public func canStart(_ program: String, _ trial: [String]) throws -> Start {
    let answer = try run(
      "srun",
      ["--quiet", "--job-name=" + Self.checkName, "--ntasks=1", "--time=1", "--immediate=30"] + options
        + [program] + trial)
    if answer.code == 0 { return .good }
    // The node's own words, and not srun's about them.
    let lines = answer.errors.split(whereSeparator: \.isNewline).map(String.init)
    let why = lines.first { !$0.hasPrefix("srun: ") } ?? lines.last ?? "no reason was given"
    if answer.code == 127 || answer.code == SystemRefusal.exitCode { return .bad(why: why, hint: Self.librariesHint) }
    if answer.errors.contains("execve()") {
      return .bad(why: why, hint: "the folder must be on a disk that all nodes share, and they must be of one kind")
    }
    return .unknown(why: why)
  }

  private static func lastLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "no reason was given"
  }

  private func run(_ program: String, _ arguments: [String]) throws -> ChildProcess {
    do { return try ChildProcess(program, arguments) } catch is ChildProcess.NotFound {
      throw Fault(text: "there is no \(program) here: submit from a node of the cluster that has Slurm's commands")
    } catch let fault as ChildProcess.Endless {
      throw Fault(
        text: "\(program) wrote without end and was stopped; its output began with '\(fault.beginning.shortened)'")
    }
  }
}

/// What has been submitted of a sweep: kept as `slurm/jobs.json` in its folder.
public struct SubmittedJobs: Codable, Sendable, Equatable {
  /// One array with the job that merges behind it.
  public struct Array: Codable, Sendable, Equatable {
    /// Its number.
    public let job: Int
    /// The number of the job that merges; nothing where Slurm did not take it.
    public internal(set) var merge: Int?
    /// Indices of its tasks: shards, from 1.
    public let tasks: [Int]
  }

  /// Into how many shards the sweep is divided.
  public var shards: Int
  /// The arrays, in the order in which they were submitted.
  public var arrays: [Array] = []
}
