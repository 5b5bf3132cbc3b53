import Analytics
import Engine
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// A study of how often claims of `compare` are false for the model's own metrics. It makes many runs of equal and of
/// unequal settings. From them it draws samples of pairs, and of groups that share no random numbers. The claims tested
/// are those that the runs show to be just not true.
package struct ClaimPromises: Sendable {
  /// A metric of two settings at a sample size.
  package struct Row: Sendable {
    package let settings, metric: String
    package let size: Int
    package let promise: ClaimPromise

    /// Whether no claim is false more often than promised, by more than three standard errors.
    package var isKept: Bool {
      let n = Double(promise.samples)
      func isKept(_ count: Int, _ promised: Double) -> Bool {
        Double(count) / n <= promised + 3 * (promised * (1 - promised) / n).squareRoot()
      }
      return isKept(promise.tooHigh, 0.025) && isKept(promise.tooLow, 0.025) && isKept(promise.alike, 0.05)
    }
  }

  /// The number of runs of each setting, and of samples of each size.
  package let runs, samples: Int

  /// Creates a study with these numbers of runs of each setting and of samples of each size.
  package init(runs: Int, samples: Int) { (self.runs, self.samples) = (runs, samples) }
  /// The numbers of pairs, or of runs of a side, in a sample.
  static let sizes = [6, 20, 100]
  /// The metrics, with ordinary, skewed and rare ones.
  static let metrics = [
    "tension_peak", "cohesion", "participation_gini_mean", "progress", "tension_peak_session", "storming_dwell",
    "performing_entry", "left", "regressions", "settled",
  ]
  /// The number of draws of weights, which is less than in `compare`.
  static let draws = 1999

  /// The usual setting. The next one, `led`, differs from it in having a facilitator.
  private static var usual: Scenario { Scenario(title: "usual", seed: 11) }
  private static var led: Scenario {
    Scenario(
      title: "led",
      schedule: [
        ScheduledDose(technique: .mediation, from: 4, to: 12, dose: 0.6),
        ScheduledDose(technique: .coaching, from: 4, to: 12, dose: 0.4),
      ], seed: 11)
  }

  /// A setting with a small effect on most groups, and a large one on the few that it keeps from storming.
  private static var nudged: Scenario {
    Scenario(
      title: "nudged", schedule: [ScheduledDose(technique: .mediation, from: 3, to: 12, dose: 0.05)], seed: 11)
  }

  /// Returns the rows of every metric and size. `said` receives messages about the progress.
  package func compute(_ said: (String) -> Void) async throws -> [Row] {
    var other = Self.usual
    other.seed = 12
    said("making 4 times \(runs) runs")
    let usual = try await make(Self.usual)
    let (again, led, nudged) = (try await make(other), try await make(Self.led), try await make(Self.nudged))
    var rows: [Row] = []
    for (name, a, b, isPaired) in [
      ("equal, pairs", usual, again, true), ("equal, groups", usual, again, false),
      ("unequal, pairs", usual, led, true), ("unequal, groups", again, led, false),
      ("nearly equal, pairs", usual, nudged, true),
    ] {
      said("drawing samples: \(name)")
      rows += try await check(name, a, b, isPaired: isPaired)
    }
    return rows
  }

  private func check(_ name: String, _ a: [[Double]], _ b: [[Double]], isPaired: Bool) async throws -> [Row] {
    let work = Self.metrics.indices.flatMap { metric in Self.sizes.map { (metric, $0) } }
    return try await withThrowingTaskGroup(of: (Int, Row).self) { group in
      for (place, (metric, size)) in work.enumerated() {
        group.addTask {
          try Task.checkCancellation()
          let promise = ClaimPromise(
            ComparedMetric(Self.metrics[metric]), a[metric], b[metric], isPaired: isPaired,
            sessions: Double(Self.usual.parameters.sessions), size: size, samples: samples, seed: UInt64(place),
            draws: Self.draws)
          return (place, Row(settings: name, metric: Self.metrics[metric], size: size, promise: promise))
        }
      }
      var rows: [(Int, Row)] = []
      for try await row in group { rows.append(row) }
      return rows.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Returns the numbers of every metric, by run. A missing number, as of a time that did not come, is the number of
  /// sessions.
  private func make(_ scenario: Scenario) async throws -> [[Double]] {
    let table = RunsTable(scenario)
    let places = Self.metrics.map { name in table.numberColumns.firstIndex { $0.name == name } ?? 0 }
    let end = Double(scenario.parameters.sessions)
    var columns = Self.metrics.map { _ in [Double]() }
    let pairs = PairedRuns(arithmetic: .kernels, replicates: 0..<UInt64(runs))
    try await pairs.run([scenario]) { made in
      let numbers = table.numbers(made[0].record, made[0].summary)
      for (place, column) in places.enumerated() {
        columns[place].append(numbers[column].isNaN ? end : numbers[column])
      }
    }
    return columns
  }
}
