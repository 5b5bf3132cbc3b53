import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// A study of the same groups under two scenarios: the effect of the change, run by run.
package struct WhatIfStudy: Sendable {
  /// The result of the study.
  package struct Result: Sendable {
    /// The first replicate as planned and as its counterfactual.
    package let first: [(record: RunRecord, summary: RunSummary)]
    /// The counterfactual less the plan, for each metric that both scenarios have.
    package let effects: [PairedEstimate]
  }

  private let base, other: Scenario
  private let runs: PairedRuns

  /// Creates the study. `replicates` is the number of groups; `nil` for the scenario's, or 200 if it has one.
  package init(_ base: Scenario, as other: Scenario, replicates: Int?) {
    self.init(
      base, as: other, PairedRuns(arithmetic: .kernels, replicates: 0..<UInt64(PairedRuns.groups(replicates, of: base)))
    )
  }

  /// Creates the study with these runs.
  package init(_ base: Scenario, as other: Scenario, _ runs: PairedRuns) {
    (self.base, self.other, self.runs) = (base, other, runs)
  }

  /// Returns the result. Throws `RunFailure` if a run could not go on.
  package func compute() async throws -> Result {
    let others = PairedRuns.measures(other).map(\.name)
    let measures = PairedRuns.measures(base).filter { others.contains($0.name) }
    var differences = measures.map { _ in PairedDifference() }
    var first: [(record: RunRecord, summary: RunSummary)] = []
    try await runs.run([base, other], keepsStory: true) { pair in
      if first.isEmpty { first = pair }
      for (place, measure) in measures.enumerated() {
        differences[place].add(
          measure.value(pair[0].record, pair[0].summary), measure.value(pair[1].record, pair[1].summary))
      }
    }
    return Result(
      first: first, effects: PairedEstimate.adjusted(zip(measures, differences).map { $0.effect($1) }))
  }
}
