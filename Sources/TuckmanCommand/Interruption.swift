import ArgumentParser
import Engine
import Foundation
import Machine
import ScenarioReading
import Scenarios
import Synchronization

/// Does work in a task that SIGINT, SIGTERM and SIGHUP cancel; a second signal ends the program at once, and so does
/// work that has not stopped after ten seconds, or after one where it waits for others. What is half written stands under a
/// temporary name, as after a kill.
///
/// What went wrong is told on standard error, and thrown as an exit code.
///
/// `saying`: what is told when it was interrupted; `nil` for what holds where nothing is kept. `keeping`: what is told when
/// something could not be written.
func untilInterrupted<Result: Sendable>(
  saying interrupted: String? = nil, keeping kept: String? = nil,
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  do {
    try OpenFiles.require()
    try Memory.requireHeadroom(for: .beginning)
    let task = Task(executorPreference: TaskThreads.shared) { try await work() }
    watchForSignals { task.cancel() }
    return try await task.value
  } catch {
    var words = FaultWords()
    if let interrupted { words.interrupted = interrupted }
    words.kept = kept
    throw Console.report(error, words)
  }
}

/// The same for work that makes runs again. Where one cannot go on, that is told, and what there is nothing to do with then:
/// `compare`.
func untilInterrupted(
  saying interrupted: String? = nil, nothingTo purpose: String, _ work: @escaping @Sendable () async throws -> Void
) async throws {
  try await untilInterrupted(saying: interrupted) {
    do { try await work() } catch let failure as RunFailure {
      Console.say("a run could not go on, so there is nothing to \(purpose): \(failure.message)")
      throw ExitCode(.failedRuns)
    }
  }
}

/// The end of a pipe that the signal handler writes to; -1 before there is one.
private let signalPipe = Atomic<Int32>(-1)

/// Signals that ask the program to stop. SIGQUIT is left as it is: it ends at once, with a core, for whoever wants that.
private var stopping: [Int32] {
  // Where somebody has seen to it that the end of a terminal is no reason to stop, as `nohup` does, it is none.
  var usual = sigaction()
  guard sigaction(SIGHUP, nil, &usual) == 0 else { return [SIGINT, SIGTERM, SIGHUP] }
  #if canImport(Darwin)
    let isIgnored =
      unsafeBitCast(usual.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  #else
    let isIgnored =
      unsafeBitCast(usual.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  #endif
  return isIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]
}

/// Calls `cancel` at the first signal. A thread of its own waits for it: those of the tasks are all at work. Where the
/// system gives none, the first signal ends the program at once.
private func watchForSignals(_ cancel: @escaping @Sendable () -> Void) {
  var ends: [Int32] = [0, 0]
  if pipe(&ends) == 0 {
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (readEnd, writeEnd) = (ends[0], ends[1])
    if WorkerThread.start({ wait(readEnd, cancel) }) { signalPipe.store(writeEnd, ordering: .sequentiallyConsistent) }
  }
  for number in stopping {
    signal(number) { _ in
      var byte: UInt8 = 1
      let end = signalPipe.load(ordering: .sequentiallyConsistent)
      if end < 0 {
        endAtOnce()
      }
      _ = write(end, &byte, 1)
    }
  }
}

private func wait(_ readEnd: Int32, _ cancel: () -> Void) {
  var byte: UInt8 = 0
  guard takeByte(&byte, readEnd) else { return }
  Console.say("stopping… (once more to stop at once)")
  cancel()
  var polled = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
  // What does not come to an end is ended: soon where it waits for others, later where it may only be slow.
  let end = Date() + 10
  var looks = 0
  while Date() < end, looks < 5, poll(&polled, 1, 200) <= 0 { looks = BlockedCall.isUnderWay ? looks + 1 : 0 }
  endAtOnce()
}

/// Ends the program where it stands, also in a signal handler, and says what that leaves.
private func endAtOnce() -> Never {
  ChildProcess.endRunning()
  let words: StaticString = "stopped at once: what is half written is cleared away by the same command\n"
  _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
  _exit(Exit.unfinished.rawValue)
}

private func takeByte(_ byte: inout UInt8, _ end: Int32) -> Bool {
  while true {
    let count = read(end, &byte, 1)
    if count == 1 { return true }
    if count < 0, errno == EINTR { continue }
    return false
  }
}
