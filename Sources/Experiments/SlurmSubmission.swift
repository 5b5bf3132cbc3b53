import Foundation
import Machine
import Recording
import Scenarios

/// A submission of a sweep's shards that are neither done nor under way, as one array job, with a merging job after it.
public struct SlurmSubmission: Sendable {
  /// A request for a submission.
  public struct Request: Sendable {
    /// The number of shards.
    public var tasks: Int
    /// The number of cores of a task.
    public var threads: Int
    /// The program, to which `sweep work` and `sweep merge` are given.
    public var program: String
    /// The scenario and all options that define the sweep.
    public var arguments: [String]
    /// Whether groups are so large that nodes need OpenBLAS.
    public var needsBLAS: Bool

    /// Creates a request.
    public init(tasks: Int, threads: Int, program: String, arguments: [String], needsBLAS: Bool) {
      (self.tasks, self.threads, self.program, self.arguments) = (tasks, threads, program, arguments)
      self.needsBLAS = needsBLAS
    }

    /// The arguments with which the program shows that it starts and has what it needs.
    var trial: [String] { needsBLAS ? ["verify", "--blas"] : ["--version"] }
  }

  /// The outcome of a submission.
  public enum Outcome: Sendable, Equatable {
    /// An array was submitted. `unchecked` is set if no node was seen to start the program.
    case submitted(SubmittedJobs.JobArray, unchecked: Unchecked?)
    /// These tasks are under way, and nothing else is missing.
    case underWay([Int])
    /// Nothing is missing.
    case complete
  }

  /// A trial start for which no node was available.
  public struct Unchecked: Sendable, Equatable {
    /// The reason, if Slurm gave one.
    public let why: String?

    package init(why: String?) { self.why = why }
  }

  static let folderName = "slurm"
  private static let jobsName = "jobs.json"

  private let slurm: Slurm
  private let root: StrictFolder

  /// Creates the submission of a sweep in its folder.
  public init(_ slurm: Slurm, in folder: SweepFolder) throws {
    self.slurm = slurm
    root = folder.root
  }

  /// Returns the jobs submitted so far; `nil` if there are none. Throws `OutputError`, and `SlurmFault` if they cannot
  /// be read.
  public static func jobs(in root: StrictFolder) throws -> SubmittedJobs? {
    guard try root.kind(of: folderName) == .folder else { return nil }
    let bytes = try StrictFolder(opening: root.path + "/" + folderName).read(jobsName)
    return try bytes.map {
      guard let jobs = try? JSONDecoder().decode(SubmittedJobs.self, from: Data($0)) else {
        throw SlurmFault.damagedJobs(path: "\(root.path)/\(folderName)/\(jobsName)")
      }
      return jobs
    }
  }

  /// Returns the shards that are under way, by the queue. Throws `SlurmFault`.
  public static func underWay(_ jobs: SubmittedJobs?, _ slurm: Slurm) throws -> [Int: String] {
    var states: [Int: String] = [:]
    for array in jobs?.arrays ?? [] {
      for task in try slurm.tasks(of: array.job) { if let index = task.index { states[index] = task.state } }
    }
    return states
  }

  /// Submits the missing shards. Throws `SlurmFault` and `OutputError`.
  public func submit(_ request: Request, missing: Set<Int>) throws -> Outcome {
    var jobs = try Self.jobs(in: root) ?? SubmittedJobs(shards: request.tasks)
    let underWay = try Self.underWay(jobs, slurm)
    if jobs.shards != request.tasks, !underWay.isEmpty { throw SlurmFault.underWay(shards: jobs.shards) }
    jobs.shards = request.tasks
    if missing.isEmpty { return .complete }
    let tasks = missing.subtracting(underWay.keys).sorted()
    if tasks.isEmpty {
      // Slurm may have rejected only the merging job.
      guard let last = jobs.arrays.last, last.merge == nil else { return .underWay(underWay.keys.sorted()) }
      try submitMerge(of: &jobs)
      return .submitted(jobs.arrays[jobs.arrays.count - 1], unchecked: nil)
    }
    if let most = try slurm.mostTasks(), request.tasks > most { throw SlurmFault.tooManyTasks(most: most) }
    try StrictFolder.make(folder)
    let files = try StrictFolder(opening: folder)
    try files.writeProgram("tuckman", from: request.program)
    var unchecked = Unchecked?.none
    switch try slurm.canStart(folder + "/tuckman", request.trial) {
    case .good: break
    case .bad(let why, let lack): throw SlurmFault.noStart(why: why, lack: lack)
    case .unknown(let why): unchecked = .init(why: why)
    }
    let command = ShellWords.quoted(folder + "/tuckman")
    let arguments = request.arguments.map(ShellWords.quoted).joined(separator: " ")
    // A node that was not asked may lack what the program needs; then its log says so.
    let start =
      "#!/bin/sh\n\(command) \(request.trial.joined(separator: " ")) >/dev/null || {\n"
      + "  echo \"the program does not start on $(uname -n): \(Slurm.librariesHint)\" >&2\n  exit 127\n}\n"
    let work =
      start + "exec \(command) sweep work \(arguments) --shard \"$SLURM_ARRAY_TASK_ID/\(request.tasks)\" "
      + "--threads \(request.threads) --quiet\n"
    try files.write("work.sh", Array(work.utf8))
    try files.write("merge.sh", Array((start + "exec \(command) sweep merge \(arguments) --quiet\n").utf8))
    let array = tasks.map(String.init).joined(separator: ",")
    let job = try slurm.submit(
      folder + "/work.sh",
      ["--job-name=tuckman", "--array=" + array, "--cpus-per-task=\(request.threads)", log("work-%a")])
    // Recorded before the next submission, which may fail; otherwise unrecorded tasks would be sent twice.
    jobs.arrays.append(.init(job: job, merge: nil, tasks: tasks))
    try record(jobs, with: job)
    try submitMerge(of: &jobs)
    return .submitted(jobs.arrays[jobs.arrays.count - 1], unchecked: unchecked)
  }

  // Absolute, since Slurm may start a job in another folder.
  private var folder: String { URL(fileURLWithPath: root.path).standardizedFileURL.path + "/" + Self.folderName }

  private func log(_ name: String) -> String {
    "--output=" + folder.replacing("%", with: "%%") + "/" + name + ".log"
  }

  /// Submits the merging job after the last array. Throws `SlurmFault`, with the number of the submitted job.
  private func submitMerge(of jobs: inout SubmittedJobs) throws {
    let last = jobs.arrays.count - 1
    let job = jobs.arrays[last].job
    do {
      let merge = try slurm.submit(
        folder + "/merge.sh", ["--job-name=tuckman-merge", "--dependency=afterany:\(job)", log("merge")])
      jobs.arrays[last].merge = merge
      try record(jobs, with: merge)
    } catch let fault as SlurmFault {
      throw SlurmFault.noMerge(fault, job: job)
    }
  }

  /// Records the jobs submitted so far. Throws `OutputError`, with the number of the job submitted last.
  private func record(_ jobs: SubmittedJobs, with job: Int) throws {
    do { try StrictFolder(opening: folder).write(Self.jobsName, try json(jobs)) } catch OutputError.cannotWrite(
      let path, let reason)
    {
      throw OutputError.cannotWrite(
        path: path,
        reason: reason + "; Slurm took job \(job), but its number could not be saved: cancel it with scancel \(job)")
    }
  }
}
