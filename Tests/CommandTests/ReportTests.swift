import Foundation
import Studies
import Testing
import TuckmanCommand

extension CommandTests {
  /// What `report` writes, and what it says where it cannot. What a browser makes of it is in Tests/Browser.
  @Suite struct ReportTests {
    private func page(_ place: Workplace, _ file: String = "r-report.html") throws -> String {
      String(decoding: try place.bytes(file), as: UTF8.self)
    }

    @Test func ofOneRun() async throws {
      let place = try await placeOfResults()
      let before = try place.contents()
      let answer = try await Tuckman.run(["report", "r", "--pairs", "20"], in: place)
      #expect(
        answer.code == 0 && answer.out.hasPrefix("Wrote ") && answer.out.contains("\n  r-report.html\n"), "\(answer)")
      let page = try page(place)
      for heading in [
        "What happened", "The course", "Why it happened", "The members", "What if", "Questions",
      ] {
        #expect(page.contains(heading), "\(heading)")
      }
      #expect(page.contains("20 pairs of groups") && !page.contains("src=\"http"))
      #expect(try place.contents().filter { $0.key != "r-report.html" } == before)
      // Once more: the same bytes, in place of the first.
      #expect(try await Tuckman.run(["report", "r/", "--pairs", "20", "--quiet"], in: place).code == 0)
      #expect(try self.page(place) == page)
    }

    @Test func sentencesAreThoseOfTheTable() async throws {
      let place = try await placeOfResults()
      func cohesion() async throws -> Substring? {
        // With --force, since the table is no longer the one that was written.
        #expect(try await Tuckman.run(["report", "r", "--pairs", "2", "--quiet", "--force"], in: place).code == 0)
        return try page(place).firstMatch(of: /Cohesion(?: among those who stayed)? (?:rose|fell|stayed)[^<]*/)?.output
      }
      let first = try await cohesion()
      var rows = try String(decoding: place.bytes("r/ticks.csv"), as: UTF8.self).split(separator: "\n").map(String.init)
      var cells = try #require(rows.last).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let column = try #require(rows[0].split(separator: ",").firstIndex(of: "cohesion"))
      cells[column] = cells[column].hasPrefix("-") ? "0.99" : "-0.99"
      rows[rows.count - 1] = cells.joined(separator: ",")
      try place.write("r/ticks.csv", rows.joined(separator: "\n") + "\n")
      let second = try await cohesion()
      #expect(first != nil && second != nil && first != second)
      #expect(second?.contains(cells[column].hasPrefix("-") ? "−0.99" : "0.99") == true)
    }

    @Test func comparedWithAnother() async throws {
      let place = try await placeOfResults()
      let other = try await Tuckman.run(
        ["run", "s.yaml", "--quiet", "--out", "o", "--set", "tension_rate=8"], in: place)
      #expect(other.code == 0, "\(other)")
      let (one, turned) = (
        try await Tuckman.run(["report", "r", "--compare", "o", "--pairs", "30", "--quiet"], in: place),
        try await Tuckman.run(
          ["report", "o", "--compare", "r", "--pairs", "30", "--quiet", "--out", "t.html"], in: place)
      )
      #expect(one.code == 0 && turned.code == 0, "\(one) \(turned)")
      let (page, mirror) = (try page(place, "r-and-o-report.html"), try self.page(place, "t.html"))
      #expect(page.contains("both scenarios were run again: 30 groups each"))
      // Exchanged sides, exchanged words: the same claims the other way round.
      func verdicts(_ page: String) -> [Substring: Substring] {
        let row =
          /<th scope="row">([^<]+)<\/th>(?:<td[^>]*>[^<]*<\/td>){6}<td>(clearly higher|clearly lower|unclear|the same)<\/td>/
        return Dictionary(page.matches(of: row).map { ($0.output.1, $0.output.2) }) { first, _ in first }
      }
      let (here, there) = (verdicts(page), verdicts(mirror))
      #expect(here["peak tension"] == "clearly lower" && here.count > 4)
      let turn: [Substring: Substring] = ["clearly higher": "clearly lower", "clearly lower": "clearly higher"]
      #expect(there == here.mapValues { turn[$0] ?? $0 })
      #expect(page.contains("Tension peaked lower under B:") && mirror.contains("Tension peaked higher under B:"))
    }

    @Test func ofManyRunsAndOfOneOfThem() async throws {
      let place = try await placeOfResults("runs,ticks,sessions", replicates: 6)
      #expect(try await Tuckman.run(["report", "r", "--pairs", "2", "--quiet"], in: place).code == 0)
      let all = try page(place)
      #expect(all.contains("Was it chance? 6 such groups") && all.contains("Run shown: p0r0."))
      #expect(all.contains("The members are not shown"))
      #expect(try await Tuckman.run(["report", "r:p0r3", "--pairs", "2", "--quiet"], in: place).code == 0)
      // A page of its own: that of all runs is still there.
      #expect(try page(place, "r-p0r3-report.html").contains("Run shown: p0r3."))
      #expect(try page(place) == all)
      let named = ["report", "r:p0r1", "--compare", "r", "--pairs", "2", "--quiet"]
      #expect(try await Tuckman.run(named, in: place).code == 0)
      #expect(place.exists("r-p0r1-and-r-report.html"))
    }

    @Test func ofASweep() async throws {
      let place = try Workplace()
      try place.write(
        "s.yaml", smallScenario + "\ndesign: {method: grid, vary: {tension_rate: [8, 14], faultline: [0, 0.5, 1]}}\n")
      #expect(
        try await Tuckman.run(["sweep", "run", "s.yaml", "--replicates", "4", "--quiet", "--out", "w"], in: place).code
          == 0)
      let answer = try await Tuckman.run(["report", "w"], in: place)
      #expect(answer.code == 0, "\(answer)")
      #expect(try await Tuckman.run(["report", "w:p2r1", "--pairs", "2", "--quiet"], in: place).code == 0)
      #expect(place.exists("w-p2r1-report.html"))
      let page = try page(place, "w-report.html")
      for heading in ["What the sweep varied", "Peak tension", "What the numbers depend on", "Comparison"] {
        #expect(page.contains(heading), "\(heading)")
      }
      let unknown = try await Tuckman.run(["report", "w", "--metric", "tension_peek"], in: place)
      #expect(unknown.code == 64 && unknown.err.contains("Did you mean 'tension_peak'?"), "\(unknown)")
    }

    @Test func whatItRefuses() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      try place.write("mine.html", "<p>mine</p>")
      for (arguments, fault) in [
        (["s.yaml"], ResultsFault.reportOfScenario("s.yaml")), (["nowhere"], ResultsFault.noFolder("nowhere")),
        (["r", "--pairs", "1"], ArgumentFault.outOfRange(option: "--pairs", "1", allowed: 2...1_000_000)),
        (["r", "--compare", "nowhere"], StudyFault.noSide("nowhere")),
        (["r", "--metric", "cohesion"], ArgumentFault.conflict(.metricsOfRun)),
        (["r:p0r7"], RequestFault.unknownReplicate("r:p0r7", 7, allowed: 0...0)),
      ] as [([String], any Error)] {
        let answer = try await Tuckman.run(["report"] + arguments, in: place)
        #expect(answer.ends(fault), "\(arguments): \(answer)")
      }
      for (out, says) in [
        ("mine.html", "the file is there already, and is no report"), ("no/where.html", "there is no folder no"),
      ] {
        let answer = try await Tuckman.run(["report", "r", "--out", out], in: place)
        #expect(answer.code == 73 && answer.err.contains(says), "\(answer)")
      }
      #expect(try String(decoding: place.bytes("mine.html"), as: UTF8.self) == "<p>mine</p>")
      try place.write("r/ticks.csv", "run_id,tick\np0r0,zero\n")
      let damaged = try await Tuckman.run(["report", "r", "--force"], in: place)
      #expect(damaged.code == 65 && damaged.err.contains("r/ticks.csv:1"), "\(damaged)")
    }

    @Test func withoutD3TheFiguresStandStill() async throws {
      let place = try await placeOfResults()
      let answer = try await Tuckman.run(
        ["report", "r", "--pairs", "2"], in: place, environment: ["TUCKMAN_D3": "/nonexistent"])
      #expect(answer.code == 0 && answer.err.contains("TUCKMAN_D3 names /nonexistent"), "\(answer)")
      #expect(try page(place).contains("The figures do not move because d3 was not found"))
    }
  }
}
