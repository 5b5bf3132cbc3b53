import Foundation
import Recording
import Testing

extension CommandTests {
  /// Two at the same place, and processes that are stopped on their way.
  @Suite struct InterruptionTests {
    private let endless = ["run", "small.yaml", "--replicates", "100000000", "--record", "runs,ticks", "--quiet"]

    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      #expect(try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place).code == 0)
      return place
    }

    /// Waits until a file is there that has something in it.
    private func wait(for name: String, in place: Workplace) async throws {
      for _ in 0..<3000 {
        if let bytes = try? place.bytes(name), !bytes.isEmpty { return }
        try await Task.sleep(for: .milliseconds(20))
      }
      Issue.record("\(name) did not come within a minute")
    }

    private func busy(_ holder: String) -> OutputError { .busy(path: "results/small", holder: holder) }

    @Test func aPlaceThatIsLockedIsBusy() async throws {
      let place = try await place()
      try place.makeFolder("results/.small.partial")
      let before = try place.contents()
      let descriptor = open(place.path + "/results/.small.partial", O_RDONLY)
      #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
      let answer = try await Tuckman.run(["run", "small.yaml"], in: place)
      #expect(answer.ends(busy("another process")), "\(answer)")
      #expect(answer.out == "")
      #expect(try place.contents() == before)
      // The folder alone holds nobody off.
      close(descriptor)
      #expect(try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place).code == 0)
      #expect(try place.names("results") == ["small"])
    }

    @Test func aSecondProcessNamesTheFirst() async throws {
      let place = try await place()
      let before = try place.contents()
      let first = try Tuckman.start(endless, in: place)
      try await wait(for: "results/.small.partial/.holder", in: place)
      let second = try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place)
      #expect(second.ends(busy("process \(first.id)")), "\(second)")
      first.signal(SIGTERM)
      #expect(await first.answer().code == 75)
      #expect(try place.contents() == before)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func anInterruptedRunStopsWithinTwoSecondsAndLeavesNothing(
      _ number: Int32
    ) async throws {
      let place = try await place()
      let before = try place.contents()
      for out in ["results/small", "new/folder"] {
        let run = try Tuckman.start(endless + ["--out", out], in: place)
        let parts = out.split(separator: "/")
        try await wait(for: "\(parts[0])/.\(parts[1]).partial/ticks.csv", in: place)
        let clock = ContinuousClock()
        let start = clock.now
        run.signal(number)
        let answer = await run.answer()
        #expect(clock.now - start < .seconds(2))
        #expect(answer.code == 75)
        #expect(answer.out == "")
        #expect(answer.ends(CancellationError()) && answer.err.hasPrefix("stopping… "), "\(answer)")
        #expect(try place.contents() == before)
      }
    }

    /// `nohup` has a run go on when the terminal ends.
    @Test func whoeverIgnoresTheEndOfTheTerminalGoesOn() async throws {
      let place = try await place()
      let run = try Tuckman.start(
        ["-c", "trap '' HUP; exec \"$0\" \"$@\"", Tuckman.path] + endless, program: "/bin/bash", in: place)
      try await wait(for: "results/.small.partial/ticks.csv", in: place)
      run.signal(SIGHUP)
      try await Task.sleep(for: .seconds(1))
      run.signal(SIGTERM)
      let answer = await run.answer()
      #expect(answer.code == 75)
      // Once, and not twice: the first signal was none.
      #expect(answer.err.hasPrefix("stopping… (once more to stop at once)\ninterrupted: "), "\(answer.err)")
    }

    /// What is removed under a run is another's place by then: the run fails, and leaves the other's results alone.
    @Test(arguments: ["rm -rf", "mv -t moved"]) func aFolderThatIsTakenAwayIsNotPutInPlace(
      _ taking: String
    ) async throws {
      let place = try await place()
      try place.makeFolder("moved")
      let first = try Tuckman.start(
        ["run", "small.yaml", "--replicates", "4000", "--record", "runs,ticks", "--quiet"], in: place)
      try await wait(for: "results/.small.partial/ticks.csv", in: place)
      first.signal(SIGSTOP)
      #expect(try await Tuckman.bash("\(taking) results/.small.partial", in: place).code == 0)
      let second = try await Tuckman.run(["run", "small.yaml", "--record", "runs", "--quiet"], in: place)
      #expect(second.code == 0)
      let after = try place.contents().filter { !$0.key.hasPrefix("moved") }
      first.signal(SIGCONT)
      let answer = await first.answer()
      #expect(answer.code == 74)
      #expect(answer.err.contains("the folder was removed or replaced while this wrote into it"), "\(answer.err)")
      #expect(try place.contents().filter { !$0.key.hasPrefix("moved") } == after)
    }

    @Test func aPlaceThatAnotherHasTakenMeanwhileIsLeftToIt() async throws {
      let place = try await place()
      let first = try Tuckman.start(
        ["run", "small.yaml", "--replicates", "4000", "--record", "runs,ticks", "--quiet"], in: place)
      try await wait(for: "results/.small.partial/ticks.csv", in: place)
      first.signal(SIGSTOP)
      #expect(try await Tuckman.bash("rm -rf results/.small.partial", in: place).code == 0)
      let second = try Tuckman.start(endless, in: place)
      try await wait(for: "results/.small.partial/ticks.csv", in: place)
      first.signal(SIGCONT)
      #expect(await first.answer().code == 74)
      // The second goes on undisturbed.
      #expect(place.exists("results/.small.partial/ticks.csv"))
      second.signal(SIGTERM)
      #expect(await second.answer().code == 75)
    }

    /// A run of this group takes many seconds, on every core, and none of them looks up for a signal.
    @Test func aRunOfALargeGroupOnAllCoresStopsWithinTwoSeconds() async throws {
      let place = try Workplace()
      try place.write("large.yaml", "scenario: s\ngroup: {members: 500}\nreplicates: 100\n")
      let run = try Tuckman.start(["run", "large.yaml", "--record", "runs", "--quiet"], in: place)
      try await wait(for: "results/.large.partial/.holder", in: place)
      try await Task.sleep(for: .seconds(1))
      let clock = ContinuousClock()
      let start = clock.now
      run.signal(SIGINT)
      #expect(await run.answer().code == 75)
      #expect(clock.now - start < .seconds(2))
      #expect(try place.names() == ["large.yaml"])
    }

    @Test func aTableOnStandardOutputIsInterruptedToo() async throws {
      let place = try await place()
      let run = try Tuckman.start(
        ["run", "small.yaml", "--replicates", "100000000", "--record", "runs", "--out", "-"], in: place)
      try await Task.sleep(for: .milliseconds(500))
      run.signal(SIGINT)
      #expect(await run.answer().code == 75)
    }

    @Test func afterAKillTheSameCommandSucceeds() async throws {
      let place = try await place()
      let before = try place.contents()
      let command = ["run", "small.yaml", "--replicates", "2000", "--record", "runs,ticks,acts", "--quiet"]
      let killed = try Tuckman.start(command, in: place)
      try await wait(for: "results/.small.partial/acts.csv", in: place)
      killed.signal(SIGKILL)
      #expect(await killed.answer().code == -SIGKILL)
      // What was there is still whole; what was begun waits to be cleared.
      #expect(try place.names("results") == [".small.partial", "small"])
      let after = try place.contents()
      #expect(after.filter { !$0.key.contains(".partial") } == before)
      let again = try await Tuckman.run(command, in: place)
      #expect(again.code == 0)
      #expect(try place.names("results") == ["small"])
      #expect(try await Tuckman.run(command + ["--out", "fresh"], in: place).code == 0)
      for table in ["runs", "ticks", "acts"] {
        #expect(try place.bytes("results/small/\(table).csv") == place.bytes("fresh/\(table).csv"))
      }
    }

    /// Between the two steps in which results are replaced, the earlier ones stand under a hidden name.
    @Test func resultsThatAKillMovedAwayComeBack() async throws {
      let place = try await place()
      let before = try place.contents()
      func moveAway() throws {
        try FileManager.default.moveItem(
          atPath: place.path + "/results/small", toPath: place.path + "/results/.small.partial.old")
      }
      try moveAway()
      let failing = try await Tuckman.bash(
        "ulimit -f 64; \"$TUCKMAN\" run small.yaml --replicates 300 --record acts", in: place)
      #expect(failing.code == 74)
      #expect(try place.contents() == before)
      try moveAway()
      #expect(try await Tuckman.run(["run", "small.yaml", "--record", "runs", "--quiet"], in: place).code == 0)
      #expect(try place.names("results") == ["small"])
      #expect(try place.names("results/small") == ["datapackage.json", "manifest.json", "runs.csv"])
    }
  }
}
