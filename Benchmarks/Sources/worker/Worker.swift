import Engine
import Foundation
import GroupDynamics
import Scenarios

/// What the worker is asked: one line.
struct Request: Decodable {
  let `do`: String
  var members = 8
  var replicates = 1
  var cores = 1
  var acts = "sampled"
  var seed: UInt64 = 1
  var ticks = 0
  var seconds = 0.2

  private enum CodingKeys: String, CodingKey { case `do`, members, replicates, cores, acts, seed, ticks, seconds }

  init(from decoder: Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.do = try values.decode(String.self, forKey: .do)
    members = try values.decodeIfPresent(Int.self, forKey: .members) ?? members
    replicates = try values.decodeIfPresent(Int.self, forKey: .replicates) ?? replicates
    cores = try values.decodeIfPresent(Int.self, forKey: .cores) ?? cores
    acts = try values.decodeIfPresent(String.self, forKey: .acts) ?? acts
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    ticks = try values.decodeIfPresent(Int.self, forKey: .ticks) ?? ticks
    seconds = try values.decodeIfPresent(Double.self, forKey: .seconds) ?? seconds
  }
}

/// What it answers.
struct Answer: Encodable {
  var error: String?
  var seconds: Double?
  /// How much was done in a second, in the unit of what was asked.
  var rate: Double?
  /// By tick, metric and replicate.
  var metrics: [[[Double]]]?
  var facts: [String: String]?
}

/// Groups that are timed from outside.
protocol Contender {
  /// Composes the groups again. Not timed.
  mutating func reset()
  /// Ticks, and after each session but the last who leaves.
  mutating func advance(ticks: Int)
  /// The metrics of all groups as they are, by metric and replicate.
  func metrics() -> [[Double]]
}

struct Worker {
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  private var contender: (any Contender)?

  mutating func answer(_ request: Request) throws -> Answer {
    switch request.do {
    case "prepare":
      guard let acts = ActsMode(rawValue: request.acts) else { throw Unknown(description: "acts: \(request.acts)") }
      var parameters = Parameters()
      parameters.members = request.members
      let scenario = Scenario(title: "benchmark", parameters: parameters, seed: request.seed)
      contender =
        request.members <= 64
        ? SmallGroups(scenario, replicates: request.replicates, acts: acts, threads: request.cores)
        : LargeGroup(scenario, threads: request.cores)
      return Answer()
    case "reset":
      contender?.reset()
      return Answer()
    case "advance":
      return Answer(seconds: seconds { contender?.advance(ticks: request.ticks) })
    case "metrics":
      return Answer(metrics: record(ticks: request.ticks))
    default:
      return try Machine.answer(request)
    }
  }

  /// The metrics after each tick, from the composed groups on.
  private mutating func record(ticks: Int) -> [[[Double]]] {
    contender?.reset()
    return (0..<ticks).map { _ in
      contender?.advance(ticks: 1)
      return contender?.metrics() ?? []
    }
  }
}

/// How long it takes.
func seconds(_ work: () -> Void) -> Double {
  let elapsed = ContinuousClock().measure(work)
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
}
