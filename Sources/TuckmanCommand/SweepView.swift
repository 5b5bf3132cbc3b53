import Analytics
import Experiments
import Recording
import Reporting
import ScenarioReading
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
  }

  /// What was done as JSON.
  var json: String { get throws { try jsonText(form) } }

  init(
    _ plan: SweepPlan, _ written: SweepTables.Written, out: String, _ options: SweepOptions, _ known: SweepHalfWidths
  ) throws {
    var lines = [
      Words.bold(plan.file.scenario.title), "  \(plan.designInWords)",
      "  " + SweepWords.runs(points: plan.points.count, runs: written.runs, failed: written.failed), "",
    ]
    if !written.seen.shown.isEmpty {
      lines += Self.table(plan, written)
      lines += ["  " + SweepWords.tableNote, ""]
    }
    let halfWidths = try known.found()
    lines += halfWidths.isEmpty ? [] : halfWidths.map(known.words) + [""]
    let hasRule = plan.design.until != nil
    let more = hasRule ? options.command("extend") : options.command("extend", replicates: 2 * plan.replicates)
    lines += SweepWords.files(written.files, in: out)
    lines += SweepWords.next(
      more, hasRule: hasRule, hasIndices: SweepSensitivity.hasIndices(plan.design, points: plan.points.count), out: out)
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
          return NumberText.three(mean) + (half.map { " ± " + NumberText.three($0) } ?? "")
        }
    }
    return Words.table(
      [head] + rows, spare: Array(head.indices.suffix(SummaryShown.metrics.count).dropFirst().reversed()), indent: 2)
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
  }

  /// How far it is, as JSON.
  var json: String { get throws { try jsonText(form) } }

  init(_ plan: SweepPlan, in out: String, _ options: SweepOptions, _ known: SweepHalfWidths) throws {
    guard let progress = try SweepProgress(plan, in: out) else {
      hasFinished = false
      form = Form(out: out)
      text = SweepStatusWords.none(
        in: out, obstacle: try SweepFolder.obstacle(in: out), begin: options.command("run"))
      return
    }
    hasFinished = progress.hasFinished
    guard progress.changes.isEmpty else {
      form = Form(out: out, hasBegun: true, isAnother: true)
      let way = progress.changes.allSatisfy(\.isDesign) ? try SweepWay(plan, in: out, options, of: "status") : nil
      text = SweepStatusWords.another(
        in: out, than: options.scenario, progress.changes.map(\.words), way: way.map { ($0.command, $0.what) })
      return
    }
    let halfWidths = progress.hasFinished ? try known.found() : []
    form = Form(
      out: out, hasBegun: true, hasFinished: progress.hasFinished, cells: progress.cells, allCells: progress.allCells,
      runs: progress.runs, allRuns: progress.allRuns, failed: progress.hasFinished ? progress.failed : nil,
      holder: progress.holder,
      shardsAtWork: progress.working.map(\.description), shardsNotDone: progress.unfinished.map(\.description),
      halfWidths: halfWidths)
    var lines = [SweepStatusWords.progress(progress, in: out)]
    if progress.hasFinished {
      lines.append(SweepStatusWords.finished)
      if progress.failed > 0 { lines.append(SweepStatusWords.failed(progress.failed)) }
      lines += halfWidths.map { "  " + known.words($0).replacing("\n", with: "\n  ") }
      if progress.cells == 0 { lines.append(SweepStatusWords.cellsGone) }
    } else if !progress.unfitFiles.isEmpty {
      lines += progress.unfitFiles.map { file, fault in
        let what = fault.isMissing ? nil : FolderFault(Place(file), fault).placed.sentence.what
        return SweepStatusWords.unfit(file, what, again: options.command("run"))
      }
    } else if let holder = progress.holder {
      lines.append(SweepStatusWords.atWork(holder))
    } else if progress.working.isEmpty, progress.cells == progress.allCells {
      lines.append(SweepStatusWords.merge(options.command("merge")))
    } else if progress.working.isEmpty, progress.jobs == nil {
      lines.append(SweepStatusWords.goOn(options.command("run")))
    }
    if let jobs = progress.jobs, !progress.hasFinished {
      let states = try? SlurmSubmission.underWay(jobs, Slurm())
      lines.append(SweepStatusWords.slurm(shards: jobs.shards, states.map { Array($0.values) }))
    }
    if !progress.working.isEmpty { lines.append(SweepStatusWords.working(progress.working)) }
    if !progress.unfinished.isEmpty { lines.append(SweepStatusWords.unfinished(progress.unfinished)) }
    text = lines.joined(separator: "\n") + "\n"
  }
}
