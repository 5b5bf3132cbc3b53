import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Doses by what a scenario says and what was seen: section 5.2 of the model document.
@Suite struct FacilitatorTests {
  /// Four sessions of six ticks: updates 1–6, 7–12, 13–18, 19–24.
  static func scenario(
    schedule: [ScheduledDose] = [], style: Style? = nil, triggers: [Trigger] = [], absent: [Int] = [],
    error: Double = 0.2
  ) -> Scenario {
    var p = Parameters()
    (p.sessions, p.ticksPerSession, p.observationError) = (4, 6, error)
    return Scenario(
      title: "led", parameters: p, schedule: schedule, style: style, triggers: triggers,
      events: absent.map { SessionEvent(.facilitatorAbsence, session: $0) }, seed: 77)
  }

  /// Coaching when tension is above one half.
  private func coaching(
    for persistence: TimeSpan = .ticks(1), dose: Double = 0.6, lasting: TimeSpan = .ticks(3),
    coolDown: TimeSpan = .ticks(0)
  ) -> Trigger {
    Trigger(
      when: Condition(.metric(.tension), .above, 0.5), for: persistence, technique: .coaching, dose: dose,
      lasting: lasting, coolDown: coolDown)
  }

  /// A course with tension in these rows.
  private func course(_ scenario: Scenario, tenseIn rows: Set<Int>) -> Course {
    Course(scenario) { [.tension: rows.contains($0) ? 0.9 : 0.1] }
  }

  // MARK: Schedules, and where doses meet

  @Test func aScheduleHoldsFromItsFirstUpdateToItsLast() {
    let course = course(
      Self.scenario(schedule: [ScheduledDose(technique: .mediation, from: 2, to: 3, dose: 0.5)]), tenseIn: [])
    #expect(course.updates(with: .mediation) == Array(7...18))
    #expect(course.changes == ["7 mediation 0.5 schedule", "19 mediation 0.0 schedule ends"])
  }

  @Test func aScheduleMayCountTicks() {
    let schedule = [
      ScheduledDose(technique: .mediation, from: 4, to: 8, in: .ticks, dose: 0.5),
      ScheduledDose(technique: .coaching, from: 24, to: .max, in: .ticks, dose: 0.3),
    ]
    let course = course(Self.scenario(schedule: schedule), tenseIn: [])
    #expect(course.updates(with: .mediation) == Array(4...8))
    #expect(course.updates(with: .coaching) == [24])
    #expect(
      course.changes == [
        "4 mediation 0.5 schedule", "9 mediation 0.0 schedule ends", "24 coaching 0.3 schedule",
      ])
  }

  /// Sessions 2 and 3 are ticks 7 to 18.
  @Test func sessionsAreTheTicksOfTheirSessions() {
    let byTick = [ScheduledDose(technique: .mediation, from: 7, to: 18, in: .ticks, dose: 0.5)]
    let bySession = [ScheduledDose(technique: .mediation, from: 2, to: 3, dose: 0.5)]
    let trigger = [coaching(dose: 0.6)]
    let courses = [byTick, bySession].map {
      course(Self.scenario(schedule: $0, triggers: trigger, absent: [3]), tenseIn: [8, 20])
    }
    #expect(courses[0].changes == courses[1].changes)
    #expect(courses[0].updates(with: .mediation) == Array(7...12))
  }

  @Test func whereDosesMeetTheLargestHoldsAndTheyAreNeverAdded() {
    let schedule = [
      ScheduledDose(technique: .coaching, from: 1, to: 2, dose: 0.3),
      ScheduledDose(technique: .coaching, from: 2, to: 3, dose: 0.5),
    ]
    // The style gives coaching 0.4 throughout.
    let scenario = Self.scenario(schedule: schedule, style: .democratic, triggers: [coaching(dose: 0.6)])
    let course = course(scenario, tenseIn: [3, 8, 20])
    let expected =
      [0.4, 0.4, 0.4, 0.6, 0.6, 0.6, 0.5, 0.5, 0.6, 0.6, 0.6, 0.5] + Array(repeating: 0.5, count: 6)
      + [0.4, 0.4, 0.6, 0.6, 0.6, 0.4]
    #expect(course.doses(of: .coaching) == expected)
    #expect(
      course.changes.filter { $0.contains("coaching") } == [
        "1 coaching 0.4 style democratic", "4 coaching 0.6 trigger 1: tension > 0.5", "7 coaching 0.5 schedule",
        "9 coaching 0.6 trigger 1: tension > 0.5", "12 coaching 0.5 schedule", "19 coaching 0.4 style democratic",
        "21 coaching 0.6 trigger 1: tension > 0.5", "24 coaching 0.4 style democratic",
      ])
  }

  /// The schedule and the trigger say the same, so nothing changes when the one follows the other; the end is the other's.
  @Test func whatADoseComesFromIsKnownAlsoWhereItDoesNotChange() {
    let schedule = [ScheduledDose(technique: .coaching, from: 1, to: 1, dose: 0.6)]
    let course = course(Self.scenario(schedule: schedule, triggers: [coaching()]), tenseIn: [5])
    #expect(course.doses(of: .coaching).prefix(9) == [0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0])
    #expect(course.changes == ["1 coaching 0.6 schedule", "9 coaching 0.0 trigger 1 is over"])
  }

  @Test func aStyleSaysWhichOfItsTriggersFired() {
    let course = Course(Self.scenario(style: .adaptive, error: 0)) { [.negativity: 5...7 ~= $0 ? 0.5 : 0] }
    #expect(course.fired == [7, 7])
    #expect(
      course.changes == [
        "1 active_listening 0.3 style adaptive", "1 open_questions 0.2 style adaptive",
        "8 mediation 0.8 style adaptive, trigger 1: observed_negativity > 0.08",
        "8 coaching 0.8 style adaptive, trigger 2: observed_negativity > 0.08",
        "14 mediation 0.0 style adaptive, trigger 1 is over", "14 coaching 0.0 style adaptive, trigger 2 is over",
      ])
  }

  // MARK: When a trigger fires

  @Test func aTriggerActsFromTheNextUpdateOnForExactlyAsLongAsItLasts() {
    let course = course(Self.scenario(triggers: [coaching()]), tenseIn: [5])
    #expect(course.fired == [5])
    #expect(course.updates(with: .coaching) == [6, 7, 8])
    #expect(course.changes == ["6 coaching 0.6 trigger 1: tension > 0.5", "9 coaching 0.0 trigger 1 is over"])
    #expect(
      course.noted.first?.what == .trigger(.coaching, dose: 0.6, cause: "trigger 1: tension > 0.5"))
  }

  @Test func aTriggerFiresOnceItHasSeenItForSoManyRowsInARow() {
    let scenario = Self.scenario(triggers: [coaching(for: .ticks(3), lasting: .ticks(2))])
    #expect(course(scenario, tenseIn: [4, 5, 6]).fired == [6])
    #expect(course(scenario, tenseIn: [4, 5, 6]).updates(with: .coaching) == [7, 8])
    // What is interrupted begins anew.
    #expect(course(scenario, tenseIn: [4, 5, 7, 8, 10, 11, 12]).fired == [12])
    #expect(course(scenario, tenseIn: [4, 5, 7, 8]).fired == [])
    // Half a session is three ticks.
    let inSessions = Self.scenario(triggers: [coaching(for: .sessions(0.5), lasting: .ticks(2))])
    #expect(course(inSessions, tenseIn: [4, 5, 6]).fired == [6])
  }

  /// Rows seen while the dose holds and the trigger rests count: it fires again at the row with which the rest is over.
  @Test func aTriggerRestsAndMayFireAgainAtTheRowWithWhichTheRestIsOver() {
    let scenario = Self.scenario(triggers: [coaching(for: .ticks(2), coolDown: .ticks(4))])
    let always = course(scenario, tenseIn: Set(1...24))
    #expect(always.fired == [2, 9, 16, 23])
    #expect(always.updates(with: .coaching) == [3, 4, 5, 10, 11, 12, 17, 18, 19, 24])
    #expect(course(scenario, tenseIn: [1, 2, 7, 8]).fired == [2])
    #expect(course(scenario, tenseIn: [1, 2, 8, 9]).fired == [2, 9])
    #expect(course(scenario, tenseIn: [1, 2, 9, 10]).fired == [2, 10])
  }

  @Test func withoutARestATriggerThatStillSeesItGoesOn() {
    let course = course(Self.scenario(triggers: [coaching()]), tenseIn: Set(4...8))
    #expect(course.fired == [4, 7])
    #expect(course.updates(with: .coaching) == Array(5...10))
    #expect(course.changes == ["5 coaching 0.6 trigger 1: tension > 0.5", "11 coaching 0.0 trigger 1 is over"])
  }

  @Test func nothingFiresByTheLastRow() {
    let scenario = Self.scenario(triggers: [coaching()])
    #expect(course(scenario, tenseIn: [24]).fired == [])
    #expect(course(scenario, tenseIn: [23]).fired == [23])
  }

  @Test func triggersOfTheSameTechniqueCountForThemselves() {
    let other = Trigger(
      when: Condition(.metric(.anxiety), .atLeast, 0.5), technique: .coaching, dose: 0.9, lasting: .ticks(1))
    let course = Course(Self.scenario(triggers: [coaching(), other])) {
      [.tension: $0 == 3 ? 0.9 : 0, .anxiety: $0 == 4 ? 0.5 : 0.49]
    }
    #expect(course.doses(of: .coaching).prefix(7) == [0, 0, 0, 0.6, 0.9, 0.6, 0])
    #expect(
      course.changes == [
        "4 coaching 0.6 trigger 1: tension > 0.5", "5 coaching 0.9 trigger 2: anxiety >= 0.5",
        "6 coaching 0.6 trigger 1: tension > 0.5", "7 coaching 0.0 trigger 1 is over",
      ])
  }

  // MARK: Conditions

  /// Row t shows the three bits of t: tension is the first, anxiety the second, skill the third.
  @Test(arguments: [
    ("tension > 0.5 or anxiety > 0.5 and skill > 0.5", [1, 3, 5, 6, 7]),
    ("tension > 0.5 and anxiety > 0.5 or skill > 0.5", [3, 4, 5, 6, 7]),
    ("tension > 0.5 and anxiety > 0.5 and skill > 0.5", [7]),
    ("tension > 0.5 or anxiety > 0.5 or skill > 0.5", [1, 2, 3, 4, 5, 6, 7]),
    ("(tension > 0.5 or anxiety > 0.5) and skill > 0.5", [5, 6, 7]),
    ("tension + anxiety + skill > 1.5", [3, 5, 6, 7]), ("tension > 0.5 * anxiety + skill", [1, 3]),
    ("tension == anxiety and anxiety != skill", [3, 4]), ("skill / anxiety > 2", [4, 5]),
    ("tension - anxiety - skill > 0.5", [1]),
  ])
  func andBindsMoreCloselyThanOr(text: String, rows: [Int]) throws {
    let trigger = Trigger(when: try condition(text), technique: .coaching, dose: 0.5, lasting: .ticks(1))
    let course = Course(Self.scenario(triggers: [trigger])) { row in
      let bits = row < 8 ? row : 0
      return [.tension: bits & 1 != 0 ? 1 : 0, .anxiety: bits & 2 != 0 ? 1 : 0, .skill: bits & 4 != 0 ? 1 : 0]
    }
    #expect(course.fired == rows)
  }

  @Test(arguments: [(">", [3]), (">=", [2, 3]), ("<", [1]), ("<=", [1, 2])])
  func comparisonsIncludeOrExcludeTheirOwnValue(sign: String, rows: [Int]) throws {
    let trigger = Trigger(
      when: try condition("cohesion \(sign) 0.25 and present > 0"), technique: .coaching, dose: 0.5, lasting: .ticks(1))
    let course = Course(Self.scenario(triggers: [trigger])) {
      [.cohesion: 0.25 + 0.1 * (Double($0) - 2), .present: $0 < 4 ? 8 : 0]
    }
    #expect(course.fired == rows)
  }

  /// What is not a number stands in no relation.
  @Test func whatIsNotANumberIsNotSeen() throws {
    for sign in [">", ">=", "<", "<="] {
      let trigger = Trigger(when: try condition("tension \(sign) 0.5"), technique: .coaching, dose: 0.5)
      #expect(Course(Self.scenario(triggers: [trigger])) { _ in [.tension: .nan] }.fired.isEmpty)
    }
  }
}
