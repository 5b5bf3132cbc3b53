import Foundation
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Figures that another program of the same model gave: plain Python, written apart from this one.
@Suite struct GoldenTests {
  /// The file, as `_about` in it says.
  struct Figures: Decodable {
    let scenarios: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: [String: Double]
    let seed: String
    let firstReplicate: UInt32
    let replicates: UInt32
    let meanField: Bool
    let schedule: [Entry]
    let ticks: [Int]
    let metrics: [String: [[Double]]]
    let stagePath: [String]
    let heardShare: [[Double]]
    let left: [Int]
    let final: Final

    var testDescription: String { name }
  }

  struct Entry: Decodable, Sendable {
    let technique: String
    let from: Int
    let to: Int
    let dose: Double
  }

  struct Final: Decodable, Sendable {
    let sentiment: [[Double]]
    let tension: [[Double]]
    let attitudes: [[Double]]
  }

  private static let loaded = Result { try load() }
  static var cases: [Case] { (try? loaded.get()) ?? [] }

  private static func load() throws -> [Case] {
    let url = try #require(Bundle.module.url(forResource: "golden", withExtension: "json", subdirectory: "Golden"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Figures.self, from: Data(contentsOf: url)).scenarios
  }

  /// 1e-9 of the figure, and 1e-12.
  private func close(_ actual: Double, _ golden: Double) -> Bool {
    abs(actual - golden) <= 1e-9 * abs(golden) + 1e-12
  }

  /// Numbers of `actual` that were compared with `golden`.
  private func compare(_ actual: [Double], _ golden: [Double], _ what: String) -> Int {
    #expect(actual.count == golden.count, "\(what)")
    for (k, pair) in zip(actual, golden).enumerated() where !close(pair.0, pair.1) {
      Issue.record("\(what), number \(k): \(pair.0), golden \(pair.1)")
    }
    return min(actual.count, golden.count)
  }

  @Test func thereAreFigures() throws {
    #expect(try Self.loaded.get().count >= 10)
  }

  @Test(arguments: cases)
  func theGroupLivesAsInTheOtherProgram(_ golden: Case) throws {
    let scenario = try scenario(golden)
    for k in 0..<Int(golden.replicates) {
      let (group, watcher) = try run(
        scenario, replicate: golden.firstReplicate + UInt32(k), acts: golden.meanField ? .meanField : .sampled)
      var compared = 0
      for metric in Metric.allCases {
        let figures = try #require(golden.metrics[metric.rawValue], "\(metric.rawValue) is missing")[k]
        compared += compare(golden.ticks.map { watcher.metrics[$0][metric] }, figures, "\(metric.rawValue) of run \(k)")
      }
      compared += compare(group.work.heardShare, golden.heardShare[k], "talk of run \(k)")
      #expect(watcher.path == golden.stagePath[k])
      #expect(group.state.present.count { !$0 } == golden.left[k])
      #expect(watcher.departures.count == golden.left[k])
      #expect(compared == 17 * golden.ticks.count + scenario.parameters.members)
      if k == 0 { try compareEnd(group.state, golden.final) }
    }
    #expect(golden.replicates > 0 && golden.ticks.count > 3)
  }

  private func compareEnd(_ state: GroupState, _ golden: Final) throws {
    let n = state.members
    let compared =
      compare(state.sentiment.elements, golden.sentiment.flatMap(\.self), "sentiment")
      + compare(state.tension.elements, golden.tension.flatMap(\.self), "tension")
      + compare(state.attitudes.elements, golden.attitudes.flatMap(\.self), "attitudes")
    #expect(compared == n * (2 * n + state.attitudes.columns))
  }

  private func scenario(_ golden: Case) throws -> Scenario {
    var p = Parameters()
    for (name, value) in golden.parameters {
      switch try #require(ParameterTable.spec(named: name), "\(name) is no parameter").storage {
      case .integer(let path): p[keyPath: path] = Int(value)
      case .real(let path): p[keyPath: path] = value
      }
    }
    let schedule = try golden.schedule.map {
      ScheduledDose(
        technique: try #require(Technique(rawValue: $0.technique)), from: $0.from, to: $0.to, dose: $0.dose)
    }
    let seed = try #require(UInt64(golden.seed))
    return Scenario(title: golden.name, parameters: p, schedule: schedule, seed: seed)
  }
}
