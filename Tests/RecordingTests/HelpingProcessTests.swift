import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// What is kept of goals, comings and goings, and the weeks after the end.
@Suite struct HelpingProcessTests {
  private static func scenario(_ change: (inout Parameters) -> Void = { _ in }) -> Scenario {
    var p = Parameters()
    (p.sessions, p.dropoutBase) = (6, -3)
    change(&p)
    return Scenario(title: "helped", parameters: p, seed: 8)
  }

  private static let metrics: [Metric] = [.tension, .cohesion, .progress, .topShare, .present]

  /// Goals on several metrics, with targets between the means of the sessions, by every session.
  private static func goals(_ record: RunRecord) -> [Goal] {
    metrics.flatMap { metric in
      let means = (1...6).map { record.ticks.mean(metric, session: $0) }.sorted()
      let targets = zip(means, means.dropFirst()).map { ($0 + $1) / 2 } + [means[0] - 1, means[5] + 1, means[2]]
      return targets.flatMap { target in
        [true, false].flatMap { isAbove in
          [1, 3, 6].map { Goal(name: "g", metric: metric, isAbove: isAbove, target: target, by: $0) }
        }
      }
    }
  }

  /// The first session since which it has held, if it holds in the session by which it must.
  @Test(arguments: [Arithmetic.plainForm, .kernels])
  func aGoalIsMetWithTheFirstSessionSinceWhichItHolds(arithmetic: Arithmetic) throws {
    var scenario = Self.scenario()
    func record() throws -> RunRecord {
      try recordRuns(scenario, replicates: [2], arithmetic: arithmetic, acts: .sampled, tables: [.ticks])[0]
    }
    let usual = try record()
    scenario.goals = Self.goals(usual)
    let measured = try record()
    #expect(measured.rows[.ticks]?.bytes == usual.rows[.ticks]?.bytes)
    for (goal, met) in zip(scenario.goals, measured.goalsMet) {
      func holds(_ session: Int) -> Bool {
        let mean = usual.ticks.mean(goal.metric, session: session)
        return goal.isAbove ? mean > goal.target : mean < goal.target
      }
      let expected = (1...goal.by).first { since in (since...goal.by).allSatisfy(holds) }
      #expect(met == expected, "\(goal.words)")
    }
    let sessions = measured.goalsMet.compactMap(\.self)
    #expect(Set(sessions) == Set(1...6) && sessions.count < measured.goalsMet.count - 20)
  }

  private static func rows(_ record: RunRecord, _ table: RecordedTable) -> [[String]] {
    String(decoding: record.rows[table]?.bytes ?? [], as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func aGoalThatIsMetHasARowWithTheLastTickOfItsSession() throws {
    var scenario = Self.scenario()
    scenario.goals = [
      Goal(name: "we work", metric: .progress, isAbove: true, target: 0.01, by: 5),
      Goal(name: "all of us", metric: .present, isAbove: true, target: 50, by: 6),
      Goal(name: "calm", metric: .tension, isAbove: false, target: 2, by: 6),
    ]
    let record = try recordRuns(scenario, replicates: [0], arithmetic: .plainForm, acts: .sampled, tables: [.events])[0]
    let met = try #require(record.goalsMet[0])
    #expect(record.goalsMet == [met, nil, 1])
    let rows = Self.rows(record, .events).filter { $0[3] == "goal_met" }
    #expect(rows.count == 2)
    #expect(rows[0][1...2] == ["12", "1"] && rows[0][4...5] == ["", ""])
    #expect(rows[0][7] == "calm: tension below 2 by session 6")
    #expect(Double(rows[0][6]) == record.ticks.mean(.tension, session: 1))
    #expect(rows[1][1...2] == ["\(12 * met)", "\(met)"] && rows[1][7] == "we work: progress above 0.01 by session 5")
    // Told in the place of the session, not in that of the session by which it must be met.
    #expect(Double(rows[1][6]) == record.ticks.mean(.progress, session: met))
  }

  @Test func whoJoinsAndWhoIsAwayHasARow() throws {
    var scenario = Self.scenario { $0.attendance = 0.7 }
    scenario.cast.append(CastMember(name: "Zoe"))
    scenario.joins = [3]
    let record = try recordRuns(
      scenario, replicates: [0], arithmetic: .plainForm, acts: .sampled, tables: [.events, .members])[0]
    var group = GroupDevelopment(valid: scenario, replicate: 0, acts: .sampled)
    var expected: [[String]] = []
    var came: [String] = []
    for session in 1...6 {
      let attendanceChange = group.whoComes(to: session) ?? AttendanceChange()
      let (tick, names) = (12 * session - 11, group.traits.names)
      expected += attendanceChange.joined.map {
        ["p0r0", "\(tick)", "\(session)", "joined", names[$0], "", "1", "comes for the first time"]
      }
      expected += attendanceChange.away.map {
        ["p0r0", "\(tick)", "\(session)", "away", names[$0], "", "1", "stays away from the session"]
      }
      came += group.state.present.indices.filter { group.state.present[$0] }.map { "\(session) \(names[$0])" }
      for _ in 0..<12 { group.advance(doses: Doses()) }
      _ = group.whoLeaves(after: session)
    }
    #expect(Self.rows(record, .events).filter { ["joined", "away"].contains($0[3]) } == expected)
    #expect(expected.contains { $0[4] == "Zoe" && $0[3] == "joined" } && expected.count > 8)
    #expect(Self.rows(record, .members).map { $0[1] + " " + $0[2] } == came)
  }

  /// What the recorder follows is the group as it is after the last session: who was away in it is back by then.
  @Test(arguments: [1, 0.5])
  func membersAreFollowedFromTheEndOfTheLastSession(attendance: Double) throws {
    var scenario = Self.scenario { ($0.attendance, $0.relapseTies, $0.relapseBase) = (attendance, 6, 1) }
    scenario.followUp = FollowUp(weeks: 12, aftercare: [2, 5])
    scenario.schedule = [
      ScheduledDose(technique: .relapsePrevention, from: 2, to: 5, dose: 0.4),
      ScheduledDose(technique: .endingPreparation, from: 6, to: 6, dose: 0.7),
    ]
    var awayAtLast = 0
    for replicate in UInt32(0)..<10 {
      let record = try recordRuns(
        scenario, replicates: [replicate], arithmetic: .plainForm, acts: .sampled, tables: [.followUp])[0]
      var group = GroupDevelopment(valid: scenario, replicate: replicate, acts: .sampled)
      let beginning = (group.state.efficacy, group.state.skill)
      for session in 1...6 {
        let attendanceChange = group.whoComes(to: session)
        awayAtLast += session == 6 ? attendanceChange?.away.count ?? 0 : 0
        var doses = Doses()
        if (2...5).contains(session) { doses[.relapsePrevention] = 0.4 }
        if session == 6 { doses[.endingPreparation] = 0.7 }
        for _ in 0..<12 { group.advance(doses: doses) }
        _ = group.whoLeaves(after: session)
      }
      let expected = FollowUpWeeks(
        scenario, replicate: replicate, given: [.relapsePrevention: 1.6, .endingPreparation: 0.7],
        beginning: beginning, end: group.state
      ) { group.ties($0).acceptance }
      let found = try #require(record.followUp)
      #expect(found.relapsed == expected.relapsed)
      let rows = Self.rows(record, .followUp)
      for (row, entry) in zip(rows, expected.weeks.joined()) {
        let (efficacy, skill) = (try #require(Double(row[3])), try #require(Double(row[4])))
        #expect(abs(efficacy - entry.efficacy) < 1e-12 && abs(skill - entry.skill) < 1e-12)
      }
      let names = group.traits.names
      #expect(rows.map { [$0[1], $0[2]] } == (1...12).flatMap { week in names.map { ["\(week)", $0] } })
      #expect(rows.map { $0[5] } == expected.weeks.joined().map { $0.relapsed ? "1" : "0" })
    }
    #expect((awayAtLast > 0) == (attendance < 1))
  }

  @Test(arguments: [Arithmetic.plainForm, .kernels])
  func whatIsFollowedIsTheSameWhateverIsRecorded(arithmetic: Arithmetic) throws {
    var scenario = Self.scenario { $0.attendance = 0.8 }
    scenario.followUp = FollowUp(weeks: 4)
    scenario.preparation = Preparation(limits: [.init(.anxiety, to: 0.6)])
    func records(_ tables: Set<RecordedTable>) throws -> [RunRecord] {
      try recordRuns(scenario, replicates: [0, 1, 2], arithmetic: arithmetic, acts: .sampled, tables: tables)
    }
    let (all, few) = (try records([.followUp, .members, .events, .ties]), try records([.runs]))
    #expect(all.map(\.followUp) == few.map(\.followUp) && all.allSatisfy { $0.followUp?.relapsed != nil })
    for (replicate, record) in few.enumerated() {
      #expect(record.rows[.followUp] == nil)
      #expect(record.candidates == GroupDevelopment(valid: scenario, replicate: UInt32(replicate)).traits.candidates)
    }
  }
}
