import Analytics
import Engine
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// The same groups under several scenarios that differ in what is done: runs of one replicate share their luck.
struct PairedRuns: Sendable {
  /// A number of a run.
  struct Measure: Sendable {
    let name: String
    let label: String
    let value: @Sendable (RunRecord, RunSummary) -> Double
  }

  /// What is compared of a scenario: names as in runs.csv, goals as the share of groups that met them.
  static func measures(_ scenario: Scenario) -> [Measure] {
    let goals = scenario.goals.enumerated().map { place, goal in
      Measure(name: goal.column, label: "met: " + goal.name) { record, _ in record.goalsMet[place] == nil ? 0 : 1 }
    }
    guard scenario.followUp.weeks > 0 else { return common + goals }
    return common + goals + [
      Measure(name: "relapsed", label: "share that relapsed") { record, _ in record.followUp?.relapsed ?? .nan },
      Measure(name: "follow_up_efficacy", label: "efficacy at the last week") { record, _ in
        record.followUp?.efficacy ?? .nan
      },
    ]
  }

  private static let common: [Measure] = [
    Measure(name: "tension_peak", label: "highest tension") { $1.tensionPeak },
    Measure(name: "cohesion", label: "cohesion at the end") { $1.last[.cohesion] },
    Measure(name: "participation_gini_mean", label: "unequal talk") { $1.participationGiniMean },
    Measure(name: "efficacy", label: "efficacy at the end") { $1.last[.efficacy] },
    Measure(name: "left", label: "share that left") { $1.left },
    Measure(name: "progress", label: "work done") { $1.last[.progress] },
  ]

  let arithmetic: ArithmeticOption
  let replicates: Range<UInt64>

  /// Makes the runs of every scenario and hands them over by replicate: a record and a summary for each scenario.
  ///
  /// Throws `RunFailure` where a run could not go on.
  func run(
    _ scenarios: [Scenario], tables: Set<RecordedTable> = [], keepsStory: Bool = false,
    consume: ([(record: RunRecord, summary: RunSummary)]) throws -> Void
  ) async throws {
    let (arithmetic, threads) = (arithmetic.arithmetic, ProcessInfo.processInfo.activeProcessorCount)
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
