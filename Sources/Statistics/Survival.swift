import Foundation

/// When something happened in a run, or that it had not by then.
public struct TimeToEvent: Sendable, Equatable {
  /// When it happened, or until when the run was watched; any unit.
  public let time: Double
  /// Whether it happened; otherwise the time is censored.
  public let happened: Bool

  /// Creates a time.
  public init(_ time: Double, happened: Bool) { (self.time, self.happened) = (time, happened) }
}

/// The share of runs in which something has not yet happened, by time: Kaplan & Meier's estimator (1958),
/// S(t) = Π (1 − happened/at risk) over times up to t. Who is censored at a time is at risk at it.
public struct Survival: Sendable, Equatable {
  /// A distinct time: how many runs were watched until then, in how many it happened, and the share left after it.
  public struct Step: Sendable, Equatable {
    /// The time, in the unit of the data.
    public let time: Double
    /// Runs at risk at it, and those in which it happened.
    public let atRisk, happened: Int
    /// S at it, 0 … 1.
    public let share: Double
    /// Σ happened/(at risk (at risk − happened)) over times up to it, so that Var S = S² × it (Greenwood 1926); infinite where
    /// S is 0.
    public let greenwood: Double
    /// S and the sum before it.
    private let shareBefore, greenwoodBefore: Double

    init(
      time: Double, atRisk: Int, happened: Int, share: Double, greenwood: Double, before: (share: Double, sum: Double)
    ) {
      (self.time, self.atRisk, self.happened, self.share, self.greenwood) = (time, atRisk, happened, share, greenwood)
      (shareBefore, greenwoodBefore) = before
    }

    /// The interval of S by the logarithm of −log S (Kalbfleisch & Prentice 1980), S^exp(±z √greenwood / |log S|), which stays
    /// within 0 … 1, for a confidence, 0 … 1. Where S is 1, as where it falls from 1 to 0 at once, the other end is Clopper &
    /// Pearson's (1934) of those at risk; where S is 0 it is the end before, below which S must be.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
      let unseen = 1 - pow((1 - confidence) / 2, 1 / Double(max(1, atRisk)))
      if share == 1 { return (1 - unseen)...1 }
      if share == 0 {
        return shareBefore == 1
          ? 0...unseen : 0...Self.interval(shareBefore, greenwoodBefore, confidence: confidence).upperBound
      }
      return Self.interval(share, greenwood, confidence: confidence)
    }

    private static func interval(_ share: Double, _ greenwood: Double, confidence: Double) -> ClosedRange<Double> {
      let spread = exp(Normal.critical(level: confidence) * greenwood.squareRoot() / -log(share))
      return pow(share, spread)...pow(share, 1 / spread)
    }
  }

  /// Distinct times in order, those too at which runs were only censored.
  public let steps: [Step]

  /// Creates one from runs; `nil` where a time is not a number. Of no runs there are no steps.
  public init?(_ runs: [TimeToEvent]) {
    guard !runs.contains(where: \.time.isNaN) else { return nil }
    let sorted = runs.sorted { $0.time < $1.time }
    var (steps, share, greenwood, start): ([Step], Double, Double, Int) = ([], 1, 0, 0)
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.time != sorted[start].time } ?? sorted.count
      let (atRisk, happened) = (sorted.count - start, sorted[start..<end].count(where: \.happened))
      let before = (share: share, sum: greenwood)
      share *= Double(atRisk - happened) / Double(atRisk)
      greenwood += Double(happened) / (Double(atRisk) * Double(atRisk - happened))
      steps.append(
        Step(
          time: sorted[start].time, atRisk: atRisk, happened: happened, share: share, greenwood: greenwood,
          before: before))
      start = end
    }
    self.steps = steps
  }

  /// Number of runs at risk at a time: observed until then or longer, without the event before.
  public func atRisk(at time: Double) -> Int { steps.first { $0.time >= time }?.atRisk ?? 0 }

  /// The first time by which it had happened in half of the runs; `nil` where it never had.
  public var median: Double? {
    // A product of shares that is ½ must not miss it by a rounding.
    steps.first { $0.share <= 0.5 + 1e-12 }?.time
  }
}

/// The log-rank test (Mantel 1966; Peto & Peto 1972): whether something happens at the same rate in two groups of runs.
///
/// Over the times at which it happened, z = Σ(happened in B − expected) / √Σ variance, with d events among r at risk of
/// which b are in B: expected d b/r, variance d (b/r)(1 − b/r)(r − d)/(r − 1). Strata are compared within and summed. p is the
/// approximation for large numbers; of pairs it is that of the exact binomial test.
public struct LogRank: Sendable, Equatable {
  /// Above 0 where it happens sooner in B.
  public let z: Double
  /// z², with one degree of freedom.
  public var chiSquared: Double { z * z }
  /// P(|Z| > |z|); of pairs exactly: either side comes first with a chance of one half.
  public var p: Double { pairsFirst.map { Binomial.twoSidedHalf($0[0], of: $0[1]) } ?? Normal.twoSided(z) }
  /// Of pairs, in how many it came first in B, and in how many in one of the two.
  private let pairsFirst: [Int]?

  /// Creates one from two groups of runs that share no random numbers; `nil` where they cannot be compared: one is empty, it
  /// happened in none while
  /// both had runs at risk, or a time is not a number.
  public init?(_ a: [TimeToEvent], _ b: [TimeToEvent]) { self.init(strata: [(a, b)], arePairs: false) }

  /// Creates one from pairs of runs paired by common random numbers, A and B in the same order, each pair a stratum: what
  /// counts is in which of the
  /// two it happened first. Nothing where there are not as many on both sides, where it happened first in none, and where a
  /// time is not a number.
  public init?(pairs a: [TimeToEvent], _ b: [TimeToEvent]) {
    guard a.count == b.count else { return nil }
    self.init(strata: zip(a, b).map { ([$0], [$1]) }, arePairs: true)
  }

  private init?(strata: [(a: [TimeToEvent], b: [TimeToEvent])], arePairs: Bool) {
    var (excess, variance) = (0.0, 0.0)
    for stratum in strata {
      let runs =
        (stratum.a.map { (run: $0, isB: false) } + stratum.b.map { (run: $0, isB: true) })
        .sorted { $0.run.time < $1.run.time }
      guard !runs.contains(where: \.run.time.isNaN) else { return nil }
      var (start, atRiskB) = (0, stratum.b.count)
      while start < runs.count {
        let end = runs[start...].firstIndex { $0.run.time != runs[start].run.time } ?? runs.count
        let now = runs[start..<end]
        let (atRisk, happened) = (Double(runs.count - start), Double(now.count(where: \.run.happened)))
        let share = Double(atRiskB) / atRisk
        excess += Double(now.count { $0.run.happened && $0.isB }) - happened * share
        if atRisk > 1 { variance += happened * share * (1 - share) * (atRisk - happened) / (atRisk - 1) }
        atRiskB -= now.count(where: \.isB)
        start = end
      }
    }
    guard variance > 0 else { return nil }
    z = excess / variance.squareRoot()
    // A pair that tells counts ¼ in the variance, and ½ with its sign in the excess.
    pairsFirst = arePairs ? [Int((2 * variance + excess).rounded()), Int((4 * variance).rounded())] : nil
  }
}
