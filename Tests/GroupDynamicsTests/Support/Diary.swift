import Engine
import GroupDynamics
import Scenarios

/// Keeps all of a run: every state, act and answer.
struct Diary {
  private let parameters: Parameters
  private let seed: UInt64
  private let replicate: UInt32
  /// By tick, from tick 0.
  private(set) var states: [GroupState] = []
  private(set) var metrics: [Metrics] = []
  private(set) var acts: [[Act]] = []
  /// By session, from 1.
  private(set) var answers: [Responses] = []
  /// The same answers without noise.
  private(set) var maps: [Responses] = []
  private(set) var departures: [[Departure]] = []
  private(set) var noted: [(tick: Int, what: GroupOccurrence)] = []

  init(_ scenario: Scenario, replicate: UInt32) {
    (parameters, seed, self.replicate) = (scenario.parameters, scenario.seed, replicate)
  }

  fileprivate mutating func note(_ occurrences: [GroupOccurrence], tick: Int) {
    noted += occurrences.map { (tick, $0) }
  }

  fileprivate mutating func close(_ occurrences: [GroupOccurrence]) { departures.append(occurrences.departures) }

  fileprivate mutating func ask<View: GroupView>(_ session: Int, _ group: borrowing View) {
    let state = group.state
    var ties: [MemberTies] = []
    for i in state.present.indices { ties.append(group.ties(i)) }
    var silent = parameters
    silent.responseNoise = 0
    answers.append(
      Responses(session: session, Luck(seed: seed, replicate: replicate), parameters, state: state) { ties[$0] })
    maps.append(Responses(session: session, Luck(seed: seed, replicate: replicate), silent, state: state) { ties[$0] })
  }

  fileprivate mutating func look<View: GroupView>(_ group: borrowing View) {
    states.append(group.state)
    metrics.append(group.metrics)
    acts.append(group.acts)
  }

  /// The numbers of the states of some ticks, each bit of them.
  func bits(_ ticks: ClosedRange<Int>) -> [[UInt64]] { ticks.map { numbers(states[$0]).map(\.bitPattern) } }
}

/// Keeps a diary of a run.
struct DiaryKeeper<View: GroupView>: RunObserver {
  var diary: Diary
  mutating func composed(_ group: borrowing View) { diary.look(group) }
  mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) { diary.note(occurrences, tick: tick) }
  mutating func ticked(_ tick: Int, _ group: borrowing View) { diary.look(group) }
  mutating func sessionEnded(_ session: Int, _ group: borrowing View) { diary.ask(session, group) }
  mutating func sessionClosed(_ session: Int, _ occurrences: [GroupOccurrence], _ group: borrowing View) {
    diary.close(occurrences)
  }
}

extension [GroupOccurrence] {
  /// Who joined and who was absent, where that was told.
  var attendanceChange: AttendanceChange? {
    for case .attendanceChange(let change) in self { return change }
    return nil
  }

  /// The members who dropped out.
  var departures: [Departure] {
    compactMap { occurrence in
      guard case .departure(let departure) = occurrence else { return nil }
      return departure
    }
  }
}

/// Runs groups to their end, each under the facilitator of its scenario. Throws `RunFailure`.
func live<Groups: GroupModels, Observer: RunObserver>(
  _ groups: consuming Groups, _ runs: [(scenario: Scenario, replicate: UInt32)], _ observers: [Observer]
) throws -> Simulation<Groups, Facilitator, Observer>
where Observer.View == Groups.View, Observer.Occurrence == GroupOccurrence {
  let facilitators = runs.map { Policy($0.scenario).facilitator(Luck($0.scenario, replicate: $0.replicate)) }
  var simulation = Simulation(groups, directors: facilitators, observers: observers)
  try simulation.run()
  for failure in simulation.failures { if let failure { throw failure } }
  return simulation
}

/// A run of a model, with all of it kept.
func keep<Model: GroupModel>(_ group: consuming Model, _ scenario: Scenario, replicate: UInt32) throws -> Diary {
  let keeper = DiaryKeeper<Model>(diary: Diary(scenario, replicate: replicate))
  return try live(group, [(scenario, replicate)], [keeper]).observers[0].diary
}

/// A run of the plain form, with all of it kept.
func keep(_ scenario: Scenario, replicate: UInt32, acts: ActsMode = .sampled) throws -> Diary {
  try keep(GroupDevelopment(valid: scenario, replicate: replicate, acts: acts), scenario, replicate: replicate)
}

/// Runs of a batch, each of a point, with all of them kept.
func keep(
  _ points: [Scenario], _ lanes: [BatchedGroups.Lane], acts: ActsMode = .sampled
) throws -> [Diary] {
  let runs = lanes.map { (scenario: points[$0.point], replicate: $0.replicate) }
  return try live(
    BatchedGroups(points: points, lanes: lanes, acts: acts, keepsActs: true), runs,
    runs.map { DiaryKeeper<LaneView>(diary: Diary($0.scenario, replicate: $0.replicate)) }
  ).observers.map(\.diary)
}
