import Foundation
import Recording
import Scenarios

/// A trial: a few runs of a sweep, made to measure how long they take and how much they write.
public struct Trial: Sendable {
  /// The number of runs made; 0 if a single one would take too long.
  public var runs = 0
  /// The time of a run on one core in seconds, measured, or estimated if none was made.
  public var secondsPerRun = 0.0
  /// The size of a run in the tables, in bytes.
  public var tableBytes = 0.0
  /// The size of a run in the cells, in bytes.
  public var cellBytes = 0.0

  /// Makes runs of points spread over all, for about half a second. Throws the errors of making them.
  public init(_ plan: SweepPlan) throws {
    let points = SweepPlan.spread(plan.points.count, 8)
    let expected = try points.map { CellLayout.seconds(try plan.scenario($0), plan.recording.arithmetic) }
    secondsPerRun = expected.reduce(0, +) / Double(points.count)
    let maker = CellMaker(plan, earlier: EarlierCells())
    var (spent, bytes, rows) = (0.0, 0, 0)
    var seconds: [Double] = []
    for (point, expected) in zip(points, expected) where spent < 0.4 && expected < 0.4 {
      let count = min(plan.replicates, max(1, min(16, Int(0.1 / expected))))
      // The first time, code and memory are loaded.
      for isMeasured in [false, true] {
        let began = Date()
        let cell = try maker.make([.init(id: point, key: plan.key(point), firstReplicate: 0, runs: count)])
        let took = Date().timeIntervalSince(began)
        spent += took
        guard isMeasured else { continue }
        seconds.append(took / Double(count))
        bytes += cell.bytes.count
        for (place, table) in plan.tables.enumerated() {
          var text = CSVRows()
          if table == .runs {
            plan.append(cell.points[0], 0..<count, in: cell, paths: place, to: &text)
          } else {
            for run in 0..<count { text.append(contentsOf: cell.rows(place, of: run)) }
          }
          rows += text.bytes.count
        }
        runs += count
      }
    }
    guard runs > 0 else { return }
    secondsPerRun = seconds.reduce(0, +) / Double(seconds.count)
    (tableBytes, cellBytes) = (Double(rows) / Double(runs), Double(bytes) / Double(runs))
  }
}
