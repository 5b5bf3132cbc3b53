import Analytics
import Scenarios
import Statistics

/// A run as the page's charts draw it. Missing numbers are null. Arrays by session begin with session 1, arrays by tick
/// with tick 0, the composed group; times are in sessions from 0.
package struct ReportData: Sendable, Encodable {
  /// A metric as the reader chooses it.
  package struct MetricInfo: Sendable, Encodable {
    package let name, label, words: String
  }

  /// Quantiles over many runs, by session.
  package struct Band: Sendable, Encodable {
    package let low, median, high: [Double?]
  }

  package struct StagePart: Sendable, Encodable {
    package let stage: String
    package let from, to: Double
  }

  package struct Member: Sendable, Encodable {
    package let name: String
    package let values: [String: [Double?]]
  }

  /// Matrices by rows, one a session.
  package struct Ties: Sendable, Encodable {
    package let sentiment, tension, familiarity: [[Double?]]
  }

  package struct Event: Sendable, Encodable {
    package let session, tick: Int
    package let kind, words: String
  }

  /// What the facilitator does from one time to another, in sessions from 0.
  package struct Dose: Sendable, Encodable {
    package let technique: String
    package let from, to, dose: Double
  }

  /// The group in the counterfactual.
  package struct Twin: Sendable, Encodable {
    package let label: String
    package let ticks: [String: [Double?]]
    package let stages: [StagePart]
  }

  package let run: String
  package let sessions, ticksPerSession: Int
  package let metrics: [MetricInfo]
  package let ticks: [String: [Double?]]
  package var bands: [String: Band]?
  package let stages: [StagePart]
  package let sessionMeans: [String: [Double?]]
  package let members: [Member]
  package let ties: Ties?
  package var events: [Event] = []
  package var doses: [Dose] = []
  package var twin: Twin?

  /// Makes the data of a run whose ticks were recorded.
  package init(_ tables: RunTables) {
    (run, sessions, ticksPerSession) = (tables.run, tables.sessions, tables.ticksPerSession)
    let recorded = Metric.allCases.filter { tables.ticks[$0.rawValue] != nil }
    metrics = recorded.map { MetricInfo(name: $0.rawValue, label: Trajectories.label($0), words: $0.meaning) }
    ticks = Self.columns(tables.ticks, recorded)
    sessionMeans = Self.columns(tables.sessionValues, Metric.allCases)
    stages = Self.spans(tables.stageSpans)
    members = tables.members.map { Member(name: $0.name, values: $0.values.mapValues(Self.known)) }
    ties = tables.ties.map {
      Ties(
        sentiment: $0.sentiment.map(Self.known), tension: $0.tension.map(Self.known),
        familiarity: $0.familiarity.map(Self.known))
    }
  }

  /// Columns of metrics, missing numbers as null.
  package static func columns(_ values: [String: [Double]], _ metrics: [Metric]) -> [String: [Double?]] {
    Dictionary(
      uniqueKeysWithValues: metrics.compactMap { metric in
        values[metric.rawValue].map { (metric.rawValue, known($0)) }
      })
  }

  package static func spans(_ spans: [StageSpan]) -> [StagePart] {
    spans.map { StagePart(stage: $0.stage.rawValue, from: $0.from, to: $0.to) }
  }

  /// Rounds to six decimals, which is more than a page shows and keeps it small.
  static func known(_ values: [Double]) -> [Double?] {
    values.map { $0.isFinite ? ($0 * 1_000_000).rounded() / 1_000_000 : nil }
  }
}
