import GroupDynamics
import Recording
import Scenarios

/// The outcome of one run as one row, the unit of analysis.
public struct RunSummary: Sendable, Equatable {
  /// Metrics at the last tick.
  public let last: Metrics
  /// Largest session mean of tension, 0 … 1.
  public let tensionPeak: Double
  /// The first session that has it, from 1.
  public let tensionPeakSession: Int
  /// Smallest session mean of cohesion, −1 … 1.
  public let cohesionLow: Double
  /// Mean over ticks of the largest share of the remembered talk.
  public let topShareMean: Double
  /// Mean over ticks of the Gini coefficient of the remembered talk.
  public let participationGiniMean: Double
  /// Share of all members who dropped out.
  public let left: Double
  /// Session time at a stage's first tick, (tick − 1) / ticks per session; a stage that never came has none, and its
  /// time is censored at the end of the run. In the order of the stages.
  public let entry: [Double?]
  /// Sessions spent in a stage, all visits together, 0 for one that never came. In the order of the stages.
  public let dwell: [Double]
  /// Stages in the order in which the group went through them.
  public let path: [Stage]
  /// Steps back in forming < storming < norming < performing.
  public let regressions: Int
  /// Whether it settled, as `Settling` says; `nil` below four sessions.
  public let settled: Bool?

  /// Initials of the stages in order: FSNPA.
  public var stagePath: String { String(decoding: path.map(\.letter), as: UTF8.self) }

  /// Reads off a run.
  public init(_ record: RunRecord, _ scenario: Scenario) {
    let (ticks, p) = (record.ticks, scenario.parameters)
    let tension = ticks.sessionMeans(.tension)
    let cohesion = ticks.sessionMeans(.cohesion)
    last = ticks.metrics(tick: ticks.clock.ticks)
    tensionPeak = tension.max() ?? 0
    tensionPeakSession = RunStory.peak(tension) ?? 1
    cohesionLow = cohesion.min() ?? 0
    topShareMean = ticks.mean(.topShare)
    participationGiniMean = ticks.mean(.participationGini)
    let everyone = scenario.cast.count
    left = 1 - Double(everyone - record.departures.count) / Double(everyone)

    let perSession = Double(p.ticksPerSession)
    var (first, count, path) = (SIMD8(repeating: -1), SIMD8<Int>(repeating: 0), [Stage]())
    for (index, stage) in ticks.stages.enumerated() {
      if path.last != stage { path.append(stage) }
      if first[stage.order] < 0 { first[stage.order] = index }
      count[stage.order] &+= 1
    }
    entry = Stage.allCases.map { first[$0.order] < 0 ? nil : Double(first[$0.order]) / perSession }
    dwell = Stage.allCases.map { Double(count[$0.order]) / perSession }
    self.path = path
    regressions = zip(path, path.dropFirst()).count { $1 != .adjourning && $1.order < $0.order }
    settled = Settling(cohesion: cohesion, tension: tension, p)?.isSettled
  }
}
