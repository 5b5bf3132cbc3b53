import Analytics
import Recording
import ScenarioReading
import Scenarios

/// The report of a run, or of many runs of one scenario: what is handed to it, and the sections that are made of it.
package struct RunReport: Sendable {
  /// The same group with something changed in what the facilitator does.
  package struct Twin: Sendable {
    /// `with nobody to facilitate`: goes after a comma.
    package let label: String
    /// Of the run that is shown: by metric from tick 0, and its stages.
    package let ticks: [String: [Double]]
    package let stages: [StageSpan]
    /// Over pairs of groups: as they are, and under the change.
    package let effects: [PairedEstimate]
    /// Who leaves in it: `Ben after session 4`.
    package let departures: [String]

    package init(
      label: String, ticks: [String: [Double]], stages: [StageSpan], effects: [PairedEstimate],
      departures: [String] = []
    ) {
      (self.label, self.ticks, self.stages, self.effects) = (label, ticks, stages, effects)
      self.departures = departures
    }
  }

  /// Why the run went as it did.
  package struct Account: Sendable {
    package let passages: [ExplainedPassage]
    /// Whether the run that was made again is the recorded one.
    package let likeness: String?
    /// What moved a metric, by session.
    package let tables: [Report.Table]
    /// What the names of the tables' columns mean.
    package let parts: [(name: String, meaning: String)]

    package init(
      passages: [ExplainedPassage], likeness: String?, tables: [Report.Table],
      parts: [(name: String, meaning: String)] = []
    ) {
      (self.passages, self.likeness, self.tables, self.parts) = (passages, likeness, tables, parts)
    }
  }

  package let folder: ResultFolder
  package let scenario: Scenario
  package let run: RunTables
  /// What there is to tell of the run.
  let facts: RunStory
  package var account: Account?
  /// Why there is no account.
  package var noAccount: String?
  package var twin: Twin?
  /// Why there is no other future.
  package var noTwin: String?
  package var techniques: [AblationEffect] = []
  package var compared: ComparedSection?
  /// All runs, where there are more than one.
  package var runs: RunsTables?
  /// How the program is called, for the commands that are shown.
  package var command = "tuckman"
  /// The sentence for what is known of the folder.
  package var told: @Sendable (FolderNote) -> String = { _ in "" }

  package init(_ folder: ResultFolder, _ scenario: Scenario, run: RunTables) {
    (self.folder, self.scenario, self.run, facts) = (folder, scenario, run, run.story)
  }

  var manifest: Manifest { folder.manifest }

  /// The report. Throws where a figure could not be drawn.
  package func make() throws -> Report {
    var sections = [try overview]
    if let section = try course { sections.append(section) }
    if let section = story { sections.append(section) }
    if let section = try people { sections.append(section) }
    if let section = try otherFuture { sections.append(section) }
    if let section = try worth { sections.append(section) }
    if let runs { sections.append(try ManyRunsSection(runs).section) }
    if let compared { sections.append(try compared.section) }
    sections.append(
      Report.Section("questions", "Questions for the class", [.list(ClassQuestions(self).all, isOrdered: true)]))
    var made = Provenance(folder, command: command, told: told).section
    made.blocks.append(Glossary.block)
    sections.append(made)
    return Report(
      title: try folder.description.title, subtitle: subtitle, sections: sections,
      data: run.ticksPerSession > 0 ? data : nil,
      downloads: try ReportDownloads.of(folder))
  }

  private var subtitle: String {
    let p = scenario.parameters
    let many = manifest.replicates > 1 ? "; one of \(counted(manifest.replicates, "run"))" : ""
    return
      "\(counted(p.members, "member")), \(counted(p.sessions, "session")). Run \(run.run)\(many). Simulated by Tuckman \(manifest.version)."
  }
}
