import Experiments
import ScenarioReading
import Scenarios

extension SlurmFault {
  /// What is wrong, and what to do.
  package var sentence: Sentence {
    switch self {
    case .noCommand(let command):
      Sentence("there is no \(command) here", hint: "submit from a node of the cluster that has Slurm's commands")
    case .endless(let command, let beginning):
      Sentence("\(command) wrote without end and was stopped. Its output began with '\(beginning.shortened)'")
    case .notTaken(let why): Sentence("sbatch rejected the job: \(why ?? Self.noReason)")
    case .noNumber(let answer):
      Sentence(
        "sbatch answered \(answer.isEmpty ? "nothing" : "'\(answer.shortened)'") instead of a job number",
        hint: "if squeue shows a job named tuckman, cancel it with scancel before you submit again")
    case .noQueue(let why): Sentence("squeue did not answer: \(why ?? Self.noReason)")
    case .tooManyTasks(let most):
      Sentence("this Slurm takes arrays of at most \(most) tasks (MaxArraySize)", hint: "give at most --tasks \(most)")
    case .noStart(let why, let lack):
      Sentence("the program does not start on a node: \(why ?? Self.noReason)", hint: lack.remedy)
    case .damagedJobs(let path):
      Sentence(
        "\(path) is damaged and cannot tell which jobs are under way",
        hint: "when squeue shows no job of this sweep, remove the file")
    case .underWay(let shards):
      Sentence(
        "tasks are already under way for a sweep of \(counted(shards, "shard"))",
        hint: "wait for them, or submit with \(counted(shards, "shard")) again")
    case .noMerge(let fault, let job):
      Sentence(
        fault.sentence.what, hint: "Slurm took job \(job) with the tasks; repeat the command to submit only the merge")
    }
  }

  fileprivate static let noReason = "no reason was given"
}

extension Slurm.Lack {
  fileprivate var remedy: String {
    switch self {
    case .libraries: Slurm.librariesHint
    case .sharedDisk: "put the folder on a disk that all nodes share; the nodes must be of one kind"
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
        + (array.merge.map { "; job \($0) then merges the results" } ?? "")
    }
  }
}

extension SlurmSubmission.Unchecked {
  /// What has to be known. `logs`: the folder of the tasks' logs.
  package func words(logs: String) -> String {
    "no node could be checked before the job (\(why ?? SlurmFault.noReason)). See the logs in \(logs)"
  }
}
