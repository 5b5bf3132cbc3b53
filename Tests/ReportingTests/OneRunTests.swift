import Analytics
import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Testing

/// Figures of one run, against tables by hand.
@Suite struct OneRunTests {
  /// Two sessions of two ticks.
  private static let tables = [
    "ticks": #"""
    run_id,tick,session,stage,cohesion,tension,participation_gini
    p0r0,0,0,,0.1,0,0
    p0r0,1,1,forming,0.2,0.1,0
    p0r0,2,1,storming,0.3,0.4,0
    p0r0,3,2,storming,0.4,0.2,0
    p0r0,4,2,norming,0.5,0.1,0

    """#,
    "sessions": "run_id,session,stage,tension\np0r0,1,storming,0.25\np0r0,2,norming,0.15\n",
    "members": #"""
    run_id,session,member,talk_share
    p0r0,1,Ana,0.5
    p0r0,1,"Ben ""B""",0.25
    p0r0,1,Cleo,0.25
    p0r0,2,Ana,0.2
    p0r0,2,Cleo,0.8

    """#,
    "ties": #"""
    run_id,session,source,target,sentiment,tension,familiarity
    p0r0,1,Ana,"Ben ""B""",0.5,0.9,1
    p0r0,1,"Ben ""B""",Ana,-0.6,0.1,1
    p0r0,1,Ana,Cleo,0.04,0.29,1
    p0r0,1,Cleo,Ana,0.05,0.3,1
    p0r0,2,Ana,Cleo,0.7,0,1
    p0r0,2,Cleo,Ana,0.8,0,1

    """#,
    "events": #"""
    run_id,tick,session,kind,member,technique,value,cause
    p0r0,2,1,stage_change,,,2,forming to storming
    p0r0,2,1,dose_change,,round_robin,0.5,schedule
    p0r0,4,2,dose_change,,round_robin,0,schedule
    p0r0,2,1,left,"Ben ""B""",,0.1,tension
    p0r0,3,2,breach,Ana,,1,scenario

    """#,
  ]

  private func read(_ table: String = "", _ from: String = "", _ to: String = "", without: Set<String> = []) throws
    -> RunTables
  {
    var tables = Self.tables.filter { !without.contains($0.key) }
    tables[table]?.replace(from, with: to)
    let made = try MadeRuns(tables, replicates: 1)
    return try RunTables(try made.folder, run: "p0r0")
  }

  @Test func whoTalksMostComesFirst() throws {
    let figure = try #require(Participation(try read(), title: "t"))
    #expect(figure.ranks.map(\.name) == ["Cleo", "Ana", "Ben \"B\""])
    // Who was not there in a session had no share of it, so that the shares of all add up to 1.
    #expect(figure.ranks.map(\.share) == [0.525, 0.35, 0.125])
    #expect(figure.words.withoutIsolates.hasPrefix("Shares of all talk: Cleo 53%, Ana 35%, Ben \"B\" 13%."))
    #expect(
      try Participation(read("members", "Cleo,0.8", "Cleo,0.4"), title: "t")?.words.withoutIsolates.hasPrefix(
        "Shares of all talk: Ana")
        == true)
    #expect(Participation(try read(without: ["members"]), title: "t") == nil)
  }

  @Test func theRibbonHasDosesAndEvents() throws {
    let figure = try #require(StageRibbon(try read(), title: "t"))
    #expect(
      figure.spans == [
        StageSpan(stage: .forming, from: 0, to: 0.5), StageSpan(stage: .storming, from: 0.5, to: 1.5),
        StageSpan(stage: .norming, from: 1.5, to: 2),
      ])
    // From the second tick until before the fourth.
    #expect(figure.techniques == [.init(name: "round_robin", doses: [.init(from: 0.5, to: 1.5, dose: 0.5)])])
    // Who left did so after the second tick; a breach comes before the third.
    #expect(figure.kinds.map(\.name) == ["dropped out", "breach"])
    #expect(figure.kinds.map { $0.moments.map(\.time) } == [[1], [1]])
    #expect(
      figure.words.contains("storming from session 1")
        && figure.words.contains("round robin from session 1, at up to 0.50"))
    let without = try #require(StageRibbon(try read(without: ["events"]), title: "t"))
    #expect(without.techniques == [] && without.note.contains("not recorded"))
    #expect(StageRibbon(try read(without: ["ticks"]), title: "t") == nil)
  }

  @Test func tiesAreCountedByLevel() throws {
    let figure = try #require(Sociogram(try read(), title: "t"))
    #expect(figure.members == ["Ana", "Ben \"B\"", "Cleo"] && figure.peak == 1)
    // 0.04 is too little to be drawn, 0.05 is not; the strongest is drawn last.
    #expect(figure.drawnTies(1).map(\.sentiment) == [0.05, 0.5, -0.6])
    #expect(figure.drawnTies(1).map(\.source) == [2, 0, 1] && figure.drawnTies(1).map(\.target) == [0, 1, 0])
    // A pair is tense where one of the two is.
    #expect(figure.tensePairs(1).map { [$0.first, $0.second] } == [[0, 1], [0, 2]])
    #expect(figure.tensePairs(1).map(\.tension) == [0.9, 0.3] && figure.tensePairs(2).isEmpty)
    #expect(figure.words.contains("After session 1, 2 of 4 feelings were positive, 1 negative; 2 pairs were tense."))
    #expect(
      try Sociogram(read("ties", "-0.6", "0.6"), title: "t")?.words.contains(
        "3 of 4 feelings were positive, 0 negative")
        == true)
    #expect(Sociogram(try read(without: ["ties"]), title: "t") == nil)
  }

  @Test func mapsHaveRowsOfThoseWhoFeel() throws {
    let figure = try #require(MatrixMaps(try read(), .sentiment, title: "t"))
    #expect(figure.matrices[0][1] == 0.5 && figure.matrices[0][3] == -0.6 && figure.matrices[0][4].isNaN)
    #expect(
      figure.name == "sentiment"
        && figure.words.withoutIsolates.contains("The strongest was from Ben \"B\" toward Ana (−0.60)."))
    let tension = try #require(MatrixMaps(try read(), .tension, title: "t"))
    #expect(
      tension.name == "tension"
        && tension.words.withoutIsolates.contains(
          "0.40 on average. The strongest was from Ana toward Ben \"B\" (0.90).")
    )
    #expect(tension.matrices[0][1] == 0.9)
  }

  @Test(arguments: [(1, 12, 1, [1]), (3, 12, 2, [1, 2, 3]), (20, 4, 9, [1, 9, 14, 20]), (20, 4, 20, [1, 7, 14, 20])])
  func panelsHaveTheFirstThePeakAndTheLast(count: Int, most: Int, peak: Int, sessions: [Int]) {
    #expect(SessionPanels(of: count, most: most, peak: peak).sessions == sessions)
  }

  @Test func allAreDrawnTheSameTwice() throws {
    let run = try read()
    let figures: [(any Figure)?] = [
      Trajectories(run, title: "t"), Participation(run, title: "t"), StageRibbon(run, title: "t"),
      Sociogram(run, title: "t"), MatrixMaps(run, .sentiment, title: "t"), MatrixMaps(run, .tension, title: "t"),
    ]
    for figure in figures {
      let figure = try #require(figure)
      for format in FigureFormat.allCases {
        #expect(try figure.bytes(format, .dark) == figure.bytes(format, .dark))
      }
    }
    // A tie that is another is drawn otherwise.
    let other = try #require(Sociogram(try read("ties", "-0.6", "0.6"), title: "t"))
    #expect(try Sociogram(run, title: "t")?.bytes(.svg, .light) != other.bytes(.svg, .light))
  }
}
