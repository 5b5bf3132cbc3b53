import Recording
import ScenarioReading
import Scenarios

/// A folder of results, of a run or of a sweep, as sides of comparisons.
extension ResultFolder {
  /// The columns of numbers in `runs.csv`, without what is varied. Throws `FolderFault`.
  public func numberColumns() throws -> [String] {
    let reader = try reader(.runs)
    let first = try reader.place(of: Metric.allCases[0].rawValue)
    return reader.columns[first...].filter { $0 != "stage_path" }
  }

  /// Returns the points of a sweep in words, by id; empty for a run. Throws `FolderFault`.
  public func points() throws -> [String] {
    guard manifest.sweep != nil else { return [] }
    var (points, reader) = ([String](), try PointReader(self))
    while let values = try reader.values() {
      points.append(zip(reader.names, values).map { "\($0)=\($1)" }.joined(separator: ", "))
    }
    return points
  }

  /// The runs of points, each a side; of all points where none is named, in their order.
  ///
  /// Throws `FolderFault` for a point that is not there, and for a table that is not as `run` and `sweep` write it.
  public func sides(points wanted: [Int]?, metrics: [ComparedMetric]) throws -> [ComparedRuns] {
    let points = try points()
    let ids = wanted ?? (points.isEmpty ? [0] : Array(points.indices))
    for id in ids where points.isEmpty ? id != 0 : !points.indices.contains(id) {
      let place = Place(points.isEmpty ? path : path + "/" + SweepPointTable.file)
      throw FolderFault(place, .lack(.point(id, count: points.count)))
    }
    let reader = try reader(.runs)
    let point = try reader.place(of: "point_id")
    let (replicate, status) = (try reader.place(of: "replicate"), try reader.place(of: "status"))
    let stagePath = try reader.place(of: "stage_path")
    let places = try metrics.map { try reader.place(of: $0.name) }
    let dwells = try Stage.allCases.map { try reader.place(of: $0.rawValue + "_dwell") }
    var sides = try ids.map { try side($0, points.isEmpty ? nil : points[$0], metrics) }
    let order = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    while try reader.next() {
      guard let side = order[try reader.whole(point)] else { continue }
      guard reader.text(status) == "ok" else {
        sides[side].addFailure()
        continue
      }
      guard let number = UInt32(exactly: try reader.number(replicate)), sides[side].replicates.last ?? 0 <= number
      else {
        throw FolderFault(reader, .replicateOrder(reader.text(replicate)))
      }
      if sides[side].replicates.last == number {
        throw FolderFault(reader, .replicateTwice(number))
      }
      sides[side].add(
        replicate: number, cells: try places.map(reader.number), path: reader.text(stagePath),
        end: try dwells.reduce(0) { try $0 + reader.number($1) })
    }
    return sides
  }

  private func side(_ id: Int, _ point: String?, _ metrics: [ComparedMetric]) throws -> ComparedRuns {
    let hasOwnLuck = manifest.sweep.map { $0.luck != "shared" } ?? false
    var side = ComparedRuns(
      name: point == nil ? path : "\(path):p\(id)", title: try point ?? description.title,
      luck: .init(seed: manifest.seed, point: hasOwnLuck ? id : nil), metrics: metrics)
    // Of points it is told what differs; of a folder, its people: nothing where this program cannot read them any more.
    guard point == nil, try keptInputs() != nil else { return side }
    side.scenario = try? scenarioFile().scenario
    return side
  }
}
