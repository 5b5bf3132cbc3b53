import GroupDynamics
import Scenarios
import Testing

/// Without what brings conflict there is none: that stages occur is a finding and not built in.
@Suite struct NullModelTests {
  @Test func theNullModelNeverStorms() throws {
    let off: Set<Mechanism> = [.negativity, .tension, .status, .commitment, .ending]
    let scenario = Scenario(title: "null model", switchedOff: off)
    var seen: Set<Stage> = []
    for replicate in UInt32(0)..<50 {
      let watcher = try run(scenario, replicate: replicate).watcher
      seen.formUnion(watcher.stages)
      let apparent = watcher.metrics.dropFirst().map { StageRules(scenario.parameters).apparent($0) }
      #expect(Set(apparent).isSubset(of: [.forming, .norming, .performing]))
      #expect(watcher.metrics.dropFirst().allSatisfy { $0[.tension] == 0 && $0[.negativity] == 0 })
      #expect(watcher.departures.isEmpty)
    }
    #expect(seen.isSubset(of: [.forming, .norming, .performing]))
    #expect(seen.count > 1)
  }
}
