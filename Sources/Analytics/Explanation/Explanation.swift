import GroupDynamics
import Recording
import Scenarios
import Statistics

/// The explanation of a run: the change of cohesion, tension and negativity over any span of updates, by part, pair and
/// member. Everything is a sum over the table of changes, and adds up to the change of the metric.
public struct Explanation: Sendable {
  /// Metrics and stages by tick.
  public let ticks: TickTable
  /// What each part did in each update, by pair.
  public private(set) var changes: ChangeTable
  /// The thresholds of the stages are among them.
  let parameters: Parameters
  /// Members who joined or came back before an update, and who left or stayed away, by index.
  let movements: [(tick: Int, came: [Int], went: [Int])]
  /// What the facilitator did in each update.
  let doses: [Doses]
  /// What befell the group.
  let befell: [SessionEvent]

  /// Creates one from a run that came to its end, the account that was kept of it, and the scenario that it is of.
  public init(
    ticks: TickTable, changes: ChangeTable, movements: [(tick: Int, came: [Int], went: [Int])], doses: [Doses],
    _ scenario: Scenario
  ) {
    (self.ticks, self.changes, self.movements, self.doses) = (ticks, changes, movements, doses)
    parameters = scenario.parameters
    befell = scenario.events.filter { $0.session <= scenario.parameters.sessions }
  }

  /// A copy for a page, where names are isolated from what stands around them.
  package var isolatingNames: Explanation {
    var isolating = self
    isolating.changes.names = changes.names.map(\.isolated)
    return isolating
  }

  /// A part of a change over a span.
  public struct Share: Sendable {
    /// Which part.
    public let part: ChangePart
    /// What it did.
    public let change: Double
  }

  /// What two members had to do with a change.
  public struct Pair: Sendable {
    /// The two by index, the first below the second.
    public let first, second: Int
    /// What the ties of the two, both ways, did.
    public let change: Double
  }

  /// A metric after an update; 0 is what negativity is before the first.
  public func level(_ metric: Metric, _ tick: Int) -> Double {
    tick == 0 && metric.belongsToUpdate ? 0 : ticks[metric, tick: tick]
  }

  /// The change of a metric over updates, by the metric itself.
  public func change(_ metric: Metric, _ span: ClosedRange<Int>) -> Double {
    level(metric, span.upperBound) - level(metric, span.lowerBound - 1)
  }

  /// The parts of a metric's change over updates, in their order.
  public func shares(_ metric: Metric, _ span: ClosedRange<Int>) -> [Share] {
    ChangePart.parts(of: metric).map { part in
      Share(part: part, change: span.reduce(0) { $0 + changes.sum(part, tick: $1) })
    }
  }

  /// What each pair of members did to parts over updates, by size of the change.
  public func pairs(_ parts: [ChangePart], _ span: ClosedRange<Int>) -> [Pair] {
    (0..<changes.members).flatMap { j in
      (0..<j).map { i in
        Pair(first: i, second: j, change: sum(parts, span, i, j) + sum(parts, span, j, i))
      }
    }.sorted { abs($0.change) > abs($1.change) }
  }

  /// What each member did to parts over updates, by index: half of what each of the member's ties did, both ways.
  public func members(_ parts: [ChangePart], _ span: ClosedRange<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: changes.members)
    for pair in pairs(parts, span) {
      sums[pair.first] += pair.change / 2
      sums[pair.second] += pair.change / 2
    }
    return sums
  }

  /// What an ordered pair did to parts over updates.
  public func sum(_ parts: [ChangePart], _ span: ClosedRange<Int>, _ i: Int, _ j: Int) -> Double {
    var sum = 0.0
    for tick in span {
      for part in parts { sum += changes[tick, part, i, j] }
    }
    return sum
  }

  /// Members who came or went, by name.
  public struct Movers: Sendable, Equatable {
    /// Who came in and did not go, who went and did not come in, and who did both.
    public let came, went, both: [String]
    /// How many.
    public var count: Int { came.count + went.count + both.count }
  }

  /// Who came or went before the updates of a span.
  public func moved(_ span: ClosedRange<Int>) -> Movers {
    let own = movements.filter { span.contains($0.tick) }
    let (came, went) = (Set(own.flatMap(\.came)), Set(own.flatMap(\.went)))
    func names(_ members: Set<Int>) -> [String] { members.sorted().map { changes.names[$0] } }
    return Movers(
      came: names(came.subtracting(went)), went: names(went.subtracting(came)), both: names(came.intersection(went)))
  }

  /// The updates of a session, from 1.
  public func span(ofSession session: Int) -> ClosedRange<Int> { ticks.clock.ticks(ofSession: session) }

  /// All updates.
  public var whole: ClosedRange<Int> { 1...ticks.clock.ticks }

  /// The session whose mean tension is largest, from 1, and the update of it in which tension is.
  public var peak: (session: Int, tick: Int) {
    let session = RunStory.peak(ticks.sessionMeans(.tension)) ?? 1
    let tick = span(ofSession: session).max { ticks[.tension, tick: $0] < ticks[.tension, tick: $1] }
    return (session, tick ?? 1)
  }

  /// The session over which cohesion falls most, if it falls in any.
  public var largestFall: Int? {
    let falls = (1...ticks.clock.sessions).map { change(.cohesion, span(ofSession: $0)) }
    guard let least = falls.min(), least < 0 else { return nil }
    return falls.firstIndex(of: least).map { $0 + 1 }
  }

  /// What the parts of a metric did over each session.
  public struct Sessions: Sendable {
    /// Parts that did something.
    public let parts: [ChangePart]
    /// Rows by session from 1: what each part did, the metric's change, and what it is at the session's end.
    public let rows: [(changes: [Double], change: Double, level: Double)]
  }

  /// The parts of a metric's changes by session; parts below `least` in each are left out.
  public func bySession(_ metric: Metric, least: Double = 0.0005) -> Sessions {
    let spans = (1...ticks.clock.sessions).map { span(ofSession: $0) }
    let shares = spans.map { self.shares(metric, $0) }
    let kept = shares[0].indices.filter { part in shares.contains { abs($0[part].change) >= least } }
    return Sessions(
      parts: kept.map { shares[0][$0].part },
      rows: spans.indices.map { place in
        (
          kept.map { shares[place][$0].change }, change(metric, spans[place]), level(metric, spans[place].upperBound)
        )
      })
  }
}
