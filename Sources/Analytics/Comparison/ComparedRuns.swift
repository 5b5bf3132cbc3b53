import Recording
import Scenarios

/// One side of a comparison: replicates of one scenario or point, by columns.
public struct ComparedRuns: Sendable {
  /// The key of common random numbers: runs of the same replicate share them if both keys agree.
  public struct LuckKey: Sendable, Equatable {
    /// Key of all random draws.
    public let seed: UInt64
    /// The point, where points have random numbers of their own.
    public let point: Int?

    /// The random numbers of runs.
    public init(seed: UInt64, point: Int? = nil) { (self.seed, self.point) = (seed, point) }
  }

  /// The name in tables: a file, a folder, or a folder and a point.
  public let name: String
  /// The title of the scenario.
  public let title: String
  /// The key of its random numbers.
  public let luck: LuckKey
  /// Replicates that ran to the end, ascending.
  public private(set) var replicates: [UInt32] = []
  /// Runs that failed and have no numbers.
  public private(set) var failed = 0
  /// Stage path of each run.
  public private(set) var paths: [String] = []
  /// Sessions of each run: times are censored there.
  public private(set) var ends: [Double] = []
  /// The scenario, if it is known.
  public var scenario: Scenario?
  private let metrics: [ComparedMetric]
  private var columns: [[Double]]

  /// Creates one without runs.
  public init(name: String, title: String, luck: LuckKey, metrics: [ComparedMetric]) {
    (self.name, self.title, self.luck, self.metrics) = (name, title, luck, metrics)
    columns = metrics.map { _ in [] }
  }

  /// Takes one more run; replicates come in ascending order.
  ///
  /// - Parameters:
  ///   - replicate: the replicate of the run.
  ///   - cells: values of the metrics' columns, in their order; not a number for an empty cell.
  ///   - path: the stage path, such as FSNPA.
  ///   - end: number of sessions of the run.
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
