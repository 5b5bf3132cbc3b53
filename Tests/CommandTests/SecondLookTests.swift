import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies
import Testing
import TuckmanCommand

/// Three factors that do nothing to tension.
private func idle(_ design: String, replicates: Int, seed: Int = 1) -> String {
  """
  scenario: Nothing matters
  group: {members: 4}
  sessions: 3
  seed: \(seed)
  replicates: \(replicates)
  design:
    \(design)
    luck: independent
    vary: {relapse_base: {from: -2, to: -1}, relapse_ties: {from: 0, to: 1}, skill_fading: {from: 0, to: 0.1}}
  """
}

/// A rate that single precision holds in some groups and not in others.
private let fragile = "scenario: Fragile\ngroup: {members: 6}\nsessions: 5\nreplicates: 40\n"
private let tooFast = "status_rate=3.9e18"

extension CommandTests {
  /// What somebody found who took nothing on trust: claims from next to nothing, and of runs that failed.
  @Suite struct SecondLookTests {
    private func place(_ files: [String: String] = ["s.yaml": smallScenario]) throws -> Workplace {
      try Workplace(files)
    }

    private func run(_ line: String, in place: Workplace) async throws -> Answer {
      try await Tuckman.run(line.split(separator: " ").map(String.init), in: place)
    }

    // MARK: From next to nothing

    @Test(arguments: [
      (
        "method: morris\n  trajectories: 2", 2,
        "2 trajectories are too few to say which factor matters; it takes at least 6"
      ),
      (
        "method: saltelli\n  samples: 4", 2,
        "4 base points are too few to say which factor matters; it takes at least 16"
      ),
      ("method: lhs\n  samples: 6", 1, "6 points are too few to say which factor matters; it takes at least 18"),
    ]) func fewPointsRankNothing(_ design: String, _ replicates: Int, _ said: String) async throws {
      let place = try place(["n.yaml": idle(design, replicates: replicates)])
      #expect(try await run("sweep run n.yaml --out n --quiet", in: place).code == 0)
      let answer = try await run("sensitivity n --metric tension_peak", in: place)
      #expect(answer.code == 0 && answer.out.contains(said), "\(answer)")
      for claim in ["most: by", "alone, and", "most clearly as", "Not above", "but not zero", "█"] {
        #expect(!answer.out.contains(claim), "\(answer.out)")
      }
      // A dummy of a regression needs no second replicate, and its row is there.
      #expect(answer.err.contains("no noise floor") == false && answer.out.contains("(dummy)"), "\(answer)")
      let report = try await run("report n --out n.html --metric tension_peak", in: place)
      #expect(report.code == 0, "\(report)")
      #expect(try place.text("n.html").contains("too few to say which factor matters"))
    }

    @Test(arguments: [1, 2, 3]) func noFactorExplainsAndIsNoise(_ seed: Int) async throws {
      let place = try place(["n.yaml": idle("method: saltelli\n  samples: 16", replicates: 2, seed: seed)])
      #expect(try await run("sweep run n.yaml --out n --quiet", in: place).code == 0)
      let lines = try await run("sensitivity n --metric all", in: place).out.split(separator: "\n").map(String.init)
      #expect(!lines.contains { $0.contains("explains -") || $0.contains("itself, -") }, "\(lines)")
      #expect(lines.contains { $0.contains("There is no noise floor to judge by") }, "\(lines)")
      for (place, line) in lines.enumerated() where line.contains(" explains ") {
        let name = line.split(separator: " ")[0]
        let below = lines.dropFirst(place).prefix(4).first { $0.contains("Not above the noise floor") } ?? ""
        #expect(!below.contains(name), "\(line)\n\(below)")
      }
    }

    @Test func fewGroupsAreSaidToBeFew() async throws {
      let place = try place()
      let left = try await run("explain s.yaml --ablation mechanisms --replicates 2", in: place)
      #expect(left.code == 0 && left.out.contains("2 groups are too few to say much"), "\(left)")
      #expect(!left.out.contains("is sure"))
      #expect(try await run("run s.yaml --out s --quiet", in: place).code == 0)
      #expect(try await run("report s --pairs 3 --out s.html", in: place).code == 0)
      #expect(try place.text("s.html").contains("3 groups are too few to say much"))
    }

    // MARK: Runs that failed

    @Test func claimsOverRunsThatFailedSayIt() async throws {
      let place = try place(["f.yaml": fragile])
      let made = try await run("run f.yaml --set \(tooFast) --out a", in: place)
      let failed = Table(try place.text("a/runs.csv"))["status"].count { $0 == "failed" }
      try #require(made.code == 70 && (1...30).contains(failed), "\(made)")
      // Pairs need groups that all go on.
      #expect(made.out.contains("report a") && !made.out.contains("what-if"), "\(made.out)")
      #expect(try await run("run f.yaml --out b --quiet", in: place).code == 0)
      let claim = ["--assert", "tension_peak: A = B within 0.9"]
      let answer = try await Tuckman.run(["compare", "a", "b", "--out", "c", "--quiet"] + claim, in: place)
      #expect(answer.code == 0 && answer.err.contains("note: \(failed) of 40 runs of A failed"), "\(answer)")
      let words = try await run("compare a b --out c", in: place).out.squeezed
      #expect(words.contains("\(failed) of 40 runs of A failed"), "\(words)")
      #expect(words.contains("\(counted(failed)) of B \(failed == 1 ? "has" : "have") no partner"), "\(words)")
      // What is hinted at works, and takes the run that figures and exports take.
      let explained = try await run("explain a", in: place)
      #expect(explained.code == 0 && !explained.out.contains("--ablation"), "\(explained.out)")
      let report = try await run("report a --pairs 40", in: place)
      #expect(report.code == 0, "\(report)")
      let first = Table(try place.text("a/runs.csv"))["status"].firstIndex(of: "ok") ?? 0
      let figure = try await run("figures a --only twin --out f", in: place)
      #expect(figure.err.contains("twin was not drawn: a group could not go on: ") || figure.code == 0, "\(figure)")
      #expect((first == 0) == !report.err.contains("the first run failed, so this is p0r\(first)"), "\(report)")
    }

    private func counted(_ runs: Int) -> String { runs == 1 ? "1 run" : "\(runs) runs" }

    @Test func pointsWithoutRunsAreSaid() async throws {
      let vary = "design: {vary: {status_rate: [0.6, 1e300]}}\n"
      let place = try place(["w.yaml": fragile.replacing("40", with: "12") + vary])
      let made = try await run("sweep run w.yaml --out w", in: place)
      #expect(made.code == 70 && made.out.squeezed.contains("or better at 1 of 2 points, the others"), "\(made)")
      let status = try await run("sweep status w.yaml --out w", in: place)
      #expect(status.code == 0 && status.out.contains("12 of the runs failed (failures.csv)"), "\(status)")
      let figures = try await run("figures w --out f", in: place)
      #expect(figures.err.contains("1 of 2 points has no run with it"), "\(figures)")
      #expect(try await run("report w --out w.html", in: place).code == 0)
      #expect(try place.text("w.html").contains("1 of 2 points has no run with it"))
    }

    // MARK: Manifests and jobs

    @Test func editsOfAManifestAreFaultsOfTheFolder() async throws {
      let place = try place(["s.yaml": smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n"])
      #expect(try await run("run s.yaml --out x --quiet", in: place).code == 0)
      try place.changeManifest("x") { manifest in
        var arithmetic = manifest["arithmetic"] as? [String: Any] ?? [:]
        arithmetic["acts"] = "mean-field"
        manifest["arithmetic"] = arithmetic
      }
      let again = try await run("reproduce x", in: place)
      #expect(again.ends(StudyFault.notReproducible(folder: "x", .nothingToRecord(.acts))), "\(again)")
      try place.changeManifest("x") { $0["set"] = ["faultline=0.8"] }
      let other = try await run("compare x x", in: place)
      #expect(other.ends(FolderFault(Place("x/manifest.json"), .manifest(.settings))), "\(other)")
      #expect(try await run("sweep run s.yaml --out w --record runs --quiet", in: place).code == 0)
      try place.changeManifest("w") { $0["files"] = [Any]() }
      let status = try await run("sweep status s.yaml --out w --record runs", in: place)
      #expect(status.code == 75 && status.out.contains("runs.csv is not as it was written"), "\(status)")
    }

    @Test(arguments: ["--array=1-1000", "--arr 1-9", "-a1-5", "--wrap=ls", "-J x", "--output=y", "--dep=any:1", "-o y"])
    func optionsOfTheSubmissionAreItsOwn(_ option: String) async throws {
      let place = try place(["s.yaml": smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n"])
      let submit = ["sweep", "submit", "s.yaml", "--tasks", "2", "--slurm", "--time=1 " + option]
      let answer = try await Tuckman.run(submit, in: place)
      let first = answer.err.split(separator: "\n").first ?? ""
      #expect(answer.code == 64 && first.contains("`tuckman sweep submit`") && first.contains("'-"), "\(answer)")
      #expect(try place.names() == ["s.yaml"])
    }

    // MARK: Counts and words

    @Test func comparisonsCountWhatTheyCompare() async throws {
      let place = try place()
      #expect(try await run("run s.yaml --out a --replicates 8 --quiet", in: place).code == 0)
      #expect(try await run("run s.yaml --out b --replicates 9 --first-replicate 4 --quiet", in: place).code == 0)
      let pairs = try await run("compare a b --metric tension_peak --out c", in: place).out.squeezed
      #expect(pairs.contains("4 runs of A and 5 runs of B have no partner on the other side"), "\(pairs)")
      #expect(!pairs.contains("1 metric"), "\(pairs)")
      let scenario = smallScenario.replacing("sessions: 4", with: "sessions: 3")
      try place.write("short.yaml", scenario)
      try place.write("other.yaml", scenario.replacing("dose: 0.5", with: "dose: 1"))
      let short = try await run("compare short.yaml other.yaml --out c", in: place).out.squeezed
      #expect(short.contains("Not compared: no run of one side has it share that settled"), "\(short)")
      #expect(!short.contains("McNemar"), "\(short)")
      let claim = ["--assert", "tension_peak: A = B within 0.9"]
      #expect(try await run("run s.yaml --out one --replicates 1 --quiet", in: place).code == 0)
      let few = try await Tuckman.run(["compare", "one", "one", "--quiet"] + claim, in: place)
      #expect(few.err.contains("a claim needs 6 ") && few.err.contains("and there is 1"), "\(few)")
    }

    @Test func hintsCanBeTypedAndAreOfTheSamePeople() async throws {
      let place = try place()
      let input = try await Tuckman.bash("$TUCKMAN run - --replicates 1 < s.yaml", in: place)
      #expect(input.code == 0 && input.out.contains("run SCENARIO.yaml --replicates 200"), "\(input)")
      #expect(!input.out.contains(" - "), "\(input.out)")
      let later = try await run("run s.yaml --first-replicate 5 --replicates 1 --out l", in: place)
      #expect(later.out.contains("such people with") && !later.out.contains("the same people"), "\(later.out)")
      let wide = try await run("run s.yaml --out l --half-width tension_peak=1e300", in: place)
      #expect(wide.out.contains("±1e+300"), "\(wide.out)")
      try place.write(
        "one.yaml", smallScenario + "\ndesign: {method: lhs, samples: 1, vary: {faultline: {from: 0, to: 1}}}\n")
      let one = try await run("sweep run one.yaml --record runs", in: place)
      #expect(one.code == 0 && !one.out.contains("what matters"), "\(one)")
    }

    @Test func argumentsAreToldForWhatTheyAre() async throws {
      let place = try place()
      try place.write("-d.yaml", smallScenario)
      let file = try await Tuckman.run(["run", "-d.yaml"], in: place)
      #expect(file.ends(ArgumentFault.fileLikeOption("-d.yaml")), "\(file)")
      let change = try await Tuckman.run(["what-if", "s.yaml", ""], in: place)
      #expect(change.code == 64 && change.err.contains(#/^Error: <changes> .*\n    allowed: \w/#), "\(change)")
      let zero = "\ndesign: {vary: {faultline: [0, 0.5]}, constraints: [faultline / 0 < 1]}\n"
      try place.write("z.yaml", smallScenario + zero)
      let constraint = try await run("validate z.yaml", in: place)
      #expect(
        constraint.code == 65 && constraint.err.contains(#/^z\.yaml:\d+:\d+: .* divides by 0\n/#), "\(constraint)")
    }

    @Test func notesOfSweepsAreSaidOnceAndOfOneInTheSingular() async throws {
      let vary = "\ndesign: {vary: {relapse_base: [-2, -1]}}\n"
      let place = try place(["s.yaml": smallScenario + vary])
      let sweep = "sweep run s.yaml --out w --record runs --replicates 3"
      let made = try await run(sweep, in: place)
      #expect(made.code == 0 && made.err.contains("the runs of 1 point went the same way"), "\(made)")
      let runs = try place.text("w/runs.csv")
      try place.write("w/runs.csv", runs.replacing(",ok,", with: ",ok,1", maxReplacements: 1))
      let report = try await run("report w --out w.html --force", in: place)
      #expect(report.err.components(separatedBy: "note: w/runs.csv: ").count == 2, "\(report.err)")
      let cell = try #require(
        FileManager.default.enumerator(atPath: place.path + "/w/cells")?.compactMap { $0 as? String }
          .first { $0.contains("/") && !$0.hasSuffix(".json") })
      try place.write("w/cells/" + cell, "damaged")
      let again = try await run(sweep, in: place)
      #expect(again.err.contains("1 of the cells there was not as it had been written, and was made again"), "\(again)")
    }
  }
}
