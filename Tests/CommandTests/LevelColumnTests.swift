import Foundation
import Testing

extension CommandTests {
  /// What levels of a design set is told beside them, and what varies stands in the table of sessions.
  @Suite struct LevelColumnTests {
    private static let vary = """
      vary:
          composition: {levels: {alike: {faultline: 0}, divided: {faultline: 0.8, assertiveness_sd: 1}}}
      """

    private func place() throws -> Workplace {
      let place = try Workplace()
      try place.write(
        "w.yaml",
        "scenario: w\ngroup: {members: 4}\nsessions: 4\nreplicates: 2\nrecord: [runs, sessions]\ndesign:\n  \(Self.vary)\n"
          + "    reciprocity: [0.5, 1]\n")
      return place
    }

    @Test func pointsSayWhatLevelsSetAndSessionsWhatVaries() async throws {
      let place = try place()
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place).code == 0)
      let points = Table(try place.text("w/points.csv"))
      #expect(
        points.header == [
          "point_id", "composition", "reciprocity", "composition.faultline", "composition.assertiveness_sd",
        ])
      #expect(points["composition.faultline"] == ["0", "0", "0.8", "0.8"])
      #expect(points["composition.assertiveness_sd"] == ["", "", "1", "1"])
      let sessions = Table(try place.text("w/sessions.csv"))
      // The table has a column of that name of its own.
      #expect(sessions.header.suffix(2) == ["composition", "varied.reciprocity"])
      #expect(Set(sessions["varied.reciprocity"]) == ["0.5", "1"])
      #expect(zip(sessions["point_id"], sessions["composition"]).allSatisfy { ($0 < "2") == ($1 == "alike") })
      let described = try place.text("w/datapackage.json")
      #expect(described.contains(#/the level of composition[^"]*",\s*"name" : "composition\.faultline"/#))
      #expect(described.contains("varied.reciprocity"))
    }

    /// `points.csv` fed back as a design gives the same runs.
    @Test func pointsCanBeFedBack() async throws {
      let place = try place()
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place).code == 0)
      try place.write(
        "again.yaml",
        "scenario: w\ngroup: {members: 4}\nsessions: 4\nreplicates: 2\nrecord: [runs, sessions]\n"
          + "design:\n  method: file\n  points: w/points.csv\n  \(Self.vary)\n")
      let again = try await Tuckman.run(["sweep", "run", "again.yaml", "--quiet", "--out", "v"], in: place)
      #expect(again.code == 0, "\(again.err)")
      for table in ["runs.csv", "points.csv", "sessions.csv", "summary.csv"] {
        #expect(try place.text("v/" + table) == place.text("w/" + table))
      }
    }

    /// A factor that is added is told as such: cells have no column for it.
    @Test func aFactorThatIsAddedIsNoOtherBuild() async throws {
      let place = try place()
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place).code == 0)
      try place.write("w.yaml", try place.text("w.yaml") + "    members: [4]\n")
      let answer = try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place)
      #expect(answer.code == 65 && answer.err.contains("design.vary.members"), "\(answer.err)")
      #expect(!answer.err.contains("another build"))
    }

    /// A table of members alone says which runs there are; their status is none of runs.
    @Test func aTableOfMembersAloneHasNoFailedRuns() async throws {
      let place = try place()
      try place.write("s.yaml", "scenario: s\ngroup: {members: 4}\nsessions: 4\n")
      let made = try await Tuckman.run(
        ["run", "s.yaml", "--record", "ties,members", "--quiet", "--out", "r"], in: place)
      #expect(made.code == 0)
      let answer = try await Tuckman.run(["export", "r", "--format", "graphml", "--out", "r.graphml"], in: place)
      #expect(answer.code == 0 && place.exists("r.graphml"), "\(answer.err)")
    }
  }
}
