import Analytics
import ScenarioReading
import Scenarios

/// The sections of the report.
extension RunReport {
  var overview: Report.Section {
    get throws {
      var blocks: [Report.Block] = []
      if let about = scenario.about { blocks.append(.paragraph(about.isolated)) }
      blocks += [.subheading(PageWords.theGroup), .list(StoryWords(facts).sentences)]
      let (used, answer) = (facilitator, answer)
      if !used.isEmpty || answer != nil { blocks.append(.subheading(PageWords.theFacilitator)) }
      if !used.isEmpty { blocks.append(.list(used)) }
      if let answer { blocks += [.paragraph(answer.introduction), .list(answer.effects)] }
      if let stages = StageRibbon(run, title: PageWords.stages) {
        blocks.append(.chart(.stages, still: try .init(stages)))
      }
      return Report.Section("overview", PageWords.overview, blocks)
    }
  }

  var course: Report.Section? {
    get throws {
      var blocks: [Report.Block] = []
      if let figure = Trajectories(run, title: PageWords.courses) {
        blocks.append(.chart(.trajectories, still: try .init(figure)))
      }
      if let table = run.sessionTable {
        blocks.append(.details(summary: PageWords.bySession, [.table(table)]))
      }
      return blocks.isEmpty ? nil : Report.Section("course", PageWords.course, blocks)
    }
  }

  var story: Report.Section? {
    guard let account else { return noAccount.map { Report.Section("why", PageWords.why, [.note($0)]) } }
    var blocks: [Report.Block] = [.note(PageWords.ticks(scenario.parameters.ticksPerSession))]
    blocks += account.passages.flatMap { passage in
      [Report.Block.subheading(passage.heading)] + passage.causes.map { .paragraph($0) }
    }
    if account.passages.isEmpty { blocks.append(.paragraph(PageWords.nothingToExplain)) }
    return Report.Section("why", PageWords.why, blocks)
  }

  var people: Report.Section? {
    get throws {
      var blocks: [Report.Block] = []
      if let figure = Sociogram(run, title: PageWords.sociogram) {
        blocks.append(.chart(.sociogram, still: try .init(figure)))
      }
      if let figure = MatrixMaps(run, .tension, title: PageWords.tension) {
        // The chart shows any of the three; the still one, tension.
        var still = try Report.StillFigure(figure)
        still.title = PageWords.ties
        blocks.append(.chart(.heatmap, still: still))
      }
      if let figure = Participation(run, title: PageWords.participation) {
        blocks.append(.chart(.participation, still: try .init(figure)))
      }
      let cards = MemberCards(run, facts).all
      if !cards.isEmpty, cards.count <= RunTables.mostMembers {
        if run.ties != nil { blocks.append(.note(PageWords.cards(peak: facts.peak?.session))) }
        blocks.append(.cards(cards))
      }
      if run.members.isEmpty {
        blocks.append(.note(PageWords.noMembers))
      } else if run.ties == nil {
        blocks.append(.note(PageWords.noTies))
      }
      return Report.Section("people", PageWords.people, blocks)
    }
  }

  var otherFuture: Report.Section? {
    get throws {
      guard let twin else { return noTwin.map { Report.Section("twin", PageWords.whatIf(nil), [.note($0)]) } }
      var blocks: [Report.Block] = []
      let pairs = twin.effects.first?.pairs.difference.count ?? 0
      if let departures = departures(in: twin) { blocks.append(.paragraph(departures)) }
      if let figure = TwinFigure(run, twin, title: PageWords.twin) {
        blocks.append(.chart(.twin, still: try .init(figure)))
      }
      let differs = twin.effects.contains { $0.verdict != .same }
      blocks.append(.paragraph(PageWords.twinIntroduction(pairs, differs: differs)))
      if let few = PairedEstimate.few(pairs) { blocks.append(.note(few + ".")) }
      blocks.append(
        .table(
          Report.Table(
            caption: PageWords.pairs(pairs), header: PageWords.effectHeader(PageWords.asPlanned, twin.label),
            rows: twin.effects.map(\.row), numeric: PairedEstimate.numeric)))
      blocks.append(.note(PageWords.verdicts(twin.effects.map(\.verdict))))
      return Report.Section("twin", PageWords.whatIf(twin.label), blocks)
    }
  }

  var effects: Report.Section? {
    get throws {
      guard let pairs = techniques.first?.effects.first?.pairs.difference.count else { return nil }
      var blocks: [Report.Block] = [.paragraph(PageWords.effectsIntroduction(pairs))]
      if let figure = ForestPlot.leftOut(techniques) { blocks.append(.figure(try .init(figure))) }
      // What all of them did is in the table of the counterfactual.
      let single = techniques.count > 1 ? techniques.filter { !$0.isAll } : techniques
      let rows = techniques[0].effects.indices.flatMap { place in
        single.map { technique in
          [technique.effects[place].label, technique.leftOut] + technique.effects[place].row.dropFirst()
        }
      }
      let table = Report.Table(
        caption: PageWords.pairs(pairs), header: PageWords.leftOutHeader, rows: rows,
        numeric: [false] + PairedEstimate.numeric)
      blocks.append(.details(summary: PageWords.leftOut, [.table(table)]))
      return Report.Section("effects", PageWords.effects, blocks)
    }
  }
}

extension ForestPlot {
  /// Things left out, by what that does to the number that changes most; nothing where there are none.
  package static func leftOut(_ techniques: [AblationEffect]) -> ForestPlot? {
    guard let place = AblationEffect.strongest(techniques) else { return nil }
    let label = techniques[0].effects[place].label
    return ForestPlot(
      rows: techniques.map { $0.effects[place].forestRow(label: $0.leftOut) }, axis: FigureWords.leftOutAxis,
      title: FigureWords.leftOut(label),
      words: FigureWords.leftOut(
        label, techniques.map { ($0.leftOut, $0.effects[place].told($0.effects[place].difference)) }),
      note: FigureWords.hollow, name: "left-out")
  }
}
