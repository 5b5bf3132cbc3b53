import Analytics
import Foundation
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Statistics
import Testing

/// Figures of many runs, against tables by hand.
@Suite struct ManyRunsTests {
  /// Four runs of a point, one of which fails, and one of another point.
  private static let runs = """
    run_id,status,stage_path,forming_entry,storming_entry,norming_entry,performing_entry,adjourning_entry,forming_dwell,\
    storming_dwell,norming_dwell,performing_dwell,adjourning_dwell
    p0r0,ok,FSN,0,1,2,,,1,1,2,,
    p0r1,ok,FSN,0,1,3,,,1,2,1,,
    p0r2,ok,FSFSN,0,1,3.5,,,1.5,2,0.5,,
    p0r3,failed,,,,,,,,,,,
    p0r4,ok,F,0,,,,,4,,,,
    p1r0,ok,FNP,0,,2,3,,2,,1,1,

    """
  private static let sessions = """
    run_id,session,stage,cohesion,tension,participation_gini
    p0r0,1,forming,0.1,0.2,
    p0r0,2,storming,0.3,0.4,0.5
    p0r1,1,forming,0.2,0.2,
    p0r1,2,forming,0.5,0.4,0.6
    p0r2,1,storming,0.6,0.2,
    p0r2,2,storming,0.4,0.4,0.7
    p1r0,1,norming,9,9,9

    """
  private static let members = """
    run_id,session,member,talk_share
    p0r0,1,Ana,0.5
    p0r0,1,Ben,0.3
    p0r0,1,Cleo,0.2
    p0r0,2,Ana,0.2
    p0r0,2,Ben,0.8
    p0r1,1,Ana,0.1
    p0r1,1,Ben,0.2
    p0r1,1,Cleo,0.7
    p0r1,2,Ana,0.1
    p0r1,2,Ben,0.2
    p0r1,2,Cleo,0.7

    """

  private func read(point: Int? = 0, _ change: (String, String)? = nil, without: Set<String> = []) throws -> RunsTables
  {
    let tables = ["runs": Self.runs, "sessions": Self.sessions, "members": Self.members]
      .filter { !without.contains($0.key) }
      .mapValues { text in change.map { text.replacing($0.0, with: $0.1) } ?? text }
    let made = try MadeRuns(tables)
    return try RunsTables(try made.folder, point: point, metrics: [.cohesion, .tension, .participationGini])
  }

  @Test func onlyRunsOfThePointThatDidNotFailCount() throws {
    let runs = try read()
    #expect(runs.count == 4 && runs.entries.count == 4 && runs.sessions == 2)
    #expect(runs.paths.all.map(\.path) == ["FSN", "FSFSN", "F"] && runs.paths.all.map(\.runs) == [2, 1, 1])
    #expect(runs.stageCounts == [[2, 1, 0, 0, 0], [1, 2, 0, 0, 0]])
    #expect(runs.sessionMeans[.cohesion] == [[0.1, 0.2, 0.6], [0.3, 0.5, 0.4]])
    // What is missing is no number.
    #expect(runs.sessionMeans[.participationGini] == [[], [0.5, 0.6, 0.7]])
    #expect(try read(point: 1).paths.all.map(\.path) == ["FNP"])
    #expect(try read(point: nil).entries.count == 5)
  }

  @Test func coursesAreMediansWithQuantiles() throws {
    let figure = try #require(Trajectories(try read(), title: "t"))
    #expect(figure.times == [0.5, 1.5])
    let cohesion = figure.courses[0]
    #expect(cohesion.middle == [0.2, 0.4])
    // Type 7 of 0.1, 0.2, 0.6: at 5 % a tenth of the way from the first to the second.
    #expect(abs(cohesion.bands[0].low[0] - 0.11) < 1e-12 && abs(cohesion.bands[0].high[0] - 0.56) < 1e-12)
    #expect(abs(cohesion.bands[1].low[0] - 0.15) < 1e-12 && abs(cohesion.bands[1].high[0] - 0.4) < 1e-12)
    #expect(figure.courses[2].middle[0].isNaN && figure.courses[2].middle[1] == 0.6)
    #expect(
      figure.stages == [
        StageSpan(stage: .forming, from: 0, to: 1), StageSpan(stage: .storming, from: 1, to: 2),
      ])
    #expect(figure.words.contains("Median cohesion went from 0.20 to 0.40; 90% of groups ended between 0.31 and 0.49."))
    let other = try #require(Trajectories(try read(("p0r1,2,forming,0.5", "p0r1,2,forming,0.45")), title: "t"))
    #expect(other.words.contains("between 0.31 and 0.45") || other.words.contains("between 0.31 and 0.44"))
    #expect(Trajectories(try read(without: ["sessions"]), title: "t") == nil)
  }

  @Test func talkIsRankedWithinRuns() throws {
    let figure = try #require(Participation(try read(), title: "t"))
    // Ben, Ana, Cleo of the first run have 0.55, 0.35, 0.1 of all talk; Cleo, Ben, Ana of the second 0.7, 0.2, 0.1.
    #expect(figure.ranks.map { ($0.share * 1e6).rounded() / 1e6 } == [0.625, 0.275, 0.1])
    #expect(abs(figure.ranks[0].low - 0.5575) < 1e-12 && abs(figure.ranks[0].high - 0.6925) < 1e-12)
    #expect(figure.words.contains("the most talkative member had 63% of the talk (56% to 69% in 90% of groups)"))
    #expect(figure.words.contains("An equal share would be 33%"))
    #expect(Participation(try read(without: ["members"]), title: "t") == nil)
  }

  @Test func flowsCountRunsByPosition() throws {
    let figure = try #require(StagePaths(try read(), title: "t"))
    #expect(figure.runs == 4)
    #expect(figure.nodes.map { $0[Stage.storming.order] } == [0, 3, 0, 1, 0])
    #expect(figure.nodes.map { $0[Stage.norming.order] } == [0, 0, 2, 0, 1])
    #expect(
      figure.flows == [
        .init(position: 0, from: .forming, to: .storming, runs: 3),
        .init(position: 1, from: .storming, to: .forming, runs: 1),
        .init(position: 1, from: .storming, to: .norming, runs: 2),
        .init(position: 2, from: .forming, to: .storming, runs: 1),
        .init(position: 3, from: .storming, to: .norming, runs: 1),
      ])
    #expect(
      figure.words == "2 of 4 groups (50%) took the most common path: forming, storming, norming. Paths in all: 3.")
    #expect(
      try StagePaths(read(("p0r4,ok,F,", "p0r4,ok,FSN,")), title: "t")?.words.contains("3 of 4 groups (75%)") == true)
  }

  @Test func entriesAreCensoredAtTheEndOfTheRun() throws {
    let runs = try read()
    #expect(
      runs.times(to: .norming) == [
        TimeToEvent(2, happened: true), TimeToEvent(3, happened: true), TimeToEvent(3.5, happened: true),
        TimeToEvent(4, happened: false),
      ])
    let figure = try #require(StageSurvival(runs, title: "t"))
    let norming = try #require(figure.courses.first { $0.stage == .norming }).survival
    #expect(norming.steps.map(\.share) == [0.75, 0.5, 0.25, 0.25] && norming.steps.map(\.atRisk) == [4, 3, 2, 1])
    // S = 0.5, Greenwood 1/(4·3) + 1/(3·2) = 1/4: 0.5^exp(±1.96·0.5/log 2).
    let band = norming.steps[1].interval()
    #expect(abs(band.lowerBound - 0.0578) < 1e-4 && abs(band.upperBound - 0.8449) < 1e-4, "\(band)")
    #expect(figure.words.contains("3 of 4 groups entered norming, half of all groups within 3.0 sessions."))
    #expect(figure.words.contains("0 of 4 groups entered performing."))
  }

  @Test func sharesOfStages() throws {
    let figure = try #require(StageShares(try read(), title: "t"))
    #expect(figure.shares(.forming) == [2 / 3.0, 1 / 3.0] && figure.shares(.performing) == [0, 0])
    #expect(figure.words.contains("67% storming after session 2"))
  }

  @Test func sessionMeansOfTicks() throws {
    let ticks = """
      run_id,tick,session,stage,cohesion
      p0r0,0,0,,9
      p0r0,1,1,forming,0.25
      p0r0,2,1,storming,0.5
      p0r0,3,2,storming,
      p0r0,4,2,norming,0.75

      """
    let made = try MadeRuns(["ticks": ticks])
    let runs = try RunsTables(try made.folder, point: nil, metrics: [.cohesion])
    #expect(runs.sessionMeans[.cohesion] == [[0.375], [0.75]])
    #expect(runs.commonStages.map(\.stage) == [.storming, .norming] && runs.count == 1)
  }

  @Test(arguments: [
    ("p0r1,1,forming", "p0r1,1,farming", TableFault.notOneOf(column: "stage", "farming", allowed: stages)),
    ("p0r1,1,forming", "p0r1,x,forming", .notNumber(column: "session", "x", spreadsheet: nil)),
    ("p0r1,1,forming", "p0r1,-1,forming", .outOfRange(column: "session", -1, allowed: 0..<1_000_000 + 1)),
    ("p0r0,ok,FSN,0,1", "p0r0,ok,FSN,0,no", .notNumber(column: "storming_entry", "no", spreadsheet: nil)),
  ])
  func damagedTablesAreNamed(from: String, to: String, what: TableFault) throws {
    let fault = #expect(throws: FolderFault.self) { _ = try read((from, to)) }
    #expect(fault?.what == .table(what) && fault?.place.line ?? 0 > 1)
  }

  private static let stages = Stage.allCases.map(\.rawValue)

  @Test func allAreDrawnTheSameTwice() throws {
    let runs = try read()
    let figures: [(any Figure)?] = [
      Trajectories(runs, title: "t"), Participation(runs, title: "t"), StageShares(runs, title: "t"),
      StagePaths(runs, title: "t"), StageSurvival(runs, title: "t"),
    ]
    for figure in figures {
      let figure = try #require(figure)
      for format in FigureFormat.allCases {
        #expect(try figure.bytes(format, .light) == figure.bytes(format, .light))
      }
      #expect(try figure.bytes(.svg, .light) != figure.bytes(.svg, .dark))
    }
  }
}
