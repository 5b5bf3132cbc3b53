import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies
import Testing
import TuckmanCommand

extension CommandTests {
  /// `explain`: why a run went as it did.
  @Suite struct ExplainTests {
    private static func workplace() throws -> Workplace {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      return place
    }

    private static func explained(_ arguments: [String], in place: Workplace) async throws -> Answer {
      let answer = try await Tuckman.run(["explain"] + arguments, in: place)
      #expect(answer.code == 0, "\(answer.err)")
      return answer
    }

    /// The changes of the CSV, summed by tick, against ticks.csv of the same run in doubles.
    @Test(arguments: ["mechanism", "pair", "member"]) func theTableAddsUpToTheTicks(_ grouping: String) async throws {
      let place = try Self.workplace()
      let arguments = ["small.yaml", "--replicate", "4", "--by", grouping, "--format", "csv"]
      let changes = Table(try await Self.explained(arguments, in: place).out)
      #expect(changes.header == ["tick", "session", "metric", "part", "source", "target", "change"])
      let run = ["run", "small.yaml", "--arithmetic", "double", "--record", "ticks", "--out", "-"]
      let ticks = Table(try await Tuckman.run(run, in: place).out)
      let ofRun = ticks.rows.indices.filter { ticks["replicate"][$0] == "4" }
      #expect(ofRun.count == 13)
      for metric in ["cohesion", "tension"] {
        let levels = ofRun.map { Double(ticks[metric][$0]) ?? .nan }
        for tick in 1...12 {
          let rows = changes.rows.indices.filter {
            changes["tick"][$0] == String(tick) && changes["metric"][$0] == metric
          }
          let sum = rows.reduce(0.0) { $0 + (Double(changes["change"][$1]) ?? .nan) }
          #expect(abs(sum - (levels[tick] - levels[tick - 1])) < 1e-12)
        }
      }
    }

    @Test func theStorySaysWhatAndWho() async throws {
      let place = try Workplace()
      try place.copyScenarios()
      let text = try await Self.explained(["Scenarios/first-run.yaml"], in: place).out
      #expect(text.contains("Storming began in session"))
      #expect(text.contains("between Ana and Ben"))
      #expect(text.contains("What moved cohesion, by session") && text.contains("What moved tension, by session"))
      #expect(text.contains("Adjourning began in session"))
    }

    @Test func aQuestionIsAnswered() async throws {
      let place = try Self.workplace()
      let session = try await Self.explained(["small.yaml", "--session", "2", "--by", "pair"], in: place).out
      #expect(session.contains("Session 2 (ticks 4 to 6).") && session.contains("What moved tension, by pair"))
      #expect(session.contains("Ana and Ben"))
      let tick = try await Self.explained(["small.yaml", "--tick", "5", "--metric", "negativity"], in: place).out
      #expect(tick.contains("Tick 5.") && tick.contains("Negativity ") && !tick.contains("Cohesion "))
      let stage = try await Self.explained(["small.yaml", "--stage", "performing"], in: place).out
      #expect(stage.contains("erforming"))
      let csv = try await Self.explained(["small.yaml", "--session", "2", "--format", "csv"], in: place).out
      #expect(Set(Table(csv)["tick"]) == ["4", "5", "6"])
    }

    @Test func aRecordedRunIsMadeAgain() async throws {
      let place = try Self.workplace()
      let made = ["run", "small.yaml", "--out", "made", "--quiet", "--arithmetic", "double"]
      #expect(try await Tuckman.run(made, in: place).code == 0)
      let text = try await Self.explained(["made:p0r3"], in: place).out
      #expect(text.contains("replicate 3") && text.contains("the same run as in made"))
      let scenario = try await Self.explained(["small.yaml", "--replicate", "3", "--format", "csv"], in: place).out
      let folder = try await Self.explained(["made:p0r3", "--format", "csv"], in: place)
      #expect(folder.out == scenario && folder.err.contains("the same run"))
      // Another run under its name is told to be another.
      let runs = try place.text("made/runs.csv").replacing("p0r3,0,3", with: "p0r9,0,9")
        .replacing("p0r2,0,2", with: "p0r3,0,3").replacing("p0r9,0,9", with: "p0r2,0,2")
      try place.write("made/runs.csv", runs)
      try place.agree("made")
      let other = try await Self.explained(["made:p0r3"], in: place)
      #expect(other.err.contains("NOT the run that made has") && other.out.contains("NOT the run"))
    }

    @Test func aPointOfASweepIsThatPoint() async throws {
      let place = try Self.workplace()
      try place.write(
        "sweep.yaml", smallScenario + "\ndesign: {vary: {tension_cost: [0.1, 2]}}\n")
      let sweep = ["sweep", "run", "sweep.yaml", "--out", "swept", "--quiet", "--record", "runs"]
      #expect(try await Tuckman.run(sweep, in: place).code == 0)
      let swept = try await Self.explained(["swept:p1r2", "--format", "csv"], in: place).out
      let set = ["small.yaml", "--set", "tension_cost=2", "--replicate", "2", "--format", "csv"]
      #expect(swept == (try await Self.explained(set, in: place).out))
    }

    /// The row of a mechanism, against the same scenario with the mechanism off by hand.
    @Test func anAblationIsTheScenarioWithoutIt() async throws {
      let place = try Self.workplace()
      try place.write("off.yaml", smallScenario + "\nmechanisms: {influence: off}\n")
      let csv = try await Self.explained(["small.yaml", "--ablation", "mechanisms", "--format", "csv"], in: place).out
      let table = Table(csv)
      #expect(Set(table["left_out"]).count == 15)
      let other = try await Tuckman.run(["what-if", "small.yaml", "off.yaml", "--format", "csv"], in: place)
      let expected = Table(other.out)
      for metric in ["tension_peak", "cohesion", "left", "progress"] {
        let row = try #require(
          table.rows.indices.first { table["left_out"][$0] == "influence" && table["metric"][$0] == metric })
        let same = try #require(expected["metric"].firstIndex(of: metric))
        for column in ["n", "mean_a", "mean_b", "difference", "ci_low", "ci_high"] {
          #expect(table[column][row] == expected[column][same], "\(metric) \(column)")
        }
      }
    }

    @Test func eachInterventionIsLeftOutOnce() async throws {
      let place = try Self.workplace()
      let facilitator = """
        facilitator:
          style: adaptive
          schedule: [{technique: mediation, from: 2, to: 3, dose: 0.5}, {technique: coaching, dose: 0.3}]
          triggers: [{when: tension > 0.2, technique: coaching, dose: 0.9}]
        """
      let lines = smallScenario.split(separator: "\n").filter {
        !$0.contains("facilitator") && !$0.contains("schedule")
      }
      try place.write("led.yaml", lines.joined(separator: "\n") + "\n" + facilitator + "\n")
      let arguments = ["led.yaml", "--ablation", "interventions", "--replicates", "4"]
      let table = Table(try await Self.explained(arguments + ["--format", "csv"], in: place).out)
      #expect(
        Set(table["left_out"]) == [
          "all that the facilitator does", "style adaptive", "style adaptive: active_listening 0.3",
          "style adaptive: open_questions 0.2", "style adaptive: mediation 0.8 when observed_negativity > 0.08",
          "style adaptive: coaching 0.8 when observed_negativity > 0.08",
          "style adaptive: round_robin 0.4 when observed_top_share > 0.35",
          "schedule 1: mediation 0.5, sessions 2 to 3",
          "schedule 2: coaching 0.3", "trigger 1: coaching 0.9 when tension > 0.2",
        ])
      let text = try await Self.explained(arguments, in: place).out
      #expect(text.contains("in the same 4 groups") && text.contains("style adaptive"))
    }

    private static let refusals: [([String], any Error)] = [
      (["small.yaml", "--session", "5"], ArgumentFault.beyondRun(option: "--session", 5, of: 4)),
      (["small.yaml", "--tick", "0"], ArgumentFault.beyondRun(option: "--tick", 0, of: 12)),
      (["small.yaml", "--tick", "1", "--session", "1"], ArgumentFault.conflict(.severalQuestions)),
      (
        ["small.yaml", "--metric", "skill"],
        ArgumentFault.notSplit(metric: "skill", known: ["cohesion", "tension", "negativity"])
      ),
      (["small.yaml", "--replicates", "9"], ArgumentFault.conflict(.replicatesOfOneRun)),
      (["small.yaml:p1r0"], RequestFault.unknownPoint("small.yaml:p1r0", 1, count: 1)),
      (["small.yaml:7"], RequestFault.notRun("small.yaml:7", id: "7")),
      (["none.yaml"], Problem(Place("none.yaml"), .file(.missing()))),
      (["empty"], FolderFault(Place("empty/manifest.json"), .noManifest)),
      (["made:p0r6"], RequestFault.unknownReplicate("made:p0r6", 6, allowed: 0...5)),
      (["made", "--seed", "4"], RequestFault.settingsOfFolder("made")),
      (["hall.yaml"], ScenarioFault.tooManyMembers(scenario: "hall.yaml", 65, most: 64)),
      (["long.yaml"], ScenarioFault.tooManyTicks(scenario: "long.yaml", 3600, most: 2441, members: 64)),
      (
        ["alone.yaml", "--ablation", "interventions"],
        ScenarioFault.nothingToLeaveOut("alone.yaml", areMechanisms: false, other: "mechanisms")
      ),
      (
        ["small.yaml", "--out", "small.yaml"],
        OutputError.cannotCreate(
          path: "small.yaml", reason: "the file is there already", hint: "name another, or use --force")
      ),
    ]

    @Test(arguments: refusals.indices) func whatCannotBeExplainedIsRefused(_ index: Int) async throws {
      let place = try Self.workplace()
      try place.makeFolder("empty")
      try place.write("hall.yaml", "scenario: a hall\ngroup: {members: 65}\n")
      try place.write("long.yaml", "scenario: long\ngroup: {members: 64}\nsessions: 300\n")
      try place.write("alone.yaml", "scenario: alone\n")
      _ = try await Tuckman.run(["run", "small.yaml", "--out", "made", "--quiet"], in: place)
      let (arguments, fault) = Self.refusals[index]
      let answer = try await Tuckman.run(["explain"] + arguments, in: place)
      #expect(answer.ends(fault) && answer.out == "", "\(answer)")
    }
  }
}
