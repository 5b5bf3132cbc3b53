import Analytics
import GroupDynamics
import Recording
import Scenarios
import Statistics

/// A study of orders found in the literature, in groups that share random numbers. It tests them at the defaults and in
/// variations. A variation changes one number that the facilitator and the helping process brought into the model, a
/// quarter up or down.
///
/// Lewin, Lippitt & White (1939) and White & Lippitt (1960) on leaders; low–high–low conflict: MacKenzie (1983);
/// cohesion and outcome: Burlingame, McClendon & Yang (2018).
package struct PublishedOrders: Sendable {
  package typealias Run = (record: RunRecord, summary: RunSummary)

  /// One order: a metric of a run that is larger in one arm than in another, or at one time than at another.
  struct Claim: Sendable {
    let words: String
    let lower, higher: LeadershipArms.Arm
    let lowerValue, higherValue: @Sendable (Run) -> Double
  }

  /// The outcome for an order.
  package struct Outcome: Sendable {
    package let words: String
    package let estimate: Double
    package let interval: ClosedRange<Double>?
    package var holds: Bool { (interval?.lowerBound ?? 0) > 0 }
  }

  /// An order in the variations: the number in which it holds, and those in which it does not.
  package struct Line: Sendable {
    package let outcome: Outcome
    package fileprivate(set) var held = 0
    package fileprivate(set) var failed: [String] = []
  }

  package let replicates: UInt64

  /// Creates the study. `replicates` is the number of groups in each arm.
  package init(replicates: UInt64) { self.replicates = replicates }

  /// The number of variations in which each order is tested.
  package static var variations: Int { LeadershipArms.variations.count }

  private static func claim(
    _ words: String, _ lower: LeadershipArms.Arm, _ higher: LeadershipArms.Arm,
    _ value: @escaping @Sendable (Run) -> Double
  ) -> Claim {
    Claim(words: words, lower: lower, higher: higher, lowerValue: value, higherValue: value)
  }

  private static func within(
    _ words: String, _ lower: @escaping @Sendable (Run) -> Double, _ higher: @escaping @Sendable (Run) -> Double
  ) -> Claim {
    Claim(words: words, lower: .nobody, higher: .nobody, lowerValue: lower, higherValue: higher)
  }

  static let claims: [Claim] = {
    let session = LeadershipArms.away
    let conflict = Instrument.allCases.firstIndex(of: .conflict) ?? 0
    @Sendable func progress(_ run: Run) -> Double { run.summary.last[.progress] }
    @Sendable func relapsed(_ run: Run) -> Double { run.record.followUp?.relapsed ?? .nan }
    @Sendable func rating(_ run: Run, _ sessions: ClosedRange<Int>) -> Double {
      let means = sessions.compactMap { run.record.answers[$0 - 1][conflict] }
      return means.reduce(0, +) / Double(means.count)
    }
    let leaderAway = "leader away in session \(session)"
    return [
      claim(
        "\(leaderAway), negativity: autocratic above democratic", .leaderAway(.democratic), .leaderAway(.autocratic)
      ) {
        $0.record.ticks.mean(.negativity, session: session)
      },
      claim(
        "\(leaderAway), expression: democratic above autocratic", .leaderAway(.autocratic), .leaderAway(.democratic)
      ) {
        $0.record.ticks.mean(.expression, session: session)
      },
      claim("work done: democratic above laissez-faire", .led(.laissezFaire), .led(.democratic), progress),
      claim("work done: inclusive above laissez-faire", .led(.laissezFaire), .led(.inclusive), progress),
      claim("work done: adaptive above laissez-faire", .led(.laissezFaire), .led(.adaptive), progress),
      claim("work done: autocratic above laissez-faire", .led(.laissezFaire), .led(.autocratic), progress),
      claim(
        "work done: four sessions led from the first above from the seventh", .fourSessions(from: 7),
        .fourSessions(from: 1), progress),
      claim("work done: four sessions led from the seventh above none", .nobody, .fourSessions(from: 7), progress),
      claim("share that left: nobody interviewed above interviewed", .interviewed, .nobody) { $0.summary.left },
      claim("work done: clear goals above none", .nobody, .clear, progress),
      claim(
        "relapsed by week 12: ending not prepared above prepared",
        .followed(endingIsPrepared: true, aftercare: false), .followed(endingIsPrepared: false, aftercare: false),
        relapsed),
      claim(
        "relapsed by week 12: no aftercare above aftercare", .followed(endingIsPrepared: false, aftercare: true),
        .followed(endingIsPrepared: false, aftercare: false), relapsed),
      claim("cohesion over the sessions: closed above open of the same mean size", .open, .closed) { run in
        let sessions = run.record.ticks.clock.sessions
        return (1...sessions).reduce(0) { $0 + run.record.ticks.mean(.cohesion, session: $1) } / Double(sessions)
      },
      within("conflict rating: sessions 3 to 5 above the first", { rating($0, 1...1) }, { rating($0, 3...5) }),
      within("conflict rating: sessions 3 to 5 above the last three", { rating($0, 10...12) }, { rating($0, 3...5) }),
    ]
  }()

  static let correlation = "correlation of cohesion with efficacy gained, not led: positive"

  /// Returns the orders at the defaults, and the number of variations in which they hold. `progress` receives how many
  /// are done.
  package func compute(progress: (Int, Int) -> Void) async throws -> [Line] {
    let variations = LeadershipArms.variations
    var lines = try await outcomes(LeadershipArms()).map { Line(outcome: $0) }
    for (done, variation) in variations.enumerated() {
      progress(done, variations.count)
      var arms = LeadershipArms()
      variation.apply(&arms)
      for (place, outcome) in try await outcomes(arms).enumerated() {
        if outcome.holds { lines[place].held += 1 } else { lines[place].failed.append(variation.name) }
      }
    }
    return lines
  }

  /// Returns the outcomes in one set of arms.
  private func outcomes(_ arms: LeadershipArms) async throws -> [Outcome] {
    var kinds: [LeadershipArms.Arm] = [.nobody]
    for claim in Self.claims {
      for arm in [claim.lower, claim.higher] where !kinds.contains(arm) { kinds.append(arm) }
    }
    var differences = Self.claims.map { _ in PairedDifference() }
    var correlation = Correlation()
    let runs = PairedRuns(arithmetic: .kernels, replicates: 0..<replicates)
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    try await runs.run(kinds.map(arms.scenario), keepsStory: true) { made in
      for (number, claim) in Self.claims.enumerated() {
        guard let lower = places[claim.lower], let higher = places[claim.higher] else { continue }
        differences[number].add(claim.lowerValue(made[lower]), claim.higherValue(made[higher]))
      }
      let ticks = made[0].record.ticks
      let cohesion = (1...ticks.clock.sessions).reduce(0.0) { $0 + ticks.mean(.cohesion, session: $1) }
      correlation.add(
        cohesion / Double(ticks.clock.sessions),
        ticks[.efficacy, tick: ticks.clock.ticks] - ticks[.efficacy, tick: 0])
    }
    return zip(Self.claims, differences).map {
      Outcome(words: $0.words, estimate: $1.difference.mean, interval: $1.interval())
    } + [Outcome(words: Self.correlation, estimate: correlation.value ?? .nan, interval: correlation.interval)]
  }
}
