import Foundation
import Synchronization

/// Does work in a task that SIGINT and SIGTERM cancel; a second signal ends the program at once. A closed pipe and a
/// file size limit become errors of the call that meets them.
///
/// What went wrong is told on standard error, and thrown as an exit code.
///
/// `saying`: what is told when it was interrupted; nothing for what holds where nothing is kept.
func untilInterrupted<Result: Sendable>(
  saying interrupted: String? = nil, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  // Where the caller has closed one of the first three files, another of ours would get its number and its text.
  for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 { _ = open("/dev/null", O_RDONLY) }
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  let task = Task { try await work() }
  watchForSignals { task.cancel() }
  do { return try await task.value } catch { throw Console.report(error, interrupted: interrupted) }
}

/// The end of a pipe that the signal handler writes to; -1 before there is one.
private let signalPipe = Atomic<Int32>(-1)

/// Calls `cancel` at the first signal. A thread of its own waits for it: those of the tasks are all at work.
private func watchForSignals(_ cancel: @escaping @Sendable () -> Void) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return }
  // Neither is for a program that this one starts, nor an output that somebody may name.
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  let (readEnd, writeEnd) = (ends[0], ends[1])
  signalPipe.store(writeEnd, ordering: .sequentiallyConsistent)
  Thread.detachNewThread {
    var byte: UInt8 = 0
    guard read(readEnd, &byte, 1) == 1 else { return }
    Console.say("stopping… (once more to stop at once)")
    cancel()
    if read(readEnd, &byte, 1) == 1 { _exit(75) }
  }
  for number in [SIGINT, SIGTERM] {
    signal(number) { _ in
      var byte: UInt8 = 1
      _ = write(signalPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
    }
  }
}
