import CKernels
import Foundation
import Machine
import Synchronization

/// Threads that wait for steps of large groups and share their parts with the calling thread. A call allocates nothing.
///
/// A waiting thread polls for a moment before it sleeps. Steps follow each other within some microseconds, and waking a
/// thread takes about as long as a part. Copies of a group share one pool, which serves one of them at a time. Another
/// copy that calls meanwhile does its parts alone.
final class WorkerPool: @unchecked Sendable {
  private let condition = NSCondition()
  // Written under the condition's lock. A thread that reads it without the lock reads it again with the lock before it
  // sleeps.
  private let round = Atomic<Int>(0)
  private let unfinished = Atomic<Int>(0)
  private let isDismissed = Atomic<Bool>(false)
  // Read and written under the lock.
  private var steps: LargeGroupSteps?
  private var step = LargeGroupSteps.Step.address
  private var parts = 0
  private var next = 0
  private var isBusy = false

  /// Starts `helpers` threads beside the calling one, or as many of them as the system allows.
  init(helpers: Int) {
    for _ in 0..<helpers {
      guard WorkerThread.start({ [self] in help() }) else { break }
    }
  }

  /// Performs every part of a step once, in any order, and returns when all are done.
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

  /// Ends the threads; no step may be in progress.
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

  /// Takes parts until none remain.
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

  /// Polls for some 100 µs, then sleeps until a call.
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

/// The owner of a pool, which ends its threads when the last group that shares it is released.
final class SharedPool {
  let pool: WorkerPool

  init(helpers: Int) { pool = WorkerPool(helpers: helpers) }

  deinit { pool.dismiss() }
}
