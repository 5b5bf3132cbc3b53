import Recording
import Scenarios

/// How a run that was made again in doubles compares with what a folder has of it.
package struct Likeness {
  /// Runs in floats and doubles that draw the same acts lie closer together in every metric.
  private static let closeness = 0.001
  /// The stage path as it was recorded, if it was, and as it came out.
  package private(set) var recordedPath: String?
  package let path: String
  /// The metric that differs most at the end of the run or in the mean of a session, and by how much.
  package private(set) var largest: (metric: String, difference: Double)?
  package let folder: ResultFolder
  package let run: String
  /// Why it failed when it was recorded, if it did.
  package let failure: String?

  package init(_ record: RunRecord, _ summary: RunSummary, recordedIn folder: ResultFolder, failure: String?) throws {
    path = summary.stagePath
    (self.folder, run, self.failure) = (folder, record.runID, failure)
    // A run that failed has no numbers.
    guard failure == nil else { return }
    if folder.has(.runs) {
      let reader = try folder.reader(.runs)
      let stages = try reader.place(of: "stage_path")
      let places = try Metric.allCases.map { try reader.place(of: $0.rawValue) }
      try folder.forEachRow(of: record.runID, in: reader) { row in
        recordedPath = row.text(stages)
        for (metric, place) in zip(Metric.allCases, places) {
          see(metric, try row.number(place), summary.last[metric])
        }
      }
    }
    guard folder.has(.sessions) else { return }
    let reader = try folder.reader(.sessions)
    let place = try reader.place(of: "session")
    let places = try Metric.allCases.map { try reader.place(of: $0.rawValue) }
    try folder.forEachRow(of: record.runID, in: reader) { row in
      let session = try row.whole(place)
      guard (1...record.ticks.clock.sessions).contains(session) else { return }
      for (metric, place) in zip(Metric.allCases, places) {
        see(metric, try row.number(place), record.ticks.mean(metric, session: session))
      }
    }
  }

  private mutating func see(_ metric: Metric, _ recorded: Double, _ made: Double) {
    let difference = abs(recorded - made)
    if difference.isFinite, difference >= largest?.difference ?? 0 { largest = (metric.rawValue, difference) }
  }

  /// Whether it is the same run; nothing where the folder has nothing to compare with.
  package var isSame: Bool? {
    guard let largest else { return nil }
    return largest.difference <= Self.closeness && (recordedPath ?? path) == path
  }
}
