import Foundation
import Testing

extension CommandTests {
  /// The sweeps that are shipped.
  @Suite struct ShippedSweepTests {
    private let folder = Tuckman.scenarios + "/sweeps"

    /// The sweeps of the folder, by path from it.
    private func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
    }

    @Test func eachPlansWithinTheNumberOfRunsThatASweepToBeginWithMayHave() async throws {
      let place = try Workplace()
      let names = try names()
      #expect(names.count >= 4)
      for name in names {
        let answer = try await Tuckman.run(["sweep", "plan", folder + "/" + name], in: place)
        #expect(answer.code == 0, "\(name): \(answer.err)")
        let runs = answer.out.split(whereSeparator: \.isNewline).first { $0.hasSuffix(" runs") }
          .flatMap { $0.split(separator: " ").dropLast().last }.flatMap { Int($0) }
        #expect(try #require(runs, "\(name): \(answer.out)") <= 100_000, "\(name)")
      }
      #expect(try place.names() == [])
    }

    @Test func theListSaysWhatIsVaried() async throws {
      let place = try Workplace()
      try place.copyScenarios()
      let table = Table(try await Tuckman.run(["list", "scenarios", "--format", "csv"], in: place).out)
      let sweeps = zip(table["file"], table["sweep"]).filter { !$1.isEmpty }
      #expect(sweeps.map(\.0) == (try names()).map { "Scenarios/sweeps/" + $0 })
      #expect(sweeps.contains { $1 == "grid over members, faultline, style" })
      #expect(sweeps.contains { $1 == "saltelli over 12 factors" })
    }

    /// The last point is that of a group without help: help from the last session on can hardly do anything to its peak.
    @Test func onsetOfFacilitationRunsAndEarlyHelpLowersThePeak() async throws {
      let place = try Workplace()
      let answer = try await Tuckman.run(
        ["sweep", "run", folder + "/onset-of-facilitation.yaml", "--replicates", "20", "--quiet", "--out", "onset"],
        in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let points = Table(try place.text("onset/points.csv"))
      let doses = points.numbers("facilitator.schedule.1.dose")
      let untreated = try #require(doses.firstIndex(of: 0))
      #expect(doses.filter { $0 == 0 }.count == 1)
      let begins = points.numbers("facilitator.schedule.1.from")
      #expect(begins.prefix(12) == (1...12).map { Double($0) }[...])
      let summary = Table(try place.text("onset/summary.csv"))
      let keys = zip(summary["metric"], summary["point_id"])
      let peaks = zip(keys, summary.numbers("mean")).filter { $0.0.0 == "tension_peak" }.map(\.1)
      try #require(peaks.count == points.rows.count)
      #expect(peaks[0] < 0.8 * peaks[untreated])
      #expect(abs(peaks[11] - peaks[untreated]) < 0.01)
    }
  }
}
