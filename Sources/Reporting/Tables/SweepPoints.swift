import Analytics
import Recording
import ScenarioReading
import Scenarios

/// The points of a finished sweep and their summaries: `points.csv` and `summary.csv`.
package struct SweepPoints: Sendable {
  /// Something that the sweep varies.
  package struct Factor: Sendable {
    package let name: String
    /// Its value at each point, as it is written there.
    package let texts: [String]
    /// Its values as numbers; nothing where one of them is none.
    package let numbers: [Double]?
    /// Its distinct values, numbers in order of size, words in the order of the points.
    package let levels: [String]

    init(_ name: String, _ texts: [String]) {
      (self.name, self.texts) = (name, texts)
      let read = texts.map { Number.parse($0) ?? .nan }
      numbers = read.allSatisfy(\.isFinite) ? read : nil
      var seen: Set<String> = []
      let distinct = texts.filter { seen.insert($0).inserted }
      levels = numbers == nil ? distinct : distinct.sorted { (Number.parse($0) ?? 0) < (Number.parse($1) ?? 0) }
    }
  }

  /// A summary of the runs of a point in one metric.
  package struct Value: Sendable, Equatable {
    package let n: Int
    package let mean: Double
    /// Ends of the 95 % interval of the mean; not a number where there is none.
    package let low, high: Double

    static let missing = Value(n: 0, mean: .nan, low: .nan, high: .nan)

    /// A copy for a metric whose values lie in a range: its mean cannot lie outside, whatever the interval assumes.
    func within(_ range: ClosedRange<Double>?) -> Value {
      guard let range, low.isFinite, high.isFinite else { return self }
      return Value(n: n, mean: mean, low: max(low, range.lowerBound), high: min(high, range.upperBound))
    }
  }

  package let title: String
  package let factors: [Factor]
  package let pointCount: Int
  /// Values over whole runs by metric, one for each point.
  package let values: [String: [Value]]

  /// Reads a sweep. `metrics` that the summary does not have are left out. Throws `FolderFault`.
  package init(_ folder: ResultFolder, metrics: [String]) throws {
    title = try folder.description.title
    var points = try PointReader(folder)
    var texts = points.names.map { _ in [String]() }
    var count = 0
    while let values = try points.values() {
      for (place, value) in values.enumerated() { texts[place].append(value) }
      count += 1
    }
    factors = zip(points.names, texts).map { Factor($0, $1) }
    pointCount = count
    values = try Self.summary(folder.reader(file: "summary.csv"), metrics, points: count)
  }

  private static func summary(
    _ reader: TableReader, _ metrics: [String], points: Int
  ) throws -> [String: [Value]] {
    let (point, metric, session, n) = (
      try reader.place(of: "point_id"), try reader.place(of: "metric"), try reader.place(of: "session"),
      try reader.place(of: "n")
    )
    let numbers = try ["mean", "ci_low", "ci_high"].map(reader.place)
    var values: [String: [Value]] = [:]
    let wanted = Set(metrics)
    while try reader.next() {
      let name = reader.text(metric)
      guard wanted.contains(name), reader.text(session).isEmpty else { continue }
      let place = try reader.whole(point)
      guard (0..<points).contains(place) else {
        throw FolderFault(reader, .outOfRange(column: "point_id", place, allowed: 0..<points))
      }
      let found = try numbers.map(reader.number)
      let value = Value(n: try reader.whole(n), mean: found[0], low: found[1], high: found[2])
      values[name, default: Array(repeating: .missing, count: points)][place] =
        value.within(ComparedMetric(name).range(sessions: .infinity))
    }
    return values
  }

  /// Factors that have more than one value.
  package var varied: [Factor] { factors.filter { $0.levels.count > 1 } }
}
