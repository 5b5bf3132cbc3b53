import CKernels
import Foundation
import Machine
import Synchronization

/// Threads that wait for work in parts, and share it with whoever asks. To ask allocates nothing.
///
/// Who waits looks again and again for a moment before going to sleep: steps follow each other within some
/// microseconds, and to wake a thread takes about as long as a part.
final class WorkerPool: @unchecked Sendable {
  private let condition = NSCondition()
  private let work: @Sendable (_ step: Int, _ part: Int) -> Void
  // Written under the condition's lock; who looks without it looks again with it before going to sleep.
  private let round = Atomic<Int>(0)
  private let unfinished = Atomic<Int>(0)
  private let isDismissed = Atomic<Bool>(false)
  // Read and written under the lock.
  private var step = 0
  private var parts = 0
  private var next = 0

  /// Hires threads, or as many of them as the system gives.
  ///
  /// - Parameters:
  ///   - helpers: how many beside the one that asks.
  ///   - work: does one part of a step.
  init(helpers: Int, work: @escaping @Sendable (_ step: Int, _ part: Int) -> Void) {
    self.work = work
    for _ in 0..<helpers {
      guard WorkerThread.start({ [self] in help() }) else { break }
    }
  }

  /// Does every part of a step, each once, in any order, and comes back when all are done. One at a time.
  func perform(_ step: Int, parts: Int) {
    condition.lock()
    (self.step, self.parts, next) = (step, parts, 0)
    unfinished.store(parts, ordering: .releasing)
    round.add(1, ordering: .releasing)
    condition.broadcast()
    condition.unlock()
    takeParts()
    wait { unfinished.load(ordering: .acquiring) == 0 }
  }

  /// Lets the threads go; there must be nothing to do.
  func dismiss() {
    condition.lock()
    isDismissed.store(true, ordering: .releasing)
    condition.broadcast()
    condition.unlock()
  }

  private func help() {
    while !isDismissed.load(ordering: .acquiring) {
      let seen = round.load(ordering: .acquiring)
      takeParts()
      wait { round.load(ordering: .acquiring) != seen || isDismissed.load(ordering: .acquiring) }
    }
  }

  /// Takes parts until there are none.
  private func takeParts() {
    condition.lock()
    while next < parts {
      let (step, part) = (step, next)
      next += 1
      condition.unlock()
      work(step, part)
      condition.lock()
      if unfinished.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { condition.broadcast() }
    }
    condition.unlock()
  }

  /// Looks for some 100 µs, then sleeps until somebody calls.
  private func wait(until isTrue: () -> Bool) {
    for _ in 0..<2000 {
      if isTrue() { return }
      tk_pause()
    }
    condition.lock()
    while !isTrue() { condition.wait() }
    condition.unlock()
  }
}
