import Scenarios

/// The data kept of one run: its ticks, and the rows of the requested tables.
public struct RunRecord: Sendable {
  /// The run.
  public let id: RunID
  /// The run's name in files, such as `p0r4`.
  public let runID: String
  /// Metrics and stages by tick.
  public package(set) var ticks: TickTable
  /// Talk shares as heard, means over the ticks of each session: one array of n for each session. They are kept with
  /// `members`, and if the story of the run was requested.
  public package(set) var talkShares: [[Double]] = []
  /// Members who dropped out: the session after which they did, the name, the probability, and the causes.
  public package(set) var departures: [(session: Int, name: String, probability: Double, cause: String)] = []
  /// The pair with most tension at the end of each session, if the story of the run was requested.
  public package(set) var hottestPairs: [HottestPair] = []
  /// Whether the facilitator intervened in each session, if the story of the run was requested. So are the next two.
  public package(set) var facilitated: [Bool] = []
  /// The number of triggers that fired.
  public package(set) var triggersFired = 0
  /// Events of the run, such as a breach or a crisis.
  public package(set) var befell: [SessionEvent] = []
  /// The mean answer of those who answered, by session and instrument; `nil` if nobody did. They are kept with `sessions`
  /// and `members`, and if the story was requested.
  public package(set) var answers: [[Double?]] = []
  /// The number of candidates considered.
  public package(set) var candidates = 0
  /// For each goal of the scenario, the session in which it was met; `nil` if it was not.
  public package(set) var goalsMet: [Int?] = []
  /// The end of the follow-up, if members are followed.
  public package(set) var followUp: FollowUpOutcome?
  /// Rows of the requested tables, without headers. `runs` is not among them.
  public package(set) var rows: [RecordedTable: CSVRows] = [:]
  /// The reason why the run failed; `nil` if it did not.
  public package(set) var failure: String?

  package init(id: RunID, clock: Clock) { (self.id, runID, ticks) = (id, id.description, TickTable(clock: clock)) }
}

/// How members who ever attended were after the last week of follow-up.
public struct FollowUpOutcome: Sendable, Equatable {
  /// The share of members who relapsed at least once, 0 … 1.
  public let relapsed: Double?
  /// The mean self-efficacy, 0 … 1.
  public let efficacy: Double?
  /// The mean skill in the group's task, 0 … 1.
  public let skill: Double?

  package init(relapsed: Double?, efficacy: Double?, skill: Double?) {
    (self.relapsed, self.efficacy, self.skill) = (relapsed, efficacy, skill)
  }
}

/// The two members with the highest mutual tension at the end of a session.
public struct HottestPair: Sendable {
  /// Names of the two members.
  public let first, second: String
  /// The mean of the tension that the two hold toward each other, 0 … 1.
  public let tension: Double

  package init(first: String, second: String, tension: Double) {
    (self.first, self.second, self.tension) = (first, second, tension)
  }
}
