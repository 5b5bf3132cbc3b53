import Dispatch
import GroupDynamics
import Scenarios
import Synchronization

/// Many small groups, sixteen at a time in the kernels; on several threads each has batches of its own.
///
/// A batch runs all its ticks before the next begins, as in the program.
struct SmallGroups: Contender {
  private let scenario: Scenario
  private let replicates: Int
  private let acts: ActsMode
  private let threads: Int
  private var batches: [BatchedGroups] = []

  init(_ scenario: Scenario, replicates: Int, acts: ActsMode, threads: Int) {
    (self.scenario, self.replicates, self.acts, self.threads) = (scenario, replicates, acts, threads)
  }

  mutating func reset() {
    let starts = Array(stride(from: 0, to: replicates, by: 16))
    batches = starts.map { start in
      let lanes = (start..<min(start + 16, replicates)).map(UInt32.init)
      return composing { try BatchedGroups(scenario, replicates: lanes, acts: acts) }
    }
  }

  mutating func advance(ticks: Int) {
    guard threads > 1 else { return batches.forEach { Self.advance($0, ticks: ticks) } }
    // Each thread touches only batches that no other has. Who is done takes the next, as in the program: a core that
    // others hold up gets fewer.
    nonisolated(unsafe) let batches = batches
    let taken = Taken()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let index = taken.next(below: batches.count) { Self.advance(batches[index], ticks: ticks) }
    }
  }

  func metrics() -> [[Double]] {
    let views = batches.flatMap { batch in batch.lanes.indices.map { batch.view(lane: $0).metrics } }
    return Metric.allCases.map { metric in views.map { $0[metric] } }
  }

  private static func advance(_ batch: BatchedGroups, ticks: Int) {
    for _ in 0..<ticks {
      batch.advance()
      let (session, remainder) = batch.tick.quotientAndRemainder(dividingBy: batch.clock.ticksPerSession)
      if remainder == 0 { _ = batch.endSession(session) }
    }
  }
}

/// Numbers from 0, each for one thread.
private final class Taken: Sendable {
  private let count = Atomic<Int>(0)

  func next(below end: Int) -> Int? {
    let index = count.add(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}

/// Returns groups of a scenario of ours, which can be run.
func composing<Groups>(_ compose: () throws -> Groups) -> Groups {
  do { return try compose() } catch { fatalError("this scenario cannot be run: \(error)") }
}
