/// The shares of the variance between single runs that are due to chance and to the points.
///
/// A run is its point's mean, what the random numbers of its replicate do at every point, and the rest. With s² the variance within
/// points (n − 1 each, pooled) and m the points' means:
///
///     chance = s²,   between = max(0, var(m) − e² mean(1/n)),   share = chance/(chance + between)
///
/// where e² = s² if each point has random numbers of its own. If points have them in common, what they do at every point is in
/// no difference of means, and e² is what is left of s² without it (two-way analysis of variance with one run a cell).
///
/// Memory grows with replicates and not with points. Edge cases: points of which a replicate has no value are left out;
/// nothing below two points or two replicates, or where nothing varies. Common random numbers with unequal numbers of replicates
/// count as independent ones.
///
/// Reference: Searle, Casella & McCulloch (1992), Variance components, ch. 3 and 4.
public struct LuckShare: Sendable {
  /// Points, and those of which every replicate has a value.
  public private(set) var points = 0, validPoints = 0
  private let isShared: Bool
  private var means = Spread()
  private var within = 0.0
  private var degrees = 0
  private var inverseCounts = 0.0
  /// Sums over points of what each replicate is off its point's mean.
  private var offsets: [Double] = []
  private var isBalanced = true

  /// Creates one without points; whether they have common random numbers.
  public init(isShared: Bool) { self.isShared = isShared }

  /// Takes the replicates of one more point.
  public mutating func add(_ values: [Double]) {
    points += 1
    guard values.count > 1, values.allSatisfy(\.isFinite) else { return }
    validPoints += 1
    let mean = values.reduce(0, +) / Double(values.count)
    means.add(mean)
    degrees += values.count - 1
    inverseCounts += 1 / Double(values.count)
    if offsets.isEmpty { offsets = [Double](repeating: 0, count: values.count) }
    if offsets.count != values.count { isBalanced = false }
    for (replicate, value) in values.enumerated() {
      within += (value - mean) * (value - mean)
      if isBalanced { offsets[replicate] += value - mean }
    }
  }

  /// The share, 0 … 1.
  public var share: Double? {
    guard validPoints > 1, let sd = means.standardDeviation else { return nil }
    let luck = within / Double(degrees)
    let between = max(0, sd * sd - noise * inverseCounts / Double(validPoints))
    return luck + between > 0 ? luck / (luck + between) : nil
  }

  /// e²/s², 0 … 1: how much of the variance by chance gets into differences between points. 1 where nothing varies.
  public var shareBetweenPoints: Double {
    validPoints > 1 && within > 0 ? min(1, noise / (within / Double(degrees))) : 1
  }

  /// e² of two points or more.
  private var noise: Double {
    guard isShared, isBalanced else { return within / Double(degrees) }
    let n = Double(validPoints)
    let ofReplicates = offsets.reduce(0) { $0 + $1 * $1 } / n
    return max(0, within - ofReplicates) / ((n - 1) * Double(offsets.count - 1))
  }
}
