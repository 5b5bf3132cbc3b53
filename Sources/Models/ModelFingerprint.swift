import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// A fingerprint that distinguishes the model of one program from a changed one. It is a hash of three things: its
/// parameters with their bounds and defaults, the names of metrics, stages and techniques, and a small run. Everything
/// takes part in that run, in both arithmetics.
///
/// Results carry it, so a model that was changed without a new arithmetic version is noticed. The run's numbers are
/// rounded to five digits, since mathematics libraries differ in the last ones.
public enum ModelFingerprint {
  /// The fingerprint of this program: sixteen hexadecimal digits. It is computed on first use, in about a millisecond.
  public static let value = String(sha256(Array(lines.joined(separator: "\n").utf8)).prefix(16))

  /// The lines that are hashed.
  package static var lines: [String] { parameters + names + course(.plainForm) + course(.kernels) }

  private static var parameters: [String] {
    let usual = Parameters()
    return ParameterTable.all.map { "\($0.name) = \($0.value(in: usual)), \($0.allowed)" }
  }

  private static var names: [String] {
    [
      Metric.allCases.map(\.rawValue), Stage.allCases.map(\.rawValue), Technique.allCases.map(\.rawValue),
      RecordedTable.allCases.map(\.rawValue),
    ].map { $0.joined(separator: " ") }
  }

  /// Returns a run of the small scenario, tick by tick, and the weeks after it.
  private static func course(_ arithmetic: Arithmetic) -> [String] {
    do {
      let scenario = try ScenarioReader.read(InputFile(path: "the model", bytes: Array(scenario.utf8))).scenario
      let record = try recordRuns(scenario, replicates: [0], arithmetic: arithmetic, acts: .sampled, tables: [])[0]
      let ticks = record.failure == nil ? record.ticks.clock.ticks : 0
      let numbers = (0...ticks).map { tick in
        record.ticks.numbers(tick: tick).map(digits).joined(separator: " ")
      }
      let after = [record.followUp?.relapsed, record.followUp?.efficacy, record.followUp?.skill].map { digits($0 ?? 0) }
      return numbers + [after.joined(separator: " "), "\(record.departures.count)", "\(record.goalsMet)"]
    } catch { return ["\(error)"] }
  }

  private static func digits(_ number: Double) -> String {
    number.isFinite ? String(Int((min(1e9, max(-1e9, number)) * 1e5).rounded())) : ""
  }

  private static let scenario = """
    scenario: What the model does
    group: {members: 5, faultline: 0.4}
    preparation: {interview: 0.5, limits: [{trait: anxiety, to: 0.9}], balance: 0.2}
    goals: {clarity: 0.6, targets: [{name: calm, metric: tension, below: 0.3, by: 2}]}
    sessions: 3
    ticks_per_session: 6
    facilitator:
      style: adaptive
      schedule:
        - {technique: mediation, dose: 0.3}
        - {technique: coaching, dose: 0.3}
        - {technique: round_robin, dose: 0.3}
        - {technique: cognitive_behavioural, dose: 0.3}
        - {technique: ground_rules, dose: 0.3}
    events:
      - {session: 2, kind: breach, member: M2, strength: 0.8}
      - {session: 3, kind: crisis}
    follow_up: {weeks: 2}
    seed: 1
    """
}
