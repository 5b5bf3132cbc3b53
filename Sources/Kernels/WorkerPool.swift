import CKernels
import Foundation
import Machine
import Synchronization

/// Threads that wait for steps of large groups and share their parts with the thread that asks. Asking allocates nothing.
///
/// A waiting thread looks again and again for a moment before it sleeps: steps follow each other within some
/// microseconds, and waking a thread takes about as long as a part. Copies of a group share one pool; it serves one of
/// them at a time, and another that asks meanwhile does its parts alone.
final class WorkerPool: @unchecked Sendable {
  private let condition = NSCondition()
  // Written under the condition's lock; who looks without it looks again with it before going to sleep.
  private let round = Atomic<Int>(0)
  private let unfinished = Atomic<Int>(0)
  private let isDismissed = Atomic<Bool>(false)
  // Read and written under the lock.
  private var steps: LargeGroupSteps?
  private var step = LargeGroupSteps.Step.address
  private var parts = 0
  private var next = 0
  private var isBusy = false

  /// Starts threads, or as many of them as the system gives: `helpers` beside the one that asks.
  init(helpers: Int) {
    for _ in 0..<helpers {
      guard WorkerThread.start({ [self] in help() }) else { break }
    }
  }

  /// Does every part of a step, each once, in any order, and returns when all are done.
  func perform(_ step: LargeGroupSteps.Step, of steps: LargeGroupSteps, parts: Int) {
    condition.lock()
    if isBusy {
      condition.unlock()
      for part in 0..<parts { steps.perform(step, part: part) }
      return
    }
    (self.steps, self.step, self.parts, next, isBusy) = (steps, step, parts, 0, true)
    unfinished.store(parts, ordering: .releasing)
    round.add(1, ordering: .releasing)
    condition.broadcast()
    condition.unlock()
    takeParts()
    wait { unfinished.load(ordering: .acquiring) == 0 }
    condition.lock()
    isBusy = false
    condition.unlock()
  }

  /// Ends the threads; there must be nothing to do.
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
    while let steps, next < parts {
      let (step, part) = (step, next)
      next += 1
      condition.unlock()
      steps.perform(step, part: part)
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

/// Ends the threads of a pool when the last group that shares it is gone.
final class SharedPool {
  let pool: WorkerPool

  init(helpers: Int) { pool = WorkerPool(helpers: helpers) }

  deinit { pool.dismiss() }
}
