import Foundation
import Testing

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
        "What happened", "The course", "Why it went so", "Who, and with whom", "The other future", "Questions",
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
        return try page(place).firstMatch(of: /Cohesion(?: of those who stayed)? (?:rose|fell|stayed|is)[^<]*/)?.output
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
      #expect(page.contains("both scenarios were run again, 30 groups each"))
      // Exchanged sides, exchanged words: the same claims the other way round.
      func verdicts(_ page: String) -> [Substring: Substring] {
        let row =
          /<th scope="row">([^<]+)<\/th>(?:<td[^>]*>[^<]*<\/td>){6}<td>(?:clearly )?(higher|lower|not shown|unclear|the same)<\/td>/
        return Dictionary(page.matches(of: row).map { ($0.output.1, $0.output.2) }) { first, _ in first }
      }
      let (here, there) = (verdicts(page), verdicts(mirror))
      #expect(here["peak tension"] == "lower" && here.count > 4)
      #expect(there == here.mapValues { $0 == "higher" ? "lower" : $0 == "lower" ? "higher" : $0 })
      #expect(page.contains("Clearly lower in B: peak tension") && mirror.contains("Clearly higher in B: peak tension"))
    }

    @Test func ofManyRunsAndOfOneOfThem() async throws {
      let place = try await placeOfResults("runs,ticks,sessions", replicates: 6)
      #expect(try await Tuckman.run(["report", "r", "--pairs", "2", "--quiet"], in: place).code == 0)
      let all = try page(place)
      #expect(all.contains("Was it luck? 6 such groups") && all.contains("Run p0r0; one of 6 runs"))
      #expect(all.contains("Members were not recorded"))
      #expect(try await Tuckman.run(["report", "r:p0r3", "--pairs", "2", "--quiet"], in: place).code == 0)
      // A page of its own: that of all runs is still there.
      #expect(try page(place, "r-p0r3-report.html").contains("Run p0r3; one of 6 runs"))
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
      for heading in ["What was varied", "Peak tension", "What the numbers depend on", "Compared"] {
        #expect(page.contains(heading), "\(heading)")
      }
      let unknown = try await Tuckman.run(["report", "w", "--metric", "tension_peek"], in: place)
      #expect(unknown.code == 64 && unknown.err.contains("did you mean 'tension_peak'?"), "\(unknown)")
    }

    @Test func whatItRefuses() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      try place.write("mine.html", "<p>mine</p>")
      let cases: [(arguments: [String], code: Int32, says: String)] = [
        (["s.yaml"], 65, "this is a scenario, and a report is made of results"), (["nowhere"], 65, "nowhere"),
        (["r", "--out", "mine.html"], 73, "the file is there already, and is no report"),
        (["r", "--out", "no/where.html"], 73, "there is no folder no"),
        (["r", "--pairs", "1"], 64, "from 2 to 1000000"),
        (["r", "--compare", "nowhere"], 65, "there is no such scenario or folder"),
        (["r", "--metric", "cohesion"], 64, "--metric is for sweeps"), (["r:p0r7"], 64, "there is no replicate 7"),
      ]
      for (arguments, code, says) in cases {
        let answer = try await Tuckman.run(["report"] + arguments, in: place)
        #expect(answer.code == code && answer.err.contains(says), "\(arguments): \(answer)")
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
      #expect(try page(place).contains("The figures stand still because d3 was not there"))
    }
  }
}
