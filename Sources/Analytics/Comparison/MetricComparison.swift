import Recording
import Statistics

/// A metric compared between two sides: what is estimated, how sure it is, and every test of it.
public struct MetricComparison: Sendable {
  /// A test with its p.
  public struct Test: Sendable {
    /// Its name, as in `comparison.csv`.
    public let name: String
    /// P of a difference as large or larger where there is none; `nil` where nothing can be tested.
    public var p: Double?
    /// Adjusted for the number of metrics and sides that are compared (Holm 1979; Benjamini & Hochberg 1995).
    public var holm, benjaminiHochberg: Double?
    /// The 95 % interval of the difference that belongs to it, where there is one.
    public var interval: ClosedRange<Double>?

    init(_ name: String, p: Double?, interval: ClosedRange<Double>? = nil) {
      (self.name, self.p, self.interval) = (name, p, interval)
    }
  }

  /// The times of one side, summarized.
  public struct Times: Sendable {
    /// The share of runs in which it came by the earlier end of the two sides.
    public let reached: Double?
    /// The time by which it had come in half of the runs; `nil` where it did not.
    public let median: Double?
  }

  /// The metric.
  public let metric: ComparedMetric
  /// Whether runs are compared in pairs with common random numbers.
  public let isPaired: Bool
  /// Number of values on each side; equal for pairs.
  public let countA, countB: Int
  /// Means; of shares the share, of times the mean of the sessions that passed, up to the earlier end of the two sides.
  public internal(set) var meanA, meanB: Double?
  /// Mean B − mean A.
  public internal(set) var difference: Double?
  /// Intervals of the difference.
  public internal(set) var interval95, interval90: ClosedRange<Double>?
  /// The first is the one that the words go by.
  public internal(set) var tests: [Test] = []
  /// Cohen's d of the differences, of pairs alone.
  public internal(set) var dz: Double?
  /// Hedges' g, the standardized difference.
  public internal(set) var hedgesG: Double?
  /// The standard deviation of runs within the sides, the unit of a forest plot; `nil` where it is 0 or not known.
  public internal(set) var deviation: Double?
  /// P(b > a) + ½P(b = a) of a run of B and a run of A (Vargha & Delaney 2000).
  public internal(set) var superiority: Double?
  /// The interval of it; `nil` where runs are too few, or all of one side lie above all of the other.
  public internal(set) var superiorityInterval: ClosedRange<Double>?
  /// The share of the variance that common random numbers remove.
  public internal(set) var varianceReduction: Double?
  /// Two one-sided tests against a margin, where one was given; no result where the evidence has a gap.
  public internal(set) var equivalence: (margin: Double, result: Equivalence?)?
  /// The evidence for claims, if there are any.
  public internal(set) var evidence: ClaimEvidence?
  /// The times of A and of B, for times.
  public internal(set) var times: (a: Times, b: Times)?

  init(_ metric: ComparedMetric, isPaired: Bool, countA: Int, countB: Int) {
    (self.metric, self.isPaired, self.countA, self.countB) = (metric, isPaired, countA, countB)
  }

  /// The verdict by the first test, adjusted by Holm (1979), at 5 %.
  public var verdict: Verdict {
    countA == 0 || countB == 0 ? .noValues : Verdict(difference, p: tests.first?.holm, isSame: isSame)
  }

  /// Whether nothing differs: in no pair, or between no two runs of the two sides. There is nothing to test then.
  public internal(set) var isSame = false
}
