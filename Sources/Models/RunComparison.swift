import Engine
import GroupDynamics
import Recording
import Scenarios

/// The point at which two runs diverge. Both are made again in the plain form, and every number of both groups is
/// compared tick by tick.
public struct RunComparison: Sendable {
  /// A run to compare.
  public struct Side: Sendable {
    let scenario: Scenario
    let replicate: UInt32
    let acts: ActsMode?

    /// Creates a side. `acts`: drawn or in expectation; `nil` for the usual mode.
    public init(_ scenario: Scenario, replicate: UInt32, acts: ActsMode?) {
      (self.scenario, self.replicate, self.acts) = (scenario, replicate, acts)
    }
  }

  /// The first tick in which a number differs, 0 for the composed groups; `nil` if there is none.
  public private(set) var tick: Int?
  /// All differences in that tick.
  public private(set) var differences: [StateDifference] = []
  /// The doses of that update that differ.
  public private(set) var doses: [(technique: Technique, a: Double, b: Double)] = []
  /// Whether the acts of that update differ.
  public private(set) var actsDiffer = false
  /// The number of ticks compared; only tick 0 if sessions differ in length.
  public let ticksCompared: Int
  /// The group metrics after the last tick that both have.
  public let ends: (a: Metrics, b: Metrics)
  /// The names of the first group's members.
  public let names: [String]

  /// Returns the memory of a run, in bytes.
  public static func bytes(_ scenario: Scenario) -> Double {
    let n = Double(scenario.cast.count)
    return 24 * n * n * Double(scenario.parameters.sessions * scenario.parameters.ticksPerSession + 1)
  }

  /// Makes both runs. Throws `RunFailure` if one cannot go on.
  public init(_ a: Side, _ b: Side) throws {
    for side in [a, b] { try side.scenario.validate() }
    let (first, second) = (try Self.diary(a), try Self.diary(b))
    let areAlike = a.scenario.parameters.ticksPerSession == b.scenario.parameters.ticksPerSession
    let last = areAlike ? min(first.pages.count, second.pages.count) - 1 : 0
    let comparison = StateComparison(first.names, second.names)
    (names, ticksCompared) = (first.names, last)
    ends = (first.pages[last].metrics, second.pages[last].metrics)
    for tick in 0...last {
      let (one, other) = (first.pages[tick], second.pages[tick])
      differences = comparison.differences(one.state, other.state)
      if tick == 0, let (a, b) = Self.both(first.traits, second.traits) {
        differences = comparison.differences(a, b) + differences
      }
      guard !differences.isEmpty else { continue }
      self.tick = tick
      actsDiffer = one.acts != other.acts
      doses = Technique.allCases.filter { one.doses[$0] != other.doses[$0] }.map {
        ($0, one.doses[$0], other.doses[$0])
      }
      break
    }
  }

  private static func both(_ a: Traits?, _ b: Traits?) -> (Traits, Traits)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  private static func diary(_ side: Side) throws -> StateDiary {
    let facilitator = Policy(side.scenario).facilitator(Luck(side.scenario, replicate: side.replicate))
    var simulation = Simulation(
      GroupDevelopment(valid: side.scenario, replicate: side.replicate, acts: side.acts), directors: [facilitator],
      observers: [StateDiary(names: side.scenario.cast.map(\.name))])
    try simulation.run()
    if let failure = simulation.failures[0] { throw failure }
    return simulation.observers[0]
  }
}

/// An observer that keeps the whole state of a run, tick by tick.
private struct StateDiary: RunObserver {
  struct Page {
    let state: GroupState
    let metrics: Metrics
    let doses: Doses
    let acts: [Act]
  }

  let names: [String]
  var traits: Traits?
  var pages: [Page] = []
  private var doses = Doses()

  init(names: [String]) { self.names = names }

  mutating func composed(_ group: borrowing GroupDevelopment) {
    traits = group.traits
    pages.append(Page(state: group.state, metrics: group.metrics, doses: doses, acts: []))
  }

  mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) {
    for case .dose(let technique, let dose, _) in occurrences { doses[technique] = dose }
  }

  mutating func ticked(_ tick: Int, _ group: borrowing GroupDevelopment) {
    pages.append(Page(state: group.state, metrics: group.metrics, doses: doses, acts: group.acts))
  }
}
