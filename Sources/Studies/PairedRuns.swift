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

    package init(name: String, label: String, value: @escaping @Sendable (RunRecord, RunSummary) -> Double) {
      (self.name, self.label, self.value) = (name, label, value)
    }

    /// Of a column that has words for people.
    package init(_ name: String, value: @escaping @Sendable (RunRecord, RunSummary) -> Double) {
      self.init(name: name, label: ComparedMetric(name).label, value: value)
    }
  }

  /// How many groups: as many as are asked for, or the scenario's, or 200 where that is one.
  static func groups(_ asked: Int?, of scenario: Scenario) -> Int {
    let usual = asked ?? scenario.replicates
    return usual > 1 ? usual : 200
  }

  /// What is compared of a scenario: names as in runs.csv, goals as the share of groups that met them.
  package static func measures(_ scenario: Scenario) -> [Measure] {
    let goals = scenario.goals.enumerated().map { place, goal in
      Measure(name: goal.column, label: "met: " + goal.name) { record, _ in record.goalsMet[place] == nil ? 0 : 1 }
    }
    guard scenario.followUp.weeks > 0 else { return common + goals }
    return common + goals + [
      Measure("relapsed") { record, _ in record.followUp?.relapsed ?? .nan },
      Measure("follow_up_efficacy") { record, _ in
        record.followUp?.efficacy ?? .nan
      },
    ]
  }

  /// The share of groups that settled; none where sessions are too few to say.
  package static func settled(_ scenario: Scenario) -> [Measure] {
    guard scenario.parameters.sessions >= 4 else { return [] }
    return [Measure("settled") { $1.settled.map { $0 ? 1 : 0 } ?? .nan }]
  }

  /// Measures with dropout before all others, since cohesion and tension at the end are of those who stayed.
  package static func droppingOutFirst(_ measures: [Measure]) -> [Measure] {
    measures.filter { $0.name == "left" } + measures.filter { $0.name != "left" }
  }

  private static let common: [Measure] = [
    Measure("tension_peak") { $1.tensionPeak },
    Measure("cohesion") { $1.last[.cohesion] },
    Measure("participation_gini_mean") { $1.participationGiniMean },
    Measure("efficacy") { $1.last[.efficacy] },
    Measure("left") { $1.left },
    Measure("progress") { $1.last[.progress] },
  ]

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
