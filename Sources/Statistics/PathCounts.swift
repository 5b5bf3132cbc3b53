/// Counts of runs by stage path.
public struct PathCounts: Sendable {
  /// Paths in the order in which they were first seen.
  public private(set) var all: [(path: String, runs: Int)] = []
  private var places: [String: Int] = [:]

  /// Creates one without runs.
  public init() {}

  /// Takes one more run.
  public mutating func add(_ path: String) {
    if let place = places[path] {
      all[place].runs += 1
    } else {
      places[path] = all.count
      all.append((path, 1))
    }
  }

  /// The most common first; of the same number, the one seen first.
  public var common: [(path: String, runs: Int)] {
    all.enumerated().sorted { ($1.element.runs, $0.offset) < ($0.element.runs, $1.offset) }.map(\.element)
  }
}
