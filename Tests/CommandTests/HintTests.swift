import Foundation
import Testing

extension CommandTests {
  /// A command that the program names in a hint, or under what to do next, works as it is typed.
  @Suite struct HintTests {
    private func place() throws -> Workplace {
      let place = try Workplace()
      try place.write(
        "my group.yaml", "scenario: s\ngroup: {members: 4}\nsessions: 4\nrecord: [runs, ticks, sessions]\n")
      try place.write(
        "my sweep.yaml",
        "scenario: s\ngroup: {members: 4}\nsessions: 4\nreplicates: 2\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      return place
    }

    /// What stands in a text as a command of ours: between backticks, behind `next: …:` and the like, or on a line of its own.
    static func commands(in text: String) -> [String] {
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
