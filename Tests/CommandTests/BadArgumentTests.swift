import Foundation
import Testing

extension CommandTests {
  /// What is wrong is told on standard error, with an exit code of its own, and nothing is left behind.
  @Suite struct BadArgumentTests {
    /// Runs a command that must fail beside the small scenario and its results.
    private func refused(
      _ arguments: [String], files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
      let place = try Workplace(["small.yaml": smallScenario])
      for (name, text) in files { try place.write(name, text) }
      _ = try await Tuckman.run("run small.yaml --quiet --record runs", in: place)
      let before = try place.contents()
      let answer = try await Tuckman.run(arguments, in: place)
      #expect(answer.out == "", sourceLocation: sourceLocation)
      #expect(try place.contents() == before, sourceLocation: sourceLocation)
      return answer
    }

    /// Arguments that are refused with 64, and what the first line of standard error is.
    static let arguments: [(arguments: [String], line: String)] = [
      (["frobnicate"], "Error: Unknown command 'frobnicate'."),
      (["run"], "Error: Missing expected argument '<scenario>'"),
      (["run", "small.yaml", "--thread", "2"], "Error: Unknown option '--thread'. Did you mean '--threads'?"),
      (["run", "small.yaml", "--threads", "0"], "Error: --threads is 0; allowed: a whole number from 1 to 1024"),
      (
        ["run", "small.yaml", "--replicates", "0"],
        "Error: --replicates is 0; allowed: a whole number from 1 to 1000000000"
      ),
      (["run", "small.yaml", "--seed", "-1"], "Error: The value '-1' is invalid for '--seed <seed>'"),
      (["run", "small.yaml", "--seed=-1"], "Error: The value '-1' is invalid for '--seed <seed>'"),
      (
        ["run", "small.yaml", "--seed", "18446744073709551616"],
        "Error: The value '18446744073709551616' is invalid for '--seed <seed>'"
      ),
      (
        ["run", "small.yaml", "--first-replicate", "4294967295", "--replicates", "2"],
        "Error: replicates up to 4294967295 can be numbered; take a smaller --first-replicate"
      ),
      (
        ["run", "small.yaml", "--record", "runs,tick"],
        "Error: --record: unknown table 'tick'; allowed: runs, ticks, sessions, members, ties, acts, events, follow_up; "
          + "did you mean 'ticks'?"
      ),
      (
        ["run", "small.yaml", "--record", "acts", "--acts", "mean-field"],
        "Error: acts.csv needs single acts, and with acts in expectation (the default above 64 members) there are "
          + "none; allowed: other tables (--record runs,ticks), or --acts sampled"
      ),
      (
        ["run", "small.yaml", "--out", "-"],
        "Error: --out - writes one table; name it with --record, such as --record ticks"
      ),
      (
        ["list", "methods"], "Error: The value 'methods' is invalid for '<topic>'. Please provide one of the following:"
      ),
      (
        ["run", "small.yaml", "--set", "tention_rate=3"],
        "--set tention_rate=3: unknown parameter 'tention_rate'"
      ),
      (["run", "small.yaml", "--set", "faultline=2"], "--set faultline=2: faultline is '2'"),
      (["run", "small.yaml", "--set", "faultline"], "--set faultline: there is no '='"),
      (["run", "small.yaml", "--set", "teams=5"], "--set teams=5: 5 teams for 4 members"),
      (
        ["run", "small.yaml", "--set", "members=5"],
        "--set members=5: the members are named in the scenario, one by one"
      ),
      (["validate", "small.yaml", "--set", "mixing=1"], "--set mixing=1: mixing is '1'"),
    ]

    @Test(arguments: arguments.indices) func badArgumentsAreRefused(_ index: Int) async throws {
      let (arguments, line) = Self.arguments[index]
      let answer = try await refused(arguments)
      #expect(answer.code == 64)
      #expect(answer.err.split(separator: "\n").first.map(String.init) == line)
    }

    @Test func aBadSettingIsToldWhole() async throws {
      let answer = try await refused([
        "run", "small.yaml", "--set", "tention_rate=3", "--set", "ending_sessions=9", "--set", "sessions=2",
      ])
      #expect(answer.code == 64)
      #expect(
        answer.err == """
          --set tention_rate=3: unknown parameter 'tention_rate'
              allowed: the names that `tuckman list parameters` prints
              hint: did you mean 'tension_rate'?
          --set ending_sessions=9: ending_sessions is 9 for 2 sessions
              allowed: a number from 0 to below the number of sessions
              hint: write parameters: {ending_sessions: 1}, or give --set ending_sessions=1
          --set sessions=2: the schedule entry on line 8 names session 3 of 2
              allowed: sessions from 1 to 2

          """)
    }

    @Test func aGroupThatDoesNotFitIntoMemoryIsRefused() async throws {
      let scenario = "scenario: s\ngroup: {members: 8}\n"
      let answer = try await refused(["run", "s.yaml", "--set", "members=65536"], files: ["s.yaml": scenario])
      // A machine that has hundreds of gigabytes would begin.
      try #require(ProcessInfo.processInfo.physicalMemory < 600_000_000_000)
      #expect(answer.code == 71)
      #expect(answer.err.hasPrefix("--set members=65536: 65536 members need about "))
      let hall = try await refused(
        ["run", "hall.yaml", "--arithmetic", "float", "--acts", "sampled"],
        files: ["hall.yaml": "scenario: s\ngroup: {members: 65}\n"])
      #expect(hall.code == 64)
      #expect(
        hall.err.hasPrefix(
          "Error: --arithmetic float draws single acts for groups of up to 64 members; allowed here: --acts mean-field, "
            + "or --arithmetic double\n"))
      let large = "scenario: s\ngroup: {members: 65536}\n"
      let second = try await refused(["run", "s.yaml"], files: ["s.yaml": large])
      #expect(second.code == 71)
      #expect(second.err.hasPrefix("s.yaml: 65536 members need about "))
    }

    /// Files that are refused with 65, and the whole of standard error.
    static let files: [(text: String, told: String)] = [
      ("", "s.yaml: the file is empty\n    hint: `tuckman new` writes a scenario to begin with\n"),
      ("scenario:\n", "s.yaml:1:10: scenario is empty\n    allowed: text of 1 to 200 characters\n"),
      (
        "scenario: s\n\tseed: 1\n",
        "s.yaml:2:1: this cannot be read as YAML: found a tab character that violates indentation "
          + "(while scanning a plain scalar that begins on line 1)\n    hint: indent with spaces and not with tabs\n"
      ),
      (
        "scenario: s\nseed: one\n",
        "s.yaml:2:7: seed is 'one'\n    allowed: a whole number from 0 to 18446744073709551615\n"
      ),
      ("scenario: s\nseed: 1\nseed: 2\n", "s.yaml:3:1: 'seed' stands here a second time; it is already on line 2\n"),
      (
        "scenario: s\ngroup: {members: 1}\n", "s.yaml:2:18: members is 1\n    allowed: a whole number from 2 to 65536\n"
      ),
      (
        "scenario: s\ngroup: {members: 8, teams: 9}\n",
        "s.yaml:2:28: 9 teams for 8 members\n    allowed: at most as many teams as members\n"
      ),
      (
        "scenario: s\nparameters: {members: 8}\n",
        "s.yaml:2:14: unknown key 'members' in parameters\n    allowed: the names that `tuckman list parameters` prints\n    hint: 'members' belongs under group:\n"
      ),
      (
        "scenario: s\nrecord: [tick]\n",
        "s.yaml:2:10: a table is 'tick'\n    allowed: runs, ticks, sessions, members, ties, acts, events, follow_up\n    hint: did you mean 'ticks'?\n"
      ),
      (
        "scenario: s\nmechanisms: {balance: maybe}\n",
        "s.yaml:2:23: balance is 'maybe'\n    allowed: on, off, true, false\n"
      ),
      (
        "scenario: s\ngroup: {sentiment: none.csv}\n",
        "s.yaml:2:20: none.csv: there is no such file\n    hint: it was looked for at none.csv\n"
      ),
      (
        "scenario: s\ngroup: &g {members: 8}\n",
        "s.yaml:2:8: anchors and aliases (&name, *name) cannot be used here\n    allowed: the value itself\n    hint: if text is meant, put it in quotes\n"
      ),
    ]

    @Test(arguments: files.indices) func badFilesAreRefused(_ index: Int) async throws {
      let (text, told) = Self.files[index]
      for verb in ["run", "validate"] {
        let answer = try await refused([verb, "s.yaml"], files: ["s.yaml": text])
        #expect(answer.code == 65)
        // The folder is another each time.
        #expect(answer.err.replacing(/looked for at .*\//, with: "looked for at ") == told)
      }
    }

    @Test func aFileThatIsMissingIsRefused() async throws {
      for verb in ["run", "validate"] {
        let answer = try await refused([verb, "none.yaml"])
        #expect(answer.code == 65)
        #expect(answer.err == "none.yaml: there is no such file\n")
      }
    }

    @Test func aFaultInAFileBesideTheScenarioIsToldWithItsLine() async throws {
      let scenario = "scenario: s\ngroup: {members: 3, sentiment: likes.csv}\n"
      let answer = try await refused(
        ["run", "s.yaml"], files: ["s.yaml": scenario, "likes.csv": "source,target,value\nM1,M2,0,5\n"])
      #expect(answer.code == 65)
      #expect(
        answer.err == """
          likes.csv:2: 4 cells
              allowed: 3 cells in each row
              hint: decimal commas may split numbers here; separate with commas, and use a decimal dot

          """)
    }

    @Test func validateTellsOfEveryFileAndAnswersTheWorst() async throws {
      let place = try Workplace(["small.yaml": smallScenario, "bad.yaml": "scenario: s\nseed: x\n"])
      let answer = try await Tuckman.run("validate bad.yaml small.yaml none.yaml", in: place)
      #expect(answer.code == 65)
      #expect(answer.out == "small.yaml: ok: 4 members, 4 sessions, 6 replicates\n")
      #expect(
        answer.err == """
          bad.yaml:2:7: seed is 'x'
              allowed: a whole number from 0 to 18446744073709551615
          none.yaml: there is no such file

          """)
    }
  }
}
