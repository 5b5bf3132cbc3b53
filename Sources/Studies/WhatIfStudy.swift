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
    /// What is compared: what both scenarios have.
    package let measures: [PairedRuns.Measure]
    /// Counterfactual less as it is, in the order of the measures.
    package let differences: [PairedDifference]
  }

  private let base, other: Scenario
  private let replicates: UInt64

  /// `replicates`: how many groups; nothing for the scenario's, or 200 where it has one.
  package init(_ base: Scenario, as other: Scenario, replicates: Int?) {
    (self.base, self.other) = (base, other)
    self.replicates = UInt64(PairedRuns.groups(replicates, of: base))
  }

  /// Throws `RunFailure` where a run could not go on.
  package func compute() async throws -> Result {
    let others = PairedRuns.measures(other).map(\.name)
    let measures = PairedRuns.measures(base).filter { others.contains($0.name) }
    var differences = measures.map { _ in PairedDifference() }
    var first: [(record: RunRecord, summary: RunSummary)] = []
    try await PairedRuns(arithmetic: .kernels, replicates: 0..<replicates).run([base, other], keepsStory: true) {
      pair in
      if first.isEmpty { first = pair }
      for (place, measure) in measures.enumerated() {
        differences[place].add(
          measure.value(pair[0].record, pair[0].summary), measure.value(pair[1].record, pair[1].summary))
      }
    }
    return Result(first: first, measures: measures, differences: differences)
  }
}
