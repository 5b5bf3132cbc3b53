import Foundation

/// Threads that wait for work in parts, and share it with whoever asks. To ask allocates nothing.
final class Crew: @unchecked Sendable {
  private let condition = NSCondition()
  private let work: @Sendable (_ step: Int, _ part: Int) -> Void
  // All below is read and written under the condition's lock.
  private var step = 0
  private var parts = 0
  private var next = 0
  private var unfinished = 0
  private var isDismissed = false

  /// Hires threads.
  ///
  /// - Parameters:
  ///   - helpers: how many beside the one that asks.
  ///   - work: does one part of a step.
  init(helpers: Int, work: @escaping @Sendable (_ step: Int, _ part: Int) -> Void) {
    self.work = work
    for _ in 0..<helpers {
      let thread = Thread { [self] in help() }
      thread.stackSize = 1 << 20
      thread.start()
    }
  }

  /// Does every part of a step, each once, in any order, and comes back when all are done. One at a time.
  func perform(_ step: Int, parts: Int) {
    condition.lock()
    (self.step, self.parts, next, unfinished) = (step, parts, 0, parts)
    condition.broadcast()
    takeParts()
    while unfinished > 0 { condition.wait() }
    condition.unlock()
  }

  /// Lets the threads go; there must be nothing to do.
  func dismiss() {
    condition.lock()
    isDismissed = true
    condition.broadcast()
    condition.unlock()
  }

  private func help() {
    condition.lock()
    while !isDismissed {
      takeParts()
      condition.wait()
    }
    condition.unlock()
  }

  /// Takes parts until there are none. Comes and goes with the lock held.
  private func takeParts() {
    while next < parts {
      let (step, part) = (step, next)
      next += 1
      condition.unlock()
      work(step, part)
      condition.lock()
      unfinished -= 1
      if unfinished == 0 { condition.broadcast() }
    }
  }
}
