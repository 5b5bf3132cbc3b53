import Analytics
import ScenarioReading
import Scenarios

/// The sections of the report.
extension RunReport {
  var overview: Report.Section {
    get throws {
      var blocks: [Report.Block] = []
      if let about = scenario.about { blocks.append(.paragraph(about.isolated)) }
      blocks += [.subheading("The group"), .list(StoryWords(facts).sentences)]
      let led = facilitator + answer
      if !led.isEmpty { blocks += [.subheading("The facilitator, and how sure it is"), .list(led)] }
      if let stages = StageRibbon(run, title: "Stages, events and what the facilitator does") {
        blocks.append(.chart(.stages, still: try .init(stages)))
      }
      if let table = run.sessionTable {
        blocks.append(.details(summary: "The numbers by session", [.table(table)]))
      }
      return Report.Section("overview", "What happened", blocks)
    }
  }

  var course: Report.Section? {
    get throws {
      guard let figure = Trajectories(run, title: "The course of the group") else { return nil }
      return Report.Section(
        "course", "The course", [.chart(.trajectories, still: try .init(figure))])
    }
  }

  var story: Report.Section? {
    guard let account else { return noAccount.map { Report.Section("why", "Why it went so", [.note($0)]) } }
    var blocks: [Report.Block] = account.passages.flatMap { passage in
      [Report.Block.subheading(passage.heading)] + passage.causes.map { .paragraph($0) }
    }
    let ticks = scenario.parameters.ticksPerSession
    blocks.insert(.note(Self.tickNote(ticks)), at: 0)
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

  var people: Report.Section? {
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
      let cards = MemberCards(run, facts).all
      if !cards.isEmpty, cards.count <= RunTables.mostMembers { blocks.append(.cards(cards)) }
      if run.members.isEmpty {
        blocks.append(.note(Self.noMembers))
      } else if run.ties == nil {
        blocks.append(.note(Self.noTies))
      }
      return Report.Section("people", "Who, and with whom", blocks)
    }
  }

  var otherFuture: Report.Section? {
    get throws {
      guard let twin else {
        return noTwin.map { Report.Section("twin", "The other future", [.note($0)]) }
      }
      let label = twin.label.prefix(1).uppercased() + twin.label.dropFirst()
      var blocks: [Report.Block] = []
      let pairs = twin.effects.first?.pairs.difference.count ?? 0
      if let departures = departures(in: twin) { blocks.append(.paragraph(departures)) }
      if let figure = TwinFigure(run, twin, title: "The same group twice") {
        blocks.append(.chart(.twin, still: try .init(figure)))
      }
      let differing = twin.effects.filter { $0.verdict != .same }
      blocks.append(.paragraph(Self.twinIntroduction(pairs, differs: !differing.isEmpty)))
      if let few = PairedEstimate.few(pairs) { blocks.append(.note(few + "; --pairs takes more.")) }
      if !differing.isEmpty { blocks.append(.list(differing.map { $0.sentence(label) })) }
      blocks.append(
        .table(
          Report.Table(
            caption: "As it is, and \(twin.label): means over \(counted(pairs, "pair")) of groups",
            header: PairedEstimate.header(a: "as it is", b: twin.label), rows: twin.effects.map(\.row),
            numeric: PairedEstimate.numeric)))
      blocks.append(.note(Self.verdictNote))
      return Report.Section("twin", "The other future: \(twin.label)", blocks)
    }
  }

  var worth: Report.Section? {
    get throws {
      guard let first = techniques.first, let pairs = first.effects.first?.pairs.difference.count else { return nil }
      var blocks: [Report.Block] = [.paragraph(Self.worthIntroduction(pairs))]
      if let few = PairedEstimate.few(pairs) { blocks.append(.note(few + "; --pairs takes more.")) }
      if let place = AblationEffect.strongest(techniques), let figure = ForestPlot.leftOut(techniques) {
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
                  header: PairedEstimate.header(a: "as it is", b: "without it"),
                  rows: techniques.map { [$0.leftOut] + $0.effects[place].row.dropFirst() },
                  numeric: PairedEstimate.numeric))
            ]))
      }
      return Report.Section("worth", "What each thing that the facilitator does is worth", blocks)
    }
  }
}

extension ForestPlot {
  /// Things left out, by what that does to the number that changes most; nothing where there are none.
  package static func leftOut(_ techniques: [AblationEffect]) -> ForestPlot? {
    guard let place = AblationEffect.strongest(techniques) else { return nil }
    let label = techniques[0].effects[place].label
    return ForestPlot(
      rows: techniques.map { $0.effects[place].forestRow(label: $0.leftOut) },
      axis: "difference without it, in standard deviations of groups", title: "What leaving it out does to \(label)",
      words: "Without each thing that the facilitator does, \(label) differs by: "
        + techniques.map { "\($0.leftOut) \($0.effects[place].told($0.effects[place].difference))" }
        .joined(separator: "; ") + ".",
      note: "lines are 95% intervals of paired differences; hollow: not shown to differ (5%, Holm)", name: "left-out")
  }
}
