import Foundation
import Machine

/// Runs the program's tasks: on the thread that started the program, and on as many more as there are cores and as the
/// system gives. Where it gives none, all is done on the first.
///
/// Swift's usual threads are Dispatch's, which waits for ever for a thread that it does not get.
final class TaskThreads: TaskExecutor, @unchecked Sendable {
  static let shared = TaskThreads()

  private let condition = NSCondition()
  // All under the condition's lock.
  private var jobs: [UnownedJob] = []
  private var waiting = 0
  private var helpers = 0
  private var mostHelpers = max(0, Processors.available - 1)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.lock()
    jobs.append(job)
    let hires = jobs.count > waiting && helpers < mostHelpers
    if hires { helpers += 1 }
    condition.broadcast()
    condition.unlock()
    guard hires, !WorkerThread.start(stack: 4 << 20, { [self] in help() }) else { return }
    condition.lock()
    helpers -= 1
    // The system gives no more, and is not asked again.
    mostHelpers = helpers
    condition.unlock()
  }

  /// Does work in a task of its own and comes back when it has ended. Throws what it throws.
  func run(_ work: @escaping @Sendable () async throws -> Void) throws {
    let ending = Ending()
    Task(executorPreference: self) { [self] in
      do {
        try await work()
        finish(ending, .success(()))
      } catch { finish(ending, .failure(error)) }
    }
    try perform(until: ending).get()
  }

  /// How a piece of work ended; under the condition's lock.
  private final class Ending: @unchecked Sendable {
    var result: Result<Void, any Error>?
  }

  private func finish(_ ending: Ending, _ result: Result<Void, any Error>) {
    condition.lock()
    ending.result = result
    condition.broadcast()
    condition.unlock()
  }

  private func help() {
    while true { perform(takeJob()) }
  }

  private func perform(until ending: Ending) -> Result<Void, any Error> {
    condition.lock()
    while true {
      if let result = ending.result {
        condition.unlock()
        return result
      }
      if jobs.isEmpty {
        sleep()
      } else {
        let job = jobs.removeFirst()
        condition.unlock()
        perform(job)
        condition.lock()
      }
    }
  }

  private func takeJob() -> UnownedJob {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty { sleep() }
    return jobs.removeFirst()
  }

  private func sleep() {
    waiting += 1
    condition.wait()
    waiting -= 1
  }

  private func perform(_ job: UnownedJob) { job.runSynchronously(on: asUnownedTaskExecutor()) }
}
