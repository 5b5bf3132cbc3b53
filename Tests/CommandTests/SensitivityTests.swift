import Experiments
import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

/// Three factors of which the first does much to tension, the second a little, and the third nothing to it.
private func sweep(_ method: String, _ more: String = "", replicates: Int = 4, vary: String? = nil) -> String {
  let usual = """
        tension_rate: {from: 5, to: 60}
        familiarity_rate: {from: 2, to: 3}
        relapse_base: {from: -4, to: -3}
    """
  return """
    scenario: What matters
    group: {members: 4}
    sessions: 3
    ticks_per_session: 4
    parameters: {ending_sessions: 1, acts_per_tick: 4}
    seed: 3
    replicates: \(replicates)
    design:
      method: \(method)
    \(more)
      vary:
    \(vary ?? usual)
    """
}

extension CommandTests {
  /// `tuckman sensitivity`, as users and their scripts see it.
  @Suite struct SensitivityTests {
    private func place(_ text: String, code: Int32 = 0) async throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", text)
      let answer = try await Tuckman.run(["sweep", "run", "s.yaml", "--quiet"], in: place)
      try #require(answer.code == code, "\(answer.err)")
      return place
    }

    private func sensitivity(_ more: [String] = [], in place: Workplace) async throws -> Answer {
      try await Tuckman.run(["sensitivity", "results/s"] + more, in: place)
    }

    /// The value of a row by metric, parameter and index.
    private func value(_ table: Table, _ metric: String, _ parameter: String, _ index: String) throws -> Double {
      let rows = table.rows.indices.filter {
        table["metric"][$0] == metric && table["parameter"][$0] == parameter && table["index"][$0] == index
      }
      try #require(rows.count == 1, "\(metric) \(parameter) \(index)")
      return table.numbers("value")[rows[0]]
    }

    @Test func aSaltelliSweepHasSobolsIndicesOfMeanAndVariance() async throws {
      let place = try await place(sweep("saltelli", "  samples: 32"))
      let answer = try await sensitivity(["--metric", "tension_peak"], in: place)
      #expect(answer.code == 0 && answer.err == "", "\(answer.err)")
      for part in [
        "saltelli over 3 factors, 256 points, 4 replicates, common random numbers", "  tension_rate explains ",
        "noise floor",
        "Not above the noise floor: ", "of the variance of tension_peak between runs is chance",
        "All 23 rows:\n  results/s/sensitivity.csv\n",
      ] { #expect(answer.out.contains(part), "\(part)\n\(answer.out)") }
      let table = Table(try place.text("results/s/sensitivity.csv"))
      #expect(
        table.header == [
          "method", "metric", "parameter", "parameter2", "index", "value", "conf_low", "conf_high", "n", "n_valid",
        ])
      #expect(Set(table["metric"]) == ["tension_peak", "tension_peak_variance"])
      #expect(zip(table["n"], table["n_valid"]).allSatisfy { $0 == $1 && ["32", "256"].contains($0) })
      // The formula again, from runs.csv.
      let runs = Table(try place.text("results/s/runs.csv"))
      let numbers = runs.numbers("tension_peak")
      let y = (0..<256).map { point in numbers[4 * point..<4 * point + 4].reduce(0, +) / 4 }
      func row(_ place: Int) -> [Double] { stride(from: place, to: 256, by: 8).map { y[$0] } }
      let (a, b) = (row(0), row(7))
      let middle = (a + b).reduce(0, +) / 64
      let variance = (a + b).reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / 64
      for (factor, name) in ["tension_rate", "familiarity_rate", "relapse_base"].enumerated() {
        let squares = zip(a, row(1 + factor)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        #expect(abs(try value(table, "tension_peak", name, "ST") - squares / 64 / variance) < 1e-9)
      }
      #expect(try value(table, "tension_peak", "tension_rate", "S1") > 0.7)
      // What does nothing has exactly no effect, since points share their luck; the dummy has some.
      #expect(try value(table, "tension_peak", "relapse_base", "ST") == 0)
      let dummy = try value(table, "tension_peak", "dummy", "ST")
      let largest = try value(table, "tension_peak", "tension_rate", "ST")
      #expect(0 < dummy && dummy < largest, "\(dummy) \(largest)")
      #expect(abs(dummy - floor(numbers) / variance) < 1e-9)
      #expect((0...1).contains(try value(table, "tension_peak", "", "luck_share")))
    }

    /// The mean over base points of s²/n, of which what a replicate does at every point is taken away.
    private func floor(_ numbers: [Double]) -> Double {
      let points = stride(from: 0, to: numbers.count, by: 4).map { Array(numbers[$0..<$0 + 4]) }
      let off = points.map { point in point.map { $0 - point.reduce(0, +) / 4 } }
      let squares = off.map { $0.reduce(0) { $0 + $1 * $1 } }
      let ofReplicates = (0..<4).map { replicate in off.reduce(0) { $0 + $1[replicate] } / Double(points.count) }
      let own = off.reduce(0) { sum, point in
        sum + zip(point, ofReplicates).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let share = own / Double(3 * (points.count - 1)) / (squares.reduce(0, +) / Double(3 * points.count))
      let first = stride(from: 0, to: points.count, by: 8).map { squares[$0] / 3 / 4 }
      return first.reduce(0, +) / Double(first.count) * share
    }

    /// Points with luck of their own: a factor that does nothing reaches about as far as the dummy.
    @Test func withLuckOfTheirOwnWhatDoesNothingReachesTheNoiseFloor() async throws {
      let place = try await place(sweep("saltelli", "  samples: 256\n  second_order: off\n  luck: independent"))
      #expect(try await sensitivity(["--metric", "tension_peak", "--quiet"], in: place).out == "")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      let (nothing, dummy) = (
        try value(table, "tension_peak", "relapse_base", "ST"), try value(table, "tension_peak", "dummy", "ST")
      )
      #expect((0.7...1.4).contains(nothing / dummy), "\(nothing) \(dummy)")
      #expect(abs(try value(table, "tension_peak", "dummy", "S1")) < 0.1)
    }

    @Test func aMorrisSweepHasElementaryEffectsAndCategoriesASizeAlone() async throws {
      let vary = "    tension_rate: {from: 5, to: 60}\n    style: [none, adaptive, democratic]"
      let place = try await place(
        sweep("morris", "  trajectories: 12", vary: vary))
      let answer = try await sensitivity(["--metric", "tension_peak"], in: place)
      #expect(answer.code == 0 && answer.err.contains("note: 'style' is not numeric"), "\(answer)")
      #expect(answer.out.contains("tension_rate changes tension_peak most: by "), "\(answer.out)")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      #expect(try value(table, "tension_peak", "tension_rate", "mu") > 0)
      #expect(try value(table, "tension_peak", "style", "mu_star") > 0)
      #expect(try value(table, "tension_peak", "style", "mu").isNaN)
      #expect(try value(table, "tension_peak", "dummy", "mu_star") > 0)
    }

    /// Points share their luck: what does nothing has exactly none, and a small effect of sure sign is told though the dummy,
    /// which has other luck, reaches farther.
    @Test(arguments: [
      ("morris", "  trajectories: 16", "mu"),
      ("morris", "  trajectories: 24", "mu"),
    ])
    func belowTheFloorASureSignIsTold(_ method: String, _ size: String, _ signed: String) async throws {
      let vary = """
            tension_rate: {from: 5, to: 60}
            tension_decay: {from: 0.4, to: 0.7}
            relapse_base: {from: -4, to: -3}
        """
      let place = try await place(sweep(method, size, vary: vary))
      let answer = try await sensitivity(["--metric", "tension_peak"], in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      let first = answer.out.components(separatedBy: "tension_peak_variance")[0]
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        first.contains(
          "Below the noise floor, but not zero (the interval of \(signed) "
            + (signed == "mu" ? "excludes zero" : "is above zero") + "): tension_decay"),
        "\(answer.out)")
      #expect(first.contains("Not above the noise floor: relapse_base"), "\(answer.out)")
      #expect(answer.out.contains("\nPoints have common random numbers here"))
      // What does nothing has no interval, for it does not vary.
      let rows = table.rows.indices.filter { table["parameter"][$0] == "relapse_base" && table["index"][$0] == signed }
      #expect(rows.allSatisfy { table["conf_low"][$0].isEmpty && table.numbers("value")[$0] == 0 })
    }

    @Test func otherDesignsHaveRankCorrelationsAndARegression() async throws {
      let place = try await place(sweep("lhs", "  samples: 60"))
      let answer = try await sensitivity(in: place)
      #expect(answer.code == 0, "\(answer.err)")
      // Three sessions are too few to settle or not.
      #expect(answer.err.contains("note: 'settled' is missing in some run at 60 of 60 points"))
      #expect(
        answer.out.contains("A linear regression explains ")
          && answer.out.contains("settled (mean over replicates, prcc, from 0 of 60): no index"), "\(answer.out)")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      #expect(try value(table, "tension_peak", "tension_rate", "PRCC") > 0.8)
      #expect(abs(try value(table, "tension_peak", "relapse_base", "PRCC")) < 0.5)
      #expect(table["metric"].contains("progress_variance"))
      let one = try await sensitivity(["--method", "src", "--metric", "tension_peak", "--out", "-"], in: place)
      let src = Table(one.out)
      #expect(one.code == 0 && Set(src["method"]) == ["src", "replicates"])
      #expect(src["index"].count { $0 == "R2" } == 2)
    }

    @Test func aTableThatIsNotAsItWasWrittenIsRefused() async throws {
      let place = try await place(sweep("saltelli", "  samples: 2"))
      let runs = try place.text("results/s/runs.csv")
      try place.write("results/s/runs.csv", runs.replacing(",ok,", with: ",ok,1", maxReplacements: 1))
      let changed = try await sensitivity(in: place)
      #expect(
        changed.ends(FolderFault(Place("results/s/runs.csv"), .changed(.bytes, spreadsheet: nil))), "\(changed)")
      try place.write("results/s/runs.csv", runs)
      try FileManager.default.removeItem(atPath: place.path + "/results/s/points.csv")
      let gone = try await sensitivity(in: place)
      #expect(gone.ends(FolderFault(Place("results/s/points.csv"), .listed(.notOpened(ENOENT)))), "\(gone.err)")
      try FileManager.default.removeItem(atPath: place.path + "/results/s/manifest.json")
      let unfinished = try await sensitivity(in: place)
      #expect(unfinished.ends(UnfinishedSweep(path: "results/s")), "\(unfinished)")
      #expect(!place.exists("results/s/sensitivity.csv"))
    }

    @Test func whatCannotBeAskedIsRefusedWithWhatCan() async throws {
      let place = try await place(sweep("saltelli", "  samples: 4"))
      let metric = try await sensitivity(["--metric", "tension_peek"], in: place)
      #expect(
        metric.code == 64 && metric.err.hasPrefix("Error: --metric tension_peek: ")
          && metric.err.contains("Did you mean 'tension_peak'?"), "\(metric.err)")
      let method = try await sensitivity(["--method", "morris"], in: place)
      #expect(
        method.code == 64 && method.err.hasPrefix("Error: --method morris: ")
          && method.err.contains("allowed: sobol, prcc, src\n"), "\(method.err)")
      let none = try await Tuckman.run(["sensitivity", "results"], in: place)
      #expect(none.ends(ResultsFault.noSweep("results")), "\(none.err)")
      #expect(try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "one"], in: place).code == 0)
      let run = try await Tuckman.run(["sensitivity", "one"], in: place)
      #expect(run.ends(FolderFault(Place("one"), .lack(.sweep))), "\(run.err)")
      let there = try await sensitivity(["--out", "s.yaml"], in: place)
      #expect(there.code == 73 && there.err.contains("the file is there already"), "\(there.err)")
    }

    @Test func oneReplicateHasIndicesAndNothingThatNeedsMore() async throws {
      let place = try await place(sweep("saltelli", "  samples: 8", replicates: 1))
      let answer = try await sensitivity(["--metric", "tension_peak"], in: place)
      #expect(answer.code == 0 && answer.err.contains("note: with one replicate per point, "), "\(answer)")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      #expect(Set(table["metric"]) == ["tension_peak"] && !table["index"].contains("luck_share"))
      #expect(try value(table, "tension_peak", "dummy", "ST").isNaN)
      #expect(try value(table, "tension_peak", "tension_rate", "ST").isFinite)
    }

    @Test func whatDoesNotVaryOrHasNoNumbersIsSaidAndIsExitCodeOne() async throws {
      let place = try await place(sweep("saltelli", "  samples: 4"))
      let constant = try await sensitivity(["--metric", "forming_entry"], in: place)
      #expect(
        constant.code == 1 && constant.err.contains("note: 'forming_entry' is the same at all points"), "\(constant)")
      let words = try await self.place(sweep("grid", vary: "    style: [none, adaptive]"))
      let answer = try await sensitivity(in: words)
      #expect(answer.code == 1 && answer.err.contains("note: no factor is numeric"), "\(answer)")
      // Two columns of a list that always go together.
      let list = sweep("list").replacing(try Regex("(?s)  vary:.*"), with: "")
      let rows = (1...8).map { "    - {tension_rate: \($0), tension_decay: 0.\($0)}\n" }.joined()
      let together = try await self.place(list + "  points:\n" + rows)
      let same = try await sensitivity(["--metric", "tension_peak"], in: together)
      #expect(same.code == 1 && same.err.contains("leave out 'tension_decay', because it is collinear"), "\(same)")
    }

    /// A level of which some runs overflow: base points with it are left out whole, and counted.
    @Test func blocksWithAFailedRunAreLeftOutAndCounted() async throws {
      let values = (11...17).map { "\(Double($0) / 10)" }.joined(separator: ", ")
      let vary = "    tension_rate: {from: 5, to: 60}\n    support_rate: [\(values), 1e308]"
      let text = sweep("saltelli", "  samples: 64\n  second_order: off", replicates: 2, vary: vary)
        .replacing("sessions: 3", with: "sessions: 12")
      let place = try await place(text, code: 70)
      let answer = try await sensitivity(["--metric", "tension_peak"], in: place)
      #expect(
        answer.code == 0 && answer.err.contains(" runs failed; their base points were left out"), "\(answer)")
      let table = Table(try place.text("results/s/sensitivity.csv"))
      let runs = Table(try place.text("results/s/runs.csv"))
      let failed = Set(zip(runs["point_id"], runs["status"]).filter { $1 == "failed" }.map { (Int($0.0) ?? 0) / 4 })
      #expect((1...21).contains(failed.count), "\(failed.count)")
      let sobol = zip(table["method"], zip(table["n"], table["n_valid"])).filter { $0.0 == "sobol" }.map(\.1)
      #expect(sobol.allSatisfy { $0 == ("64", "\(64 - failed.count)") })
      #expect(try value(table, "tension_peak", "tension_rate", "ST") > 0)
    }

    @Test func extendingTheSweepTakesAwayWhatWasMadeOfTheOldOne() async throws {
      let place = try await place(sweep("saltelli", "  samples: 4"))
      #expect(try await sensitivity(["--quiet"], in: place).code == 0)
      #expect(place.exists("results/s/sensitivity.csv") && place.exists("results/s/sensitivity.datapackage.json"))
      let more = try await Tuckman.run(["sweep", "extend", "s.yaml", "--replicates", "6", "--quiet"], in: place)
      #expect(more.code == 0, "\(more.err)")
      #expect(!place.exists("results/s/sensitivity.csv") && !place.exists("results/s/sensitivity.datapackage.json"))
    }
  }
}
