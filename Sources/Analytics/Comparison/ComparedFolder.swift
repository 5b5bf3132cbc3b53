import Recording
import Scenarios

/// A folder of results, of a run or of a sweep, as sides of comparisons.
public struct ComparedFolder: Sendable {
  /// The folder.
  public let results: ResultFolder
  /// The columns of numbers in `runs.csv`, without what is varied.
  public let columns: [String]
  /// What the points of a sweep are, in words, by id; empty for a run.
  public let points: [Int: String]

  /// Reads what a folder holds, but not its runs. Throws `Problem` where it holds none of ours.
  public init(_ results: ResultFolder) throws {
    self.results = results
    let reader = try results.reader(.runs)
    let first = try reader.place(of: Metric.allCases[0].rawValue)
    columns = reader.columns[first...].filter { $0 != "stage_path" }
    points = results.manifest.sweep == nil ? [:] : try Self.points(results.reader(file: "points.csv"))
  }

  /// Where it is.
  public var folder: String { results.path }

  private static func points(_ reader: TableReader) throws -> [Int: String] {
    let id = try reader.place(of: "point_id")
    var points: [Int: String] = [:]
    while try reader.next() {
      let values = reader.columns.indices.filter { $0 != id }.map { "\(reader.columns[$0])=\(reader.text($0))" }
      let point = try reader.whole(id)
      guard points.updateValue(values.joined(separator: ", "), forKey: point) == nil else {
        throw Problem(
          Place(reader.path, line: reader.line), "point \(point) stands here a second time", allowed: "each once")
      }
    }
    return points
  }

  /// The runs of points, each a side; of all points where none is named, in their order.
  ///
  /// Throws `Problem` for a point that is not there, and for a table that is not as `run` and `sweep` write it.
  public func sides(points wanted: [Int]?, metrics: [ComparedMetric]) throws -> [ComparedRuns] {
    let ids = wanted ?? (points.isEmpty ? [0] : points.keys.sorted())
    for id in ids where points.isEmpty ? id != 0 : points[id] == nil {
      throw Problem(
        Place(points.isEmpty ? folder : folder + "/points.csv"), "there is no point p\(id)",
        allowed: points.isEmpty ? "p0, of results of one scenario" : "p0 to p\(points.keys.max() ?? 0)")
    }
    let reader = try results.reader(.runs)
    let point = try reader.place(of: "point_id")
    let (replicate, status) = (try reader.place(of: "replicate"), try reader.place(of: "status"))
    let stagePath = try reader.place(of: "stage_path")
    let places = try metrics.map { try reader.place(of: $0.name) }
    let dwells = try Stage.allCases.map { try reader.place(of: $0.rawValue + "_dwell") }
    var sides = try ids.map { try side($0, metrics) }
    let order = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    while try reader.next() {
      guard let side = order[try reader.whole(point)] else { continue }
      guard reader.text(status) == "ok" else {
        sides[side].addFailure()
        continue
      }
      guard let number = UInt32(exactly: try reader.number(replicate)), sides[side].replicates.last ?? 0 <= number
      else {
        throw Problem(
          Place(reader.path, line: reader.line), "replicate is '\(reader.text(replicate))'",
          allowed: "whole numbers that ascend, as `run` and `sweep` write them")
      }
      if sides[side].replicates.last == number {
        throw Problem(
          Place(reader.path, line: reader.line), "replicate \(number) stands here a second time", allowed: "each once")
      }
      sides[side].add(
        replicate: number, cells: try places.map(reader.number), path: reader.text(stagePath),
        end: try dwells.reduce(0) { try $0 + reader.number($1) })
    }
    return sides
  }

  private func side(_ id: Int, _ metrics: [ComparedMetric]) throws -> ComparedRuns {
    let manifest = results.manifest
    let hasOwnLuck = manifest.sweep.map { $0.luck != "shared" } ?? false
    var side = ComparedRuns(
      name: points.isEmpty ? folder : "\(folder):p\(id)", title: points[id] ?? results.title,
      luck: .init(seed: manifest.seed, point: hasOwnLuck ? id : nil), metrics: metrics)
    // Of points it is told what differs.
    if points.isEmpty { side.scenario = try scenario() }
    return side
  }

  /// What was run, for who its people are; nothing where this program cannot read it any more. Throws `Problem` where a file
  /// that it names is not as it was.
  private func scenario() throws -> Scenario? {
    guard let files = try results.check.keptInputs() else { return nil }
    return try? results.check.scenarioFile(files).scenario
  }
}
