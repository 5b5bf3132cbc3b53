import GroupDynamics
import Scenarios

/// One large group, whose acts are in expectation.
struct LargeGroup: Contender {
  private let composed: LargeGroupDevelopment
  private var group: LargeGroupDevelopment

  init(_ scenario: Scenario, threads: Int) {
    composed = composing { try LargeGroupDevelopment(scenario, replicate: 0, threads: threads) }
    group = composed
  }

  // The next tick also copies the memory, and so is not one to be timed.
  mutating func reset() { group = composed }

  mutating func advance(ticks: Int) {
    for _ in 0..<ticks {
      group.advance(doses: Doses())
      let (session, remainder) = group.tick.quotientAndRemainder(dividingBy: group.clock.ticksPerSession)
      if remainder == 0 { _ = group.endSession(session) }
    }
  }

  func metrics() -> [[Double]] { Metric.allCases.map { [group.metrics[$0]] } }
}
