import Engine
import GroupDynamics
import Scenarios

/// Keeps all of a run: every state, act and answer.
struct Diary: RunObserver {
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
  private(set) var noted: [(tick: Int, what: Occurrence)] = []

  init(_ scenario: Scenario, replicate: UInt32) {
    (parameters, seed, self.replicate) = (scenario.parameters, scenario.seed, replicate)
  }

  mutating func composed<Group: GroupView>(_ group: borrowing Group) { look(group) }

  mutating func sessionBegins<Group: GroupView>(_ session: Int, _ group: borrowing Group) {}

  mutating func noted(_ occurrences: [Occurrence], tick: Int) { noted += occurrences.map { (tick, $0) } }

  mutating func ticked<Group: GroupView>(_ tick: Int, _ group: borrowing Group) { look(group) }

  mutating func sessionEnded<Group: GroupView>(_ session: Int, _ group: borrowing Group) {
    let state = group.state
    var ties: [MemberTies] = []
    for i in state.present.indices { ties.append(group.ties(i)) }
    var silent = parameters
    silent.responseNoise = 0
    answers.append(
      Responses(session: session, Luck(seed: seed, replicate: replicate), parameters, state: state) { ties[$0] })
    maps.append(Responses(session: session, Luck(seed: seed, replicate: replicate), silent, state: state) { ties[$0] })
  }

  mutating func membersLeft<Group: GroupView>(
    _ departures: [Departure], after session: Int, _ group: borrowing Group
  ) {
    self.departures.append(departures)
  }

  private mutating func look<Group: GroupView>(_ group: borrowing Group) {
    states.append(group.state)
    metrics.append(group.metrics)
    acts.append(group.acts)
  }

  /// The numbers of the states of some ticks, each bit of them.
  func bits(_ ticks: ClosedRange<Int>) -> [[UInt64]] { ticks.map { numbers(states[$0]).map(\.bitPattern) } }
}

/// A run of the plain form, with all of it kept.
func keep(_ scenario: Scenario, replicate: UInt32, acts: ActsMode = .sampled) throws -> Diary {
  var group = GroupDevelopment(scenario, replicate: replicate, acts: acts)
  var diaries = [Diary(scenario, replicate: replicate)]
  var facilitators = [Policy(scenario).facilitator(Luck(seed: scenario.seed, replicate: replicate))]
  if let failure = try simulate(&group, facilitators: &facilitators, observers: &diaries)[0] { throw failure }
  return diaries[0]
}

/// Runs of a batch, each of a point, with all of them kept.
func keep(_ points: [Scenario], _ lanes: [BatchedGroups.Lane], acts: ActsMode = .sampled) throws -> [Diary] {
  var groups = BatchedGroups(points: points, lanes: lanes, acts: acts, keepsActs: true)
  var diaries = lanes.map { Diary(points[$0.point], replicate: $0.replicate) }
  var facilitators = lanes.map {
    Policy(points[$0.point]).facilitator(Luck(seed: points[0].seed, replicate: $0.replicate))
  }
  for failure in try simulate(&groups, facilitators: &facilitators, observers: &diaries) {
    if let failure { throw failure }
  }
  return diaries
}
