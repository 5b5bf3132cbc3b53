import Analytics
import Experiments
import Recording
import Reporting
import ScenarioReading
import Scenarios

/// What `sensitivity` shows: for each metric a table of its parameters, the largest first, and what it says in words.
struct SensitivityView {
  private let rows: [SensitivityRow]
  private let sharesLuck: Bool
  private var lines: [String]
  /// Most parameters of a table; all are in the file.
  private static let most = 15
  private static let bar = 16

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ sweep: DesignedSweep, _ rows: [SensitivityRow], _ methods: [SweepSensitivity.Method], path: String) {
    let design = sweep.design
    (self.rows, sharesLuck) = (rows, design.luck == .shared)
    lines = [
      Words.bold(sweep.title),
      "  \(design.method.rawValue) over \(counted(design.factors.count, "factor")), \(counted(sweep.points, "point")), "
        + "\(sweep.manifest.sweep?.replicates ?? ""), \(design.luck.words)",
    ]
    let unordered = design.factors.filter { !$0.isNumber }.map(\.name)
    if !unordered.isEmpty, methods.contains(.prcc) || methods.contains(.src) {
      lines.append("  " + SensitivityWords.leftOut(unordered))
    }
    lines.append("")
    var metrics: [String] = []
    for row in rows where !metrics.contains(row.metric) { metrics.append(row.metric) }
    for metric in metrics {
      for method in methods { lines += part(metric, method) }
      if let share = rows.first(where: { $0.metric == metric && $0.index == "luck_share" })?.estimate?.value {
        lines.append("  " + SensitivityWords.chance(metric, share: share))
      }
      lines.append("")
    }
    lines += SensitivityWords.meaning(methods, isShared: sharesLuck)
    if widestShare > 0.3 { lines.append(SensitivityWords.wide(design)) }
    lines += ["", "All \(counted(rows.count, "row")):", "  " + path]
  }

  /// What is shown of a metric by a method.
  private func part(_ metric: String, _ method: SweepSensitivity.Method) -> [String] {
    let own = rows.filter { $0.metric == metric && $0.method == method.rawValue }
    guard let one = own.first else { return [] }
    let title = SensitivityWords.title(metric, method, one)
    guard own.contains(where: { $0.estimate != nil }) else { return [title + ": no index"] }
    let indices: [String] =
      switch method {
      case .sobol: ["ST", "S1"]
      case .morris: ["mu_star", "mu", "sigma"]
      case .prcc: ["PRCC"]
      case .src: ["SRC"]
      }
    let few = SensitivityRow.fewNote(own)
    let finding = SensitivityFinding(own, index: indices[0], sharesLuck: sharesLuck)
    let told = (few.map { [$0] } ?? SensitivityWords(metric, method, finding).lines).map { "  " + $0 }
    // Variances in words alone: as many tables more would hide the others.
    if metric.hasSuffix(SensitivityRow.variance) { return [title] + told }
    return [title] + table(own, indices, few == nil ? finding.ranked : nil) + told
  }

  /// `ranked`: factors with the largest first, which have bars; else they stand in the order of the design.
  private func table(_ own: [SensitivityRow], _ indices: [String], _ ranked: [SensitivityRow]?) -> [String] {
    let leading = ranked ?? SensitivityFinding.factors(own, indices[0])
    let largest = ranked?.map(\.size).max() ?? 0
    let dummy = own.filter { $0.index == indices[0] && $0.parameter == SensitivityRow.dummy }.suffix(1)
    let shown = leading.prefix(Self.most) + dummy.filter { $0.estimate != nil }
    let head = [""] + indices + [""]
    let cells = shown.map { row in
      [row.parameter == SensitivityRow.dummy ? "(dummy)" : row.parameter]
        + indices.map { index in
          let same = own.last { $0.index == index && $0.parameter == row.parameter && $0.parameter2.isEmpty }
          return SensitivityWords.cell(same?.estimate ?? nil)
        } + [largest > 0 ? bar(row.size / largest) : ""]
    }
    let lines = Words.table([head] + cells, left: Set(head.indices), spare: [head.count - 1], indent: 2)
    return lines + (leading.count > Self.most ? ["  and \(leading.count - Self.most) more"] : [])
  }

  private func bar(_ share: Double) -> String {
    String(repeating: "█", count: Int((Double(Self.bar) * min(1, max(0, share))).rounded()))
  }

  /// The widest interval of a factor's share with its interactions.
  private var widestShare: Double {
    let totals = rows.filter {
      $0.index == "ST" && !$0.metric.hasSuffix(SensitivityRow.variance) && $0.parameter != SensitivityRow.dummy
    }
    return totals.compactMap { row in
      row.estimate.flatMap { estimate in estimate.high.flatMap { high in estimate.low.map { high - $0 } } }
    }.max() ?? 0
  }
}
