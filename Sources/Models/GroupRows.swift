import GroupDynamics
import Recording
import Scenarios

/// A row of `ticks.csv`.
struct TickRow: TableRow {
  let run: RunID
  let ticks: TickTable
  var tick = 0

  static let columns = RowTable<Self>(
    name: "ticks", meaning: RecordedTable.ticks.rowMeaning, keys: 4,
    [
      .run { $0.run },
      .whole("tick", unit: "ticks", "the tick, from 1; 0 is the composed group") { $0.tick },
      .whole("session", unit: "sessions", "the session, from 1; 0 is the composed group") {
        $0.ticks.clock.session(ofTick: $0.tick)
      },
      .text(
        "stage",
        "the stage; a change counts from its first tick once it has lasted half a session; empty at tick 0"
      ) { $0.tick == 0 ? "" : $0.ticks.stages[$0.tick - 1].rawValue },
      .numbers(Tables.metrics()) { $0.ticks.numbers(tick: $0.tick) },
    ])
}

/// A row of `sessions.csv`.
struct SessionRow: TableRow {
  let record: RunRecord
  let subGroups: [SubGroups]
  var session = 1

  private var structure: SubGroups { subGroups[session - 1] }

  static let columns = RowTable<Self>(
    name: "sessions", meaning: RecordedTable.sessions.rowMeaning, keys: 4,
    [
      .run { $0.record.id },
      .whole("session", unit: "sessions", "the session, from 1") { $0.session },
      .text("stage", "the stage of the session's last tick") { $0.record.ticks.stage(session: $0.session).rawValue },
      .numbers(Tables.metrics("session mean: ", allNumbers: true)) { row in
        Metric.allCases.map { row.record.ticks.mean($0, session: row.session) }[...]
      },
      .whole(
        "faction_count", unit: "factions",
        "number of factions, 1 or 2, by the signs of the leading eigenvector of (X + X^T)/2"
      ) {
        $0.structure.factionCount
      },
      .number("faction_share", "share of members in the larger faction") { $0.structure.factionShare },
      .number(
        "balanced_triads",
        "share of triads whose three mutual sentiments have a positive product; empty below three members"
      ) { $0.structure.balancedTriads },
      .number(
        "reciprocity",
        "share of positive sentiment that is returned (weighted reciprocity); empty if there is none"
      ) { $0.structure.reciprocity },
      .number("isolation", "lowest acceptance received by any member, 0 to 1") { $0.structure.isolation },
      .number("density", "share of ordered pairs with positive sentiment, 0 to 1; empty below two members") {
        $0.structure.density
      },
      .number(
        "centralization",
        "Freeman's centralization of positive sentiment received, 0 to 1; empty below two members"
      ) { $0.structure.centralization },
      .numbers(Tables.instruments("mean over members who answered; ")) { row in
        Instrument.allCases.indices.map { row.record.answers[row.session - 1][$0] ?? .nan }[...]
      },
    ])
}

/// A row of `ties.csv`, for the first of two members about the second.
struct TieRow: TableRow {
  let run: CSVRows
  let session: Int
  let names: [CSVRows]
  let state: GroupState
  var source = 0
  var target = 0

  static let columns = RowTable<Self>(
    name: "ties", meaning: RecordedTable.ties.rowMeaning, keys: 4,
    [
      .runID { $0.run },
      .whole("session", unit: "sessions", "the session, from 1") { $0.session },
      .cell("source", "the member who holds the tie") { $0.names[$0.source] },
      .cell("target", "the member toward whom it is held") { $0.names[$0.target] },
      .number("sentiment", "sentiment of the source toward the target, -1 to 1") {
        $0.state.sentiment[$0.source, $0.target]
      },
      .number("tension", "unresolved conflict that the source holds toward the target, 0 to 1") {
        $0.state.tension[$0.source, $0.target]
      },
      .number("familiarity", "how well the source knows the target, 0 to 1") {
        $0.state.familiarity[$0.source, $0.target]
      },
    ])
}

/// A row of `acts.csv`. The acts of a tick are in their order.
struct ActRow: TableRow {
  let run: CSVRows
  let tick: Int
  let names: [CSVRows]
  var act: Act
  var negativity: Double

  static let columns = RowTable<Self>(
    name: "acts", meaning: RecordedTable.acts.rowMeaning, keys: 0,
    [
      .runID { $0.run },
      .whole("tick", unit: "ticks", "the tick, from 1") { $0.tick },
      .cell("speaker", "the member who spoke") { $0.names[$0.act.speaker] },
      .cell("target", "the member who was addressed") { $0.names[$0.act.target] },
      .number("negativity", "negativity of the act, 0 to 1") { $0.negativity },
    ])
}

/// A row of `events.csv`.
struct EventRow: TableRow {
  let run: CSVRows
  let event: Event

  static let columns = RowTable<Self>(
    name: "events", meaning: RecordedTable.events.rowMeaning, keys: 0,
    [
      .runID { $0.run },
      .whole(
        "tick", unit: "ticks", "first tick affected, from 1; of trigger and left, the tick after which it happened"
      ) { $0.event.tick },
      .whole("session", unit: "sessions", "the session, from 1") { $0.event.session },
      .text("kind", Event.Kind.allCases.map(\.rawValue).joined(separator: ", ")) { $0.event.kind.rawValue },
      .free("member", "the member, if any") { $0.event.member ?? "" },
      .text("technique", "the technique, if any") { $0.event.technique?.rawValue ?? "" },
      .number(
        "value",
        "stage_change: the new stage, 1 forming to 5 adjourning; dose_change, trigger: the dose; left: the dropout "
          + "probability; goal_met: the session's mean; otherwise the strength"
      ) { $0.event.value },
      .free("cause", "cause of the event") { $0.event.cause },
    ])
}
