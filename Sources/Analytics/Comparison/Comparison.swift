import Machine
import Statistics
import Synchronization

/// Two sides compared: metric by metric, and their stage paths.
public struct Comparison: Sendable {
  /// The options of a comparison.
  public struct Options: Sendable {
    /// The metrics, in order.
    public var metrics: [ComparedMetric]
    /// Differences that would be too small to matter, by metric.
    public var margins: [String: Double] = [:]
    /// Whether claims are to be decided.
    public var decidesClaims = false
    /// Whether stage paths are compared, too.
    public var comparesPaths = true
    /// Whether runs are compared without regard to their common random numbers.
    public var ignoresPairs = false
    /// Key of the draws of bootstraps.
    public var seed: UInt64

    /// The options of a comparison.
    public init(metrics: [ComparedMetric], seed: UInt64) { (self.metrics, self.seed) = (metrics, seed) }
  }

  /// The sides. A is the baseline.
  public let a, b: ComparedRuns
  /// Whether runs are compared in pairs with common random numbers.
  public let isPaired: Bool
  /// Number of pairs; 0 for groups that are not paired.
  public let pairs: Int
  /// Metrics in the order asked for.
  public internal(set) var metrics: [MetricComparison] = []
  /// The paths of stages; `nil` where they are not compared or a side has no runs.
  public internal(set) var paths: PathComparison?

  /// Compares two sides: in pairs where they have common random numbers and two replicates or more in common, which are then
  /// all that counts.
  public init(_ a: ComparedRuns, _ b: ComparedRuns, _ options: Options) {
    (self.a, self.b) = (a, b)
    let common = a.luck == b.luck && !options.ignoresPairs ? Self.common(a.replicates, b.replicates) : []
    let isPaired = common.count >= 2
    self.isPaired = isPaired
    pairs = isPaired ? common.count : 0
    let placesA = isPaired ? common.map(\.0) : Array(a.replicates.indices)
    let placesB = isPaired ? common.map(\.1) : Array(b.replicates.indices)
    // Metrics are independent work, and each has its place.
    let made = Mutex([MetricComparison?](repeating: nil, count: options.metrics.count))
    WorkerThread.forEach(below: options.metrics.count) { place in
      let metric = options.metrics[place]
      let (all, others) = (a.values(metric), b.values(metric))
      let one = MetricComparisonMaker(
        metric, placesA.map { all[$0] }, placesB.map { others[$0] },
        ends: (placesA.map { a.ends[$0] }, placesB.map { b.ends[$0] }), isPaired: isPaired,
        margin: options.margins[metric.name], decidesClaims: options.decidesClaims, seed: options.seed
      ).make()
      made.withLock { $0[place] = one }
    }
    metrics = made.withLock { $0.compactMap(\.self) }
    guard options.comparesPaths else { return }
    paths = PathComparison(
      placesA.map { a.paths[$0] }, placesB.map { b.paths[$0] }, isPaired: isPaired, seed: options.seed)
  }

  /// Places of the replicates that both have. Both ascend.
  private static func common(_ a: [UInt32], _ b: [UInt32]) -> [(Int, Int)] {
    var (places, i, j) = ([(Int, Int)](), 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { places.append((i, j)) }
      (i, j) = a[i] < b[j] ? (i + 1, j) : a[i] > b[j] ? (i, j + 1) : (i + 1, j + 1)
    }
    return places
  }

  /// Adjusts p for all tests of one kind, over all metrics and all comparisons.
  ///
  /// The family is the first test of every metric that is compared and, where they are, that of stage paths, in all
  /// comparisons together, whatever their names; other tests are a family by name.
  public static func adjust(_ comparisons: inout [Comparison]) {
    var families: [String: [WritableKeyPath<[Comparison], MetricComparison.Test>]] = [:]
    for (side, comparison) in comparisons.enumerated() {
      for (place, metric) in comparison.metrics.enumerated() {
        for test in metric.tests.indices {
          let name = test == 0 ? "" : metric.tests[test].name
          families[name, default: []].append(\.[side].metrics[place].tests[test])
        }
      }
      if comparison.paths?.test != nil { families["", default: []].append(\.[side].paths!.test!) }
    }
    for family in families.values {
      let p = family.map { comparisons[keyPath: $0].p ?? .nan }
      let (holm, bh) = (Adjustment.holm.adjusted(p), Adjustment.benjaminiHochberg.adjusted(p))
      for (place, path) in family.enumerated() where !p[place].isNaN {
        comparisons[keyPath: path].holm = holm[place]
        comparisons[keyPath: path].benjaminiHochberg = bh[place]
      }
    }
  }
}
