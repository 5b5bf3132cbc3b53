import Experiments
import Foundation
import ScenarioReading
import Scenarios
import Studies
import Testing
import TuckmanCommand

/// A sweep of a moment: six points.
let smallSweep = """
  scenario: A small sweep
  group: {members: 4}
  sessions: 3
  ticks_per_session: 4
  parameters: {ending_sessions: 1, acts_per_tick: 4}
  replicates: 8
  design:
    vary:
      faultline: [0, 0.4, 0.8]
      style: [none, adaptive]
  """

extension CommandTests {
  /// The `sweep` commands and `reproduce`, as users and their scripts see them.
  @Suite struct SweepTests {
    private func place(_ text: String = smallSweep) throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", text)
      return place
    }

    private func sweep(_ verb: String, _ more: [String] = [], in place: Workplace) async throws -> Answer {
      try await Tuckman.run(["sweep", verb, "s.yaml"] + more, in: place)
    }

    @Test func statusNamesTheShardsThatAreNotDone() async throws {
      let place = try place()
      #expect(try await sweep("work", ["--shard", "2/3", "--runs-per-cell", "4", "--quiet"], in: place).code == 0)
      let part = try await sweep("status", in: place)
      #expect(part.code == 75 && part.out.contains("  unfinished shards: 1/3 and 3/3\n"), "\(part)")
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      let whole = try await sweep("status", in: place)
      #expect(whole.code == 0 && !whole.out.contains("shards"), "\(whole)")
    }

    @Test func aPlanSaysWhatWouldBeDoneAndMakesNothing() async throws {
      let place = try place()
      let before = try place.contents()
      let plan = try await sweep("plan", in: place)
      #expect(plan.code == 0 && plan.err == "")
      for part in [
        "grid of faultline (3) × style (2)", "6 points with 8 replicates, common random numbers: 48 runs",
        "runs.csv, points.csv, summary.csv", "point_id  faultline     style", "Next:\n  tuckman sweep run s.yaml",
      ] { #expect(plan.out.contains(part), "\(part)") }
      #expect(try place.contents() == before)
    }

    @Test func aSweepWritesItsTablesAndGoesOnWithTheSameCommand() async throws {
      let place = try place()
      let status = try await sweep("status", in: place)
      #expect(status.code == 75 && status.out.contains("results/s: no sweep has begun here"))
      let run = try await sweep("run", in: place)
      #expect(run.code == 0 && run.err == "")
      #expect(run.out.contains("6 points, 48 runs, 0 failed") && run.out.contains("± half of the 95% CI"))
      let runs = Table(try place.text("results/s/runs.csv"))
      #expect(runs["run_id"] == (0..<6).flatMap { point in (0..<8).map { "p\(point)r\($0)" } })
      #expect(runs["faultline"] == ["0", "0.4", "0.8"].flatMap { Array(repeating: $0, count: 16) })
      #expect(Set(runs["style"]) == ["none", "adaptive"] && runs["status"].allSatisfy { $0 == "ok" })
      #expect(Table(try place.text("results/s/points.csv")).header == ["point_id", "faultline", "style"])
      let summary = Table(try place.text("results/s/summary.csv"))
      #expect(summary["n"].allSatisfy { (0...8).contains(Int($0) ?? -1) })
      let counts = zip(summary["metric"], summary["n"]).filter { $0.0 == "cohesion" }.map(\.1)
      #expect(counts == Array(repeating: "8", count: 6))
      let keys = zip(summary["point_id"], summary["metric"]).map { "\($0) \($1)" }
      #expect(keys == keys.sorted() && Set(keys).count == keys.count)
      let before = try place.contents()
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      let after = try place.contents()
      for (name, bytes) in before where !name.hasSuffix("manifest.json") && !name.hasSuffix(".lock") {
        #expect(after[name] == bytes, "\(name)")
      }
      let done = try await sweep("status", in: place)
      #expect(done.code == 0 && done.out.contains("finished: the tables are written"))
    }

    @Test func shardsAreMergedAndMissingOnesNamed() async throws {
      let place = try place()
      #expect(try await sweep("run", ["--out", "one", "--quiet"], in: place).code == 0)
      let nothing = try await sweep("merge", ["--out", "three"], in: place)
      #expect(nothing.code == 75 && nothing.err.contains("three: no sweep has begun here") && !place.exists("three"))
      for shard in ["1/3", "3/3"] {
        let work = try await sweep("work", ["--out", "three", "--runs-per-cell", "4", "--shard", shard], in: place)
        #expect(work.code == 0 && work.out == "" && work.err.hasPrefix("shard \(shard): "))
      }
      let merge = try await sweep("merge", ["--out", "three"], in: place)
      #expect(merge.code == 75 && merge.err.contains(" cells are missing, of shard 2/3: "))
      #expect(!place.exists("three/runs.csv"))
      #expect(try await sweep("work", ["--out", "three", "--shard", "2/3", "--quiet"], in: place).err == "")
      #expect(try await sweep("merge", ["--out", "three", "--quiet"], in: place).code == 0)
      for table in ["runs", "points", "summary"] {
        #expect(try place.bytes("three/\(table).csv") == place.bytes("one/\(table).csv"))
      }
    }

    @Test func aChangedScenarioIsRefusedUntilItIsExtended() async throws {
      let place = try place()
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      try place.write("s.yaml", "# A comment.\n" + smallSweep.replacing("replicates: 8", with: "replicates: 8.0"))
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      try place.write("s.yaml", smallSweep.replacing("[0, 0.4, 0.8]", with: "[0, 0.2, 0.4, 0.8]"))
      let refused = try await sweep("run", in: place)
      let changes = [("2", "0.4", "0.2"), ("3", "0.8", "0.4"), ("4", nil, "0.8")].map {
        SweepChange.field("design.vary.faultline." + $0, $1, now: $2, isDesign: true)
      }
      let way = ScenarioFault.Way(command: "tuckman sweep extend s.yaml", what: "another design")
      #expect(
        refused.ends(ScenarioFault.otherSweep(scenario: "s.yaml", folder: "results/s", changes, way: way)),
        "\(refused)")
      #expect(try await sweep("extend", ["--quiet", "--replicates", "11"], in: place).code == 0)
      #expect(try await sweep("run", ["--out", "at-once", "--quiet", "--replicates", "11"], in: place).code == 0)
      for table in ["runs", "points", "summary"] {
        #expect(try place.bytes("results/s/\(table).csv") == place.bytes("at-once/\(table).csv"))
      }
      let other = try await sweep("extend", ["--set", "tension_rate=2", "--replicates", "11"], in: place)
      #expect(other.code == 65 && other.err.contains("--set tension_rate is new: 2"))
      #expect(other.err.contains("hint: name another folder with --out"), "\(other)")
    }

    @Test func whatIsDoneIsNotDroppedUnlessAsked() async throws {
      let place = try place()
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      let before = try place.contents()
      for text in [
        smallSweep.replacing("[0, 0.4, 0.8]", with: "[0, 0.8]"),
        smallSweep.replacing("replicates: 8", with: "replicates: 5"),
      ] {
        try place.write("s.yaml", text)
        let refused = try await sweep("extend", in: place)
        let dropped = text.contains("0.4") ? 18 : 16
        let fault = ScenarioFault.dropsRuns(scenario: "s.yaml", folder: "results/s", all: 48, dropped: dropped)
        #expect(refused.ends(fault), "\(refused)")
        for (name, bytes) in before where name != "s.yaml" { #expect(try place.contents()[name] == bytes) }
      }
      #expect(try await sweep("extend", ["--drop", "--quiet"], in: place).code == 0)
      #expect(Table(try place.text("results/s/runs.csv")).rows.count == 30)
      try place.write("s.yaml", smallSweep)
      let more = try await sweep("extend", in: place)
      #expect(more.code == 0 && more.err.contains("30 runs were there before, 18 are new"))
    }

    @Test func statusSaysWhatHasChangedAndWhatIsMissing() async throws {
      let place = try place()
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      try FileManager.default.removeItem(atPath: place.path + "/results/s/runs.csv")
      let missing = try await sweep("status", in: place)
      #expect(missing.code == 75 && missing.out.contains("  runs.csv is missing; "), "\(missing)")
      #expect(HintTests.commands(in: missing.out) == ["sweep run s.yaml"], "\(missing)")
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      // What holds anyway may be written out.
      try place.write("s.yaml", smallSweep + "\n  luck: shared\n")
      #expect(try await sweep("status", in: place).code == 0)
      try place.write("s.yaml", smallSweep.replacing("acts_per_tick: 4", with: "acts_per_tick: 5"))
      let changed = try await sweep("status", in: place)
      #expect(changed.code == 75 && changed.out.squeezed.contains("'parameters.acts_per_tick' was 4 and is 5"))
      #expect(changed.out.contains("name another folder with --out"))
      try place.write("s.yaml", smallSweep)
      let cells = try await sweep("status", ["--runs-per-cell", "3"], in: place)
      #expect(cells.code == 75 && cells.out.contains("--runs-per-cell was 64 and is 3"))
      try place.write("s.yaml", smallSweep.replacing("acts_per_tick: 4", with: "acts_per_tick: 5"))
      let plan = try await sweep("plan", in: place)
      #expect(plan.out.contains("results/s has another sweep: 'parameters.acts_per_tick' was 4 and is 5"))
    }

    @Test func placesThatAreNotOursAreLeftAlone() async throws {
      let place = try place()
      try place.makeFolder("mine")
      try place.write("mine/notes.txt", "keep me")
      try place.makeFolder("linked")
      try place.link("linked/cells", to: "/etc")
      try place.write("file", "x")
      let before = try place.contents()
      for (out, why) in [
        ("mine", "the folder holds no sweep"), ("linked", "cells in it is a link"), ("file", "this is not a folder"),
      ] {
        for verb in [["run"], ["extend"], ["work", "--shard", "1/2"]] {
          let answer = try await sweep(verb[0], Array(verb.dropFirst()) + ["--out", out], in: place)
          #expect(answer.code == 73)
          #expect(
            answer.err
              == "\(out): cannot be created: \(why)\n"
              + "    hint: name another folder with --out, or use --force, which moves it aside\n"
          )
        }
      }
      #expect(try place.contents() == before)
      #expect(try await sweep("run", ["--out", "mine", "--force", "--quiet"], in: place).code == 0)
      #expect(try place.text("mine.old/notes.txt") == "keep me" && place.exists("mine/runs.csv"))
      // What the user puts beside the tables stays, and does no harm.
      try place.write("mine/notes.txt", "mine again")
      #expect(try await sweep("run", ["--out", "mine", "--quiet"], in: place).code == 0)
      #expect(try place.text("mine/notes.txt") == "mine again")
    }

    @Test func runsThatFailAreListed() async throws {
      let place = try place(smallSweep.replacing("style: [none, adaptive]", with: "status_rate: [0.1, 1e308]"))
      let run = try await sweep("run", in: place)
      #expect(run.code == 70 && run.out.contains("6 points, 48 runs, 24 failed"))
      #expect(
        run.err.contains("24 of 48 runs failed (failures.csv), the first p1r0: status_spread is not a finite number"))
      #expect(Table(try place.text("results/s/failures.csv")).rows.count == 24)
      #expect(try await sweep("retry", ["--quiet"], in: place).code == 70)
      #expect(try await Tuckman.run(["reproduce", "results/s"], in: place).code == 0)
    }

    @Test func badArgumentsAreToldWithWhatIsAllowed() async throws {
      let place = try place()
      for (arguments, fault) in [
        (["work", "s.yaml", "--shard", "3/2"], ArgumentFault.malformed(.shard, "3/2")),
        (["run", "s.yaml", "--out", "-"], ArgumentFault.conflict(.sweepToOutput)),
        (
          ["run", "s.yaml", "--runs-per-cell", "0"],
          ArgumentFault.outOfRange(option: "--runs-per-cell", "0", allowed: 1...1_000_000)
        ),
        (
          ["submit", "s.yaml", "--tasks", "0"],
          ArgumentFault.outOfRange(option: "--tasks", "0", allowed: 1...1_000_000)
        ),
        (
          ["run", "s.yaml", "--set", "faultline=1"],
          Problem(Place("--set faultline=1"), .setting(.isVaried("faultline")), isInArguments: true)
        ),
      ] as [([String], any Error)] {
        let answer = try await Tuckman.run(["sweep"] + arguments, in: place)
        #expect(answer.ends(fault), "\(arguments): \(answer)")
      }
      #expect(try place.names() == ["s.yaml"])
      try place.write("s.yaml", smallScenario)
      let none = try await sweep("run", in: place)
      #expect(none.ends(DesignFault(scenario: "s.yaml", what: .noDesign)), "\(none)")
    }

    @Test func submittingWithoutSlurmSaysWhatIsMissing() async throws {
      let place = try place()
      let answer = try await Tuckman.bash(
        "PATH=/nowhere \"$TUCKMAN\" sweep submit s.yaml --tasks 2", in: place)
      #expect(["squeue", "sbatch", "srun", "scontrol"].contains { answer.ends(SlurmFault.noCommand($0)) }, "\(answer)")
    }

    @Test func programsGetJSON() async throws {
      let place = try place()
      func object(_ answer: Answer) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
      }
      let plan = try object(try await sweep("plan", ["--format", "json"], in: place))
      #expect(plan["points"] as? Int == 6 && plan["runs"] as? Int == 48 && plan["method"] as? String == "grid")
      #expect((plan["first_points"] as? [[String: String]])?[1] == ["faultline": "0", "style": "adaptive"])
      let none = try object(try await sweep("status", ["--format", "json"], in: place))
      #expect(none["has_begun"] as? Bool == false && none["cells"] == nil)
      let run = try object(try await sweep("run", ["--format", "json"], in: place))
      #expect(run["runs"] as? Int == 48 && (run["files"] as? [[String: Any]])?.count == 3)
      let done = try object(try await sweep("status", ["--format", "json"], in: place))
      #expect(done["has_finished"] as? Bool == true && done["all_runs"] as? Int == 48)
    }

    @Test func reproduceNamesWhatDiffers() async throws {
      let place = try place()
      #expect(try await sweep("run", ["--quiet"], in: place).code == 0)
      let same = try await Tuckman.run(["reproduce", "results/s"], in: place)
      #expect(same.code == 0 && same.out.contains("4 files match the manifest and came out the same again"))
      let runs = try place.text("results/s/runs.csv")
      try place.write("results/s/runs.csv", runs.replacing("p0r3", with: "p0r4"))
      let changed = try await Tuckman.run(["reproduce", "results/s"], in: place)
      #expect(changed.code == 1)
      let change = Reproduction.Difference.file("runs.csv", .changed(.bytes, spreadsheet: nil))
      #expect(changed.err == change.words(in: "results/s") + "\n")
      let manifest = try place.text("results/s/manifest.json")
      try place.write("results/s/runs.csv", runs)
      try place.write("results/s/manifest.json", manifest.replacing("\"seed\" : 1", with: "\"seed\" : 2"))
      let other = try await Tuckman.run(["reproduce", "results/s"], in: place)
      #expect(
        other.code == 1 && other.err.contains(Reproduction.Difference.made("runs.csv").words(in: "results/s") + "\n"))
      #expect(!other.err.contains("points.csv"))
      #expect(try await Tuckman.run(["reproduce", "."], in: place).code == 65)
    }
  }
}
