import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies
import Testing
import TuckmanCommand

extension CommandTests {
  /// `tuckman compare`, as its users meet it.
  @Suite struct CompareTests {
    static let plain = """
      scenario: As it is
      group: {members: 5}
      sessions: 5
      seed: 4
      replicates: 20
      """
    static let calmer =
      plain.replacingOccurrences(of: "As it is", with: "Calmer")
      + "\nfacilitator: {schedule: [{technique: mediation, dose: 0.9}]}"
    /// A sweep that has Sobol's indices.
    static let sampled =
      plain
      + "\ndesign: {method: saltelli, samples: 16, vary: {faultline: {from: 0, to: 1}, tension_cost: {from: 0.5, to: 1.5}}}"

    @Test func labelsOfManyPointsStandApart() async throws {
      let place = try Workplace()
      try place.write(
        "s.yaml", smallScenario + "\ndesign: {vary: {faultline: {from: 0, to: 1, steps: 12}}}\n")
      let sweep = ["sweep", "run", "s.yaml", "--replicates", "2", "--out", "w", "--quiet"]
      #expect(try await Tuckman.run(sweep, in: place).code == 0)
      let answer = try await Tuckman.run(["compare", "w", "--metric", "cohesion", "--all"], in: place)
      let lines = answer.out.split(separator: "\n").map(String.init)
      // Of one width: the label, then where it comes from, and what it is below that.
      #expect(lines[0] == "p0  w:p0 (2 runs)" && lines[1] == "    faultline=0")
      #expect(lines[20] == "p10 w:p10 (2 runs)" && lines[22] == "p11 w:p11 (2 runs)", "\(answer.out)")
    }

    @Test func scenariosAreRunAndComparedInPairs() async throws {
      let place = try Workplace.compared()
      let answer = try await Tuckman.run(["compare", "plain.yaml", "calmer.yaml", "--replicates", "60"], in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let words = answer.out.squeezed
      for part in [
        "A plain.yaml (60 runs)", "B calmer.yaml (60 runs)", "B against A: 60 pairs, paired by common random numbers",
        "Clearly lower in B peak tension", "What pairing saved", "Holm's correction", "tension_peak (peak tension)",
        "results/compare-plain-calmer/comparison.csv",
      ] { #expect(words.contains(part), "\(part)\n\(answer.out)") }
      let table = Table(try place.text("results/compare-plain-calmer/comparison.csv"))
      #expect(
        table.header == [
          "metric", "a", "b", "test", "n_a", "n_b", "mean_a", "mean_b", "difference", "ci_low", "ci_high", "p",
          "p_holm",
          "p_bh", "dz", "hedges_g", "a12", "a12_ci_low", "a12_ci_high", "variance_reduction",
        ])
      #expect(place.exists("results/compare-plain-calmer/datapackage.json"))
      let first = try #require(table.rows.firstIndex { $0[0] == "tension_peak" && $0[3] == "paired t" })
      let (low, high) = (table.numbers("ci_low")[first], table.numbers("ci_high")[first])
      let (a, b) = (table.numbers("mean_a")[first], table.numbers("mean_b")[first])
      #expect(abs(table.numbers("difference")[first] - (b - a)) < 1e-12 && b < a)
      #expect(low < b - a && b - a < high && high < 0)
      #expect(table.numbers("p_holm")[first] >= table.numbers("p")[first])
      #expect(table.numbers("variance_reduction")[first] > 0)
    }

    /// Reading folders gives what running the scenarios gives, and `run`'s own numbers.
    @Test func foldersAreReadAsScenariosAreRun() async throws {
      let place = try Workplace.compared()
      for name in ["plain", "calmer"] {
        let answer = try await Tuckman.run(
          ["run", name + ".yaml", "--replicates", "30", "--quiet", "--out", name], in: place)
        #expect(answer.code == 0)
      }
      let read = try await Tuckman.run(["compare", "plain", "calmer", "--format", "csv", "--metric", "all"], in: place)
      let run = try await Tuckman.run(
        ["compare", "plain.yaml", "calmer.yaml", "--replicates", "30", "--format", "csv", "--metric", "all"], in: place)
      #expect(read.code == 0 && run.code == 0, "\(read.err)\(run.err)")
      let (one, other) = (Table(read.out), Table(run.out))
      #expect(one.rows.count == other.rows.count && one.rows.count > 60)
      // All but the names of the sides.
      #expect(one.rows.map { $0[0...0] + $0[3...] } == other.rows.map { $0[0...0] + $0[3...] })
      let peaks = Table(try place.text("plain/runs.csv")).numbers("tension_peak")
      let row = try #require(one["metric"].firstIndex(of: "tension_peak"))
      #expect(abs(one.numbers("mean_a")[row] - peaks.reduce(0, +) / 30) < 1e-12)
      #expect(!place.exists("results"))
    }

    @Test func pointsOfASweepAreComparedWithTheFirst() async throws {
      let place = try Workplace.compared()
      try place.write("sweep.yaml", Self.plain + "\ndesign: {vary: {tension_cost: [0.7, 0.8, 1.4]}}")
      #expect(try await Tuckman.run(["sweep", "run", "sweep.yaml", "--quiet"], in: place).code == 0)
      let all = try await Tuckman.run(["compare", "results/sweep", "--metric", "cohesion"], in: place)
      #expect(all.code == 0, "\(all.err)")
      for part in ["p1 against p0", "p2 against p0", "tension_cost=1.4", "20 pairs"] {
        #expect(all.out.contains(part), "\(part)\n\(all.out)")
      }
      let two = try await Tuckman.run(
        ["compare", "results/sweep:p0", "results/sweep:p2", "--metric", "cohesion", "--format", "csv"], in: place)
      #expect(Table(two.out)["b"].allSatisfy { $0 == "results/sweep:p2" })
      let wrong = try await Tuckman.run(["compare", "results/sweep:p0", "results/sweep:p9"], in: place)
      #expect(wrong.ends(FolderFault(Place("results/sweep/points.csv"), .lack(.point(9, count: 3)))), "\(wrong)")
      let whole = try await Tuckman.run(["compare", "results/sweep", "plain.yaml"], in: place)
      #expect(whole.ends(RequestFault.sweepAmongSides(folder: "results/sweep", points: 3)), "\(whole)")
    }

    @Test func claimsDecideTheExitCode() async throws {
      let place = try Workplace.compared()
      func check(_ claim: String) async throws -> Answer {
        try await Tuckman.run(
          [
            "compare", "plain.yaml", "calmer.yaml", "--replicates", "60", "--metric", "cohesion", "--assert", claim,
            "--quiet",
          ], in: place)
      }
      let held = try await check("tension_peak: B < A")
      #expect(held.code == 0 && held.out.isEmpty && held.err.hasPrefix("tension_peak: B < A: holds: A − B is +0."))
      let refuted = try await check("tension_peak: A < B")
      #expect(refuted.code == 1 && refuted.err.contains(": does not hold: "))
      let open = try await check("tension_peak: A = B within 0.0001")
      #expect(open.code == 1 && open.err.contains("90% CI"))
      let unknown = try await check("tension_paek: A < B")
      #expect(unknown.code == 64 && unknown.err.contains("'tension_paek'. Did you mean 'tension_peak'?"), "\(unknown)")
      let side = try await check("tension_peak: A < C")
      #expect(side.ends(RequestFault.unknownSide(claim: "tension_peak: A < C", "C", known: ["A", "B"])), "\(side)")
    }

    @Test func whatCannotBeComparedIsRefused() async throws {
      let place = try Workplace.compared()
      for (arguments, fault) in [
        (["plain.yaml"], RequestFault.oneSide), (["plain.yaml", "nothing"], StudyFault.noSide("nothing")),
        (["plain.yaml", "."], FolderFault(Place("./manifest.json"), .noManifest)),
        (
          ["plain.yaml", "calmer.yaml", "--margin", "settled=0.1"],
          RequestFault.marginOfShare("settled=0.1", metric: "settled", amount: "0.1")
        ),
        (["plain.yaml", "calmer.yaml", "--margin", "cohesion=0"], RequestFault.notMargin("cohesion=0")),
        (
          ["plain.yaml", "calmer.yaml", "--replicates", "1"],
          ArgumentFault.outOfRange(option: "--replicates", "1", allowed: 2...1_000_000_000)
        ),
        (["plain.yaml", "calmer.yaml", "--format", "csv", "--out", "x"], ArgumentFault.conflict(.csvIntoFolder)),
      ] as [([String], any Error)] {
        let answer = try await Tuckman.run(["compare"] + arguments, in: place)
        #expect(answer.ends(fault), "\(arguments): \(answer.code) \(answer.err)")
      }
      let metric = try await Tuckman.run(
        ["compare", "plain.yaml", "calmer.yaml", "--metric", "tension_paek"], in: place)
      #expect(metric.code == 64 && metric.err.contains("'tension_paek'. Did you mean 'tension_peak'?"), "\(metric)")
    }

    @Test func damagedAndForeignFilesAreLeftAlone() async throws {
      let place = try Workplace.compared()
      try place.makeFolder("mine")
      try place.write("mine/comparison.csv", "my own\n")
      let compare = ["compare", "plain.yaml", "calmer.yaml", "--replicates", "12", "--quiet", "--out"]
      #expect(try await Tuckman.run(compare + ["mine"], in: place).code == 73)
      #expect(try place.text("mine/comparison.csv") == "my own\n")
      #expect(try await Tuckman.run(compare + ["ours"], in: place).code == 0)
      #expect(try await Tuckman.run(compare + ["ours"], in: place).code == 0)
      #expect(try await Tuckman.run(["run", "plain.yaml", "--quiet", "--out", "run"], in: place).code == 0)
      #expect(try await Tuckman.run(compare + ["run"], in: place).code == 73)
      let lines = try place.text("run/runs.csv").split(separator: "\n").map(String.init)
      let columns = lines[0].split(separator: ",").count
      let damages: [(ArraySlice<String>, String)] = [
        (lines[0...2] + [lines[2]], "run/runs.csv:4: \(TableFault.replicateTwice(1).words)\n"),
        (
          lines[0...2] + ["p0r2,0,2"],
          "run/runs.csv:4: \(TableFault.cells(3, columns: columns, spreadsheet: nil).words)\n"
        ),
        (lines[0...2] + [lines[3].replacingOccurrences(of: ",ok,", with: ",ok,x")], "run/runs.csv:4: "),
        ([lines[0].replacingOccurrences(of: "tension_peak,", with: "peak,")] + lines[1...], "'tension_peak'"),
      ]
      for (damage, said) in damages {
        try place.write("run/runs.csv", damage.joined(separator: "\n") + "\n")
        try place.agree("run")
        let answer = try await Tuckman.run(
          ["compare", "run", "plain.yaml", "--metric", "tension_peak", "--metric", "familiarity", "--format", "csv"],
          in: place)
        #expect(answer.code != 0 && answer.err.contains(said), "\(said): \(answer.err)")
      }
    }
  }
}
