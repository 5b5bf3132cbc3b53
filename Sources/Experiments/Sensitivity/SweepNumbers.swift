import Analytics
import Recording
import Scenarios
import Statistics

/// The metrics of a finished sweep by point, read run by run. Memory grows with points and requested metrics, and not
/// with runs.
struct SweepNumbers {
  /// One metric.
  struct Column {
    /// Mean and variance over the replicates of each point; NaN if one of them has no value.
    var mean: [Double] = [], variance: [Double] = []
    /// The changes of these with other random numbers.
    var luckOfMean: [Double] = [], luckOfVariance: [Double] = []
    /// The expected square of the change of the mean.
    var luckSquareOfMean: [Double] = []
    /// The share of the variance between runs that comes from chance.
    var luck: LuckShare
  }

  /// The columns, in the order of the request.
  private(set) var columns: [Column]
  /// The number of replicates of the point that has fewest.
  private(set) var replicates = Int.max
  /// The number of runs that failed.
  private(set) var failed = 0
  private let seed: UInt64
  private let isShared: Bool

  /// Reads the metrics. Throws `FolderFault`, `OutputError`.
  init(_ sweep: DesignedSweep, _ metrics: [String]) throws {
    seed = sweep.manifest.seed
    let isShared = sweep.design.luck == .shared
    self.isShared = isShared
    columns = metrics.map { _ in Column(luck: LuckShare(isShared: isShared)) }
    let reader = try sweep.results.reader(.runs)
    let places = try metrics.map(reader.place)
    let (pointPlace, statusPlace) = (try reader.place(of: "point_id"), try reader.place(of: "status"))
    var (point, runs) = (0, metrics.map { _ in [Double]() })
    while try reader.next() {
      let next = try reader.whole(pointPlace)
      guard next >= point else {
        throw FolderFault(reader, .pointOrder(next, after: point))
      }
      if next >= sweep.points { break }
      while point < next {
        take(&runs)
        point += 1
      }
      failed += reader.text(statusPlace) == "ok" ? 0 : 1
      for (index, place) in places.enumerated() { runs[index].append(try reader.number(place)) }
    }
    while point < sweep.points {
      take(&runs)
      point += 1
    }
  }

  /// Adds the runs of the next point.
  private mutating func take(_ runs: inout [[Double]]) {
    replicates = min(replicates, runs.first?.count ?? 0)
    for index in columns.indices {
      // Shared random numbers are split alike at all points, so that their effect at every point can be subtracted.
      let numbers = PointNumbers(runs[index], point: isShared ? 0 : columns[index].mean.count, seed: seed)
      columns[index].mean.append(numbers.mean)
      columns[index].variance.append(numbers.variance)
      columns[index].luckOfMean.append(numbers.luckOfMean)
      columns[index].luckOfVariance.append(numbers.luckOfVariance)
      columns[index].luckSquareOfMean.append(numbers.luckSquareOfMean)
      columns[index].luck.add(runs[index])
      runs[index].removeAll(keepingCapacity: true)
    }
  }
}
