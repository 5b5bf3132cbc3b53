import Scenarios

/// Whether a group settled: mean cohesion over the third and second session from the end is above its threshold, and mean
/// tension below its own.
public struct Settling: Sendable, Equatable {
  /// Late means.
  public let cohesion, tension: Double
  /// The thresholds.
  public let settledCohesion, settledTension: Double

  /// Decides by the means of all sessions; nothing below four sessions.
  init?(cohesion: [Double], tension: [Double], _ p: Parameters) {
    guard cohesion.count >= 4, tension.count == cohesion.count else { return nil }
    func late(_ means: [Double]) -> Double { (means[means.count - 3] + means[means.count - 2]) / 2 }
    (self.cohesion, self.tension) = (late(cohesion), late(tension))
    (settledCohesion, settledTension) = (p.settledCohesion, p.settledTension)
  }

  /// Whether it did.
  public var isSettled: Bool { cohesion > settledCohesion && tension < settledTension }
}
