import CAllocationCount
import GroupDynamics
import ScenarioReading
import Scenarios
import Testing

/// Where the counter is made for the system, the tests below must not be skipped.
@Test func withGlibcAllocationsAreCounted() {
  #if canImport(Glibc)
    #expect(allocation_count_works() == 1)
  #endif
}

#if DEBUG
  private let isOptimized = false
#else
  private let isOptimized = true
#endif

/// A tick allocates nothing: what it needs is made once, with the group.
@Suite(
  .enabled(if: allocation_count_works() == 1, "allocations cannot be counted on this system"),
  .enabled(if: isOptimized, "only optimised code keeps from allocating"))
struct AllocationTests {
  struct Group: Sendable, CustomTestStringConvertible {
    var members: Int
    var acts: ActsMode
    var teams = 1
    var switchedOff: Set<Mechanism> = []

    var testDescription: String {
      "\(members) members, \(acts.rawValue), \(teams) teams, without \(switchedOff.map(\.rawValue).sorted())"
    }
  }

  /// Below and above the size from which products go through BLAS; with everything on, and with everything off.
  static let groups = [
    Group(members: 8, acts: .sampled), Group(members: 30, acts: .meanField),
    Group(members: 40, acts: .sampled, teams: 8),
    Group(members: 8, acts: .sampled, switchedOff: Set(Mechanism.allCases)),
    Group(members: 8, acts: .meanField, switchedOff: Set(Mechanism.allCases)),
  ]

  /// Otherwise the tests below would prove nothing.
  @Test func theCounterSeesAnAllocation() {
    let model = GroupDevelopment(valid: Scenario(title: "a group"), replicate: 0)
    var copy = model
    let before = allocation_count()
    copy.advance(doses: Doses())
    let count = allocation_count() - before
    // The first tick of a copy takes a copy of every array that it writes: about thirty.
    #expect(count > 20)
    #expect(model.tick == 0 && copy.tick == 1)
  }

  @Test(arguments: groups)
  func aTickAllocatesNothing(_ group: Group) {
    var p = Parameters()
    (p.members, p.teams) = (group.members, group.teams)
    let scenario = Scenario(title: "a group", parameters: p, switchedOff: group.switchedOff)
    var doses = Doses()
    for technique in Technique.allCases { doses[technique] = 0.3 }
    var model = GroupDevelopment(valid: scenario, replicate: 0, acts: group.acts)
    model.advance(doses: doses)
    let before = allocation_count()
    for _ in 0..<200 { model.advance(doses: doses) }
    let count = allocation_count() - before
    #expect(count == 0)
    #expect(model.tick == 201)
  }

  /// The second is large enough for its work to be divided among threads.
  @Test(arguments: [(70, 1), (700, 2)])
  func aTickOfALargeGroupAllocatesNothing(members: Int, threads: Int) {
    var p = Parameters()
    (p.members, p.teams) = (members, 2)
    var model = LargeGroupDevelopment(valid: Scenario(title: "a hall", parameters: p), replicate: 0, threads: threads)
    for _ in 0..<3 { model.advance(doses: Doses()) }
    let before = allocation_count()
    for _ in 0..<10 { model.advance(doses: Doses()) }
    let count = allocation_count() - before
    #expect(count == 0)
    #expect(model.tick == 13 && model.metrics[.present] == Double(members))
  }

  @Test func aSessionAfterWhichNobodyLeavesAllocatesNothing() {
    var p = Parameters()
    p.dropoutBase = -50
    var model = GroupDevelopment(valid: Scenario(title: "all stay", parameters: p), replicate: 0)
    let before = allocation_count()
    let departures = model.whoLeaves(after: 1)
    let count = allocation_count() - before
    #expect(count == 0 && departures.isEmpty)
  }
}
