import Analytics
import Engine
import Foundation
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// The same groups under several scenarios that differ in what is done: runs of one replicate share their luck.
package struct PairedRuns: Sendable {
  /// A number of a run.
  package struct Measure: Sendable {
    package let name: String
    package let label: String
    package let value: @Sendable (RunRecord, RunSummary) -> Double
  }

  /// How many groups: as many as are asked for, or the scenario's, or 200 where that is one.
  static func groups(_ asked: Int?, of scenario: Scenario) -> Int {
    let usual = asked ?? scenario.replicates
    return usual > 1 ? usual : 200
  }

  /// What is compared of a scenario: what `compare` compares but times, goals as the share of groups that met them; whether
  /// groups settled, where sessions are enough to say.
  package static func measures(_ scenario: Scenario) -> [Measure] {
    let runs = RunsTable(scenario)
    return ComparedMetric.usual(among: runs.numberColumns.map(\.name)).compactMap { metric in
      guard metric.kind != .time, metric.name != "settled" || scenario.parameters.sessions >= 4,
        let cell = runs.value(of: metric.name)
      else { return nil }
      let goal = scenario.goals.first { $0.column == metric.name }
      return Measure(name: metric.name, label: goal.map { "met: " + $0.name } ?? metric.label) {
        metric.value(cell($0, $1))
      }
    }
  }

  /// Measures with dropout before all others, since cohesion and tension at the end are of those who stayed.
  package static func droppingOutFirst(_ measures: [Measure]) -> [Measure] {
    measures.filter { $0.name == "left" } + measures.filter { $0.name != "left" }
  }

  private let arithmetic: Arithmetic
  private let replicates: Range<UInt64>

  /// How runs are made, and which replicates.
  package init(arithmetic: Arithmetic, replicates: Range<UInt64>) {
    (self.arithmetic, self.replicates) = (arithmetic, replicates)
  }

  /// Makes the runs of every scenario and hands them over by replicate: a record and a summary for each scenario.
  ///
  /// Throws `RunFailure` where a run could not go on.
  package func run(
    _ scenarios: [Scenario], tables: Set<RecordedTable> = [], keepsStory: Bool = false,
    consume: ([(record: RunRecord, summary: RunSummary)]) throws -> Void
  ) async throws {
    let arithmetic = arithmetic
    let threads = try scenarios.map { try RunRoom.threads($0, arithmetic, tables: tables) }.min() ?? 1
    try await forEachReplicate(replicates, threads: threads, together: 32) { replicates in
      let runs = try scenarios.map { scenario in
        try recordRuns(
          scenario, replicates: replicates, arithmetic: arithmetic, tables: tables, keepsStory: keepsStory
        ).map { record in
          if let failure = record.failure { throw RunFailure(message: "\(record.runID): \(failure)") }
          return (record: record, summary: RunSummary(record, scenario))
        }
      }
      return replicates.indices.map { place in runs.map { $0[place] } }
    } consume: {
      try consume($0)
    }
  }
}

/// A measure of pairs of groups as a row.
package struct DifferenceRow: TableRow {
  private let measure: PairedRuns.Measure
  private let pairs: PairedDifference
  private var interval: ClosedRange<Double>? { PairedEstimate(measure.name, pairs).interval }

  /// Of a measure and its pairs.
  package init(_ measure: PairedRuns.Measure, _ pairs: PairedDifference) {
    (self.measure, self.pairs) = (measure, pairs)
  }

  private static let ofMetric = "that of the metric"

  /// Its columns.
  package static let columns = RowTable<Self>(
    name: "differences",
    meaning: "one row a metric: the groups under a change (b) less the same groups as they are (a)",
    keys: 1,
    [
      .text("metric", "a column of numbers of runs.csv") { $0.measure.name },
      .whole("n", "pairs of groups that both have it") { $0.pairs.difference.count },
      .number("mean_a", unit: ofMetric, "mean of the groups as they are") { $0.pairs.a.mean },
      .number("mean_b", unit: ofMetric, "mean of the same groups under the change") { $0.pairs.b.mean },
      .number("difference", unit: ofMetric, "mean of b less mean of a") { $0.pairs.difference.mean },
      .number("ci_low", unit: ofMetric, "lower end of the 95% interval of the difference") { $0.interval?.lowerBound },
      .number("ci_high", unit: ofMetric, "upper end of it") { $0.interval?.upperBound },
    ])
}
