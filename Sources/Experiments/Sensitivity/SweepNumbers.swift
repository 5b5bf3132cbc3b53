import Analytics
import Recording
import Scenarios
import Statistics

/// Metrics of a finished sweep by point, read run by run: memory grows with points and the metrics that are asked for, and
/// not with runs.
struct SweepNumbers {
  /// One metric.
  struct Column {
    /// Over the replicates of each point; not a number where one of them has no value.
    var mean: [Double] = [], variance: [Double] = []
    /// What other luck changes in them.
    var luckOfMean: [Double] = [], luckOfVariance: [Double] = []
    /// The square expected of what it changes in the mean.
    var luckSquareOfMean: [Double] = []
    /// How much of the variance between runs is luck.
    var luck: LuckShare
  }

  /// In the order asked for.
  private(set) var columns: [Column]
  /// Replicates of the point that has fewest.
  private(set) var replicates = Int.max
  /// Runs that failed.
  private(set) var failed = 0
  private let seed: UInt64
  private let isShared: Bool

  /// Throws `FolderFault`, `OutputError`.
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

  /// Takes the runs of the next point.
  private mutating func take(_ runs: inout [[Double]]) {
    replicates = min(replicates, runs.first?.count ?? 0)
    for index in columns.indices {
      // Shared luck is parted alike at all points, so that what it does at every point can be taken away.
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
