import Analytics
import Foundation
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// A study of the same groups as planned and with one thing left out at a time.
package struct AblationStudy: Sendable {
  /// The things left out, one at a time.
  package enum Subject: Sendable { case mechanisms, interventions }

  package let scenario: Scenario
  package let subject: Subject
  package let replicates: Int
  private let measures: [PairedRuns.Measure]
  private let ablations: [Ablation]

  /// Creates the study. `replicates` is the number of groups; `nil` for the scenario's, or 200 if it has one.
  package init(_ scenario: Scenario, of subject: Subject, replicates: Int?) {
    (self.scenario, self.subject) = (scenario, subject)
    self.replicates = PairedRuns.groups(replicates, of: scenario)
    ablations = subject == .mechanisms ? scenario.withoutEachMechanism : scenario.withoutEachIntervention
    let all = PairedRuns.measures(scenario)
    measures = ComparedMetric.headline.prefix(5).compactMap { name in all.first { $0.name == name } }
  }

  /// Whether there is nothing to leave out.
  package var isEmpty: Bool { ablations.isEmpty }

  /// Returns the effects. Throws `RunFailure` if a run could not go on.
  package func compute() async throws -> [AblationEffect] {
    var sums = ablations.map { _ in measures.map { _ in PairedDifference() } }
    let runs = PairedRuns(arithmetic: .kernels, replicates: 0..<UInt64(replicates))
    try await runs.run([scenario] + ablations.map(\.scenario)) { group in
      for (place, measure) in measures.enumerated() {
        let usual = measure.value(group[0].record, group[0].summary)
        for other in ablations.indices {
          sums[other][place].add(usual, measure.value(group[other + 1].record, group[other + 1].summary))
        }
      }
    }
    return AblationEffect.adjusted(
      zip(ablations, sums).map { ablation, sums in
        AblationEffect(leftOut: ablation.leftOut, effects: zip(measures, sums).map { $0.effect($1) })
      })
  }
}
