import Analytics
import Experiments
import Foundation
import Recording
import Reporting
import Scenarios

/// What a finished sweep says of some numbers: its tables, and what the numbers depend on.
struct SweepFindings {
  let sweep: DesignedSweep
  let tables: SweepPoints
  /// Columns of runs.csv, in the order asked for.
  let metrics: [String]
  let methods: [SweepSensitivity.Method]
  let rows: [SensitivityRow]
  /// What a reader must know of the indices.
  let notes: [SensitivityNote]

  /// `metrics`: columns of runs.csv; a few where none is named. Throws a `PlacedFault`, `UnfinishedSweep`.
  init(_ folder: ResultFolder, metrics wanted: [String]) throws {
    sweep = try DesignedSweep(folder)
    for name in wanted where !sweep.metrics.contains(name) {
      throw ResultsFault.unknownNumber(name, folder: folder.path, known: sweep.metrics, takesAll: false)
    }
    metrics = wanted.isEmpty ? ComparedMetric.headline.filter(sweep.metrics.contains) : wanted
    tables = try SweepPoints(folder, metrics: metrics)
    methods = SweepSensitivity.usual(for: sweep.design)
    let found = try SweepSensitivity(sweep, metrics: metrics, methods: methods)
    (rows, notes) = (found.rows, found.notes)
  }

  /// Whether there is an index at all.
  var hasIndices: Bool { rows.contains { $0.estimate != nil && $0.method != "replicates" } }

  static func label(_ metric: String) -> String { ComparedMetric(metric).label }

  /// A metric over what is varied. `factors`: those along and up, and those of the panels; the strongest where none is named.
  func surface(_ metric: String, factors: [String] = []) -> (any Figure)? {
    SweepSurface(
      tables, metric: metric, label: Self.label(metric), factors: factors.isEmpty ? strongest(metric) : factors)
      ?? SweepLine(tables, metric: metric, label: Self.label(metric))
  }

  /// Factors by what they do to a metric, the strongest first; none where the design has no indices of a sampled space.
  private func strongest(_ metric: String) -> [String] {
    guard sweep.design.method.isSampler else { return [] }
    let index = ["ST", "mu_star", "PRCC"].first { index in rows.contains { $0.index == index && $0.metric == metric } }
    let sizes = rows.filter { $0.metric == metric && $0.index == index && $0.parameter != SensitivityRow.dummy }
      .map { (name: $0.parameter, size: abs($0.estimate?.value ?? 0)) }
    return sizes.sorted { $0.size > $1.size }.prefix(2).map(\.name)
  }

  /// What every metric depends on, by each method.
  var bars: [any Figure] {
    metrics.flatMap { metric in
      methods.compactMap { SensitivityBars(rows, method: $0.rawValue, metric: metric, label: Self.label(metric)) }
    }
  }
}
