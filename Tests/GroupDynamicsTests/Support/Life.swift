import Engine
import GroupDynamics
import Scenarios
import Testing

extension Situation {
  /// A whole life under the same doses, in which nobody leaves; the states of its begin and its end.
  func life(without off: Mechanism...) -> (begin: GroupState, end: GroupState) {
    let moment = moment(off: Set(off + [.commitment]))
    var group = moment.placed
    group.givenActs = nil
    for _ in 1...group.clock.ticks { group.advance(doses: moment.doses) }
    return (moment.before, group.state)
  }
}

/// Keeps what tests compare of a run: metrics and confirmed stages by tick, and who left.
struct Watcher<View: GroupView>: RunObserver {
  private var reader: StageReader
  /// Metrics by tick, from tick 0.
  private(set) var metrics: [Metrics] = []
  /// Confirmed stages of ticks from 1.
  private(set) var stages: [Stage] = []
  private(set) var departures: [Departure] = []
  /// What happened outside the state, with its tick.
  private(set) var noted: [(tick: Int, what: GroupOccurrence)] = []

  init(_ parameters: Parameters) { reader = StageReader(parameters) }

  /// The stages in turn, by their initials.
  var path: String {
    stages.indices.filter { $0 == 0 || stages[$0] != stages[$0 - 1] }.map { stages[$0].initial }.joined()
  }

  mutating func composed(_ group: borrowing View) { metrics.append(group.metrics) }

  mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) { noted += occurrences.map { (tick, $0) } }

  mutating func ticked(_ tick: Int, _ group: borrowing View) {
    metrics.append(group.metrics)
    if let (stage, from) = reader.read(group.metrics, tick: tick) {
      for past in from..<tick { stages[past - 1] = stage }
    }
    stages.append(reader.current ?? .forming)
  }

  mutating func sessionClosed(_ session: Int, _ occurrences: [GroupOccurrence], _ group: borrowing View) {
    departures += occurrences.departures
  }
}

/// Runs one group from its composition to its last tick.
func run(
  _ scenario: Scenario, replicate: UInt32 = 0, acts: ActsMode? = nil
) throws -> (group: GroupDevelopment, watcher: Watcher<GroupDevelopment>) {
  try watch(GroupDevelopment(valid: scenario, replicate: replicate, acts: acts), scenario, replicate: replicate)
}

/// Runs a group from its composition to its last tick under the facilitator of its scenario. Throws `RunFailure`.
func watch<Model: GroupModel>(
  _ group: consuming Model, _ scenario: Scenario, replicate: UInt32
) throws -> (group: Model, watcher: Watcher<Model>) {
  let simulation = try live(group, [(scenario, replicate)], [Watcher(scenario.parameters)])
  return (simulation.groups, simulation.observers[0])
}

/// The doses with which a session of a scenario begins.
func doses(_ scenario: Scenario, session: Int) -> Doses {
  var facilitator = Policy(scenario).facilitator(Luck(seed: 0, replicate: 0))
  _ = facilitator.decide(before: (session - 1) * scenario.parameters.ticksPerSession + 1)
  return facilitator.doses
}
