import GroupDynamics
import Recording
import Scenarios
import Statistics

/// What is worth telling of the runs of one scenario, taken one by one.
public struct RunsOverview: Sendable {
  /// Runs that came to their end.
  public private(set) var ok = 0
  /// Runs that could not go on.
  public private(set) var failed = 0
  /// What the first failure was.
  public private(set) var firstFailure: String?
  /// The only run, where there is one alone: its record and what happened in it.
  public private(set) var single: (record: RunRecord, summary: RunSummary)?
  /// How many runs took a stage path.
  public private(set) var paths = PathCounts()
  /// Runs that settled.
  public private(set) var settled = 0
  /// Runs in which it is defined whether they settled: those of four sessions or more.
  public private(set) var settledDefined = 0
  /// Spread over runs of the numbers that are compared, by their names in `runs.csv`, and of the session of peak tension.
  public private(set) var spreads: [(name: String, spread: Spread)]
  private let values: [@Sendable (RunRecord, RunSummary) -> Double]
  /// Spread over runs of the session means of a metric, by session.
  public var sessions: [Metric: [Spread]] { Dictionary(uniqueKeysWithValues: zip(Self.drawn, sessionSpreads)) }
  private var sessionSpreads: [[Spread]]
  /// Metrics whose precision is asked for, and that precision.
  private let wishes: [HalfWidth.Wish]
  private var wished: [Spread]
  private let runs: RunsTable
  /// The files that were written.
  public var files: [Manifest.File] = []
  /// Whether they took the place of earlier results.
  public var replacedEarlier = false

  /// The metrics that are drawn over the sessions.
  public static let drawn: [Metric] = [.cohesion, .tension, .participationGini]

  /// Creates one without runs. `halfWidths`: of which metrics, columns of numbers of `runs.csv`, it shall be said how
  /// well they are known.
  public init(_ scenario: Scenario, halfWidths: [HalfWidth.Wish] = []) {
    let runs = RunsTable(scenario)
    (wishes, self.runs) = (halfWidths, runs)
    wished = halfWidths.map { _ in Spread() }
    let numbers = ComparedMetric.usual(among: runs.numberColumns.map(\.name)).filter { $0.kind == .number }
      .flatMap { $0.name == "tension_peak" ? [$0.name, "tension_peak_session"] : [$0.name] }
    spreads = numbers.map { ($0, Spread()) }
    values = numbers.compactMap(runs.value)
    sessionSpreads = Self.drawn.map { _ in Array(repeating: Spread(), count: scenario.parameters.sessions) }
  }

  /// Takes one more run; one without a summary has failed.
  public mutating func add(_ record: RunRecord, _ summary: RunSummary?) {
    guard let summary else {
      failed += 1
      firstFailure = firstFailure ?? "\(record.runID): \(record.failure ?? "")"
      return
    }
    ok += 1
    single = ok == 1 && failed == 0 ? (record, summary) : nil
    paths.add(summary.stagePath)
    if let isSettled = summary.settled {
      settledDefined += 1
      settled += isSettled ? 1 : 0
    }
    for (index, value) in values.enumerated() { spreads[index].spread.add(value(record, summary)) }
    if !wishes.isEmpty { addWished(record, summary) }
    for (place, metric) in Self.drawn.enumerated() {
      for session in sessionSpreads[place].indices {
        sessionSpreads[place][session].add(record.ticks.mean(metric, session: session + 1))
      }
    }
  }

  private mutating func addWished(_ record: RunRecord, _ summary: RunSummary) {
    for (index, wish) in wishes.enumerated() {
      guard let value = runs.value(of: wish.metric)?(record, summary), !value.isNaN else { continue }
      wished[index].add(value)
    }
  }

  /// How well the metrics are known that were asked for; the usual one where none was and there are runs enough.
  public var halfWidths: [HalfWidth] {
    if wishes.isEmpty, ok >= HalfWidth.leastRuns {
      let spread = spreads.first { $0.name == HalfWidth.usual.metric }?.spread ?? Spread()
      return [HalfWidth(HalfWidth.usual, runs: spread.count, of: ok, sd: spread.standardDeviation)]
    }
    return zip(wishes, wished).map { HalfWidth($0, runs: $1.count, of: ok, sd: $1.standardDeviation) }
  }
}

/// The overview as JSON, for programs.
extension RunsOverview {
  private struct Form: Encodable {
    struct Number: Encodable {
      let mean: Double
      let sd: Double?
      let min: Double
      let max: Double
    }
    let runs: Int
    let failed: Int
    let settled: Int
    let stagePaths: [String: Int]
    let numbers: [String: Number]
    let halfWidths: [HalfWidth]
  }

  /// Runs, failures, paths and spreads.
  public var json: String {
    get throws {
      let numbers = spreads.filter { $0.spread.count > 0 }.map { name, spread in
        (name, Form.Number(mean: spread.mean, sd: spread.standardDeviation, min: spread.min, max: spread.max))
      }
      let form = Form(
        runs: ok + failed, failed: failed, settled: settled,
        stagePaths: Dictionary(uniqueKeysWithValues: paths.all.map { ($0.path, $0.runs) }),
        numbers: Dictionary(uniqueKeysWithValues: numbers), halfWidths: halfWidths)
      return try jsonText(form)
    }
  }
}
