import Recording
import Scenarios

/// One side of a comparison: replicates of one scenario or point, by columns.
public struct ComparedRuns: Sendable {
  /// The origin of random numbers. Two sides have common ones where both parts agree: runs of the same replicate do if both agree.
  public struct LuckKey: Sendable, Equatable {
    /// Key of all random draws.
    public let seed: UInt64
    /// The point, where points have random numbers of their own.
    public let point: Int?

    /// The random numbers of runs.
    public init(seed: UInt64, point: Int? = nil) { (self.seed, self.point) = (seed, point) }
  }

  /// What it is called in tables: a file, a folder, a folder and a point.
  public let name: String
  /// What it is, for people.
  public let title: String
  /// The origin of its random numbers.
  public let luck: LuckKey
  /// Which replicates came to their end, ascending.
  public private(set) var replicates: [UInt32] = []
  /// Runs that failed and have no numbers.
  public private(set) var failed = 0
  /// Stage path of each run.
  public private(set) var paths: [String] = []
  /// Sessions of each run: times are censored there.
  public private(set) var ends: [Double] = []
  /// What was run, where it is at hand.
  public var scenario: Scenario?
  private let metrics: [ComparedMetric]
  private var columns: [[Double]]

  /// Makes a side without runs.
  public init(name: String, title: String, luck: LuckKey, metrics: [ComparedMetric]) {
    (self.name, self.title, self.luck, self.metrics) = (name, title, luck, metrics)
    columns = metrics.map { _ in [] }
  }

  /// Takes one more run; replicates come in ascending order.
  ///
  /// - Parameters:
  ///   - cells: what the columns of the metrics hold, in their order; not a number where nothing stands there.
  ///   - end: sessions of the run.
  public mutating func add(replicate: UInt32, cells: [Double], path: String, end: Double) {
    replicates.append(replicate)
    paths.append(path)
    ends.append(end)
    for (place, metric) in metrics.enumerated() { columns[place].append(metric.value(cells[place])) }
  }

  /// Takes one more run that failed.
  public mutating func addFailure() { failed += 1 }

  /// Values of a metric, one a run; not a number where a run has none.
  public func values(_ metric: ComparedMetric) -> [Double] {
    metrics.firstIndex(of: metric).map { columns[$0] } ?? replicates.map { _ in .nan }
  }
}
