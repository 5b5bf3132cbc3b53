import Analytics
import Experiments
import Foundation
import GroupDynamics
import Models
import Recording
import ScenarioReading
import Scenarios
import Testing

/// A sweep gives the same bytes however it is made.
struct SweepRunTests {
  private let place = SweepPlace()

  private func text(_ table: [UInt8]?) -> [Substring] {
    String(decoding: table ?? [], as: UTF8.self).split(separator: "\n")
  }

  @Test(arguments: [Arithmetic.kernels, .plainForm])
  func rowsAreThoseOfEachRunByItself(_ arithmetic: Arithmetic) async throws {
    let plan = try place.plan(mixedSweep) { ($0.arithmetic, $0.tables) = (arithmetic, [.runs, .ticks]) }
    try await place.make(plan, "all")
    var runs: [UInt8] = plan.runs.table.header
    var ticks: [UInt8] = try #require(Tables.table(.ticks, Parameters())).header
    for point in 0..<plan.points.count {
      let scenario = try plan.scenario(point)
      for replicate in 0..<21 {
        // Each in a batch of its own.
        let record = try RunRecording(arithmetic: arithmetic, tables: [.ticks]).records(
          [RunID(point: point, replicate: UInt32(replicate))]) { _ in scenario }[0]
        runs +=
          plan.runs.row(
            record, seed: 9, point: plan.points[point], summary: RunSummary(record, scenario)
          ).bytes
        ticks += record.rows[.ticks]?.bytes ?? []
      }
    }
    let tables = try place.tables("all")
    #expect(plan.points.count == 16)
    #expect(tables["runs.csv"] == runs && tables["ticks.csv"] == ticks)
  }

  @Test func cellsThreadsAndShardsChangeNoByte() async throws {
    try await place.make(place.plan(mixedSweep, runsPerCell: nil), "reference", threads: 1)
    let reference = try place.tables("reference")
    #expect(Set(reference.keys) == ["runs.csv", "points.csv", "summary.csv"])
    for runs in [1, 3, 40, 4096] {
      try await place.make(place.plan(mixedSweep, runsPerCell: runs), "cells-\(runs)", threads: 3)
      #expect(try place.tables("cells-\(runs)") == reference)
    }
    let plan = try place.plan(mixedSweep)
    for count in [1, 2, 8, 32] {
      for index in (1...count).reversed() {
        try await place.work(plan, "shards-\(count)", #require(Shard(index, of: count)))
      }
      let (outcome, _) = try await place.make(plan, "shards-\(count)")
      #expect(outcome.found == outcome.cells && outcome.cells == plan.layout.cells)
      #expect(try place.tables("shards-\(count)") == reference)
    }
  }

  @Test func whatIsMissingIsNamedAndMade() async throws {
    let plan = try place.plan(mixedSweep)
    try await place.make(plan, "reference")
    for index in [1, 3] { try await place.work(plan, "part", #require(Shard(index, of: 3))) }
    let missing = try SweepTables(plan, in: place.folder(plan, "part")).missing()
    let expected = (0..<plan.layout.cells).filter { $0 % 3 == 1 }
    #expect(missing.map { plan.place(block: $0.block, round: $0.round) }.sorted() == expected)
    let (outcome, _) = try await place.make(plan, "part")
    #expect(outcome.cells - outcome.found == expected.count)
    #expect(try place.tables("part") == place.tables("reference"))
  }

  @Test func aDamagedCellIsMadeAgain() async throws {
    let plan = try place.plan(mixedSweep)
    try await place.make(plan, "reference")
    try await place.make(plan, "out")
    let cells = try place.cells("out")
    for (index, cell) in cells.prefix(3).enumerated() {
      let url = URL(fileURLWithPath: place.path + "/" + cell)
      var bytes = try Data(contentsOf: url)
      if index == 0 { bytes[bytes.count / 2] ^= 4 } else { bytes = bytes.prefix(bytes.count * index / 3) }
      try bytes.write(to: url)
    }
    let (outcome, _) = try await place.make(plan, "out")
    #expect(outcome.damaged == 3 && outcome.found == cells.count - 3)
    #expect(try place.tables("out") == place.tables("reference"))
  }

  @Test func aCellInTheWrongPlaceIsMadeAgain() async throws {
    let plan = try place.plan(mixedSweep)
    try await place.make(plan, "reference")
    try await place.make(plan, "out")
    let cells = try place.cells("out").map { URL(fileURLWithPath: place.path + "/" + $0) }
    let (first, last) = (try Data(contentsOf: cells[0]), try Data(contentsOf: cells[cells.count - 1]))
    try last.write(to: cells[0])
    try first.write(to: cells[cells.count - 1])
    let (outcome, _) = try await place.make(plan, "out")
    #expect(outcome.damaged == 2)
    #expect(try place.tables("out") == place.tables("reference"))
    // That of the same place in another plan is no better.
    let other = try place.plan(mixedSweep.replacing("seed: 9", with: "seed: 10"))
    try await place.make(other, "other")
    let foreign = URL(fileURLWithPath: place.path + "/" + (try place.cells("other")[1]))
    try Data(contentsOf: foreign).write(to: cells[1])
    #expect(try await place.make(plan, "out").outcome.damaged == 1)
    #expect(try place.tables("out") == place.tables("reference"))
  }

  @Test func anExtendedSweepIsTheSweepThatItBecame() async throws {
    let small = mixedSweep.replacing("replicates: 21", with: "replicates: 9").replacing("[4, 5]", with: "[5]")
    let wide = try place.plan(mixedSweep)
    try await place.make(wide, "reference")
    for luck in ["shared", "independent"] {
      let before = try place.plan(small + "\n  luck: \(luck)\n")
      let after = try place.plan(mixedSweep + "\n  luck: \(luck)\n")
      try await place.make(before, luck)
      try await place.make(after, luck, for: .extending)
      try await place.make(after, luck + "-at-once")
      #expect(try place.tables(luck) == place.tables(luck + "-at-once"))
      #expect(try place.cells(luck).count == wide.layout.cells)
    }
    #expect(try place.tables("shared") == place.tables("reference"))
    #expect(try place.tables("independent") != place.tables("reference"))
  }

  @Test func whatIsDoneIsNotDoneAgainWhenASweepIsExtended() async throws {
    let before = try place.plan(mixedSweep.replacing("replicates: 21", with: "replicates: 9"))
    try await place.make(before, "out")
    // A row that simulating would never give shows that it was taken over.
    let cells = try place.cells("out")
    for cell in cells {
      let url = URL(fileURLWithPath: place.path + "/" + cell)
      var whole = try #require(Cell(Array(Data(contentsOf: url))))
      whole.numbers = whole.numbers.map { _ in 12.5 }
      try Data(whole.bytes).write(to: url)
    }
    try await place.make(place.plan(mixedSweep), "out", for: .extending)
    let summary = text(try place.tables("out")["summary.csv"]).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let anxiety = summary.filter { $0[1] == "anxiety" }
    #expect(anxiety.count == 16)
    #expect(anxiety.allSatisfy { $0[3] == "21" && $0[15] == "12.5" })
  }

  @Test func aSweepThatChangedIsRefusedWithWhatChanged() async throws {
    try await place.make(place.plan(mixedSweep), "out")
    let same = "# a comment\nsessions: 3.0\n" + mixedSweep.replacing("sessions: 3\n", with: "")
    try await place.make(place.plan(same.replacing("scenario: Mixed", with: "scenario: Another title")), "out")
    let longer = try place.plan(mixedSweep.replacing("acts_per_tick: 4", with: "acts_per_tick: 5"))
    for use in [SweepFolder.Use.alone, .extending] {
      let fault = #expect(throws: OtherSweep.self) { try place.folder(longer, "out", for: use) }
      #expect(
        fault?.changes == [.field("parameters.acts_per_tick", "4", now: "5", isDesign: false)]
          && fault?.areOfDesign == false)
    }
    let more = try place.plan(mixedSweep.replacing("[4, 5]", with: "[4, 5, 6]"))
    let fault = #expect(throws: OtherSweep.self) { try place.folder(more, "out") }
    #expect(
      fault?.changes == [.field("design.vary.members.3", nil, now: "6", isDesign: true)] && fault?.areOfDesign == true)
    _ = try place.folder(more, "out", for: .extending)
  }

  @Test func aRuleStopsEachPointByItsOwnReplicates() async throws {
    let text =
      mixedSweep.replacing("replicates: 21\n", with: "")
      + "\n  until: {metric: cohesion, half_width: 0.05, min: 10, max: 60}\n"
    let plan = try place.plan(text)
    let (_, written) = try await place.make(plan, "out")
    try await place.make(place.plan(text, runsPerCell: 3), "other")
    #expect(try place.tables("out") == place.tables("other"))
    let fixed = try place.plan(mixedSweep.replacing("replicates: 21", with: "replicates: 60"))
    try await place.make(fixed, "fixed")
    let all = Set(self.text(try place.tables("fixed")["runs.csv"]))
    let rows = self.text(try place.tables("out")["runs.csv"])
    #expect(rows.allSatisfy(all.contains) && rows.count < all.count)
    let summary = self.text(try place.tables("out")["summary.csv"]).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    var tooWide = 0
    for row in summary where row[1] == "cohesion" {
      let half = try #require(Double(row[8])) - #require(Double(row[4]))
      if half > 0.05 { tooWide += 1 }
      #expect(half <= 0.05 || row[3] == "60")
    }
    #expect(written.seen.tooWide == tooWide)
  }

  @Test func runsThatFailAreListedAndTheOthersKept() async throws {
    let text =
      "scenario: x\nreplicates: 3\nsessions: 2\ndesign: {vary: {status_rate: [0.1, 1e308]}}\nparameters: {ending_sessions: 1}\n"
    let (outcome, written) = try await place.make(place.plan(text), "out")
    #expect(outcome.failed == 3 && written.failed == 3 && written.runs == 6)
    let failures = self.text(try place.tables("out")["failures.csv"])
    #expect(failures.count == 4 && failures[1].hasPrefix("p1r0,1,0,1,status_spread is not a finite number"))
    #expect(self.text(try place.tables("out")["runs.csv"])[4].hasPrefix("p1r0,1,0,1,failed,1e308,,"))
    let summary = self.text(try place.tables("out")["summary.csv"])
    #expect(summary.contains("1,cohesion,,0,,,,,,,,,,,,"))
  }

  @Test func replicatesThatGoTheSameWayAreSeen() async throws {
    let text = """
      scenario: Nothing is drawn
      replicates: 3
      group:
        members:
          - {name: Ana, assertiveness: 1, skill: 0.5, regulation: 0.5, anxiety: 0.3, attitudes: [0.1], attributes: [1]}
          - {name: Ben, assertiveness: 0, skill: 0.5, regulation: 0.5, anxiety: 0.3, attitudes: [0.5], attributes: [1]}
      parameters: {sentiment_sd: 0, issues: 1, attributes: 1}
      design: {vary: {tension_rate: [1, 2]}}
      """
    let same = try await place.make(place.plan(text) { $0.acts = .meanField }, "same").written.seen
    #expect(same.sameTrajectories == 4)
    #expect(same.firstSame?.0 == RunID(point: 0, replicate: 0) && same.firstSame?.1 == RunID(point: 0, replicate: 1))
    #expect(try await place.make(place.plan(mixedSweep), "mixed").written.seen.sameTrajectories == 0)
  }
}
