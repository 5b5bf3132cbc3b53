import Foundation
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// `-` is standard input for a scenario and standard output for a file, in every command.
  @Suite struct StandardInputTests {
    @Test func aScenarioFromStandardInputIsRun() async throws {
      let place = try Workplace.small()
      #expect(try await Tuckman.bash("$TUCKMAN run - --quiet < s.yaml", in: place).code == 0)
      #expect(try await Tuckman.run(["run", "s.yaml", "--quiet"], in: place).code == 0)
      for name in try place.names("results/s") where name != "manifest.json" {
        #expect(try place.bytes("results/stdin/" + name) == place.bytes("results/s/" + name))
      }
      // The manifest keeps the text.
      #expect(try await Tuckman.run(["reproduce", "results/stdin", "--quiet"], in: place).code == 0)
      // Files that it names are in the current folder.
      try place.write("likes.csv", "source,target,value\nM1,M2,0.5\n")
      let ties = "printf 'scenario: t\\ngroup: {members: 3, sentiment: likes.csv}\\n' | $TUCKMAN run - --out t --quiet"
      #expect(try await Tuckman.bash(ties, in: place).code == 0)
      #expect(try await Tuckman.run(["reproduce", "t", "--quiet"], in: place).code == 0)
    }

    /// With a scenario of a file, and the same from standard input.
    @Test(arguments: [
      "validate X", "explain X --session 2", "what-if X style=adaptive --replicates 4", "diff X s.yaml",
      "what-if s.yaml X --replicates 4 --format csv", "compare X s.yaml --replicates 4 --metric cohesion --format csv",
      "run X --out - --record ticks",
    ]) func everyScenarioMayComeFromStandardInput(_ command: String) async throws {
      let place = try Workplace.small()
      let file = try await Tuckman.bash("$TUCKMAN " + command.replacing("X", with: "s.yaml"), in: place)
      let input = try await Tuckman.bash("$TUCKMAN " + command.replacing("X", with: "-") + " < s.yaml", in: place)
      #expect(file.code == 0 && input.code == 0, "\(input)")
      #expect(input.out.replacing("standard input", with: "s.yaml") == file.out)
      #expect(try place.names() == ["s.yaml", "sweep.yaml"])
    }

    @Test func aSweepMayComeFromStandardInput() async throws {
      let place = try Workplace.small()
      func sweep(_ rest: String) async throws -> Answer {
        try await Tuckman.bash("$TUCKMAN sweep \(rest) < sweep.yaml", in: place)
      }
      #expect(try await sweep("run - --quiet --replicates 2").code == 0)
      #expect(try await sweep("extend - --quiet --replicates 3").code == 0)
      #expect(try await sweep("status - --replicates 3").code == 0)
      #expect(place.exists("results/stdin/summary.csv"))
      let submitted = try await sweep("submit - --tasks 2")
      #expect(submitted.ends(ArgumentFault.conflict(.inputForTasks)), "\(submitted)")
    }

    @Test func whatIsWrongInItIsTold() async throws {
      let place = try Workplace.small()
      let bad = try await Tuckman.bash("printf 'scenario: s\\nseed: x\\n' | $TUCKMAN run -", in: place)
      #expect(
        bad.ends(InputFile.standardInput, line: 2, column: 7, .wrongKind("seed", .text("x"), wanted: .seed)), "\(bad)")
      let empty = try await Tuckman.bash("$TUCKMAN validate - < /dev/null", in: place)
      #expect(empty.ends(InputFile.standardInput, .yaml(.empty)), "\(empty)")
      for (command, inputs) in [
        ("compare - -", ["<sides>", "<sides>"]), ("diff - -", ["<a>", "<b>"]),
        ("what-if - -", ["<scenario>", "<changes>"]), ("validate s.yaml - -", ["<scenarios>", "<scenarios>"]),
      ] {
        let twice = try await Tuckman.bash("$TUCKMAN \(command) < s.yaml", in: place)
        #expect(twice.ends(ArgumentFault.inputTwice(arguments: inputs)), "\(twice)")
      }
      for (command, option) in [
        ("report -", "<result>"), ("figures -", "<folder>"), ("export - --format mesa", "<folder>"),
        ("reproduce -", "<folder>"), ("sensitivity -", "<folder>"), ("report r --compare -", "--compare"),
        ("figures r --out -", "--out"), ("compare s.yaml s.yaml --out -", "--out"),
      ] {
        let folder = try await Tuckman.bash("$TUCKMAN \(command) < s.yaml", in: place)
        let fault = ArgumentFault.dashForFolder(option: option, isOutput: option == "--out")
        #expect(folder.ends(fault), "\(folder)")
      }
      #expect(try place.names() == ["s.yaml", "sweep.yaml"])
    }

    @Test func inputThatNeverEndsIsStopped() async throws {
      let answer = try await Tuckman.bash(
        "timeout --foreground -s INT 2 $TUCKMAN run - < <(exec sleep 10 2> /dev/null)", in: try Workplace.small())
      #expect(answer.err.contains("interrupted: "), "\(answer)")
    }

    @Test func everyFileOfOutputMayBeStandardOutput() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      for command in [
        "report r --pairs 2", "export r --format mesa", "explain r --format csv", "explain r --ablation mechanisms",
      ] {
        let arguments = command.split(separator: " ").map(String.init)
        let out = try await Tuckman.run(arguments + ["--out", "-", "--force"], in: place)
        #expect(out.code == 0, "\(out.err)")
        #expect(try await Tuckman.run(arguments + ["--out", "./-", "--force"], in: place).code == 0)
        #expect(try place.text("-") == out.out, "\(command)")
        try FileManager.default.removeItem(atPath: place.path + "/-")
      }
      let new = try await Tuckman.run(["new", "-"], in: place)
      #expect(new.code == 0 && new.out.hasPrefix("# A scenario") && new.err.isEmpty)
    }

    /// What waits for others, in reading and in writing, ends soon at the first signal.
    @Test(arguments: [
      "validate - < p", "run p --quiet", "list parameters > p",
      "export r --format mesa --out p",
    ])
    func aSignalEndsWhatWaitsForOthers(_ line: String) async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      let made = ["run", "s.yaml", "--replicates", "200", "--record", "runs,ticks", "--out", "r", "--quiet"]
      #expect(try await Tuckman.run(made, in: place).code == 0)
      // A pipe that is open at its other end, where nobody writes and nobody takes anything.
      let reader = line.contains("p --quiet") ? "" : "exec 9<>p;"
      let answer = try await Tuckman.bash(
        "mkfifo p; \(reader) \"$TUCKMAN\" \(line) & child=$!; sleep 1; kill $child; "
          + "for k in $(seq 80); do kill -0 $child 2>/dev/null || break; sleep 0.1; done; "
          + "kill -9 $child 2>/dev/null; wait $child",
        in: place)
      // A list may fit into the pipe.
      #expect(answer.code == 75 || line.hasPrefix("list") && answer.code == 0, "\(line): \(answer)")
    }
  }
}
