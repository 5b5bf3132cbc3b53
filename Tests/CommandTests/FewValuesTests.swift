import Foundation
import Testing

extension CommandTests {
  /// What is said where few runs have a number, few points are left, or nothing differs.
  @Suite struct FewValuesTests {
    /// A group that meets too seldom to have settled or not.
    private static let short = smallScenario.replacing("sessions: 4", with: "sessions: 3")

    @Test func aMetricThatNoRunHasIsSaidToBeNone() async throws {
      let place = try Workplace()
      try place.write("s.yaml", Self.short)
      let run = try await Tuckman.run(["run", "s.yaml", "--half-width", "settled=0.1"], in: place)
      #expect(run.out.squeezed.contains("settled: no run has it, "), "\(run)")
      try place.write("w.yaml", Self.short + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      let sweep = try await Tuckman.run(["sweep", "run", "w.yaml", "--half-width", "settled=0.1"], in: place)
      #expect(sweep.out.squeezed.contains("settled: no point has two runs that have it"), "\(sweep)")
    }

    @Test func aRuleOnAMetricThatFewHaveIsSaidToBe() async throws {
      let place = try Workplace()
      let design = "design: {vary: {faultline: [0, 0.5]}, until: {metric: settled, half_width: 0.1, min: 2, max: 4}}\n"
      try place.write("w.yaml", Self.short.replacing("replicates: 6\n", with: "") + "\n" + design)
      let answer = try await Tuckman.run(["sweep", "run", "w.yaml", "--out", "w"], in: place)
      #expect(answer.code == 0 && answer.err.contains("all replicates are the same, or few have settled"), "\(answer)")
    }

    @Test func aSideWithoutValuesIsNoDot() async throws {
      let place = try Workplace()
      try place.write("a.yaml", smallScenario)
      try place.write("b.yaml", Self.short)
      let answer = try await Tuckman.run(
        ["compare", "a.yaml", "b.yaml", "a.yaml", "--metric", "settled", "--metric", "cohesion", "--replicates", "6"],
        in: place)
      #expect(answer.code == 0 && answer.out.contains("none: no run has it"), "\(answer)")
      #expect(
        answer.out.contains(#/\n +cohesion +settled\nB +-[0-9.]+ +none\nC +\. +\.\n/#), "\(answer.out)")
    }

    @Test func nothingTestedIsNoFamily() async throws {
      let place = try Workplace()
      try place.write("a.yaml", smallScenario)
      for arguments in [["what-if", "a.yaml", "a.yaml"], ["compare", "a.yaml", "a.yaml"]] {
        let answer = try await Tuckman.run(arguments + ["--replicates", "6"], in: place)
        #expect(answer.code == 0 && !answer.out.squeezed.contains("0 tests"), "\(answer.out)")
      }
    }

    /// Points that have no value leave one value of a factor alone.
    @Test func aFactorThatDoesNotVaryWhereThereAreValuesIsSaidTo() async throws {
      let place = try Workplace()
      let points =
        [0.0, 0.2, 0.4, 0.6, 0.8, 1].map { "{sessions: 6, faultline: \($0)}" } + ["{sessions: 3, faultline: 0.5}"]
      try place.write(
        "w.yaml", smallScenario + "\ndesign: {method: list, points: [\(points.joined(separator: ", "))]}\n")
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place).code == 0)
      let answer = try await Tuckman.run(["sensitivity", "w", "--metric", "settled"], in: place)
      #expect(
        answer.err.contains("'settled' exists in every run of only 6 points. Since 'sessions' is the same"), "\(answer)"
      )
      #expect(!answer.err.contains("collinear"))
    }

    private func page(_ scenario: String, _ more: [String] = []) async throws -> String {
      let place = try Workplace()
      try place.write("s.yaml", scenario)
      #expect(try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "r"] + more, in: place).code == 0)
      let answer = try await Tuckman.run(["report", "r", "--pairs", "6", "--quiet", "--out", "r.html"], in: place)
      #expect(answer.code == 0, "\(answer)")
      return try place.text("r.html")
    }

    @Test func twoHaveNoOthers() async throws {
      let two = smallScenario.replacing(", {name: Cleo}, {name: Dan}", with: "").replacing("replicates: 6\n", with: "")
      let page = try await page(two)
      let toldWhereThereAreOthers = ["What did the others do meanwhile", "It was highest between"]
      #expect(toldWhereThereAreOthers.allSatisfy { !page.contains($0) })
      let four = try await self.page(smallScenario)
      #expect(toldWhereThereAreOthers.allSatisfy { four.contains($0) })
    }

    @Test func sessionsAndPathsAreCounted() async throws {
      let once = smallScenario.replacing("from: 2, to: 3", with: "from: 2, to: 2")
      let page = try await page(once)
      #expect(page.contains("In session 2, at up to 50%"))
      #expect(page.contains("All groups took this path.") && !page.contains("different path"))
      let away = smallScenario.replacing("from: 2, to: 3", with: "from: 1, to: 4")
        .replacing("seed: 5", with: "events: [{session: 3, kind: facilitator_absence}]\nseed: 5")
      for tables in [[], ["--record", "runs,ticks,sessions,members"]] {
        #expect(try await self.page(away, tables).contains("In sessions 1 to 2 and 4, at up to 50%"), "\(tables)")
      }
    }

    @Test func theSentenceOfNothingIsWhole() async throws {
      let idle = smallScenario.replacing("dose: 0.5", with: "dose: 0")
      let page = try await page(idle)
      #expect(page.contains("Nothing differed in 6 such pairs of groups.") && !page.contains("The table is of"))
      #expect(!page.contains("<ul></ul>"))
    }
  }
}
