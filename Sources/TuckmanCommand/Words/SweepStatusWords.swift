import Experiments
import Recording
import ScenarioReading
import Scenarios

/// What is said of a finished sweep.
enum SweepWords {
  static let tableNote = "(means over runs, ± half of the 95% interval)"

  static func runs(points: Int, runs: Int, failed: Int) -> String {
    "\(counted(points, "point")), \(counted(runs, "run")), \(failed) failed"
  }

  static func files(_ files: [Manifest.File], in out: String) -> String {
    "\(out): " + files.map { "\($0.path) (\(counted($0.rows ?? 0, "row")))" }.joined(separator: ", ")
  }

  /// What to do next. `more`: the command that makes more runs.
  static func next(_ more: String, hasRule: Bool, hasIndices: Bool, out: String) -> [String] {
    let first =
      hasRule ? "next: a narrower interval: change design: until, then \(more)" : "next: more replicates: \(more)"
    return [first]
      + (hasIndices ? ["      what matters: \(Words.command) sensitivity \(Words.quoted(out))"] : [])
      + ["      in Python: pandas.read_csv(\"\(out)/summary.csv\")"]
  }
}

/// What is said of how far a sweep is.
enum SweepStatusWords {
  /// That none has begun. `obstacle`: why none can.
  static func none(in out: String, obstacle: String?, begin: String) -> String {
    let way = obstacle.map { "and none can begin: \($0); name another folder with --out" }
    return "\(out): no sweep has begun here\(way.map { ", " + $0 } ?? "; begin it with: \(begin)")\n"
  }

  /// That there is another. `way`: a command for it, and what that is about.
  static func another(
    in out: String, than scenario: String, _ changes: [String], way: (command: String, what: String)?
  ) -> String {
    "\(out): the sweep here is another than \(scenario) says now: " + changes.prefix(10).joined(separator: "; ")
      + "\n  "
      + (way.map { "`\($0.command)` is about \($0.what)" } ?? "name another folder with --out for this one") + "\n"
  }

  static func progress(_ progress: SweepProgress, in out: String) -> String {
    "\(out): \(progress.cells) of \(counted(progress.allCells, "cell")), about \(progress.runs) of \(counted(progress.allRuns, "run"))"
  }

  static let finished = "  finished: the tables are written"
  static let cellsGone = "  its cells are gone: to extend it would make all runs again"

  static func failed(_ runs: Int) -> String {
    "  \(runs) of the runs failed (failures.csv); results describe the others"
  }

  /// A file that is not as it was written, or is missing, and the command that writes it again.
  static func unfit(_ file: String, _ what: String?, again: String) -> String {
    let fault = what.map { "is not as it was written (\($0))" } ?? "is missing"
    return "  \(file) \(fault); `\(again)` writes the tables again"
  }

  static func atWork(_ holder: String) -> String { "  \(holder) is at work" }
  static func merge(_ command: String) -> String { "  all runs are there; `\(command)` writes the tables" }
  static func goOn(_ command: String) -> String { "  nobody is at work; `\(command)` goes on" }

  /// What Slurm says of the shards: by state, how many; nothing where it does not answer.
  static func slurm(shards: Int, _ states: [String]?) -> String {
    let tasks = "  submitted to Slurm in \(counted(shards, "task"))"
    guard let states else { return tasks + "; squeue does not answer here" }
    let counts = Dictionary(grouping: states) { $0 }.map { "\($0.value.count) \($0.key.lowercased())" }.sorted()
    return tasks + ": "
      + (counts.isEmpty
        ? "none is in the queue: if cells are missing, `sweep submit` again" : counts.joined(separator: ", "))
  }

  static func working(_ shards: [Shard]) -> String { "  shards at work: " + list(shards) }
  static func unfinished(_ shards: [Shard]) -> String { "  shards that are not done: " + list(shards) }

  private static func list(_ shards: [Shard], most: Int = 20) -> String {
    shards.prefix(most).map(\.description).joined(separator: ", ")
      + (shards.count > most ? " and \(shards.count - most) more" : "")
  }
}
