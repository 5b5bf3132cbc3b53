import GroupDynamics
import Scenarios

/// One large group, whose acts are in expectation.
struct LargeGroup: Contender {
  // The one place to change when large groups get kernels of their own: what a large group is, and how it is made.
  // Until then it is the plain form, in double precision and on one thread whatever is asked.
  typealias Group = GroupDevelopment
  static func compose(_ scenario: Scenario, threads: Int) -> Group {
    GroupDevelopment(scenario, replicate: 0, acts: .meanField)
  }
  static func largeGroupTick(_ group: inout Group) { group.advance(doses: Doses()) }

  private let composed: Group
  private var group: Group

  init(_ scenario: Scenario, threads: Int) {
    composed = Self.compose(scenario, threads: threads)
    group = composed
  }

  // The next tick also copies the memory, and so is not one to be timed.
  mutating func reset() { group = composed }

  mutating func advance(ticks: Int) {
    for _ in 0..<ticks {
      Self.largeGroupTick(&group)
      let (session, remainder) = group.tick.quotientAndRemainder(dividingBy: group.clock.ticksPerSession)
      if remainder == 0 { _ = group.endSession(session) }
    }
  }

  func metrics() -> [[Double]] { Metric.allCases.map { [group.metrics[$0]] } }
}
