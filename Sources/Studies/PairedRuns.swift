import Analytics
import Engine
import Foundation
import GroupDynamics
import Models
import Recording
import Scenarios
import Statistics

/// Runs of the same groups under several scenarios, paired by common random numbers: runs of one replicate share them.
package struct PairedRuns: Sendable {
  /// A metric of a run.
  package struct Measure: Sendable {
    package let name: String
    /// The name of a goal in its scenario; `nil` for other metrics.
    package let goal: String?
    package let value: @Sendable (RunRecord, RunSummary) -> Double

    func effect(_ pairs: PairedDifference) -> PairedEstimate { PairedEstimate(name, goal: goal, pairs) }
  }

  /// Returns the number of groups: the number requested, or the scenario's, or 200 if that is one.
  static func groups(_ asked: Int?, of scenario: Scenario) -> Int {
    let usual = asked ?? scenario.replicates
    return usual > 1 ? usual : 200
  }

  /// Returns the metrics compared for a scenario: those of `compare` except times. Goals are the share of groups that
  /// met them. Whether groups settled is included if there are enough sessions to tell.
  package static func measures(_ scenario: Scenario) -> [Measure] {
    let runs = RunsTable(scenario)
    return ComparedMetric.usual(among: runs.numberColumns.map(\.name)).compactMap { metric in
      guard metric.kind != .time, metric.name != "settled" || scenario.parameters.sessions >= 4,
        let cell = runs.value(of: metric.name)
      else { return nil }
      let goal = scenario.goals.first { $0.column == metric.name }
      return Measure(name: metric.name, goal: goal?.name) { metric.value(cell($0, $1)) }
    }
  }

  private let arithmetic: Arithmetic
  private let replicates: Range<UInt64>

  /// Creates runs with this arithmetic and these replicates.
  package init(arithmetic: Arithmetic, replicates: Range<UInt64>) {
    (self.arithmetic, self.replicates) = (arithmetic, replicates)
  }

  /// Makes the runs of every scenario and hands them over by replicate: a record and a summary for each scenario.
  ///
  /// Throws `RunFailure` if a run could not go on.
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
