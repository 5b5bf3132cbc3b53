import GroupDynamics
import Scenarios
import Testing

@Suite struct EndingTests {
  private func scenario(ending: Double, off: Set<Mechanism> = [], directing: Double = 0) -> Scenario {
    var p = Parameters()
    (p.sessions, p.ticksPerSession, p.endingSessions) = (5, 4, ending)
    return Scenario(
      title: "an end", parameters: p, schedule: [ScheduledDose(technique: .directing, from: 1, to: 5, dose: directing)],
      switchedOff: off.union([.commitment]))
  }

  /// ε = clip(1 − sessions to go / ending_sessions, 0, 1); 0 where there is no such span.
  @Test(arguments: [0, 0.5, 2, 2.6, 4.75])
  func theEndIsFeltOverTheLastSessions(ending: Double) throws {
    let metrics = try run(scenario(ending: ending)).watcher.metrics
    for tick in 1...20 {
      let toGo = 5 - Double(tick) / 4
      let expected = ending > 0 ? clipped(1 - toGo / ending, 0, 1) : 0
      expect(metrics[tick][.ending], equals: expected, "tick \(tick)")
    }
    #expect(metrics[20][.ending] == (ending > 0 ? 1 : 0))
  }

  /// Of what a leader assigns as of the members' own.
  @Test(arguments: [0, 0.6, 1])
  func itTakesUpToHalfOfTheProductivity(directing: Double) throws {
    let on = try run(scenario(ending: 2, directing: directing)).watcher.metrics
    let off = try run(scenario(ending: 2, off: [.ending], directing: directing)).watcher.metrics
    for tick in 1...20 {
      let left = 1 - 0.5 * on[tick][.ending]
      expect(on[tick][.productivity], equals: off[tick][.productivity] * left, "tick \(tick)")
    }
    expect(on[20][.productivity], equals: off[20][.productivity] / 2)
    #expect(off[20][.productivity] > 0)
  }

  @Test func switchedOffTheEndIsNotFeltAndAllElseIsTheSame() throws {
    let on = try run(scenario(ending: 2))
    let off = try run(scenario(ending: 2, off: [.ending]))
    #expect(off.watcher.metrics.allSatisfy { $0[.ending] == 0 })
    var (a, b) = (on.group.state, off.group.state)
    #expect(a.progress < b.progress)
    (a.progress, b.progress) = (0, 0)
    #expect(a == b)
  }

  /// At the first tick of these groups the end is not felt, so that a whole life must be looked at above.
  @Test func switchedOffNothingElseWithinATickDiffers() {
    expectOff(.ending, changes: [], in: .drawn)
  }
}
