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
    /// The name that a goal has in its scenario.
    package let goal: String?
    package let value: @Sendable (RunRecord, RunSummary) -> Double

    func effect(_ pairs: PairedDifference) -> PairedEstimate { PairedEstimate(name, goal: goal, pairs) }
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
      return Measure(name: metric.name, goal: goal?.name) { metric.value(cell($0, $1)) }
    }
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
