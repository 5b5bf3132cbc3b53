import Analytics
import Experiments
import Recording
import Reporting
import ScenarioReading
import Scenarios

/// What is said of a finished sweep.
enum SweepWords {
  static let tableNote = "(means over runs, ± half of the 95% CI)"

  static func runs(points: Int, runs: Int, failed: Int) -> String {
    "\(counted(points, "point")), \(counted(runs, "run")), \(failed) failed"
  }

  static func files(_ files: [Manifest.File], in out: String) -> [String] {
    ["Wrote " + files.map { "\($0.path) (\(counted($0.rows ?? 0, "row")))" }.inSentence() + " to", "  " + out]
  }

  /// What to do next. `more`: the command that makes more runs.
  static func next(_ more: String, hasRule: Bool, hasIndices: Bool, out: String) -> [String] {
    let first = hasRule ? "Narrow an interval: change until: in the design, then" : "Make more replicates"
    return NextWords.lines(
      [(more, first)] + (hasIndices ? [("\(Words.command) sensitivity \(Words.quoted(out))", "See what matters")] : [])
        + [("pandas.read_csv(\"\(out)/summary.csv\")", "Read it in Python")])
  }
}

/// What is said of how far a sweep is.
enum SweepStatusWords {
  /// That none has begun. `obstacle`: why none can.
  static func none(in out: String, obstacle: String?, begin: String) -> String {
    "\(out): no sweep has begun here"
      + (obstacle.map { ", and none can: \($0). Name another folder with --out\n" } ?? ". To begin it:\n  \(begin)\n")
  }

  /// That there is another. `way`: a command for it, and what that is about.
  static func another(
    in out: String, than scenario: String, _ changes: [String], way: (command: String, what: String)?
  ) -> String {
    "\(out): the sweep here differs from \(scenario) (" + changes.prefix(10).joined(separator: "; ") + ")"
      + "\n  "
      + (way.map { "\($0.what.sentenceCased):\n    \($0.command)" } ?? "name another folder with --out for this one")
      + "\n"
  }

  static func progress(_ progress: SweepProgress, in out: String) -> String {
    "\(out): \(progress.cells) of \(counted(progress.allCells, "cell")), about \(progress.runs) of \(counted(progress.allRuns, "run"))"
  }

  static let finished = "  finished: the tables are written"
  static let cellsGone = "  its cells were deleted, so extending it would make all runs again"

  static func failed(_ runs: Int) -> String {
    "  \(runs) of the runs failed (failures.csv). Results describe only the others."
  }

  /// A file that is not as it was written, or is missing, and the command that writes it again.
  static func unfit(_ file: String, _ what: String?, again: String) -> String {
    let fault = what.map { "is not as it was written (\($0))" } ?? "is missing"
    return "  \(file) \(fault); to write the tables again:\n    \(again)"
  }

  static func atWork(_ holder: String) -> String { "  \(holder) is at work" }
  static func merge(_ command: String) -> String { "  all runs are there; to write the tables:\n    \(command)" }
  static func goOn(_ command: String) -> String { "  nobody is at work; to go on:\n    \(command)" }

  /// What Slurm says of the shards: by state, how many; nothing where it does not answer.
  static func slurm(shards: Int, _ states: [String]?) -> String {
    let tasks = "  submitted to Slurm in \(counted(shards, "task"))"
    guard let states else { return tasks + "; squeue does not answer here" }
    let counts = Dictionary(grouping: states) { $0 }.map { "\($0.value.count) \($0.key.lowercased())" }.sorted()
    return tasks + ": "
      + (counts.isEmpty
        ? "none is in the queue; if cells are missing, use sweep submit again" : counts.joined(separator: ", "))
  }

  static func working(_ shards: [Shard]) -> String { "  shards at work: " + list(shards) }
  static func unfinished(_ shards: [Shard]) -> String { "  unfinished shards: " + list(shards) }

  private static func list(_ shards: [Shard]) -> String { shards.map(\.description).inSentence(most: 20) }
}
