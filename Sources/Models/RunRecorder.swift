import Engine
import GroupDynamics
import Recording
import Scenarios

/// An observer of one run that keeps the requested data. It writes rows of ticks and sessions at the end, when the
/// stages are known.
struct RunRecorder<View: GroupView>: RunObserver {
  typealias Occurrence = GroupOccurrence
  var record: RunRecord
  let tables: Set<RecordedTable>
  private let members: Int
  private var stages: StageReader
  private(set) var subGroups: [SubGroups] = []
  private(set) var responses: [Responses] = []
  private(set) var followUp: FollowUpWeeks?
  private var talk: [Double]
  private var doses = Doses()
  private let luck: Luck
  private let parameters: Parameters
  private let goals: [Goal]
  /// Whether members are followed after the end.
  private let follows: Bool
  private let followed: Scenario?
  /// The doses, summed for the weeks after the end.
  private var given: [Technique: Double] = [:]
  private var beginning: (efficacy: [Double], skill: [Double]) = ([], [])
  /// The members' names.
  let names: [String]
  // Cells that recur in row after row.
  let runCell: CSVRows
  let nameCells: [CSVRows]
  // Rows written during the run.
  var acts = CSVRows()
  var memberRows = CSVRows()
  var ties = CSVRows()
  let memberTable: RowTable<MemberRow>?
  private let sessionDone: @Sendable () -> Void
  private let keepsStory: Bool
  // Flags that every tick reads.
  private let keepsTalk, keepsActs, keepsEvents, keepsResponses: Bool
  private(set) var events: [Event] = []

  init(
    _ scenario: Scenario, _ run: RunID, tables: Set<RecordedTable>, keepsStory: Bool,
    sessionDone: @escaping @Sendable () -> Void
  ) {
    self.sessionDone = sessionDone
    self.keepsStory = keepsStory
    self.tables = tables
    keepsTalk = keepsStory || tables.contains(.members)
    keepsActs = tables.contains(.acts)
    keepsEvents = tables.contains(.events)
    members = scenario.cast.count
    (parameters, names) = (scenario.parameters, scenario.cast.map(\.name))
    luck = Luck(scenario, replicate: run.replicate)
    goals = scenario.goals
    follows = scenario.followUp.weeks > 0
    followed = follows ? scenario : nil
    keepsResponses = keepsStory || tables.contains(.members) || tables.contains(.sessions)
    let clock = scenario.parameters.clock
    record = RunRecord(id: run, clock: clock)
    stages = StageReader(scenario.parameters)
    talk = Array(repeating: 0, count: scenario.cast.count)
    record.goalsMet = scenario.goals.map { _ in nil }
    memberTable =
      tables.contains(.members) ? MemberRow.columns(issues: parameters.issues, attributes: parameters.attributes) : nil
    runCell = CSVRows(cell: record.runID)
    nameCells = names.map { CSVRows(cell: $0) }
  }

  mutating func composed(_ group: borrowing View) {
    record.ticks.append(group.metrics)
    record.candidates = group.traits.candidates
    if follows {
      let state = group.state
      beginning = (state.efficacy, state.skill)
    }
  }

  mutating func sessionBegins(_ session: Int, _ group: borrowing View) {
    for i in talk.indices { talk[i] = 0 }
    if keepsStory { record.facilitated.append(false) }
  }

  mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) {
    for occurrence in occurrences {
      if case .dose(let technique, let dose, _) = occurrence { doses[technique] = dose }
      if keepsStory { keep(occurrence) }
      if keepsEvents { events += rows(occurrence, tick: tick) }
    }
  }

  private mutating func keep(_ occurrence: GroupOccurrence) {
    switch occurrence {
    case .dose, .attendanceChange, .departure: break
    case .trigger: record.triggersFired += 1
    case .event(let event): record.befell.append(event)
    }
  }

  mutating func ticked(_ tick: Int, _ group: borrowing View) {
    let metrics = group.metrics
    record.ticks.append(metrics)
    readStage(tick, metrics)
    if keepsStory, doses != Doses() { record.facilitated[record.facilitated.count - 1] = true }
    if keepsTalk { group.addHeardShares(to: &talk) }
    if keepsActs { writeActs(tick, group) }
    if follows, doses != Doses() {
      for technique in [Technique.endingPreparation, .relapsePrevention] {
        given[technique, default: 0] += doses[technique] / Double(parameters.ticksPerSession)
      }
    }
  }

  mutating func sessionEnded(_ session: Int, _ group: borrowing View) {
    sessionDone()
    let ticks = Double(record.ticks.clock.ticksPerSession)
    if keepsTalk { record.talkShares.append(talk.map { $0 / ticks }) }
    if keepsResponses || tables.contains(.ties) {
      let state = group.state
      if keepsResponses { ask(session, group, state) }
      if tables.contains(.sessions) { subGroups.append(SubGroups(of: state, contact: group.traits.contact)) }
      if tables.contains(.members) { writeMembers(session, group, state) }
      if tables.contains(.ties) { writeTies(session, state) }
    }
    measureGoals(session)
    if keepsStory { record.hottestPairs.append(hottestPair(group)) }
  }

  mutating func sessionClosed(_ session: Int, _ occurrences: [GroupOccurrence], _ group: borrowing View) {
    // By now members absent from the last session are back, and so are their ties.
    if follows, session == record.ticks.clock.sessions, let followed { follow(followed, group) }
    for case .departure(let departure) in occurrences {
      let name = group.traits.names[departure.member]
      record.departures.append((session, name, departure.probability, departure.cause))
      guard keepsEvents else { continue }
      events.append(
        Event(
          tick: group.tick, session: session, kind: .left, member: name, value: departure.probability,
          cause: departure.cause))
    }
  }

  /// Returns the record of a run that reached its end, with every requested table.
  consuming func finish() -> RunRecord {
    var record = record
    for table in tables {
      switch table {
      case .runs: break
      case .ticks: record.rows[table] = tickRows()
      case .sessions: record.rows[table] = sessionRows()
      case .members: record.rows[table] = memberRows
      case .ties: record.rows[table] = ties
      case .acts: record.rows[table] = acts
      case .events: record.rows[table] = eventRows()
      case .followUp: record.rows[table] = followUpRows()
      }
    }
    return record
  }

  /// Returns the record of a run that could not go on: it has no rows.
  func failed(_ message: String) -> RunRecord {
    var record = record
    record.failure = message
    for table in tables where table != .runs { record.rows[table] = CSVRows() }
    return record
  }

  /// Records the goals met. A goal is met if it holds in the session by which it must. It counts from the first session
  /// since which it has held.
  private mutating func measureGoals(_ session: Int) {
    let clock = record.ticks.clock
    for (place, goal) in goals.enumerated() where goal.by == session {
      func mean(_ session: Int) -> Double { record.ticks.mean(goal.metric, session: session) }
      guard goal.isMet(mean(session)) else { continue }
      var first = session
      while first > 1, goal.isMet(mean(first - 1)) { first -= 1 }
      record.goalsMet[place] = first
      guard keepsEvents else { continue }
      events.append(
        Event(
          tick: clock.ticks(ofSession: first).upperBound, session: first, kind: .goalMet, value: mean(first),
          cause: goal.words))
    }
  }

  private mutating func follow(_ scenario: Scenario, _ group: borrowing View) {
    let state = group.state
    var acceptance: [Double] = []
    for i in state.present.indices { acceptance.append(group.ties(i).acceptance) }
    let weeks = FollowUpWeeks(
      scenario, replicate: record.id.replicate, given: given, beginning: beginning, end: state
    ) { acceptance[$0] }
    followUp = weeks
    record.followUp = FollowUpOutcome(relapsed: weeks.relapsed, efficacy: weeks.efficacy, skill: weeks.skill)
  }

  private mutating func ask(_ session: Int, _ group: borrowing View, _ state: GroupState) {
    var ties: [MemberTies] = []
    for i in state.present.indices { ties.append(group.ties(i)) }
    let answers = Responses(session: session, luck, parameters, state: state) { ties[$0] }
    responses.append(answers)
    record.answers.append(Instrument.allCases.indices.map(answers.mean))
  }

  private func hottestPair(_ group: borrowing View) -> HottestPair {
    var (first, second, highest) = (0, 1, -1.0)
    for i in 0..<members {
      for j in 0..<i {
        let tension = group.tension(i, j) + group.tension(j, i)
        if tension > highest { (first, second, highest) = (j, i, tension) }
      }
    }
    let names = group.traits.names
    return HottestPair(first: names[first], second: names[second], tension: highest / 2)
  }

  private func stageChange(from before: Stage?, to stage: Stage, tick: Int) -> Event {
    Event(
      tick: tick, session: record.ticks.clock.session(ofTick: tick), kind: .stageChange,
      value: Double(stage.order + 1), cause: before.map { "\($0.rawValue) to \(stage.rawValue)" } ?? stage.rawValue)
  }

  private mutating func readStage(_ tick: Int, _ metrics: borrowing Metrics) {
    let before = stages.current
    if let (stage, from) = stages.read(metrics, tick: tick) {
      for past in from..<tick { record.ticks.stages[past - 1] = stage }
      if keepsEvents { events.append(stageChange(from: before, to: stage, tick: from)) }
    }
    record.ticks.stages.append(stages.current ?? .forming)
  }
}
