import Experiments
import Foundation
import GroupDynamics
import Kernels
import Machine
import Recording
import Reporting
import ScenarioReading
import Scenarios

/// What `sweep plan` shows.
struct SweepPlanView {
  /// Points that are looked at before anything is shown; a run looks at all.
  static let checkedPoints = 20_000
  let text: String
  private let form: Form

  /// The plan as JSON, for programs. Seconds and bytes are of the whole sweep; nothing where nothing was tried.
  private struct Form: Encodable, Sendable {
    let method, luck, replicates: String
    let points, runs, threads, trialRuns: Int
    let seconds: Double
    let tableBytes, cellBytes: Double?
    let tables: [String]
    let firstPoints: [[String: String]]
  }

  /// The plan as JSON.
  var json: String { get throws { try jsonText(form) } }

  init(_ plan: SweepPlan, _ options: SweepOptions) throws {
    let trial = try Trial(plan)
    let threads = options.common.threads ?? Processors.available
    let runs = plan.points.count * plan.replicates
    let seconds = Double(runs) * trial.secondsPerRun / Double(threads)
    var lines = [Words.bold(plan.file.scenario.title), "  \(plan.designInWords)", "  \(plan.runsInWords)"]
    let basis =
      trial.runs > 0
      ? "by a trial of \(counted(trial.runs, "run"))" : "by their size, since a trial would take too long"
    lines.append(
      "  about \(Progress.duration(seconds)) on \(counted(threads, "thread")), \(basis)")
    let sizes =
      trial.runs > 0
      ? "about \(NumberText.bytes(Double(runs) * trial.tableBytes)) of tables and "
        + "\(NumberText.bytes(Double(runs) * trial.cellBytes)) of cells" : "sizes unknown without a trial"
    lines.append(
      "  \(sizes): \(plan.tables.map { $0.rawValue + ".csv" }.joined(separator: ", ")), points.csv, summary.csv")
    let left = (plan.design.methodPoints ?? 0) + plan.design.extra.count - plan.points.count
    if left > 0 { lines.append("  constraints leave out \(left) of the design's points") }
    lines += try Self.there(plan, options)
    if plan.points.count > Self.checkedPoints {
      lines.append("  \(Self.checkedPoints) of the points were checked; sweep run checks all before it begins")
    }
    lines += ["", "  First points:"] + Self.table(plan)
    lines += ["", "Next:", "  " + options.command("run")]
    text = lines.joined(separator: "\n") + "\n"
    let names = plan.design.factors.map(\.name)
    form = Form(
      method: plan.design.method.rawValue, luck: plan.design.luck.rawValue, replicates: plan.replicatesInWords,
      points: plan.points.count, runs: runs, threads: threads, trialRuns: trial.runs, seconds: seconds,
      tableBytes: trial.runs > 0 ? Double(runs) * trial.tableBytes : nil,
      cellBytes: trial.runs > 0 ? Double(runs) * trial.cellBytes : nil, tables: plan.tables.map(\.rawValue),
      firstPoints: (0..<min(5, plan.points.count)).map { point in
        Dictionary(uniqueKeysWithValues: zip(names, plan.points[point].map(\.description)))
      })
  }

  /// What is in the folder already, and what is worth knowing of the runs.
  private static func there(_ plan: SweepPlan, _ options: SweepOptions) throws -> [String] {
    var lines: [String] = []
    if plan.mixesActs {
      lines.append("  note: \(SweepPlan.mixedActs)")
    }
    lines += (plan.file.notes + plan.notes).map { "  note: \($0)" }
    let out = SweepJob.folder(options)
    guard let progress = try SweepProgress(plan, in: out) else { return lines }
    if progress.changes.isEmpty {
      lines.append(
        "  \(out) has \(progress.cells) of its \(counted(progress.allCells, "cell")). To go on, use sweep run")
    } else {
      lines.append("  \(out) has another sweep: \(progress.changes.prefix(5).map(\.words).joined(separator: "; "))")
    }
    return lines
  }

  private static func table(_ plan: SweepPlan) -> [String] {
    let head = ["point_id"] + plan.design.factors.map { $0.name.replacing("facilitator.", with: "") }
    let rows = (0..<min(5, plan.points.count)).map { ["\($0)"] + plan.points[$0].map(\.description) }
    return Words.table([head] + rows, indent: 4)
  }
}

extension SweepPlan {
  /// Whether acts are drawn in some points and taken in expectation in others.
  var mixesActs: Bool {
    recording.acts == nil
      && GroupDevelopment.usualActs(members: members.lowerBound)
        != GroupDevelopment.usualActs(members: members.upperBound)
  }
}
