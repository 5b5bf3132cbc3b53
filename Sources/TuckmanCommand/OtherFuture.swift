import Analytics
import Engine
import Foundation
import GroupDynamics
import Models
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Statistics
import Studies

/// The groups of a run in the counterfactual: without a facilitator, or where there is none, with an adaptive one.
struct OtherFuture {
  private let source: RunSource
  private let folder: ResultFolder
  /// How many pairs of groups.
  let pairs: Int

  /// `pairs`: nothing for 200, or 20 of large groups.
  init(_ source: RunSource, _ folder: ResultFolder, pairs: Int? = nil) {
    let members = source.scenario.cast.count
    (self.source, self.folder, self.pairs) = (source, folder, pairs ?? (members > 64 ? 20 : 200))
  }

  private var arithmetic: Arithmetic { Arithmetic(precision: folder.manifest.arithmetic.precision) ?? .kernels }

  /// The run that is shown in the counterfactual, and the differences over all pairs.
  func twin() async throws -> RunReport.Twin {
    let scenario = source.scenario
    var other = scenario
    (other.style, other.schedule, other.triggers) = (scenario.isFacilitated ? nil : .adaptive, [], [])
    let first = UInt64(folder.manifest.firstReplicate)
    let runs = PairedRuns(arithmetic: arithmetic, replicates: first..<first + UInt64(pairs))
    let result = try await WhatIfStudy(scenario, as: other, runs).compute()
    let shown = try recordRuns(
      other, replicates: [source.run.replicate], arithmetic: arithmetic, acts: source.acts, tables: [])[0]
    if let failure = shown.failure { throw RunFailure(message: "\(shown.runID): \(failure)") }
    return .init(
      label: ReportWords.otherFuture(isFacilitated: scenario.isFacilitated),
      ticks: Dictionary(
        uniqueKeysWithValues: Metric.allCases.map { metric in
          (metric.rawValue, (0...shown.ticks.clock.ticks).map { shown.ticks[metric, tick: $0] })
        }),
      stages: StageSpan.spans(of: shown.ticks.stages, ticksPerSession: shown.ticks.clock.ticksPerSession),
      effects: PairedEstimate.droppingOutFirst(result.effects),
      departures: shown.departures.map { ($0.name, $0.session) })
  }

  /// Each intervention left out once; none without a facilitator.
  func techniques() async throws -> [AblationEffect] {
    guard !source.scenario.withoutEachIntervention.isEmpty else { return [] }
    let study = AblationStudy(source.scenario, of: .interventions, replicates: pairs)
    return try await study.compute().map {
      AblationEffect(
        leftOut: ReportWords.leftOut($0.leftOut), isAll: ReportWords.isAll($0.leftOut), effects: $0.effects)
    }
  }
}
