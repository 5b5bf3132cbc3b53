import Analytics
import Recording
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
    package let effects: [PairedEffect]
    /// Who leaves in it: `Ben after session 4`.
    package let departures: [String]

    package init(
      label: String, ticks: [String: [Double]], stages: [StageSpan], effects: [PairedEffect], departures: [String] = []
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
  package var account: Account?
  /// Why there is no account.
  package var noAccount: String?
  package var twin: Twin?
  package var techniques: [InterventionEffect] = []
  package var compared: ComparedSection?
  /// All runs, where there are more than one.
  package var runs: RunsTables?
  /// How the program is called, for the commands that are shown.
  package var command = "tuckman"

  package init(_ folder: ResultFolder, _ scenario: Scenario, run: RunTables) {
    (self.folder, self.scenario, self.run) = (folder, scenario, run)
  }

  private var facts: RunFacts { RunFacts(run) }
  private var manifest: Manifest { folder.manifest }

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
    var made = Provenance(folder, command: command).section
    made.blocks.append(Glossary.block)
    sections.append(made)
    return Report(
      title: folder.title, subtitle: subtitle, sections: sections, data: run.ticksPerSession > 0 ? data : nil,
      downloads: try ReportDownloads.of(folder))
  }

  private var subtitle: String {
    let p = scenario.parameters
    let many = manifest.replicates > 1 ? "; one of \(manifest.replicates) runs" : ""
    return
      "\(p.members) members, \(p.sessions) sessions. Run \(run.run)\(many). Simulated by Tuckman \(manifest.version)."
  }

  private var data: ReportData {
    var data = ReportData(run)
    data.doses = doses
    data.bands = bands
    data.events = (run.events ?? []).compactMap(Self.shown)
    data.twin = twin.map {
      .init(label: $0.label, ticks: ReportData.columns($0.ticks, Metric.allCases), stages: ReportData.spans($0.stages))
    }
    return data
  }

  /// What 90 % of the runs lie within, where there are many.
  private var bands: [String: ReportData.Band]? {
    guard let courses = runs.flatMap({ Trajectories($0, title: "")?.courses }) else { return nil }
    let known = courses.compactMap { course in
      course.bands.first.map { band in
        (
          course.metric.rawValue,
          ReportData.Band(
            low: ReportData.known(band.low), median: ReportData.known(course.middle), high: ReportData.known(band.high))
        )
      }
    }
    return Dictionary(uniqueKeysWithValues: known)
  }

  /// What was done by the events; where they were not recorded, what the scenario's schedule says.
  private var doses: [ReportData.Dose] {
    if run.events != nil {
      return (StageRibbon(run, title: "")?.techniques ?? []).flatMap { technique in
        technique.doses.map { .init(technique: technique.name, from: $0.from, to: $0.to, dose: $0.dose) }
      }
    }
    let last = scenario.parameters.sessions
    return scenario.schedule.map {
      .init(technique: $0.technique.rawValue, from: Double($0.from - 1), to: Double(min($0.to, last)), dose: $0.dose)
    }
  }

  /// An event as the ribbon names it; changes of stage are the ribbon itself.
  private static func shown(_ event: RunTables.Event) -> ReportData.Event? {
    guard event.kind != "stage_change" else { return nil }
    let kind = event.kind.replacing("_", with: " ")
    let what = [event.technique.replacing("_", with: " "), event.member].filter { !$0.isEmpty }.joined(separator: ", ")
    let words = what.isEmpty ? kind : "\(kind): \(what)" + (event.value.isEmpty ? "" : " \(event.value.prefix(6))")
    return .init(session: event.session, tick: event.tick, kind: event.kind, words: words)
  }

  // MARK: Sections

  private var overview: Report.Section {
    get throws {
      var blocks: [Report.Block] = []
      if let about = scenario.about { blocks.append(.paragraph(about)) }
      blocks += [.subheading("The group"), .list(facts.sentences)]
      let led = facilitator + answer
      if !led.isEmpty { blocks += [.subheading("The facilitator, and how sure it is"), .list(led)] }
      if let stages = StageRibbon(run, title: "Stages, events and what the facilitator does") {
        blocks.append(.chart(.stages, still: try .init(stages)))
      }
      if let table = facts.sessionTable(stages: facts.sessionStages) {
        blocks.append(.details(summary: "The numbers by session", [.table(table)]))
      }
      return Report.Section("overview", "What happened", blocks)
    }
  }

  private var course: Report.Section? {
    get throws {
      guard let figure = Trajectories(run, title: "The course of the group") else { return nil }
      return Report.Section(
        "course", "The course", [.chart(.trajectories, still: try .init(figure))])
    }
  }

  private var story: Report.Section? {
    guard let account else { return noAccount.map { Report.Section("why", "Why it went so", [.note($0)]) } }
    var blocks: [Report.Block] = account.passages.flatMap { passage in
      [Report.Block.subheading(passage.heading)] + passage.causes.map { .paragraph($0) }
    }
    let ticks = scenario.parameters.ticksPerSession
    blocks.insert(
      .note(
        "A tick is a moment of a session; here a session has \(ticks). Numbers with a sign say what each cause added or took away."
      ), at: 0)
    if account.passages.isEmpty { blocks.append(.paragraph("Nothing happened that stands out.")) }
    if !account.tables.isEmpty {
      blocks.append(
        .details(
          summary: "What moved cohesion and tension, by session",
          account.tables.map { .table($0) }
            + [.list(account.parts.map { "\($0.name): \($0.meaning)." })]))
    }
    if let likeness = account.likeness { blocks.append(.note("To explain it the run was made again: " + likeness)) }
    return Report.Section("why", "Why it went so", blocks)
  }

  private var people: Report.Section? {
    get throws {
      var blocks: [Report.Block] = []
      if let figure = Sociogram(run, title: "Who likes whom, and where the tension lies") {
        blocks.append(.chart(.sociogram, still: try .init(figure)))
      }
      if let figure = MatrixMaps(run, .tension, title: "Tension between members") {
        // The chart shows any of the three; the still one, tension.
        var still = try Report.StillFigure(figure)
        still.title = "Each toward each"
        blocks.append(.chart(.heatmap, still: still))
      }
      if let figure = Participation(run, title: "Who talks how much") {
        blocks.append(.chart(.participation, still: try .init(figure)))
      }
      let cards = facts.cards
      if !cards.isEmpty, cards.count <= RunTables.mostMembers { blocks.append(.cards(cards)) }
      if run.members.isEmpty {
        blocks.append(
          .note("Members were not recorded; run it with --record runs,ticks,sessions,members,ties,events to see them."))
      } else if run.ties == nil {
        blocks.append(.note("Who likes whom was not recorded, or members are more than \(RunTables.mostMembers)."))
      }
      return Report.Section("people", "Who, and with whom", blocks)
    }
  }

  private var otherFuture: Report.Section? {
    get throws {
      guard let twin else { return nil }
      let label = twin.label.prefix(1).uppercased() + twin.label.dropFirst()
      var blocks: [Report.Block] = []
      let pairs = twin.effects.first?.pairs.difference.count ?? 0
      if let figure = TwinFigure(run, twin, title: "The same group twice") {
        blocks.append(.chart(.twin, still: try .init(figure)))
      }
      if let departures = departures(in: twin) { blocks.append(.paragraph(departures)) }
      blocks.append(
        .paragraph(
          "The picture shows one group in both futures: the same people and the same luck. What is sure is said over "
            + "\(pairs) such pairs of groups:"))
      blocks.append(.list(twin.effects.filter { $0.verdict != "the same" }.map { $0.sentence(label) }))
      blocks.append(
        .table(
          Report.Table(
            caption: "As it is, and \(twin.label): means over \(pairs) pairs of groups",
            header: PairedEffect.header(a: "as it is", b: twin.label), rows: twin.effects.map(\.row),
            numeric: PairedEffect.numeric)))
      blocks.append(
        .note(
          "higher, lower: the 95% interval of the difference does not hold 0. cannot tell: it does, so it may be either way. "
            + "Intervals are not corrected for their number; each is of the model and not of real groups."))
      return Report.Section("twin", "The other future: \(twin.label)", blocks)
    }
  }

  /// Who leaves in one future and not in the other, which a picture of one group does not say.
  private func departures(in twin: Twin) -> String? {
    let here = (run.events ?? []).filter { $0.kind == "left" }.map { "\($0.member) after session \($0.session)" }
    guard here != twin.departures else { return nil }
    func told(_ leaving: [String]) -> String {
      leaving.isEmpty ? "nobody leaves" : "these leave: \(leaving.joined(separator: ", "))"
    }
    return
      "Mind who is there: in this future \(told(here)), \(twin.label) \(told(twin.departures)). Who leaves takes ties and tension "
      + "along, and it may be luck; what luck cannot explain stands below."
  }

  /// What the facilitator does, with what that means.
  private var facilitator: [String] {
    let names = doses.reduce(into: [String]()) { names, dose in
      if !names.contains(dose.technique) { names.append(dose.technique) }
    }
    return names.prefix(6).map { name in
      let own = doses.filter { $0.technique == name }
      let (from, to) = (own.map(\.from).min() ?? 0, own.map(\.to).max() ?? 0)
      let meaning = Technique(rawValue: name).map { " \($0.meaning)" } ?? ""
      return "The facilitator's \(name.replacing("_", with: " "))\(meaning), in sessions \(Int(from) + 1) to "
        + "\(max(Int(from) + 1, Int(to.rounded(.up)))), at up to \(FigureNumber.percent(own.map(\.dose).max() ?? 0)) of its full strength."
    }
  }

  /// What that is worth, over pairs of groups: the other future in short.
  private var answer: [String] {
    guard let twin else { return [] }
    let label = "Over \(twin.effects.first?.pairs.difference.count ?? 0) such groups, \(twin.label)"
    return ["storming_dwell", "settled", "cohesion"].compactMap { column in
      twin.effects.first { $0.column == column && $0.verdict != "the same" }?.sentence(label)
    }
  }

  private var worth: Report.Section? {
    get throws {
      guard let first = techniques.first, let pairs = first.effects.first?.pairs.difference.count else { return nil }
      var blocks: [Report.Block] = [
        .paragraph(
          "Each thing that the facilitator does is left out once, in the same \(pairs) groups. A difference is what is missing "
            + "without it: while all else is there, so they do not add up.")
      ]
      // The number on which all of it together tells most.
      func size(_ effect: PairedEffect) -> Double { abs(effect.forestRow(label: "").value ?? 0) }
      if let place = first.effects.indices.max(by: { size(first.effects[$0]) < size(first.effects[$1]) }) {
        let figure = ForestPlot.leftOut(techniques, place: place)
        blocks.append(.figure(try .init(figure)))
        blocks.append(.list(techniques.map { $0.effects[place].sentence("Without \($0.leftOut)") }))
      }
      for (place, effect) in first.effects.enumerated() {
        blocks.append(
          .details(
            summary: "Left out once: \(effect.label)",
            [
              .table(
                Report.Table(
                  caption: "\(effect.label), with and without",
                  header: PairedEffect.header(a: "as it is", b: "without it"),
                  rows: techniques.map { [$0.leftOut] + $0.effects[place].row.dropFirst() },
                  numeric: PairedEffect.numeric))
            ]))
      }
      return Report.Section("worth", "What each thing that the facilitator does is worth", blocks)
    }
  }
}

extension ForestPlot {
  /// Things left out, by what that does to one of their numbers.
  static func leftOut(_ techniques: [InterventionEffect], place: Int) -> ForestPlot {
    let label = techniques[0].effects[place].label
    return ForestPlot(
      rows: techniques.map { $0.effects[place].forestRow(label: $0.leftOut) },
      axis: "difference without it, in standard deviations of groups", title: "What leaving it out does to \(label)",
      words: "Without each thing that the facilitator does, \(label) differs by: "
        + techniques.map { "\($0.leftOut) \($0.effects[place].told($0.effects[place].difference))" }
        .joined(separator: "; ") + ".",
      note: "lines are 95% intervals of paired differences; hollow: the interval holds 0", name: "left-out")
  }
}
