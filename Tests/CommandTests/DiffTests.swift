import Foundation
import Testing

extension CommandTests {
  /// `diff`: where two runs part.
  @Suite struct DiffTests {
    private static func scenario(_ schedule: String) -> String {
      """
      scenario: A group
      group: {members: [{name: Ana}, {name: Ben}, {name: Cleo}, {name: Dan}]}
      parameters: {acts_per_tick: 20}
      sessions: 6
      ticks_per_session: 3
      facilitator: {schedule: [\(schedule)]}
      seed: 3
      """
    }

    private static func workplace() throws -> Workplace {
      let place = try Workplace()
      try place.write("a.yaml", scenario("{technique: mediation, from: 2, to: 3, dose: 0.5}"))
      try place.write("b.yaml", scenario("{technique: mediation, from: 2, to: 4, dose: 0.5}"))
      try place.write("same.yaml", "# The same.\n" + scenario("{dose: 0.50, technique: mediation, from: 2, to: 3}"))
      return place
    }

    @Test func theSameRunIsTheSame() async throws {
      let place = try Self.workplace()
      let answer = try await Tuckman.run(["diff", "a.yaml", "same.yaml"], in: place)
      #expect(answer.code == 0 && answer.err == "")
      #expect(answer.out.contains("\nThe scenarios are the same.\n"))
      #expect(answer.out.contains("The runs are the same in every bit, over 18 ticks."))
    }

    /// Mediation that goes on for a session more begins to tell in that session's first tick, in tension.
    @Test func theFirstDifferenceIsFound() async throws {
      let place = try Self.workplace()
      let answer = try await Tuckman.run(["diff", "a.yaml", "b.yaml"], in: place)
      #expect(answer.code == 1 && answer.err == "")
      #expect(answer.out.contains("The scenarios differ in one place:\n"))
      #expect(answer.out.contains("facilitator.schedule.1.to  3  4\n"))
      #expect(answer.out.contains(" first differed in tick 10 (session 4):\n"))
      #expect(answer.out.contains("mediation: dose 0 in A, 0.5 in B\n"))
      let csv = try await Tuckman.run(["diff", "a.yaml", "b.yaml", "--format", "csv"], in: place)
      #expect(csv.code == 1)
      let table = Table(csv.out)
      // Progress goes by the tension that is there after the tick.
      #expect(Set(table["variable"]) == ["tension", "progress"] && Set(table["tick"]) == ["10"])
      for row in table.rows.indices where table["variable"][row] == "tension" {
        let (a, b) = (Double(table["a"][row]) ?? .nan, Double(table["b"][row]) ?? .nan)
        #expect(b < a && abs((Double(table["difference"][row]) ?? .nan) - (b - a)) < 1e-15)
      }
    }

    @Test func anotherMemberDiffersAtOnce() async throws {
      let place = try Self.workplace()
      let text = try place.text("a.yaml")
      try place.write("skilled.yaml", text.replacing("{name: Cleo}", with: "{name: Cleo, skill: 0.9}"))
      let csv = try await Tuckman.run(["diff", "a.yaml", "skilled.yaml", "--format", "csv"], in: place)
      let table = Table(csv.out)
      #expect(table["variable"] == ["skill"] && table["source"] == ["Cleo"] && table["tick"] == ["0"])
      #expect(table["b"] == ["0.9"])
      try place.write("five.yaml", text.replacing("{name: Dan}", with: "{name: Dan}, {name: Eva}"))
      let five = try await Tuckman.run(["diff", "a.yaml", "five.yaml"], in: place)
      #expect(five.code == 1 && five.out.contains("\nOnly B has Eva. "))
      try place.write("long.yaml", text.replacing("ticks_per_session: 3", with: "ticks_per_session: 4"))
      let long = try await Tuckman.run(["diff", "a.yaml", "long.yaml"], in: place)
      #expect(long.code == 1 && long.out.contains("A session has 3 ticks in A and 4 in B"))
    }

    @Test func foldersAndReplicatesAreRuns() async throws {
      let place = try Self.workplace()
      let made = ["run", "a.yaml", "--replicates", "3", "--quiet", "--out", "made", "--record", "runs"]
      #expect(try await Tuckman.run(made, in: place).code == 0)
      let same = try await Tuckman.run(["diff", "made:p0r2", "a.yaml:p0r2"], in: place)
      #expect(same.code == 0 && same.out.contains("recorded in float and made again in double"))
      let other = try await Tuckman.run(["diff", "made:p0r2", "made:p0r1"], in: place)
      #expect(other.code == 1 && other.out.contains(" first differed as composed (tick 0):\n"))
      #expect(other.out.contains("replicate"))
      let both = try await Tuckman.run(["diff", "made", "a.yaml", "--replicate", "1"], in: place)
      #expect(both.code == 0)
      let refused = try await Tuckman.run(["diff", "made:p0r2", "a.yaml", "--replicate", "1"], in: place)
      #expect(refused.code == 64 && refused.out == "")
    }
  }
}
