import Draws
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Two runs that differ in nothing but their policy share their luck: what they differ in comes of the policy alone.
@Suite struct PairingTests {
  enum Form: CaseIterable {
    case plain, kernels
  }

  private static func scenario(
    schedule: [ScheduledDose] = [], triggers: [Trigger] = [], dropoutBase: Double = -3
  ) -> Scenario {
    var p = Parameters()
    p.dropoutBase = dropoutBase
    return Scenario(title: "paired", parameters: p, schedule: schedule, triggers: triggers, seed: 314)
  }

  /// Runs with replicates 0 to 2 of a scenario.
  private func runs(_ scenario: Scenario, _ form: Form) throws -> [Diary] {
    switch form {
    case .plain: try (UInt32(0)..<3).map { try keep(scenario, replicate: $0) }
    case .kernels: try keep([scenario], (UInt32(0)..<3).map { BatchedGroups.Lane(point: 0, replicate: $0) })
    }
  }

  /// Looks at everything that can be seen with an error in every row, and never sees enough.
  private static let watchful: [Trigger] = Observable.allCases.flatMap { observable in
    [
      Trigger(when: Condition(.observed(observable), .above, 1e9), technique: .mediation, dose: 1),
      Trigger(when: Condition(.observed(observable), .below, 0), for: .ticks(2), technique: .directing, dose: 1),
    ]
  }

  @Test(arguments: Form.allCases)
  func lookingOnChangesNoBit(form: Form) throws {
    let alone = try runs(Self.scenario(), form)
    let watched = try runs(Self.scenario(triggers: Self.watchful), form)
    for (a, b) in zip(alone, watched) {
      #expect(b.noted.isEmpty)
      #expect(a.bits(0...144) == b.bits(0...144))
      #expect(a.metrics.dropFirst() == b.metrics.dropFirst())
      #expect(a.acts == b.acts && a.acts.dropFirst().allSatisfy { $0.count == 20 })
      #expect(a.answers == b.answers && a.answers.count == 12)
      #expect(a.departures == b.departures)
    }
    #expect(alone.contains { !$0.departures.joined().isEmpty })
  }

  @Test(arguments: Form.allCases)
  func untilTheFirstDifferenceInDoseEverythingIsTheSame(form: Form) throws {
    let schedule = [ScheduledDose(technique: .mediation, from: 5, to: 12, dose: 0.8)]
    let without = try runs(Self.scenario(triggers: Self.watchful), form)
    let with = try runs(Self.scenario(schedule: schedule), form)
    for (a, b) in zip(without, with) {
      #expect(b.noted.map(\.tick) == [49])
      // Session 4 ends with update 48.
      #expect(a.bits(0...48) == b.bits(0...48))
      #expect(a.metrics[1...48] == b.metrics[1...48])
      #expect(a.acts[...48] == b.acts[...48])
      #expect(a.answers.prefix(4) == b.answers.prefix(4))
      #expect(a.departures.prefix(4) == b.departures.prefix(4))
      #expect(a.bits(49...49) != b.bits(49...49))
      #expect(a.answers.suffix(8) != b.answers.suffix(8))
    }
  }

  /// (score − map)/(0.1 L), of every answer that was not cut at an end of its scale.
  private func noise(_ diary: Diary, session: Int, _ member: Int, _ place: Int) -> Double? {
    guard let score = diary.answers[session - 1].scores[member]?[place],
      let map = diary.maps[session - 1].scores[member]?[place]
    else { return nil }
    let length = Instrument.allCases[place].length
    return score == 0 || score == length ? nil : (score - map) / (0.1 * length)
  }

  @Test(arguments: Form.allCases)
  func theNoiseOfTheInstrumentsIsTheSameAlsoAfterIt(form: Form) throws {
    let schedule = [ScheduledDose(technique: .mediation, from: 5, to: 12, dose: 0.8)]
    let without = try runs(Self.scenario(dropoutBase: -50), form)
    let with = try runs(
      Self.scenario(schedule: schedule, triggers: Self.watchful, dropoutBase: -50), form)
    var compared = 0
    for (replicate, (a, b)) in zip(without, with).enumerated() {
      for session in 1...12 {
        for member in 0..<8 {
          let first = Philox.normals(
            counter: SIMD4(UInt32(member), UInt32(session), 6, UInt32(replicate)), key: 314)
          for place in Instrument.allCases.indices {
            let (x, y) = (noise(a, session: session, member, place), noise(b, session: session, member, place))
            if place == 0, let x { expect(x, equals: first.x, within: 1e-12) }
            guard let x, let y else { continue }
            expect(x, equals: y, within: 1e-12, "session \(session), member \(member), instrument \(place)")
            compared += session >= 5 ? 1 : 0
          }
        }
      }
    }
    #expect(compared > 700)
  }

  @Test func membersAndTheirFirstTiesDoNotDependOnThePolicy() throws {
    var led = Self.scenario()
    (led.style, led.events) = (.adaptive, [SessionEvent(.crisis, session: 1)])
    for replicate in UInt32(0)..<3 {
      let a = GroupDevelopment(valid: Self.scenario(), replicate: replicate)
      let b = GroupDevelopment(valid: led, replicate: replicate)
      #expect(a.traits == b.traits && a.state == b.state)
    }
  }
}
