import Engine
import Foundation
import GroupDynamics
import ScenarioReading
import Scenarios

/// What a facilitator did over a course of rows that a test makes up.
struct Course {
  /// By update, from 1; nothing at 0.
  private(set) var doses: [Doses?] = [nil]
  /// What was said, with its tick.
  private(set) var noted: [(tick: Int, what: GroupOccurrence)] = []

  /// Leads a group whose rows are these.
  init(_ scenario: Scenario, replicate: UInt32 = 0, rows: (Int) -> [Metric: Double]) {
    var facilitator = Policy(scenario).facilitator(Luck(seed: scenario.seed, replicate: replicate))
    for tick in 1...scenario.parameters.sessions * scenario.parameters.ticksPerSession {
      noted += facilitator.decide(before: tick).map { (tick, $0) }
      doses.append(facilitator.doses)
      var metrics = Metrics()
      for (metric, value) in rows(tick) { metrics[metric] = value }
      noted += facilitator.watch(tick, metrics).map { (tick, $0) }
    }
  }

  /// The updates in which a technique was used at all.
  func updates(with technique: Technique) -> [Int] { doses.indices.filter { (doses[$0]?[technique] ?? 0) > 0 } }

  /// The doses of a technique by update, from 1.
  func doses(of technique: Technique) -> [Double] { doses.compactMap { $0?[technique] } }

  /// The rows by which triggers fired.
  var fired: [Int] { noted.compactMap { if case .trigger = $0.what { $0.tick } else { nil } } }

  /// Doses that were changed, in words: `13 mediation 0.5 schedule`.
  var changes: [String] {
    noted.compactMap { tick, what in
      guard case .dose(let technique, let dose, let cause) = what else { return nil }
      return "\(tick) \(technique.rawValue) \(dose) \(cause)"
    }
  }
}

/// A condition as a scenario says it.
func condition(_ text: String) throws -> Condition {
  let path = NSTemporaryDirectory() + "tuckman-condition-" + UUID().uuidString + ".yaml"
  let yaml = "scenario: s\nfacilitator: {triggers: [{when: '\(text)', technique: coaching, dose: 0.5}]}\n"
  try Data(yaml.utf8).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try ScenarioReader.read(path).scenario.triggers[0].condition
}
