import Foundation
import Testing

extension CommandTests {
  /// What is undecided, what is compared with what, and what families of tests are.
  @Suite struct UndecidedTests {
    @Test func claimsOfFewOrOfNothingThatVariesAreUndecided() async throws {
      let place = try Workplace.compared()
      for (arguments, said) in [
        (
          ["plain.yaml", "calmer.yaml", "--replicates", "5", "--assert", "cohesion: A < B"],
          "undecided: a claim needs 6 pairs"
        ),
        (
          ["plain.yaml", "calmer.yaml", "--replicates", "5", "--unpaired", "--assert", "left: A = B within 0.9"],
          "undecided: a claim needs 6 runs a side, and there are 5"
        ),
        (
          ["plain.yaml", "plain.yaml", "--replicates", "20", "--assert", "regressions: A = B within 0.001"],
          "90% CI for claims"
        ),
        (
          ["plain.yaml", "plain.yaml", "--replicates", "20", "--assert", "status_spread: A = B within 0.001"],
          "nothing varied in 20 pairs"
        ),
        (
          ["plain.yaml", "plain.yaml", "--replicates", "20", "--assert", "present: A < B"], "nothing varied in 20 pairs"
        ),
        (
          ["plain.yaml", "plain.yaml", "--replicates", "20", "--assert", "cohesion: A = B within 0.1"],
          "90% CI for claims"
        ),
      ] {
        let answer = try await Tuckman.run(["compare"] + arguments + ["--quiet", "--out", "o"], in: place)
        #expect(answer.code == 1 && answer.err.contains(said) && answer.err.contains("undecided"), "\(answer)")
      }
    }

    @Test func whatIsTheSameInAllIsNotCalledEqual() async throws {
      let place = try Workplace.compared()
      let same = try await Tuckman.run(
        ["compare", "plain.yaml", "plain.yaml", "--replicates", "20", "--margin", "present=0.5", "--out", "o"],
        in: place)
      let text = same.out.squeezed
      #expect(
        text.contains("With 95% confidence, up to 14% of all pairs may differ."),
        "\(same.out)")
      #expect(text.contains("within ±0.5? Unclear: nothing varied in 20 pairs"))
      #expect(!text.contains("changes nothing"))
      let twin = try await Tuckman.run(["what-if", "plain.yaml", "plain.yaml", "--replicates", "30"], in: place)
      #expect(twin.out.contains("Metrics that did not differ in 30 groups may differ in up to"), "\(twin.out)")
      let run = try await Tuckman.run(
        ["run", "plain.yaml", "--replicates", "12", "--half-width", "present=0.1", "--set", "dropout_base=-50"],
        in: place)
      #expect(
        run.out.contains("present was the same in all 12 runs, so how well its mean is known is unclear"), "\(run.out)")
    }

    @Test func pathsAreATestOnlyWhereNoMetricIsNamed() async throws {
      let place = try Workplace.compared()
      for (metrics, family, hasPaths) in [
        (["--metric", "left"], "for 1 test (", false),
        (["--metric", "left", "--metric", "cohesion"], "for 2 tests (", false),
        ([], "Holm's correction for ", true),
      ] {
        let answer = try await Tuckman.run(
          ["compare", "plain.yaml", "calmer.yaml", "--replicates", "40", "--out", "o"] + metrics, in: place)
        #expect(answer.out.squeezed.contains(family), "\(answer.out)")
        #expect(answer.out.contains("\nStage paths") == hasPaths)
        if !hasPaths { #expect(try !place.text("o/comparison.csv").contains("\nstage_path,")) }
      }
    }

    /// Of rows told together: a sign that an interval by itself would call sure is not, after Holm's correction.
    @Test func signsOfATwinAreSureAfterHolmsCorrection() async throws {
      let place = try Workplace.compared()
      var corrected = 0
      for seed in 1...12 {
        let arguments = [
          "what-if", "plain.yaml", "technique=mediation,dose=0.3,from=2", "--seed", "\(seed)", "--replicates", "20",
        ]
        let text = try await Tuckman.run(arguments, in: place)
        #expect(text.code == 0 && text.out.contains("after Holm's correction for"), "\(text)")
        let table = Table(try await Tuckman.run(arguments + ["--format", "csv"], in: place).out)
        let lines = text.out.split(separator: "\n")
        let unclear = lines.firstIndex { $0 == "Unclear" } ?? lines.endIndex
        let clear = lines[..<unclear]
        for row in table.rows.indices where !table["ci_low"][row].isEmpty {
          let isSure = table.numbers("ci_low")[row] > 0 || table.numbers("ci_high")[row] < 0
          let low = table.numbers("ci_low")[row]
          let end = String(format: abs(low) < 0.00095 ? " %+.2g to " : " %+.4f to ", low)
          if !isSure { #expect(!clear.contains { $0.contains(end) }, "\(end)") }
          if isSure, lines[unclear...].contains(where: { $0.contains(end) }) { corrected += 1 }
        }
      }
      #expect(corrected > 0)
    }

    @Test func endsThatDifferAreSaid() async throws {
      let place = try Workplace.compared()
      try place.write("short.yaml", CompareTests.plain.replacingOccurrences(of: "sessions: 5", with: "sessions: 4"))
      let compared = try await Tuckman.run(
        ["compare", "plain.yaml", "short.yaml", "--replicates", "10", "--out", "o"], in: place)
      #expect(
        compared.out.squeezed.contains("Ends differ: runs of A have 5 sessions, runs of B 4 sessions."),
        "\(compared.out)"
      )
      let twin = try await Tuckman.run(["what-if", "plain.yaml", "short.yaml", "--replicates", "10"], in: place)
      #expect(twin.out.contains("Ends differ: 5 sessions as planned, 4 in the what-if."))
      for name in ["plain", "short"] {
        #expect(
          try await Tuckman.run(["run", name + ".yaml", "--replicates", "8", "--quiet", "--out", name], in: place).code
            == 0)
      }
      let folders = try await Tuckman.run(["compare", "plain", "short", "--out", "o"], in: place)
      #expect(folders.out.squeezed.contains("Ends differ: runs of A have 5 sessions, runs of B 4 sessions."))
      let alike = try await Tuckman.run(
        ["compare", "plain.yaml", "calmer.yaml", "--replicates", "10", "--out", "o"], in: place)
      #expect(!alike.out.contains("Ends differ"))
    }

    @Test(arguments: [
      ("members: 5", "members: 6", "5 members and 6 members"),
      ("members: 5", "members: 5, faultline: 0.8", "faultline 0 and 0.8"),
      (
        "members: 5", "members: [{name: Ida}, {name: M2}, {name: M3}, {name: M4}, {name: M5}]",
        "1 of 5 members have other names"
      ),
      (
        "members: 5", "members: [{name: M1, anxiety: 0.9}, {name: M2}, {name: M3}, {name: M4}, {name: M5}]",
        "1 of 5 members have other traits"
      ),
    ])
    func otherPeopleAreSaid(_ old: String, _ new: String, _ said: String) async throws {
      let place = try Workplace.compared()
      try place.write("other.yaml", CompareTests.plain.replacingOccurrences(of: old, with: new))
      let twin = try await Tuckman.run(["what-if", "plain.yaml", "other.yaml", "--replicates", "8"], in: place)
      #expect(twin.code == 0 && twin.out.squeezed.contains("Their people differ (\(said)),"), "\(twin.out)\(twin.err)")
      #expect(!twin.out.contains("both ways"))
      let compared = try await Tuckman.run(
        ["compare", "plain.yaml", "other.yaml", "--replicates", "8", "--out", "o"], in: place)
      #expect(compared.out.squeezed.contains("A and B have other people (\(said)),"), "\(compared.out)")
      // Folders of results know their people, too.
      for name in ["plain", "other"] {
        _ = try await Tuckman.run(["run", name + ".yaml", "--replicates", "8", "--out", name, "--quiet"], in: place)
      }
      let folders = try await Tuckman.run(["compare", "plain", "other", "--out", "f"], in: place)
      #expect(folders.out.squeezed.contains("A and B have other people (\(said)),"), "\(folders)")
      let same = try await Tuckman.run(["what-if", "plain.yaml", "calmer.yaml", "--replicates", "8"], in: place)
      #expect(same.out.contains("The same 8 groups both ways, paired by common random numbers."))
    }

    @Test func aSideWithoutRunsIsAnError() async throws {
      let place = try Workplace.compared()
      let made = ["run", "plain.yaml", "--replicates", "6", "--out", "made", "--quiet"]
      #expect(try await Tuckman.run(made, in: place).code == 0)
      for point in ["p1", "p7"] {
        let answer = try await Tuckman.run(["compare", "made", "made:\(point)"], in: place)
        #expect(answer.code == 65 && answer.err.contains(#/^made: .* p[17]\n/#), "\(answer)")
      }
      try place.write("fails.yaml", CompareTests.plain + "\nparameters: {tension_rate: 1e308}")
      for sides in [["plain.yaml", "fails.yaml"], ["fails.yaml", "fails.yaml"]] {
        let answer = try await Tuckman.run(["compare"] + sides + ["--replicates", "6", "--quiet"], in: place)
        #expect(answer.code == 70 && answer.err.contains("fails.yaml: all 6 runs failed"), "\(answer)")
      }
    }

    @Test func pointsThatAreTheSameInEffectAreSaid() async throws {
      let place = try Workplace.compared()
      for (vary, said) in [
        ("{style: [none, laissez-faire]}", "p0 and p1"), ("{style: [none, adaptive, laissez-faire]}", "p0 and p2"),
        ("{goals.clarity: [0, 0.5], style: [laissez-faire, none]}", "p0 and p1, p2 and p3"),
      ] {
        try place.write("sweep.yaml", CompareTests.plain + "\ndesign: {vary: \(vary)}")
        for command in [["validate", "sweep.yaml"], ["sweep", "plan", "sweep.yaml"]] {
          let answer = try await Tuckman.run(command, in: place)
          #expect((answer.out + answer.err).contains("the same in effect: \(said)."), "\(answer)")
        }
      }
      // What does nothing is seen when it has run.
      try place.write(
        "off.yaml", CompareTests.plain + "\nmechanisms: {balance: off}\ndesign: {vary: {balance_rate: [0.1, 0.4]}}")
      let run = try await Tuckman.run(["sweep", "run", "off.yaml", "--replicates", "4"], in: place)
      #expect(run.code == 0 && run.err.contains("the runs of 1 point went the same way"), "\(run)")
      try place.write("on.yaml", CompareTests.plain + "\ndesign: {vary: {balance_rate: [0.1, 0.4]}}")
      let other = try await Tuckman.run(["sweep", "run", "on.yaml", "--replicates", "4"], in: place)
      #expect(other.code == 0 && !other.err.contains("went the same way"), "\(other)")
    }

    /// The pupil whom nobody likes drops out: that comes before what the others have come to.
    @Test func whoDropsOutComesFirst() async throws {
      let place = try Workplace.compared()
      let leaving = CompareTests.plain + "\nparameters: {dropout_base: 1}"
      try place.write("leaving.yaml", leaving)
      let run = try await Tuckman.run(["run", "leaving.yaml", "--replicates", "1"], in: place)
      let (left, path) = (run.out.range(of: " dropped out after session "), run.out.range(of: "\nStages "))
      #expect(left != nil && path != nil && left!.lowerBound < path!.lowerBound, "\(run.out)")
      #expect(run.out.contains("The members who stayed "))
      let twin = try await Tuckman.run(["what-if", "leaving.yaml", "style=adaptive", "--replicates", "10"], in: place)
      #expect(twin.out.contains(" dropped out after session "))
      #expect(twin.out.squeezed.contains("cover only the members who stayed."))
      let nobody = try await Tuckman.run(
        ["what-if", "plain.yaml", "style=adaptive", "--replicates", "10", "--set", "dropout_base=-50"], in: place)
      #expect(nobody.out.contains("what if: nobody dropped out") && !nobody.out.contains("who stayed"))
    }

    @Test func aRuleThatMayStopEarlyIsNoted() async throws {
      let place = try Workplace.compared()
      for (min, isNoted) in [("min: 6, ", true), ("min: 19, ", true), ("min: 20, ", false), ("", false)] {
        try place.write(
          "sweep.yaml",
          CompareTests.plain
            + "\ndesign: {vary: {faultline: [0, 0.5]}, until: {metric: cohesion, half_width: 0.05, \(min)max: 40}}")
        let answer = try await Tuckman.run(["validate", "sweep.yaml"], in: place)
        #expect(answer.code == 0 && answer.err.contains(#/note: .*'until' .* 20\./#) == isNoted, "\(answer)")
      }
      let plan = try await Tuckman.run(["sweep", "plan", "sweep.yaml"], in: place)
      #expect(plan.out.contains("20 to 40 replicates"), "\(plan.out)")
    }
  }
}
