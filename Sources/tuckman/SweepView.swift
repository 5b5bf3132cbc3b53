import Analytics
import Experiments
import Recording

/// What is shown when a sweep is done.
struct SweepView {
  let text: String

  init(_ plan: SweepPlan, _ written: SweepTables.Written, out: String, _ options: SweepOptions) throws {
    var lines = [
      Words.bold(plan.file.scenario.title), "  \(plan.designInWords)",
      "  \(plan.points.count) points, \(written.runs) runs, \(written.failed) failed", "",
    ]
    if !written.seen.shown.isEmpty {
      lines += Self.table(plan, written).map { "  " + $0 }
      lines += ["  (means over runs, ± half of the 95% interval)", ""]
    }
    lines.append("\(out): " + written.files.map { "\($0.path) (\($0.rows ?? 0) rows)" }.joined(separator: ", "))
    let extend = options.command("extend")
    lines.append(
      plan.design.until == nil
        ? "next: more replicates: \(extend) --replicates \(2 * plan.replicates)"
        : "next: a narrower interval: change design: until, then \(extend)")
    lines.append("      in Python: pandas.read_csv(\"\(out)/summary.csv\")")
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ plan: SweepPlan, _ written: SweepTables.Written) -> [String] {
    let head =
      ["point_id"] + plan.design.factors.map { $0.name.replacing("facilitator.", with: "") } + SummaryShown.metrics
    let rows = written.seen.shown.map { shown in
      ["\(shown.point)"] + plan.points[shown.point].map(\.description)
        + shown.summaries.map { summary in
          guard let mean = summary.mean else { return "–" }
          let half = summary.high.map { $0 - mean }
          return Words.three(mean) + (half.map { " ± " + Words.three($0) } ?? "")
        }
    }
    return Words.table([head] + rows)
  }
}

/// How far a sweep is.
struct SweepStatus {
  let text: String
  let hasFinished: Bool

  private static func slurm(_ jobs: SubmittedJobs) -> [String] {
    guard let states = try? SlurmSubmission.underWay(jobs, Slurm()) else {
      return ["  submitted to Slurm in \(jobs.shards) tasks; squeue does not answer here"]
    }
    let counts = Dictionary(grouping: states.values) { $0 }.map { "\($0.value.count) \($0.key.lowercased())" }.sorted()
    let open =
      counts.isEmpty
      ? "none is in the queue: if cells are missing, `sweep submit` again" : counts.joined(separator: ", ")
    return ["  submitted to Slurm in \(jobs.shards) tasks: \(open)"]
  }

  private static func list(_ shards: [Shard], most: Int = 20) -> String {
    shards.prefix(most).map(\.description).joined(separator: ", ")
      + (shards.count > most ? " and \(shards.count - most) more" : "")
  }

  init(_ plan: SweepPlan, in out: String, _ options: SweepOptions) throws {
    guard let progress = try SweepProgress(plan, in: out) else {
      hasFinished = false
      text = "\(out): no sweep has begun here; begin it with: \(options.command("run"))\n"
      return
    }
    hasFinished = progress.hasFinished
    guard !progress.isOtherPlan else {
      text =
        "\(out): the sweep here is another than \(options.scenario) says now; all of it is kept\n"
        + "  `\(options.command("extend"))` goes on with it if only the design or the replicates have changed\n"
      return
    }
    var lines = [
      "\(out): \(progress.cells) of \(progress.allCells) cells, about \(progress.runs) of \(progress.allRuns) runs"
    ]
    if progress.hasFinished {
      lines.append("  finished: the tables are written")
    } else if let holder = progress.holder {
      lines.append("  \(holder) is at work")
    } else if progress.working.isEmpty, progress.jobs == nil {
      lines.append("  nobody is at work; `\(options.command("run"))` goes on")
    }
    if let jobs = progress.jobs, !progress.hasFinished { lines += Self.slurm(jobs) }
    if !progress.working.isEmpty {
      lines.append("  shards at work: " + Self.list(progress.working))
    }
    if !progress.unfinished.isEmpty { lines.append("  shards that are not done: " + Self.list(progress.unfinished)) }
    text = lines.joined(separator: "\n") + "\n"
  }
}
