import Foundation
import Testing

extension CommandTests {
  /// What commands say of runs that failed.
  @Suite struct FailedRunTests {
    /// A rate that single precision cannot hold, and double precision can.
    private func place() async throws -> Workplace {
      let place = try Workplace()
      let scenario = smallScenario.replacing("acts_per_tick: 20", with: "acts_per_tick: 20, tension_rate: 1e308")
      try place.write("f.yaml", scenario)
      return place
    }

    @Test func explainSaysFirstThatTheRunFailed() async throws {
      let place = try await place()
      let run = try await Tuckman.run(["run", "f.yaml", "--out", "f", "--replicates", "3"], in: place)
      #expect(run.code == 70 && run.err.contains("3 of 3 runs failed"))
      #expect(!run.out.contains("report f") && run.out.contains("explain f"), "\(run.out)")
      for id in ["f", "f:p0r2"] {
        let answer = try await Tuckman.run(["explain", id], in: place)
        let text = answer.out.replacing("\n", with: " ")
        #expect(answer.code == 0)
        let failed = try #require(text.range(of: "failed when f was made, in float precision: "), "\(text)")
        #expect(text.contains("is not a finite number at tick"))
        #expect(failed.lowerBound < (text.range(of: "What moved cohesion")?.lowerBound ?? text.startIndex))
        #expect(!text.contains("neither runs.csv nor sessions.csv"))
      }
      let csv = try await Tuckman.run(["explain", "f", "--format", "csv"], in: place)
      #expect(csv.code == 0 && csv.err.contains("note: p0r0 failed when f was made"))
    }

    @Test func whatNeedsTablesOfTheRunRefuses() async throws {
      let place = try await place()
      _ = try await Tuckman.run(["run", "f.yaml", "--out", "f", "--replicates", "3", "--quiet"], in: place)
      for command in [
        ["report", "f"], ["report", "f:p0r1"], ["figures", "f"], ["figures", "f", "--run", "p0r1"],
        ["export", "f", "--format", "graphml"],
      ] {
        let answer = try await Tuckman.run(command, in: place)
        #expect(
          answer.code == 65 && answer.err.contains(" failed") && answer.err.contains("hint: see failures.csv"),
          "\(command): \(answer)")
      }
      let diff = try await Tuckman.run(["diff", "f:p0r0", "f:p0r0"], in: place)
      #expect(diff.code == 0 && diff.err.contains("note: f:p0r0: p0r0 failed when it was recorded: "), "\(diff)")
    }

    @Test func pointsOfASweepWithoutRunsAreSaid() async throws {
      let place = try await place()
      let vary = "\ndesign: {vary: {tension_rate: [0.1, 1e308]}}\n"
      try place.write("w.yaml", smallScenario + vary)
      let sweep = ["sweep", "run", "w.yaml", "--out", "w", "--replicates", "3", "--quiet", "--record", "runs,sessions"]
      #expect(try await Tuckman.run(sweep, in: place).code == 70)
      let explained = try await Tuckman.run(["explain", "w:p1r2"], in: place)
      #expect(explained.code == 0 && explained.err.contains("note: p1r2 failed when w was made"), "\(explained)")
      #expect(try await !Tuckman.run(["explain", "w:p0r2"], in: place).err.contains("failed"))
      let figures = try await Tuckman.run(["figures", "w", "--point", "1"], in: place)
      #expect(figures.code == 65 && figures.err.contains("all its runs failed"), "\(figures)")
      let report = try await Tuckman.run(["report", "w:p1r0"], in: place)
      #expect(report.code == 65 && report.err.contains("p1r0 failed"), "\(report)")
      #expect(try await Tuckman.run(["report", "w", "--out", "w.html"], in: place).code == 0)
    }
  }
}
