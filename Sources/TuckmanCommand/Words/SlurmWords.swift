import Experiments
import ScenarioReading
import Scenarios

extension SlurmFault {
  /// What is wrong, and what to do.
  package var words: String {
    switch self {
    case .noCommand(let command):
      "there is no \(command) here: submit from a node of the cluster that has Slurm's commands"
    case .endless(let command, let beginning):
      "\(command) wrote without end and was stopped; its output began with '\(beginning.shortened)'"
    case .notTaken(let why): "sbatch did not take the job: \(why ?? Self.noReason)"
    case .noNumber(let answer):
      "sbatch answered \(answer.isEmpty ? "nothing" : "'\(answer.shortened)'"), which is not a job number"
        + "\n    hint: if squeue shows a job named tuckman, cancel it with scancel before you submit again"
    case .noQueue(let why): "squeue does not answer: \(why ?? Self.noReason)"
    case .tooManyTasks(let most):
      "this Slurm takes arrays of up to \(most) tasks (MaxArraySize): give --tasks \(most) or fewer"
    case .noStart(let why, let lack):
      "the program does not start on a node: \(why ?? Self.noReason)\n    hint: \(lack.remedy)"
    case .damagedJobs(let path):
      "\(path) is damaged, and which jobs are under way is not known"
        + "\n    hint: when squeue shows none of this sweep, remove the file"
    case .underWay(let shards):
      "tasks of \(counted(shards, "shard")) are under way; wait for them, or submit \(shards) again"
    case .noMerge(let fault, let job):
      fault.words + "\n    Slurm took job \(job) with the tasks. Run the same command again to submit the merge alone."
    }
  }

  fileprivate static let noReason = "no reason was given"
}

extension Slurm.Lack {
  fileprivate var remedy: String {
    switch self {
    case .libraries: Slurm.librariesHint
    case .sharedDisk: "the folder must be on a disk that all nodes share, and they must be of one kind"
    }
  }
}

extension SlurmSubmission.Outcome {
  /// What was submitted, or why nothing was.
  ///
  /// - Parameters:
  ///   - isFinished: whether the tables are written.
  ///   - merge: the command that writes them.
  package func words(tasks: Int, isFinished: Bool, merge: String) -> String {
    switch self {
    case .complete:
      return isFinished
        ? "nothing to submit: all runs are there, and the tables are written"
        : "all runs are there; write the tables with: \(merge)"
    case .underWay(let shards):
      return "nothing to submit: tasks \(shards.map(String.init).joined(separator: ", ")) are under way"
    case .submitted(let array, unchecked: _):
      let which = array.tasks.count == tasks ? "" : " (\(array.tasks.map(String.init).joined(separator: ", ")))"
      return "job \(array.job): \(array.tasks.count) of \(counted(tasks, "task"))\(which)"
        + (array.merge.map { "; job \($0) merges behind it" } ?? "")
    }
  }
}

extension SlurmSubmission.Unchecked {
  /// What has to be known. `logs`: the folder of the tasks' logs.
  package func words(logs: String) -> String {
    "no node could be asked whether it has all that is needed (\(why ?? SlurmFault.noReason)); logs are in \(logs)"
  }
}
