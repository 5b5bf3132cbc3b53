import Foundation
import Testing

extension CommandTests {
  /// A command that the program names in a hint, or under what to do next, works as it is typed.
  @Suite struct HintTests {
    private func place() throws -> Workplace {
      let group = "scenario: s\ngroup: {members: 4}\nsessions: 4\nrecord: [runs, ticks, sessions]\n"
      return try Workplace(["my group.yaml": group, "my sweep.yaml": tinySweep])
    }

    /// What stands in a text as a command of ours: between backticks, behind `next: …:` and the like, or on a line of
    /// its own.
    static func commands(in text: String) -> [String] {
      let text = text.whole
      let quoted = text.matches(of: #/`tuckman ([^`]*)`/#).map { String($0.output.1) }
      let plain = text.matches(of: #/(?m)(?:: |^ +|then |try: )tuckman ([^`\n]*)$/#).map { String($0.output.1) }
      return quoted + plain
    }

    /// Runs every command of a text. None may be a mistake of the command line, of a file, or of a place.
    private func expectAllWork(_ text: String, atLeast count: Int = 1, in place: Workplace) async throws {
      let commands = Self.commands(in: text)
      #expect(commands.count >= count, "\(text)")
      for command in commands {
        let answer = try await Tuckman.bash("timeout -s KILL 60 \"$TUCKMAN\" \(command)", in: place)
        #expect([0, 75].contains(answer.code), "\(command): \(answer.code) \(answer.err)")
      }
    }

    @Test func whatToDoAfterARunWorks() async throws {
      let place = try place()
      for options in [
        [], ["--seed", "7", "--set", "dropout_base=0.1", "--set", "faultline=0.3"], ["--half-width", "cohesion=0.2"],
      ] {
        let out = options.isEmpty ? [] : ["--out", "results/it's \(options.count)"]
        let more = options.first == "--half-width" ? ["--replicates", "5"] : []
        let answer = try await Tuckman.run(["run", "my group.yaml"] + options + out + more, in: place)
        #expect(answer.code == 0, "\(answer.err)")
        try await expectAllWork(answer.out, atLeast: 3, in: place)
      }
    }

    @Test func whatToDoAfterANewScenarioOrAnExplanationWorks() async throws {
      let place = try place()
      for name in ["new one.yaml", "plain.yaml"] {
        try await expectAllWork(try await Tuckman.run(["new", name], in: place).err, in: place)
      }
      let words = ["explain", "my group.yaml", "--seed", "3", "--set", "faultline=0.9", "--replicate", "2"]
      try await expectAllWork(try await Tuckman.run(words, in: place).out, atLeast: 2, in: place)
      let nobody = try await Tuckman.run(["explain", "my group.yaml", "--ablation", "interventions"], in: place)
      #expect(nobody.code == 65)
      try await expectAllWork(nobody.err, in: place)
    }

    @Test func whatToDoAfterASweepWorks() async throws {
      let place = try place()
      let options = [
        "--out", "my results", "--seed", "5", "--set", "dropout_base=0.1", "--replicates", "3", "--record",
        "runs,ticks",
      ]
      let answer = try await Tuckman.run(["sweep", "run", "my sweep.yaml"] + options, in: place)
      #expect(answer.code == 0, "\(answer.err)")
      try await expectAllWork(answer.out, in: place)
      let note = try await Tuckman.run(["run", "my sweep.yaml", "--out", "once"], in: place)
      try await expectAllWork(note.err, in: place)
    }

    /// Signals in the middle of a sweep: with the scenario's name alone, with options, in a folder with a blank.
    @Test(arguments: [
      [], ["--out", "my results"],
      [
        "--out", "x", "--seed", "5", "--set", "dropout_base=0.1", "--record", "runs,ticks", "--runs-per-cell", "50",
        "--arithmetic", "double",
      ],
    ])
    func whatToDoAfterAnInterruptionWorks(options: [String]) async throws {
      let place = try place()
      let command = ["sweep", "run", "my sweep.yaml", "--replicates", "200000", "--quiet"] + options
      let run = try Tuckman.start(command, in: place)
      try await Task.sleep(for: .seconds(1))
      run.signal(SIGHUP)
      // What has not stopped by then never will.
      Task.detached {
        try? await Task.sleep(for: .seconds(60))
        run.signal(SIGKILL)
      }
      let answer = await run.answer()
      #expect(answer.code == 75)
      try await expectAllWork(answer.err, in: place)
    }

    @Test func whatToDoWhereASweepIsMissingOrNotWholeWorks() async throws {
      let place = try place()
      let nothing = try await Tuckman.run(["sweep", "merge", "my sweep.yaml", "--out", "of mine"], in: place)
      #expect(nothing.code == 75)
      try await expectAllWork(nothing.err, in: place)
      let words = ["my sweep.yaml", "--out", "half", "--replicates", "4", "--runs-per-cell", "2"]
      #expect(try await Tuckman.run(["sweep", "work"] + words + ["--shard", "1/2", "--quiet"], in: place).code == 0)
      let half = try await Tuckman.run(["sweep", "merge"] + words, in: place)
      #expect(half.code == 75)
      try await expectAllWork(half.err, in: place)
      // A table that has been lost is written again.
      try FileManager.default.removeItem(atPath: place.path + "/of mine/points.csv")
      let lost = try await Tuckman.run(["sensitivity", "of mine"], in: place)
      if lost.err.contains("`tuckman") { try await expectAllWork(lost.err, in: place) }
    }

    /// More replicates, and fewer points than there are: whatever is named works.
    @Test func whatToDoWhereTheDesignIsAnotherWorks() async throws {
      let place = try place()
      let words = ["my sweep.yaml", "--seed", "5", "--out", "it's"]
      #expect(try await Tuckman.run(["sweep", "run"] + words + ["--quiet"], in: place).code == 0)
      let more = words + ["--replicates", "4"]
      #expect(try await Tuckman.run(["sweep", "extend"] + more + ["--quiet"], in: place).code == 0)
      let status = try await Tuckman.run(["sweep", "status"] + words, in: place)
      #expect(status.code == 75 && status.out.squeezed.contains("4 replicates: tuckman sweep status "), "\(status.out)")
      #expect(Self.commands(in: status.out).contains { $0.hasSuffix(" --replicates 4") }, "\(status.out)")
      try await expectAllWork(status.out, in: place)
      let run = try await Tuckman.run(["sweep", "run"] + words, in: place)
      #expect(run.code == 65)
      try await expectAllWork(run.err, in: place)
      try place.write("my sweep.yaml", place.text("my sweep.yaml").replacing("[0, 0.5]", with: "[0, 1]"))
      let other = try await Tuckman.run(["sweep", "status"] + more, in: place)
      let drops = Self.commands(in: other.out).contains { $0.hasPrefix("sweep extend ") && $0.hasSuffix(" --drop") }
      #expect(other.code == 75 && drops, "\(other.out)")
      try await expectAllWork(other.out, in: place)
    }

    /// Nothing is begun beside what is left of a sweep, and no command is named that would be refused.
    @Test(arguments: ["rm", "truncate -s 20"])
    func aSweepThatHasLostItsDescriptionIsCalledOne(how: String) async throws {
      let place = try place()
      #expect(try await Tuckman.run(["sweep", "run", "my sweep.yaml", "--quiet"], in: place).code == 0)
      _ = try await Tuckman.bash(how + " 'results/my sweep/sweep.json'", in: place)
      for verb in ["status", "merge", "run"] {
        let answer = try await Tuckman.run(["sweep", verb, "my sweep.yaml"], in: place)
        #expect(answer.code == (verb == "status" ? 75 : 73))
        let said = answer.out + answer.err
        #expect(said.squeezed.contains("holds a sweep whose sweep.json is missing or damaged"), "\(said)")
        #expect(Self.commands(in: said).isEmpty)
      }
    }

    /// Names that look like options, and that hold what acts on a terminal.
    @Test(arguments: ["-x.yaml", "a\u{1B}[31m'b\\.yaml", "--out", "a\nb.yaml"])
    func whatToDoWithOddNamesWorks(name: String) async throws {
      let place = try place()
      for (from, words) in [
        ("my group.yaml", ["run"]), ("my group.yaml", ["explain"]), ("my sweep.yaml", ["sweep", "run"]),
      ] {
        try place.write(name, place.text(from))
        let answer = try await Tuckman.run(
          words + (words == ["explain"] ? [] : ["--out=-o\t\(words.count)"]) + ["--", name], in: place)
        #expect(answer.code == 0, "\(answer.err)")
        try await expectAllWork(answer.out, in: place)
      }
      let status = try await Tuckman.run(["sweep", "status", "--out=-new", "--", name], in: place)
      try await expectAllWork(status.out, in: place)
    }

    /// What was made with these options is asked about with them.
    @Test func whatToDoNextIsAboutTheSameGroups() async throws {
      let place = try place()
      let options = [
        "--acts", "mean-field", "--arithmetic", "double", "--first-replicate", "7", "--record", "runs,ticks",
      ]
      let answer = try await Tuckman.run(["run", "my group.yaml", "--out", "r"] + options, in: place)
      let commands = Self.commands(in: answer.out).filter { $0.hasPrefix("run ") }
      #expect(commands.count == 2, "\(answer.out)")
      for command in commands {
        for option in ["--acts mean-field", "--arithmetic double", "--first-replicate 7", "--record runs,ticks"] {
          #expect(command.contains(option), "\(command)")
        }
      }
      try await expectAllWork(answer.out, atLeast: 4, in: place)
      // A run by another spelling of its id, of a folder that is taken as it is.
      try place.write("r/ticks.csv", place.text("r/ticks.csv") + "\n")
      let explained = try await Tuckman.run(["explain", "r:p00r07", "--force"], in: place)
      #expect(explained.code == 0, "\(explained.err)")
      try await expectAllWork(explained.out, in: place)
    }

    @Test func reproduceNamesTheFolderForWhatIsMadeAgain() async throws {
      let place = try place()
      #expect(try await Tuckman.run(["run", "my group.yaml", "--out", "r", "--quiet"], in: place).code == 0)
      try place.write("file", "")
      for folder in ["/nonexist", place.path + "/file"] {
        let answer = try await Tuckman.run(["reproduce", "r"], in: place, environment: ["TMPDIR": folder])
        #expect(answer.code == 73 && answer.err.contains("TMPDIR") && !answer.err.contains("--out"), "\(answer.err)")
      }
    }

    /// Whoever starts the program by the script is told of the script.
    @Test func aHintNamesTheProgramAsItWasCalled() async throws {
      let place = try place()
      try place.write("empty.yaml", "")
      for (words, told) in [
        (["validate", "empty.yaml"], "`./tuckman new`"),
        (["run", "my group.yaml", "--set", "x=1"], "`./tuckman list parameters`"),
        (["report", "my group.yaml"], "./tuckman run 'my group.yaml'"),
      ] {
        let answer = try await Tuckman.run(words, in: place, environment: ["TUCKMAN_COMMAND": "./tuckman"])
        #expect(answer.err.contains(told), "\(answer.err)")
      }
    }
  }
}
