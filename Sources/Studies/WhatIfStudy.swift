import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// The same groups under two scenarios: what the change did, run by run.
package struct WhatIfStudy: Sendable {
  /// What came out.
  package struct Result: Sendable {
    /// The first replicate as it is and as its counterfactual.
    package let first: [(record: RunRecord, summary: RunSummary)]
    /// Counterfactual less as it is, for each number that both scenarios have.
    package let effects: [PairedEstimate]
  }

  private let base, other: Scenario
  private let runs: PairedRuns

  /// `replicates`: how many groups; nothing for the scenario's, or 200 where it has one.
  package init(_ base: Scenario, as other: Scenario, replicates: Int?) {
    self.init(
      base, as: other, PairedRuns(arithmetic: .kernels, replicates: 0..<UInt64(PairedRuns.groups(replicates, of: base)))
    )
  }

  /// With groups that are made so.
  package init(_ base: Scenario, as other: Scenario, _ runs: PairedRuns) {
    (self.base, self.other, self.runs) = (base, other, runs)
  }

  /// Throws `RunFailure` where a run could not go on.
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
