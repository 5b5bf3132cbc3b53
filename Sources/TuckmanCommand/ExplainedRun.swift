import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Models
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
    let (record, group) = try RunRecording(arithmetic: .plainForm, acts: source.acts, tables: []).record(
      ExplainedGroup(valid: scenario, replicate: source.run.replicate, acts: source.acts), source.run, scenario)
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
