import GroupDynamics
import Scenarios

/// The columns of every table but `runs`, which is a summary and belongs to the analytics.
public enum Tables {
  /// What every table of runs begins with, part one.
  public static let runID = Column("run_id", .string, unit: "text", "the run: p, point, r, replicate, both from 0")
  static let pointID = Column("point_id", .integer, unit: "1", "the point, from 0; 0 where nothing is varied")
  static let replicate = Column("replicate", .integer, unit: "1", "the replicate, from 0")
  static let tick = Column("tick", .integer, unit: "ticks", "the update, from 1; 0 is the composed group")
  static let session = Column("session", .integer, unit: "sessions", "the session, from 1; 0 is the composed group")
  static let sessionFrom1 = Column("session", .integer, unit: "sessions", "the session, from 1")

  /// What `runs.csv` and tables by run begin with.
  public static let run = [runID, pointID, replicate]

  /// The metrics as columns.
  public static let metrics = Metric.allCases.map {
    Column($0.rawValue, $0 == .present ? .integer : .number, unit: $0.unit, $0.meaning)
  }

  static func stage(_ meaning: String) -> Column { Column("stage", .string, unit: "text", meaning) }

  /// `ticks.csv`.
  public static let ticks = Table(
    name: "ticks", meaning: RecordedTable.ticks.rowMeaning, keys: 4,
    columns: run + [
      tick, session,
      stage(
        "the stage that the tick belongs to; a change counts once it has lasted half a session, and then from its first "
          + "tick; empty at tick 0"),
    ] + metrics)

  /// `sessions.csv`.
  public static let sessions = Table(
    name: "sessions", meaning: RecordedTable.sessions.rowMeaning, keys: 4,
    columns: run + [sessionFrom1, stage("the stage of the session's last tick")]
      + Metric.allCases.map { Column($0.rawValue, .number, unit: $0.unit, "session mean: " + $0.meaning) }
      + [
        Column("faction_count", .integer, unit: "factions", "signs of the leading eigenvector of (X + X^T)/2: 1 or 2"),
        Column("faction_share", .number, unit: "1", "share of members in the larger faction"),
        Column(
          "balanced_triads", .number, unit: "1",
          "share of triads whose three mutual sentiments multiply to a positive number; empty below three members"),
        Column(
          "reciprocity", .number, unit: "1",
          "share of positive sentiment that is returned (weighted reciprocity); empty where there is none"),
        Column("isolation", .number, unit: "1", "the smallest acceptance that a member receives, 0 to 1"),
        Column(
          "density", .number, unit: "1",
          "share of ordered pairs with positive sentiment, 0 to 1; empty below two members"),
        Column(
          "centralization", .number, unit: "1",
          "how far positive sentiment goes to one member: Freeman's centralization of in-strengths, 0 to 1; empty below two "
            + "members"),
      ] + instruments("mean over members who answered; "))

  private static func instruments(_ before: String) -> [Column] {
    Instrument.allCases.map { Column($0.rawValue, .number, unit: $0.unit, before + $0.meaning) }
  }

  /// `members.csv` for so many issues and visible attributes.
  public static func members(issues: Int, attributes: Int) -> Table {
    Table(
      name: "members", meaning: RecordedTable.members.rowMeaning + "; none after leaving", keys: 3,
      columns: [runID, sessionFrom1, Column("member", .string, unit: "text", "the member's name", isFree: true)]
        + [Column("team", .integer, unit: "1", "the member's team, from 1")]
        + memberNumbers.map { Column($0.name, .number, unit: "1", $0.meaning) }
        + (1...issues).map {
          Column("attitude_\($0)", .number, unit: "1", "attitude on issue \($0) of how the group should work, -1 to 1")
        }
        + [Column("assertiveness", .number, unit: "1", "drive to talk and to lead; does not change")]
        + (1...attributes).map {
          Column("attribute_\($0)", .integer, unit: "1", "visible background attribute \($0), -1 or 1; does not change")
        } + instruments("answer after the session; "))
  }

  private static let memberNumbers: [(name: String, meaning: String)] = [
    ("talk_share", "mean share of the talk over the session's ticks, 0 to 1"),
    ("airtime", "remembered talk; 1 is an equal share"),
    ("status", "influence that others expect of the member"),
    ("familiarity", "mean familiarity with the others, 0 to 1"),
    ("acceptance", "mean positive sentiment received from the others, 0 to 1"),
    ("tension", "mean tension held toward the others, 0 to 1"),
    ("regulation", "skill in handling conflict, 0 to 1"),
    ("anxiety", "anxiety, 0 to 1"),
    ("skill", "skill in the group's task, 0 to 1"),
    ("efficacy", "belief in coping with one's own concern, 0 to 1"),
  ]

  /// `ties.csv`.
  public static let ties = Table(
    name: "ties", meaning: RecordedTable.ties.rowMeaning, keys: 4,
    columns: [
      runID, sessionFrom1, Column("source", .string, unit: "text", "the member who feels", isFree: true),
      Column("target", .string, unit: "text", "the member it is about", isFree: true),
      Column("sentiment", .number, unit: "1", "what the source feels about the target, -1 to 1"),
      Column("tension", .number, unit: "1", "unresolved conflict the source holds toward the target, 0 to 1"),
      Column("familiarity", .number, unit: "1", "how well the source knows the target, 0 to 1"),
    ])

  /// `acts.csv`. Acts of a tick stand in the order in which they were done.
  public static let acts = Table(
    name: "acts", meaning: RecordedTable.acts.rowMeaning, keys: 0,
    columns: [
      runID, tick, Column("speaker", .string, unit: "text", "the member who spoke", isFree: true),
      Column("target", .string, unit: "text", "the member who was addressed", isFree: true),
      Column("negativity", .number, unit: "1", "how negative the act was, 0 to 1"),
    ])

  /// `follow_up.csv`.
  public static let followUp = Table(
    name: "follow_up", meaning: RecordedTable.followUp.rowMeaning, keys: 3,
    columns: [
      runID, Column("week", .integer, unit: "weeks", "the week after the last session, from 1"),
      Column("member", .string, unit: "text", "the member's name; those who left are followed too", isFree: true),
      Column("efficacy", .number, unit: "1", "belief in coping with one's own concern after the week, 0 to 1"),
      Column("skill", .number, unit: "1", "skill in the group's task after the week, 0 to 1"),
      Column("relapsed", .boolean, unit: "1", "whether the member relapsed in the week; may recur"),
    ])

  /// `events.csv`.
  public static let events = Table(
    name: "events", meaning: RecordedTable.events.rowMeaning, keys: 0,
    columns: [
      runID,
      Column(
        "tick", .integer, unit: "ticks",
        "the update from which it holds, from 1; for trigger and left, the one after whose row"),
      sessionFrom1, Column("kind", .string, unit: "text", Event.Kind.allCases.map(\.rawValue).joined(separator: ", ")),
      Column("member", .string, unit: "text", "the member concerned; empty if none", isFree: true),
      Column("technique", .string, unit: "text", "the technique concerned; empty if none"),
      Column(
        "value", .number, unit: "1",
        "stage_change: the new stage, 1 forming to 5 adjourning; dose_change and trigger: the dose; left: its probability; "
          + "goal_met: the session's mean; "
          + "else the strength"),
      Column("cause", .string, unit: "text", "why", isFree: true),
    ])
}
