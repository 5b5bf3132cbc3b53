import Draws
import Engine
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// What a facilitator sees: nothing while away, stages once they are confirmed, and some metrics with an error.
extension FacilitatorTests {
  // MARK: Absence

  private static let tense = Condition(.metric(.tension), .above, 0.5)

  @Test func whileTheFacilitatorIsAwayAllDosesAreZero() {
    let schedule = [ScheduledDose(technique: .mediation, from: 1, to: 4, dose: 0.5)]
    let trigger = Trigger(when: Self.tense, technique: .coaching, dose: 0.6, lasting: .ticks(8))
    // Session 2 is updates 7 to 12. What fires by row 5 would hold to update 13.
    let course = Course(
      Self.scenario(schedule: schedule, style: .autocratic, triggers: [trigger], absent: [2])
    ) { [.tension: $0 == 5 ? 1 : 0] }
    for update in 7...12 { #expect(course.doses[update] == Doses()) }
    #expect(course.updates(with: .coaching) == [6, 13])
    #expect(
      course.changes == [
        "1 mediation 0.5 schedule", "1 directing 1.0 style autocratic", "6 coaching 0.6 trigger 1: tension > 0.5",
        "7 mediation 0.0 the facilitator is away", "7 coaching 0.0 the facilitator is away",
        "7 directing 0.0 the facilitator is away", "13 mediation 0.5 schedule",
        "13 coaching 0.6 trigger 1: tension > 0.5", "13 directing 1.0 style autocratic",
        "14 coaching 0.0 trigger 1 is over",
      ])
  }

  /// Rows of a session without the facilitator are not seen: neither those before it nor those in it count after it.
  @Test func noTriggerFiresWhileTheFacilitatorIsAwayAndCountingBeginsAnew() {
    let trigger = Trigger(when: Self.tense, for: .ticks(3), technique: .coaching, dose: 0.6, lasting: .ticks(1))
    let scenario = Self.scenario(triggers: [trigger], absent: [2])
    func fired(_ rows: ClosedRange<Int>) -> [Int] {
      Course(scenario) { [.tension: rows ~= $0 ? 1 : 0] }.fired
    }
    #expect(fired(7...12) == [])
    #expect(fired(5...13) == [])
    #expect(fired(5...14) == [])
    #expect(fired(5...15) == [15])
    #expect(fired(4...6) == [6])
    #expect(Course(Self.scenario(triggers: [trigger])) { [.tension: 5...7 ~= $0 ? 1 : 0] }.fired == [7])
  }

  // MARK: Stages

  /// Half a session of six ticks is three: who storms from row 8 on is known to storm by row 10.
  @Test func aStageIsKnownOnceItIsConfirmed() throws {
    func fired(_ text: String, storming: ClosedRange<Int>) throws -> [Int] {
      let trigger = Trigger(when: try condition(text), technique: .mediation, dose: 0.5, lasting: .ticks(1))
      return Course(Self.scenario(triggers: [trigger])) {
        [.expression: 0.9, .consensus: 0, .tension: storming ~= $0 ? 0.5 : 0]
      }.fired
    }
    #expect(try fired("stage is storming", storming: 8...24) == Array(10...23))
    #expect(try fired("stage is not storming", storming: 8...24) == Array(1...9))
    #expect(try fired("stage is storming", storming: 8...9) == [])
    #expect(try fired("stage is norming", storming: 8...12) == Array(1...9) + Array(15...23))
    #expect(try fired("stage is storming and tension < 0.1", storming: 8...12) == [13, 14])
  }

  /// What the group goes through while the facilitator is away is known to the facilitator afterwards.
  @Test func stagesAreFollowedThroughAnAbsence() throws {
    let trigger = Trigger(
      when: try condition("stage is storming"), technique: .mediation, dose: 0.5, lasting: .ticks(1))
    let course = Course(Self.scenario(triggers: [trigger], absent: [2])) {
      [.expression: 0.9, .consensus: 0, .tension: $0 >= 8 ? 0.5 : 0]
    }
    #expect(course.fired == Array(13...23))
  }

  // MARK: What can be seen with an error

  private static let observables: [(Observable, Metric, UInt32)] = [
    (.negativity, .negativity, 0), (.topShare, .topShare, 1), (.participationGini, .participationGini, 2),
  ]

  /// Metric · max(0, 1 + error · N), N the first normal at (which, tick, purpose 7, replicate).
  private static func seen(_ place: UInt32, _ tick: Int, error: Double, replicate: UInt32) -> Double {
    let normals = Philox.normals(counter: SIMD4(place, UInt32(tick), 7, replicate), key: 77)
    return 0.3 * max(0, 1 + error * normals.x)
  }

  /// Triggers with limits above and below each number that must be seen: the row must fire the ones and not the others.
  @Test(arguments: [0.2, 1.5, 0], [UInt32(0), 5])
  func whatIsSeenIsTheMetricWithItsError(error: Double, replicate: UInt32) {
    for (observable, metric, place) in Self.observables {
      var zeros = 0
      for tick in 1...23 {
        let expected = Self.seen(place, tick, error: error, replicate: replicate)
        zeros += expected == 0 ? 1 : 0
        func isSeen(_ relation: Relation, _ limit: Double) -> Bool {
          let trigger = Trigger(
            when: Condition(.observed(observable), relation, limit), technique: .coaching, dose: 0.5, lasting: .ticks(1)
          )
          let course = Course(Self.scenario(triggers: [trigger], error: error), replicate: replicate) { row in
            [metric: row == tick ? 0.3 : .nan]
          }
          return course.fired == [tick]
        }
        #expect(isSeen(.atLeast, expected - 1e-12) && isSeen(.atMost, expected + 1e-12), "row \(tick)")
        #expect(!isSeen(.above, expected + 1e-12) && !isSeen(.below, expected - 1e-12), "row \(tick)")
        if error == 0 { #expect(isSeen(.atLeast, 0.3) && isSeen(.atMost, 0.3) && expected == 0.3) }
      }
      #expect((zeros > 0) == (error > 1))
    }
  }

  /// Two triggers that ask for the same in one row see the same number: of two halves of the line, one is seen.
  @Test func anObservationIsOneForAllTriggersOfARow() {
    for limit in [0.25, 0.3, 0.35] {
      let halves = [Relation.above, .atMost].map {
        Trigger(
          when: Condition(.observed(.topShare), $0, limit), technique: .coaching, dose: 0.5, lasting: .ticks(1))
      }
      let course = Course(Self.scenario(triggers: halves)) { _ in [.topShare: 0.3] }
      #expect(course.fired == Array(1...23))
    }
  }

  @Test func metricsAsSuchAreSeenWithoutError() {
    let trigger = Trigger(
      when: Condition(.metric(.topShare), .atLeast, 0.3), technique: .coaching, dose: 0.5, lasting: .ticks(1))
    let course = Course(Self.scenario(triggers: [trigger], error: 3)) { [.topShare: $0 % 2 == 0 ? 0.3 : 0.3.nextDown] }
    #expect(course.fired == (1...23).filter { $0 % 2 == 0 })
  }

  // MARK: A facilitator of a group

  @Test func beforeAnUpdateAtWhichNothingCanChangeNothingIsDecided() {
    let schedule = [ScheduledDose(technique: .mediation, from: 2, to: 2, dose: 0.5)]
    var facilitator = Policy(Self.scenario(schedule: schedule)).facilitator(Luck(seed: 1, replicate: 0))
    var asked: [Int] = []
    for tick in 1...24 where facilitator.mayChange(at: tick) {
      asked.append(tick)
      _ = facilitator.decide(before: tick)
    }
    #expect(asked == [1, 7, 13, 19])
  }

  @Test func eventsComeInTheOrderOfTheScenario() {
    var scenario = Self.scenario()
    scenario.events = [
      SessionEvent(.crisis, session: 3), SessionEvent(.breach, session: 2, member: 1),
      SessionEvent(.crisis, session: 2),
    ]
    let facilitator = Policy(scenario).facilitator(Luck(seed: 1, replicate: 0))
    #expect(facilitator.events(in: 1).isEmpty && facilitator.events(in: 4).isEmpty)
    #expect(facilitator.events(in: 2) == [.event(scenario.events[1]), .event(scenario.events[2])])
    #expect(facilitator.events(in: 3) == [.event(scenario.events[0])])
  }
}
