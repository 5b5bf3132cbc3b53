import Experiments
import Foundation
import GroupDynamics
import Kernels
import Recording
import Scenarios

extension SweepPlan {
  /// Whether runs go through BLAS: smaller groups do not.
  var needsBLAS: Bool { !recording.arithmetic.isBatched(members: members.upperBound) }

  /// How the numbers are computed, for the manifest.
  var arithmeticDescription: Manifest.Arithmetic {
    let kernels = [members.lowerBound, members.upperBound].map { recording.arithmetic.kernel(members: $0) }
    let modes = [members.lowerBound, members.upperBound].map {
      (recording.acts ?? GroupDevelopment.usualActs(members: $0)).rawValue
    }
    func both(_ words: [String]) -> String {
      words[0] == words[1] ? words[0] : "\(words[0]); \(words[1]) for large groups"
    }
    return .init(
      precision: recording.arithmetic == .kernels ? "float" : "double", kernel: both(kernels),
      version: Tuckman.arithmeticVersion, acts: both(modes), blas: LinearAlgebra.library)
  }

  /// What is varied, in words: `members (3) × faultline (5)`.
  var designInWords: String {
    let factors = design.factors.map { factor in
      switch factor.domain {
      case .values(let values): "\(factor.name) (\(values.count))"
      case .range(let from, let to, _): "\(factor.name) (\(FactorValue.number(from)) to \(FactorValue.number(to)))"
      }
    }
    return "\(design.method.rawValue) of \(factors.joined(separator: design.method == .grid ? " × " : ", "))"
  }

  /// How many runs, in words.
  var runsInWords: String {
    let most = design.until == nil ? "" : "at most "
    return
      "\(points.count) point\(points.count == 1 ? "" : "s") with \(replicatesInWords), \(design.luck.rawValue) luck: "
      + "\(most)\(points.count * replicates) runs"
  }
}

/// What `sweep plan` shows.
struct SweepPlanView {
  /// Points that are looked at before anything is shown; a run looks at all.
  static let checkedPoints = 20_000
  let text: String

  init(_ plan: SweepPlan, _ options: SweepOptions) throws {
    let trial = try Trial(plan)
    let threads = options.common.threads ?? ProcessInfo.processInfo.activeProcessorCount
    let runs = plan.points.count * plan.replicates
    let seconds = Double(runs) * trial.secondsPerRun / Double(threads)
    var lines = [Words.bold(plan.file.scenario.title), "  \(plan.designInWords)", "  \(plan.runsInWords)"]
    let basis = trial.runs > 0 ? "by a trial of \(trial.runs) runs" : "by their size; a trial would take too long"
    lines.append(
      "  about \(Progress.duration(seconds)) on \(threads) thread\(threads == 1 ? "" : "s"), \(basis)")
    let sizes =
      trial.runs > 0
      ? "about \(Words.bytes(Double(runs) * trial.tableBytes)) of tables and "
        + "\(Words.bytes(Double(runs) * trial.cellBytes)) of cells" : "sizes unknown without a trial"
    lines.append(
      "  \(sizes): \(plan.tables.map { $0.rawValue + ".csv" }.joined(separator: ", ")), points.csv, summary.csv")
    if plan.points.count > Self.checkedPoints {
      lines.append("  \(Self.checkedPoints) of the points were looked at; `run` looks at all before it begins")
    }
    lines += ["", "  first points:"] + Self.table(plan).map { "    " + $0 }
    lines += ["", "next: \(options.command("run"))"]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ plan: SweepPlan) -> [String] {
    let head = ["point_id"] + plan.design.factors.map { $0.name.replacing("facilitator.", with: "") }
    let rows = (0..<min(5, plan.points.count)).map { ["\($0)"] + plan.points[$0].map(\.description) }
    return Words.table([head] + rows)
  }
}
