import Analytics
import Recording
import ScenarioReading
import Scenarios

/// The report of a run, or of many runs of one scenario: what is handed to it, and the sections that are made of it.
package struct RunReport: Sendable {
  /// The group in the counterfactual, with other facilitation.
  package struct Twin: Sendable {
    /// `without a facilitator`.
    package let label: String
    /// The course of the run that is shown, by metric from tick 0, and its stages.
    package let ticks: [String: [Double]]
    package let stages: [StageSpan]
    /// Effects over pairs of groups: as planned, and in the counterfactual.
    package let effects: [PairedEstimate]
    /// Members who drop out in it, and after which session.
    package let departures: [(name: String, session: Int)]

    package init(
      label: String, ticks: [String: [Double]], stages: [StageSpan], effects: [PairedEstimate],
      departures: [(name: String, session: Int)] = []
    ) {
      (self.label, self.ticks, self.stages, self.effects) = (label, ticks, stages, effects)
      self.departures = departures
    }
  }

  /// The explanation of the run.
  package struct Account: Sendable {
    package let passages: [ExplainedPassage]
    /// Whether the run that was made again is the recorded one.
    package let likeness: String?

    package init(passages: [ExplainedPassage], likeness: String?) {
      (self.passages, self.likeness) = (passages, likeness)
    }
  }

  package let folder: ResultFolder
  package let scenario: Scenario
  package let run: RunTables
  /// What there is to tell of the run.
  let facts: RunStory
  package var account: Account?
  /// The reason why there is no account.
  package var noAccount: String?
  package var twin: Twin?
  /// The reason why there is no counterfactual.
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
    if let section = try effects { sections.append(section) }
    if let runs { sections.append(try ManyRunsSection(runs).section) }
    if let compared { sections.append(try compared.section) }
    let questions = ClassQuestions(self)
    sections.append(Report.Section("questions", PageWords.questions, [.list(questions.all, isOrdered: true)]))
    sections.append(method(questions.predictionCommand))
    return Report(
      title: try folder.description.title,
      subtitle: PageWords.group(scenario.parameters, runs: manifest.replicates), sections: sections,
      data: run.ticksPerSession > 0 ? data : nil,
      downloads: try ReportDownloads.of(folder))
  }

  private func method(_ prediction: String) -> Report.Section {
    var made = Provenance(folder, command: command, told: told)
    made.facts = [PageWords.shown(run.run)] + (account?.likeness.map { [PageWords.explained($0)] } ?? [])
    made.commands = [
      (PageWords.tryIt, prediction), (PageWords.explainMore, "\(command) explain \(folder.path.isolated)"),
    ]
    var section = made.section
    section.blocks.append(Glossary.block)
    return section
  }
}
