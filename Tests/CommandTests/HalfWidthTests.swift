import Foundation
import Testing
import TuckmanCommand

extension CommandTests {
  /// What `run` and `sweep` say of how many runs it takes to know a mean better.
  @Suite struct HalfWidthTests {
    private struct Said: Decodable {
      struct One: Decodable {
        let metric: String
        let point_id: Int?
        let half_width: Double
        let runs, runs_needed: Int
      }
      let half_widths: [One]
    }

    private func said(_ answer: Answer) throws -> [Said.One] {
      try JSONDecoder().decode(Said.self, from: Data(answer.out.utf8)).half_widths
    }

    /// Mean, standard deviation and t of 11 degrees, by hand.
    @Test func ofARunItIsThatOfItsTable() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      let arguments = ["run", "s.yaml", "--replicates", "12", "--half-width", "progress=0.01"]
      let answer = try await Tuckman.run(arguments + ["--format", "json"], in: place)
      let one = try #require(try said(answer).first)
      let progress = Table(try place.text("results/s/runs.csv")).numbers("progress")
      let mean = progress.reduce(0, +) / 12
      let sd = (progress.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 11).squareRoot()
      #expect(one.metric == "progress" && one.runs == 12 && one.point_id == nil)
      #expect(abs(one.half_width - 2.2009851600829 * sd / 12.0.squareRoot()) < 1e-9)
      // With many runs t is 1.96: the needed number is at least (1.96 sd / 0.01)².
      #expect(Double(one.runs_needed) >= (1.9599 * sd / 0.01) * (1.9599 * sd / 0.01))
      let kept = try await Tuckman.run(arguments + ["--record", "runs,ticks", "--out", "k"], in: place)
      #expect(kept.out.contains("--replicates \(one.runs_needed) --out k --record runs,ticks\n"), "\(kept.out)")
      let text = try await Tuckman.run(arguments, in: place)
      #expect(text.out.contains("The mean of progress is known to ±"))
      let words = text.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("±0.01 takes about \(one.runs_needed) runs in all:"), "\(text.out)")
      #expect(
        text.out.contains("run s.yaml --replicates \(one.runs_needed)\n"))
    }

    @Test func itIsSaidUnaskedWhereThereAreRunsEnough() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      for (replicates, isSaid) in [("9", false), ("10", true)] {
        let answer = try await Tuckman.run(["run", "s.yaml", "--replicates", replicates], in: place)
        #expect(answer.out.contains("The mean of tension_peak is known to ±") == isSaid)
      }
    }

    @Test func ofASweepStatusSaysItWithTheCommandForMore() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallSweep)
      let run = try await Tuckman.run(["sweep", "run", "s.yaml", "--half-width", "cohesion=0.1"], in: place)
      #expect(run.code == 0 && run.out.contains("The mean of cohesion is known to ±"))
      let status = ["sweep", "status", "s.yaml", "--half-width", "tension_peak=0.0001"]
      let one = try #require(try said(try await Tuckman.run(status + ["--format", "json"], in: place)).first)
      let summary = Table(try place.text("results/s/summary.csv"))
      let rows = summary.rows.indices.filter { summary["metric"][$0] == "tension_peak" }
      let widest = rows.map { (summary.numbers("ci_high")[$0] - summary.numbers("ci_low")[$0]) / 2 }.max() ?? 0
      #expect(abs(one.half_width - widest) < 1e-9 && one.runs == 8)
      let most = rows.max { summary.numbers("sd")[$0] < summary.numbers("sd")[$1] }
      #expect(most.map { Int(summary["point_id"][$0]) } == one.point_id)
      let text = try await Tuckman.run(status, in: place)
      let words = text.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("most at point \(one.point_id ?? -1):"))
      #expect(text.out.contains("sweep extend s.yaml --replicates \(one.runs_needed)\n"), "\(text.out)")
    }

    @Test(arguments: [
      ("tension_peak", ArgumentFault.malformed(.halfWidth, "tension_peak")),
      ("tension_peak=0", .malformed(.halfWidth, "tension_peak=0")),
      ("tension_peek=1", .notMetricOfRun("tension_peek", known: ["tension_peak"])),
    ])
    func whatCannotBeWantedIsRefusedBeforeAnythingRuns(wish: String, fault: ArgumentFault) async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallSweep)
      for arguments in [["run", "s.yaml"], ["sweep", "run", "s.yaml"], ["sweep", "status", "s.yaml"]] {
        let answer = try await Tuckman.run(arguments + ["--half-width", wish], in: place)
        #expect(answer.ends(fault), "\(answer)")
        #expect(!place.exists("results/s/runs.csv"))
      }
    }
  }
}
