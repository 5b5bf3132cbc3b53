import Analytics
import Engine
import Foundation
import GroupDynamics
import Machine
import Models
import Recording
import Scenarios
import Statistics

/// The summary table of the model's document: nine cases of 200 replicates under seed 7.
///
/// The plain form gives the reference program's figures as printed. Single precision occasionally moves a run to
/// another course. Shares then agree within 0.05, other figures within a tenth.
package struct ReferenceTable: Sendable {
  /// One case as computed, beside the output of the reference program.
  package struct Row: Sendable {
    package let name: String
    package let computed: [String]
    package let reference: [String]
    package let agrees: Bool
  }

  package let arithmetic: Arithmetic

  /// Creates the table; `arithmetic` computes the runs.
  package init(arithmetic: Arithmetic) { self.arithmetic = arithmetic }

  package static let columns = [
    "peak tension", "in session", "settled", "cohesion 11", "top share", "gini", "left", "progress", "paths",
  ]

  private static let facilitated: [Technique: Double] = [
    .mediation: 0.4, .coaching: 0.4, .openQuestions: 0.3, .roundRobin: 0.3, .activeListening: 0.4, .summarizing: 0.4,
  ]

  /// The output of the model's reference program for each case, in the columns above.
  private static let cases: [(name: String, scenario: Scenario, reference: [String])] = [
    (
      "unfacilitated n=8", scenario(),
      ["0.283", "4.0", "0.66", "0.565", "0.283", "0.225", "0.219", "1.375", "FSNA 0.45, FSNPA 0.27, FSA 0.26"]
    ),
    (
      "facilitated n=8", scenario(facilitated),
      ["0.204", "3.0", "1.00", "0.923", "0.224", "0.177", "0.070", "3.365", "FSNPA 0.99, FSPA 0.01, FSNA 0.01"]
    ),
    (
      "mediation only n=8", scenario([.mediation: 0.6, .coaching: 0.6]),
      ["0.166", "3.0", "1.00", "0.860", "0.269", "0.248", "0.069", "2.867", "FSNPA 0.98, FNPA 0.01, FSNA 0.01"]
    ),
    (
      "round robin only n=8", scenario([.roundRobin: 0.6]),
      ["0.342", "4.0", "0.39", "0.527", "0.217", "0.101", "0.277", "1.215", "FSA 0.53, FSNA 0.27, FSNPA 0.17"]
    ),
    (
      "late facilitation n=8", scenario(facilitated, from: 7),
      ["0.283", "4.0", "0.98", "0.786", "0.259", "0.197", "0.203", "1.845", "FSNPA 0.64, FSNA 0.30, FSPA 0.04"]
    ),
    (
      "faultline 0.9 n=8", scenario { $0.faultline = 0.9 },
      ["0.281", "4.0", "0.39", "0.342", "0.278", "0.229", "0.189", "0.956", "FSA 0.42, FSNA 0.42, FSNPA 0.10"]
    ),
    (
      "unfacilitated n=4", scenario { $0.members = 4 },
      ["0.593", "3.0", "0.41", "0.931", "0.466", "0.171", "0.235", "1.832", "FSA 0.58, FSNPA 0.18, FSPA 0.15"]
    ),
    (
      "unfacilitated n=16", scenario { $0.members = 16 },
      ["0.124", "5.0", "0.10", "0.229", "0.159", "0.262", "0.112", "0.971", "FSNA 0.82, FNA 0.08, FNSNA 0.06"]
    ),
    (
      "anxiety halved n=8", scenario { $0.anxietyMean = 0.33 },
      ["0.303", "3.0", "0.63", "0.571", "0.289", "0.219", "0.251", "1.433", "FSNA 0.40, FSNPA 0.29, FSA 0.29"]
    ),
  ]

  private static func scenario(
    _ doses: [Technique: Double] = [:], from: Int = 1, _ change: (inout Parameters) -> Void = { _ in }
  ) -> Scenario {
    var parameters = Parameters()
    change(&parameters)
    let schedule = doses.map { ScheduledDose(technique: $0.key, from: from, to: parameters.sessions, dose: $0.value) }
    return Scenario(title: "reference case", parameters: parameters, schedule: schedule, seed: 7)
  }

  /// Returns the computed rows of all cases.
  package func compute() async throws -> [Row] {
    var rows: [Row] = []
    for (name, scenario, reference) in Self.cases {
      let (computed, paths) = try await figures(scenario, replicates: 200)
      let agrees = arithmetic == .plainForm ? computed == reference : Self.isNear(computed, paths, reference)
      rows.append(Row(name: name, computed: computed, reference: reference, agrees: agrees))
    }
    return rows
  }

  /// Returns whether shares are within 0.05 and other figures within a tenth of the reference's.
  private static func isNear(_ computed: [String], _ paths: [String: Double], _ reference: [String]) -> Bool {
    let figures = zip(columns, zip(computed, reference)).dropLast().allSatisfy { column, cells in
      guard let (x, y) = Double(cells.0).flatMap({ x in Double(cells.1).map { (x, $0) } }) else { return false }
      return abs(x - y) <= (shares.contains(column) ? 0.05 : 0.1 * abs(y))
    }
    let courses = (reference.last ?? "").components(separatedBy: ", ").allSatisfy { text in
      let parts = text.split(separator: " ")
      guard parts.count == 2, let share = Double(parts[1]) else { return false }
      return abs(paths[String(parts[0]), default: 0] - share) <= 0.05
    }
    return figures && courses
  }

  private static let shares: Set = ["settled", "top share", "gini", "left"]

  private func figures(
    _ scenario: Scenario, replicates: UInt64
  ) async throws -> (printed: [String], paths: [String: Double]) {
    let arithmetic = arithmetic
    var runs: [(record: RunRecord, summary: RunSummary)] = []
    let threads = Processors.available
    try await forEachReplicate(0..<replicates, threads: threads) { replicates in
      try recordRuns(
        scenario, replicates: replicates, arithmetic: arithmetic, acts: .sampled, tables: [],
        keepsStory: true
      ).map { (record: $0, summary: RunSummary($0, scenario)) }
    } consume: {
      runs.append($0)
    }
    func mean(_ value: ((record: RunRecord, summary: RunSummary)) -> Double) -> Double {
      runs.reduce(0) { $0 + value($1) } / Double(runs.count)
    }
    func middle(_ value: ((record: RunRecord, summary: RunSummary)) -> Double) -> Double {
      median(runs.map(value)) ?? .nan
    }
    let numbers: [(String, Double)] = [
      ("%.3f", middle { $0.summary.tensionPeak }), ("%.1f", middle { Double($0.summary.tensionPeakSession) }),
      ("%.2f", mean { $0.summary.settled == true ? 1 : 0 }),
      ("%.3f", middle { $0.record.ticks.mean(.cohesion, session: 11) }),
      (
        "%.3f",
        mean { run in run.record.talkShares.reduce(0) { $0 + ($1.max() ?? 0) } / Double(run.record.talkShares.count) }
      ),
      ("%.3f", mean { $0.summary.participationGiniMean }), ("%.3f", mean { $0.summary.left }),
      ("%.3f", middle { $0.summary.last[.progress] }),
    ]
    var seen = PathCounts()
    for run in runs { seen.add(run.summary.stagePath) }
    let paths = seen.common.map { (path: $0.path, share: Double($0.runs) / Double(runs.count)) }
    let common = paths.prefix(3).map { "\($0.path) " + String(format: "%.2f", $0.share) }
    return (
      numbers.map { String(format: $0.0, $0.1) } + [common.joined(separator: ", ")],
      Dictionary(uniqueKeysWithValues: paths.map { ($0.path, $0.share) })
    )
  }
}
