import Analytics
import Experiments
import Recording
import Scenarios

/// What is shown when a sweep is done.
struct SweepView {
  let text: String
  private let form: Form

  /// What was done as JSON, for programs.
  private struct Form: Encodable, Sendable {
    let out: String
    let points, runs, failed, sameTrajectories, tooWide: Int
    let files: [Manifest.File]
    let halfWidths: [HalfWidth]

    enum CodingKeys: String, CodingKey {
      case out, points, runs, failed, files
      case halfWidths = "half_widths"
      case sameTrajectories = "same_trajectories"
      case tooWide = "too_wide"
    }
  }

  /// What was done as JSON.
  var json: String { get throws { String(decoding: try Recording.json(form), as: UTF8.self) } }

  init(
    _ plan: SweepPlan, _ written: SweepTables.Written, out: String, _ options: SweepOptions, _ known: SweepHalfWidths
  ) throws {
    var lines = [
      Words.bold(plan.file.scenario.title), "  \(plan.designInWords)",
      "  \(counted(plan.points.count, "point")), \(counted(written.runs, "run")), \(written.failed) failed", "",
    ]
    if !written.seen.shown.isEmpty {
      lines += Self.table(plan, written).map { "  " + $0 }
      lines += ["  (means over runs, ± half of the 95% interval)", ""]
    }
    let halfWidths = try known.found()
    lines += halfWidths.isEmpty ? [] : halfWidths.map(known.words) + [""]
    lines.append(
      "\(out): " + written.files.map { "\($0.path) (\(counted($0.rows ?? 0, "row")))" }.joined(separator: ", "))
    lines.append(
      plan.design.until == nil
        ? "next: more replicates: \(options.command("extend", replicates: 2 * plan.replicates))"
        : "next: a narrower interval: change design: until, then \(options.command("extend"))")
    if SweepSensitivity.hasIndices(plan.design, points: plan.points.count) {
      lines.append("      what matters: \(Words.command) sensitivity \(Words.quoted(out))")
    }
    lines.append("      in Python: pandas.read_csv(\"\(out)/summary.csv\")")
    text = lines.joined(separator: "\n") + "\n"
    form = Form(
      out: out, points: plan.points.count, runs: written.runs, failed: written.failed,
      sameTrajectories: written.seen.sameTrajectories, tooWide: written.seen.tooWide, files: written.files,
      halfWidths: halfWidths)
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
  private let form: Form

  /// How far it is, as JSON for programs; cells and runs are nothing where none has begun, or another sweep.
  private struct Form: Encodable, Sendable {
    var out: String
    var hasBegun = false, isAnother = false, hasFinished = false
    var cells, allCells, runs, allRuns, failed: Int?
    var holder: String?
    var shardsAtWork: [String] = [], shardsNotDone: [String] = []
    var halfWidths: [HalfWidth] = []

    enum CodingKeys: String, CodingKey {
      case out, cells, runs, holder, failed
      case halfWidths = "half_widths"
      case hasBegun = "has_begun"
      case isAnother = "is_another"
      case hasFinished = "has_finished"
      case allCells = "all_cells"
      case allRuns = "all_runs"
      case shardsAtWork = "shards_at_work"
      case shardsNotDone = "shards_not_done"
    }
  }

  /// How far it is, as JSON.
  var json: String { get throws { String(decoding: try Recording.json(form), as: UTF8.self) } }

  private static func slurm(_ jobs: SubmittedJobs) -> [String] {
    guard let states = try? SlurmSubmission.underWay(jobs, Slurm()) else {
      return ["  submitted to Slurm in \(counted(jobs.shards, "task")); squeue does not answer here"]
    }
    let counts = Dictionary(grouping: states.values) { $0 }.map { "\($0.value.count) \($0.key.lowercased())" }.sorted()
    let open =
      counts.isEmpty
      ? "none is in the queue: if cells are missing, `sweep submit` again" : counts.joined(separator: ", ")
    return ["  submitted to Slurm in \(counted(jobs.shards, "task")): \(open)"]
  }

  private static func list(_ shards: [Shard], most: Int = 20) -> String {
    shards.prefix(most).map(\.description).joined(separator: ", ")
      + (shards.count > most ? " and \(shards.count - most) more" : "")
  }

  init(_ plan: SweepPlan, in out: String, _ options: SweepOptions, _ known: SweepHalfWidths) throws {
    guard let progress = try SweepProgress(plan, in: out) else {
      hasFinished = false
      form = Form(out: out)
      let obstacle = try SweepFolder.obstacle(in: out)
      let way = obstacle.map { "and none can begin: \($0); name another folder with --out" }
      text = "\(out): no sweep has begun here\(way.map { ", " + $0 } ?? "; begin it with: \(options.command("run"))")\n"
      return
    }
    hasFinished = progress.hasFinished
    guard progress.changes.isEmpty else {
      form = Form(out: out, hasBegun: true, isAnother: true)
      let way = progress.changes.allSatisfy(\.isDesign) ? try SweepWay(plan, in: out, options, of: "status") : nil
      text =
        "\(out): the sweep here is another than \(options.scenario) says now: "
        + progress.changes.prefix(10).map(\.words).joined(separator: "; ") + "\n  "
        + (way.map { "`\($0.command)` is about \($0.what)" } ?? "name another folder with --out for this one") + "\n"
      return
    }
    let halfWidths = progress.hasFinished ? try known.found() : []
    form = Form(
      out: out, hasBegun: true, hasFinished: progress.hasFinished, cells: progress.cells, allCells: progress.allCells,
      runs: progress.runs, allRuns: progress.allRuns, failed: progress.hasFinished ? progress.failed : nil,
      holder: progress.holder,
      shardsAtWork: progress.working.map(\.description), shardsNotDone: progress.unfinished.map(\.description),
      halfWidths: halfWidths)
    var lines = [
      "\(out): \(progress.cells) of \(counted(progress.allCells, "cell")), about \(progress.runs) of \(counted(progress.allRuns, "run"))"
    ]
    if progress.hasFinished {
      lines.append("  finished: the tables are written")
      if progress.failed > 0 {
        lines.append("  \(progress.failed) of the runs failed (failures.csv); results describe the others")
      }
      lines += halfWidths.map { "  " + known.words($0) }
      if progress.cells == 0 { lines.append("  its cells are gone: to extend it would make all runs again") }
    } else if !progress.unfitFiles.isEmpty {
      lines += progress.unfitFiles.map { file, fault in
        let what = FolderFault(Place(file), fault).problem.what
        let fault = fault.isMissing ? "is missing" : "is not as it was written (\(what))"
        return "  \(file) \(fault); `\(options.command("run"))` writes the tables again"
      }
    } else if let holder = progress.holder {
      lines.append("  \(holder) is at work")
    } else if progress.working.isEmpty, progress.cells == progress.allCells {
      lines.append("  all runs are there; `\(options.command("merge"))` writes the tables")
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
