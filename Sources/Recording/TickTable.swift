import Engine
import Scenarios

/// The metrics and stages of one run by tick, the basis of its statistics.
public struct TickTable: Sendable, Equatable {
  /// The clock of the run.
  public let clock: Clock
  // Metrics of the ticks from 0, one after another, each in the order of the metrics.
  private var values: [Double] = []
  /// Confirmed stages of ticks from 1: `stages[t − 1]` is that of tick t.
  public package(set) var stages: [Stage] = []

  package init(clock: Clock) {
    self.clock = clock
    values.reserveCapacity((clock.ticks + 1) * Self.width)
    stages.reserveCapacity(clock.ticks)
  }

  private static let width = Metric.allCases.count

  /// Returns the metrics of a tick, from 0; NaN for a metric that is not defined at tick 0.
  public func metrics(tick: Int) -> MetricRow { MetricRow(numbers(tick: tick)) }

  /// Returns the metrics as numbers, in their order.
  package func numbers(tick: Int) -> ArraySlice<Double> { values[tick * Self.width..<(tick + 1) * Self.width] }

  /// The value of a metric in a tick, from 0.
  public subscript(_ metric: Metric, tick tick: Int) -> Double { values[tick * Self.width + metric.position] }

  package mutating func append(_ metrics: MetricRow) { metrics.append(Self.width, to: &values) }

  /// Returns the mean of a metric over the ticks of a session, from 1.
  public func mean(_ metric: Metric, session: Int) -> Double {
    sum(metric, clock.ticks(ofSession: session)) / Double(clock.ticksPerSession)
  }

  /// Returns the mean of a metric over all ticks from 1.
  public func mean(_ metric: Metric) -> Double { sum(metric, 1...clock.ticks) / Double(clock.ticks) }

  private func sum(_ metric: Metric, _ ticks: ClosedRange<Int>) -> Double {
    let place = metric.position
    return values.withUnsafeBufferPointer { values in
      var sum = 0.0
      for tick in ticks { sum += values[tick * Self.width + place] }
      return sum
    }
  }

  /// Returns the means of a metric by session, the first at index 0.
  public func sessionMeans(_ metric: Metric) -> [Double] {
    (1...clock.sessions).map { mean(metric, session: $0) }
  }

  /// Returns the stage of the last tick of a session, from 1.
  public func stage(session: Int) -> Stage { stages[session * clock.ticksPerSession - 1] }
}

extension TickTable {
  /// The ingredients of `fingerprint`; cells hold it, so it changes with them.
  public static let fingerprintName = "cohesion, tension, participation_gini; three chains"

  /// The fingerprint of a run that reached its end. It is the same for runs that went the same way in every bit, and
  /// for hardly any others. It is a hash of cohesion, tension and the inequality of talk at all ticks.
  public var fingerprint: UInt64 {
    let (cohesion, tension, talk) = (
      Metric.cohesion.position, Metric.tension.position, Metric.participationGini.position
    )
    return values.withUnsafeBufferPointer { values in
      func mix(_ hash: inout UInt64, _ tick: Int) {
        let row = tick * Self.width
        let tension = values[row + tension].bitPattern &* 0xD6E8_FEB8_6659_FD93
        let talk = values[row + talk].bitPattern &* 0x9E37_79B9_7F4A_7C15
        Self.mix(&hash, values[row + cohesion].bitPattern &+ tension ^ talk)
      }
      // Three chains, since each step has to wait for the one before it.
      var hashes: (UInt64, UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB)
      let ticks = clock.ticks + 1
      for tick in stride(from: 0, to: ticks - ticks % 3, by: 3) {
        mix(&hashes.0, tick)
        mix(&hashes.1, tick + 1)
        mix(&hashes.2, tick + 2)
      }
      for tick in ticks - ticks % 3..<ticks { mix(&hashes.0, tick) }
      Self.mix(&hashes.0, hashes.1)
      Self.mix(&hashes.0, hashes.2)
      return hashes.0
    }
  }

  /// Multiplies to 128 bits, whose halves are combined, so that each bit of a value reaches all of the hash.
  private static func mix(_ hash: inout UInt64, _ value: UInt64) {
    let product = (hash ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    hash = product.high ^ product.low ^ 0xE703_7ED1_A0B4_28DB
  }
}
