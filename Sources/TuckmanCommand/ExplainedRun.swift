import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Recording
import Scenarios
import Studies

/// A run that was made again in the plain form, with the account of what moved it.
struct ExplainedRun {
  let source: RunSource
  let explanation: Explanation
  let summary: RunSummary
  /// Whether it is the run that was recorded; nothing where none was.
  let likeness: Likeness?

  /// Members of the largest group of which every pair is followed.
  static let mostMembers = 64
  /// Bytes of the largest account.
  static let mostBytes = 2e9

  /// Throws a `PlacedFault`, or `RunFailure` where the run cannot go on.
  init(_ source: RunSource) throws {
    self.source = source
    let (scenario, members) = (source.scenario, source.scenario.cast.count)
    let ticks = scenario.parameters.sessions * scenario.parameters.ticksPerSession
    let file = source.file.source.path
    guard members <= Self.mostMembers else {
      throw ScenarioFault.tooManyMembers(scenario: file, members, most: Self.mostMembers)
    }
    let most = Int(Self.mostBytes / ChangeTable.bytes(members: members, ticks: 1))
    guard ticks <= most else {
      throw ScenarioFault.tooManyTicks(scenario: file, ticks, most: most, members: members)
    }
    var group = ExplainedGroup(scenario, replicate: source.run.replicate, acts: source.acts)
    let record = try RunRecording(arithmetic: .plainForm, acts: source.acts, tables: [])
      .record(&group, source.run, scenario)
    let recorded = try source.recordedFailure
    if let failure = record.failure {
      let before = recorded.map { "; it failed when it was recorded, too (\($0))" } ?? ""
      throw RunFailure(message: "\(record.runID): \(failure)\(before)")
    }
    explanation = Explanation(
      ticks: record.ticks, changes: group.changes, movements: group.movements, doses: group.doses, scenario)
    let summary = RunSummary(record, scenario)
    self.summary = summary
    likeness = try source.folder.map { try Likeness(record, summary, recordedIn: $0, failure: recorded) }
  }
}

/// How a run that was made again in doubles compares with what a folder has of it.
struct Likeness {
  /// Runs in floats and doubles that draw the same acts lie closer together in every metric.
  static let closeness = 0.001
  /// The stage path as it was recorded, if it was, and as it came out.
  private(set) var recordedPath: String?
  let path: String
  /// The metric that differs most at the end of the run or in the mean of a session, and by how much.
  private(set) var largest: (metric: String, difference: Double)?
  let folder: ResultFolder
  let run: String
  /// Why it failed when it was recorded, if it did.
  let failure: String?

  init(_ record: RunRecord, _ summary: RunSummary, recordedIn folder: ResultFolder, failure: String?) throws {
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
  var isSame: Bool? {
    guard let largest else { return nil }
    return largest.difference <= Self.closeness && (recordedPath ?? path) == path
  }
}
