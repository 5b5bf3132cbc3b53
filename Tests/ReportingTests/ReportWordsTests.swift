import Analytics
import Foundation
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Statistics
import Testing

/// Sentences of reports come from the values of the tables: another value is another sentence.
@Suite struct ReportWordsTests {
  private func effect(_ a: [Double], _ b: [Double], of column: String = "tension_peak") -> PairedEstimate {
    PairedEstimate(column, PairedDifference(a, b))
  }

  private let low = [0.10, 0.12, 0.11, 0.13, 0.12], high = [0.30, 0.33, 0.29, 0.34, 0.31]

  @Test func rowAndSentenceSayTheSameAndTurnWithTheSign() throws {
    let (up, down) = (effect(low, high), effect(high, low))
    #expect(up.row == ["peak tension", "0.116", "0.314", "+0.198", "+0.182 to +0.214", "clearly higher"])
    #expect(down.row == ["peak tension", "0.314", "0.116", "−0.198", "−0.214 to −0.182", "clearly lower"])
    #expect(up.sentence().hasPrefix("Tension peaked higher: 0.31 instead of 0.12 "))
    #expect(down.sentence().hasPrefix("Tension peaked lower: 0.12 instead of 0.31 "))
    #expect(up.forestRow(label: "x").verdict == .higher && down.forestRow(label: "x").verdict == .lower)
  }

  /// Of groups that have it or not the interval is that of paired shares, which compare gives too.
  @Test func sharesOfGroupsHaveTheIntervalOfPairedShares() {
    let a: [Double] = [1, 1, 1, 0, 1, 1, 0, 1]
    let b: [Double] = [1, 0, 0, 0, 1, 0, 1, 0]
    let effect = effect(a, b, of: "settled")
    #expect(effect.interval == PairedShares(a.map { $0 > 0 }, b.map { $0 > 0 }).interval())
    #expect(effect.interval != effect.pairs.interval())
  }

  @Test func whatCannotBeToldIsOpen() {
    #expect(effect([0.1, 0.3, 0.2], [0.3, 0.1, 0.21]).verdict == .open)
    #expect(effect(low, low).verdict == .same && effect(low, low).row[3] == "0")
    #expect(effect([0.1], [0.2]).row[4] == "–")
  }

  /// A difference is not shown as 0 where it is none.
  @Test func smallDifferencesHaveDigitsEnough() {
    let small = effect([0.3020, 0.3021, 0.3019, 0.3020], [0.3022, 0.3023, 0.3022, 0.3022])
    #expect(small.verdict == .higher && small.row[3] == "+0.00023")
    #expect(effect([0.3], [0.3]).told(0) == "0.000" && effect([0.3], [0.3]).told(-0.0002) == "−0.0002")
  }

  @Test func sharesAreToldInPercent() {
    let share = effect([0, 0, 0, 1], [1, 1, 1, 1], of: "left")
    #expect(share.row[1...3] == ["25%", "100%", "+75.0 pp"])
  }

  private func run(cohesion: String = "0.4", peak: String = "0.3", left: String = "") throws -> RunTables {
    let folder = try MadeRuns(
      [
        "sessions": """
        run_id,session,stage,tension,cohesion
        p0r0,1,forming,0.1,0.1
        p0r0,2,storming,\(peak),\(cohesion)

        """,
        "members": """
        run_id,session,member,talk_share
        p0r0,1,Ana,0.5
        p0r0,1,Ben,0.3
        p0r0,1,Cem,0.2
        p0r0,2,Ana,0.7
        p0r0,2,Ben,0.2
        p0r0,2,Cem,0.1

        """,
        "ties": """
        run_id,session,source,target,sentiment,tension,familiarity
        p0r0,1,Ana,Ben,0.1,0.2,0.5
        p0r0,2,Ana,Ben,-0.2,0.6,0.5
        p0r0,2,Ben,Ana,-0.4,0.8,0.5
        p0r0,2,Ana,Cem,0.3,0.1,0.5
        p0r0,2,Cem,Ana,0.5,0.3,0.5

        """,
        "events": "run_id,tick,session,kind,member,technique,value,cause\n\(left)",
      ], replicates: 1)
    return try RunTables(folder.folder, run: "p0r0")
  }

  /// Another number in a table is another fact.
  @Test func factsOfTables() throws {
    let story = try run().story
    #expect(story.peak?.session == 2 && story.peak?.tension == 0.3)
    // The mean of both ways.
    #expect(
      story.peak?.pair == RunStory.Pair("Ana", "Ben", tension: (0.6 + 0.8) / 2) && story.lasting == story.peak?.pair)
    #expect(story.cohesion?.first == 0.1 && story.cohesion?.last == 0.4 && story.departures == [])
    #expect(story.talk?.most.name == "Ana" && story.talk?.least.name == "Cem")
    #expect(try run(cohesion: "-0.4").story.cohesion?.last == -0.4)
    #expect(try run(peak: "0.05").story.peak?.session == 1)
    #expect(
      try run(left: "p0r0,12,2,left,Cem,,0.4,tension\n").story.departures
        == [.init(name: "Cem", session: 2, probability: 0.4, cause: "tension")])
  }

  @Test func cardsOfMembers() throws {
    let run = try run()
    let ana = MemberCards(run, run.story).all[0]
    #expect(ana.name == "Ana" && ana.member == 0)
    #expect(
      ana.lines.map(\.text.withoutIsolates) == [
        "60%, rank 1 of 3", "Cem (0.50)", "Ben (−0.40)", "Ben (0.60)",
      ])
  }

  /// Of eight numbers told together, a sign that by itself is sure at 3 % is not.
  @Test func signsAreSureAfterHolmsCorrection() {
    let clear = effect([0.1, 0.2, 0.15, 0.12, 0.11], [0.3, 0.41, 0.37, 0.33, 0.31])
    let faint = effect([0.1, 0.2, 0.15, 0.12, 0.11, 0.1], [0.12, 0.21, 0.19, 0.12, 0.16, 0.11])
    #expect(clear.verdict == .higher && faint.verdict == .higher)
    let open = effect([0.1, 0.3, 0.2], [0.3, 0.1, 0.21])
    let family = PairedEstimate.adjusted([clear, faint] + Array(repeating: open, count: 6))
    #expect(family[0].verdict == .higher && family[1].verdict == .open)
    #expect(family[1].forestRow(label: "x").verdict == .open)
    #expect(PairedEstimate.adjusted([faint])[0].verdict == .higher)
    let techniques = AblationEffect.adjusted(
      (0..<4).map { AblationEffect(leftOut: "x\($0)", effects: [faint, open]) })
    #expect(techniques.count == 4 && techniques[3].leftOut == "x3" && techniques[0].effects[0].verdict == .open)
  }

  @Test func tableOfSessionsIsTheFile() throws {
    let table = try #require(try run().sessionTable)
    #expect(table.header == ["session", "stage", "tension", "cohesion"])
    #expect(table.rows == [["1", "", "0.100", "0.100"], ["2", "", "0.300", "0.400"]])
  }

  private func compared(_ a: [Double], _ b: [Double]) -> Comparison {
    let metric = ComparedMetric("tension_peak")
    let sides = [("a", a), ("b", b)].map { name, values in
      var side = ComparedRuns(name: name, title: name, luck: .init(seed: 1), metrics: [metric])
      for (place, value) in values.enumerated() {
        side.add(replicate: UInt32(place), cells: [value], path: "FS", end: 12)
      }
      return side
    }
    var all = [Comparison(sides[0], sides[1], .init(metrics: [metric], seed: 1))]
    Comparison.adjust(&all)
    return all[0]
  }

  @Test func forestPlotTurnsWithTheSign() throws {
    let up = try #require(ForestPlot(compared(low, high), a: "A", b: "B"))
    let down = try #require(ForestPlot(compared(high, low), a: "A", b: "B"))
    #expect(up.words.contains("Clearly higher under B: peak tension."))
    #expect(down.words.contains("Clearly lower: peak tension."))
    #expect(up.rows[0].text.hasPrefix("+0.198") && down.rows[0].text.hasPrefix("−0.198"))
    #expect(up.rows[0].verdict == .higher && down.rows[0].verdict == .lower)
    let (value, interval) = (try #require(up.rows[0].value), try #require(up.rows[0].interval))
    // In units of the standard deviation within the sides: 0.198 over √((0.00013 + 0.00043)/2).
    #expect(abs(value - 0.198 / 0.00028.squareRoot()) < 1e-9 && interval.contains(value))
  }

  /// Of few runs nothing is called lowest, and no interval of a share leaves 0 to 1.
  @Test func meansThatOverlapAreNotToldApart() throws {
    let folder = try MadeRuns([
      "points": "point_id,members\n0,4\n1,5\n2,6\n3,7\n",
      "summary": """
      point_id,metric,session,n,mean,sd,se,ci_low,ci_high
      0,left,,4,0.1875,0.1,0.05,-0.011,0.386
      1,left,,4,0.125,0.1,0.05,-0.105,0.355
      2,left,,4,0.1875,0.1,0.05,-0.011,0.386
      3,left,,0,,,,,

      """,
    ])
    let points = try SweepPoints(folder.folder, metrics: ["left"])
    let report = SweepReport(
      try folder.folder, about: nil, points, metrics: [.init(column: "left", label: "dropout rate")])
    #expect(
      report.sentence(report.metrics[0])
        == "Dropout rate, lowest mean: 0.13 at members 5, 95% CI 0 to 0.36. Highest mean: 0.19 at members 4 and 1 other point, "
        + "95% CI 0 to 0.39. 1 of 4 points has no run with it. Their intervals overlap, so the difference may be chance. 4 runs "
        + "per point are too few to say much.")
    let line = try #require(SweepLine(points, metric: "left", label: "dropout rate"))
    #expect(line.words.hasSuffix("0.19 at 6, none at 7. 1 of 4 points has no run with it."), "\(line.words)")
  }

  @Test func figureOfManyFactorsIsToldByItsSweep() throws {
    let folder = try MadeRuns([
      "points": "point_id,members,style\n0,4,none\n1,8,none\n2,4,adaptive\n3,8,adaptive\n",
      "summary": """
      point_id,metric,session,n,mean,sd,se,ci_low,ci_high
      0,tension_peak,,5,0.3,0.1,0.01,0.28,0.32
      1,tension_peak,,5,0.4,0.1,0.01,0.38,0.42
      2,tension_peak,,5,0.1,0.1,0.01,0.08,0.12
      3,tension_peak,,5,0.2,0.1,0.01,0.18,0.22
      3,tension_peak,1,5,9,0.1,0.01,9,9

      """,
    ])
    let points = try SweepPoints(folder.folder, metrics: ["tension_peak"])
    let report = SweepReport(
      try folder.folder, about: nil, points, metrics: [.init(column: "tension_peak", label: "peak tension")])
    #expect(
      report.sentence(report.metrics[0])?.withoutIsolates
        == "Peak tension, lowest mean: 0.10 at members 4, style adaptive, 95% CI 0.080 to 0.12. Highest mean: 0.40 at members 8, "
        + "style none, 95% CI 0.38 to 0.42. 5 runs per point are too few to say much.")
    let surface = try #require(SweepSurface(points, metric: "tension_peak", label: "peak tension"))
    #expect(surface.panels.map(\.cells) == [[0.3, 0.4, 0.1, 0.2]])
    #expect(surface.across.levels == ["4", "8"] && surface.up.levels == ["none", "adaptive"])
    let turned = try #require(
      SweepSurface(points, metric: "tension_peak", label: "peak tension", factors: ["style", "members"]))
    #expect(turned.panels.map(\.cells) == [[0.3, 0.1, 0.4, 0.2]])
  }

  @Test func svgIsShortAndStillSVG() throws {
    let plot = try #require(ForestPlot(compared(low, high), a: "A", b: "B"))
    let text = String(decoding: try plot.bytes(.svg, .light), as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    let body = text.split(separator: "\n").dropFirst(2).joined(separator: "\n")
    #expect(body.firstMatch(of: /\d\.\d{3}/) == nil && body.contains(/\d\.\d/))
  }
}
