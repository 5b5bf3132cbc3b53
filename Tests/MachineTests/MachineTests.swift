import Foundation
import Machine
import Synchronization
import Testing

@Suite struct MemoryTests {
  @Test func thereIsRoomAndNotMoreThanTheMachineHas() {
    let memory = Memory.available
    #expect(memory.room > 0 && memory.room < Double(ProcessInfo.processInfo.physicalMemory))
  }

  @Test func whatFitsIsLeftAloneAndWhatDoesNotIsRefusedWithTheEstimate() throws {
    let memory = Memory(room: 3e9, limit: .machine(4e9))
    try memory.require(3e9, members: 5000, saidAt: "g.yaml")
    #expect(
      throws: SystemRefusal.group(members: 9, of: "g.yaml", point: 2, bytes: 3.1e9, limit: .machine(4e9))
    ) {
      try memory.require(3.1e9, members: 9, saidAt: "g.yaml", point: 2)
    }
  }

  @Test func aMappingIsTriedAndNotKept() {
    #expect(Memory.canMap(1 << 20))
    #expect(!Memory.canMap(1 << 60))
    #expect(throws: SystemRefusal.self) { try Memory.requireHeadroom(of: 1 << 60, for: .report) }
  }
}

@Suite struct WorkerThreadTests {
  @Test(arguments: [0, 1, 2, 1000]) func everyIndexIsWorkedOnOnce(count: Int) {
    let seen = Mutex([Int](repeating: 0, count: count))
    WorkerThread.forEach(below: count) { index in seen.withLock { $0[index] += 1 } }
    #expect(seen.withLock { $0 } == [Int](repeating: 1, count: count))
  }

  @Test func aThreadThatCannotBeIsSaidToBeNone() {
    #expect(!WorkerThread.start(stack: 1 << 60) {})
    let (ends, end) = (DispatchSemaphore(value: 0), true)
    #expect(WorkerThread.start { ends.signal() } == end)
    ends.wait()
  }
}

@Suite struct ChildProcessTests {
  @Test func outputsAndExitCode() throws {
    let child = try ChildProcess("sh", ["-c", "echo out; echo \"$1\" >&2; exit 3", "sh", "a 'b' \"c\""])
    #expect((child.output, child.errors, child.code) == ("out\n", "a 'b' \"c\"\n", 3))
  }

  /// Each pipe holds 64 kB: whoever reads one of them to its end before the other waits for ever.
  @Test(arguments: ["1>&2", "", "| tee /dev/stderr"]) func muchOnEitherOutputIsRead(_ where: String) throws {
    let child = try ChildProcess("sh", ["-c", "head -c 300000 /dev/zero | tr '\\0' x \(`where`)"])
    #expect(child.output.count + child.errors.count == (`where`.hasPrefix("|") ? 600_000 : 300_000))
  }

  @Test func whatIsNotThereIsNotFoundAndASignalHasItsNumber() throws {
    #expect(throws: ChildProcess.NotFound.self) { try ChildProcess("no-such-program-at-all", []) }
    #expect(try ChildProcess("sh", ["-c", "kill -KILL $$"]).code == 137)
  }

  @Test func signalsThatAreIgnoredHereAreNotIgnoredThere() throws {
    signal(SIGPIPE, SIG_IGN)
    #expect(try ChildProcess("sh", ["-c", "kill -PIPE $$; echo alive"]).output == "")
  }

  @Test func aCancelledTaskEndsTheProgram() async throws {
    let task = Task.detached { try ChildProcess("sleep", ["60"]) }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("", []), ("  ", []), ("--time=2:00:00", ["--time=2:00:00"]),
    ("--partition short  --time=1", ["--partition", "short", "--time=1"]),
    ("--comment='two words' -J \"a \\\"b\\\" c\"", ["--comment=two words", "-J", "a \"b\" c"]),
    ("--comment=a\\ b\\\\", ["--comment=a b\\"]), ("-C ''", ["-C", ""]), ("\"a\\b\"", ["a\\b"]),
    ("'a\"b'\"c'd\"", ["a\"bc'd"]),
  ])
  func aTextBecomesWords(text: String, words: [String]) throws {
    #expect(try ShellWords.split(text) == words)
  }

  @Test(arguments: ["'a", "a\"b", "\"a\\\""]) func aMarkThatIsNotClosedIsRefused(text: String) {
    #expect(throws: ShellWords.Unclosed.self) { try ShellWords.split(text) }
  }

  @Test(arguments: ["plain", "", "a b", "it's", "\"", "a=b", "$HOME", "ü", "-x", "a\\b"])
  func whatIsQuotedIsOneWordAgain(word: String) throws {
    #expect(try ShellWords.split(ShellWords.quoted(word)) == [word])
    #expect(try ChildProcess("sh", ["-c", "printf %s " + ShellWords.quoted(word)]).output == word)
  }
}
