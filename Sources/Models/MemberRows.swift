import GroupDynamics
import Recording
import Scenarios

/// A row of `members.csv`.
struct MemberRow: Sendable {
  let run: CSVRows
  let session: Int
  let names: [CSVRows]
  let state: GroupState
  let traits: Traits
  let talkShares: [Double]
  let responses: Responses
  var member = 0
  var ties: MemberTies

  /// Returns the columns for these numbers of issues and visible attributes.
  static func columns(issues: Int, attributes: Int) -> RowTable<Self> {
    RowTable(
      name: "members", meaning: RecordedTable.members.rowMeaning, keys: 3,
      identity + state
        + [
          attitudes(issues),
          .number("assertiveness", "drive to talk and to lead; does not change") { $0.traits.assertiveness[$0.member] },
          visible(attributes),
          .numbers(Tables.instruments("answer after the session; ")) { ($0.responses.scores[$0.member] ?? [])[...] },
        ])
  }

  private typealias Cells = RowTable<Self>.Cells

  private static let identity: [Cells] = [
    .runID { $0.run },
    .whole("session", unit: "sessions", "the session, from 1") { $0.session },
    .cell("member", "the member's name") { $0.names[$0.member] },
    .whole("team", "the member's team, from 1") { $0.traits.team[$0.member] + 1 },
  ]

  private static let state: [Cells] = [
    .number("talk_share", "mean share of the talk over the session's ticks, 0 to 1") { $0.talkShares[$0.member] },
    .number("airtime", "remembered talk; an equal share is 1") { $0.state.airtime[$0.member] },
    .number("status", "status: influence that others expect of the member") { $0.state.status[$0.member] },
    .number("familiarity", "mean familiarity with the others, 0 to 1") { $0.ties.familiarity },
    .number("acceptance", "mean positive sentiment received from the others, 0 to 1") { $0.ties.acceptance },
    .number("tension", "mean tension held toward the others, 0 to 1") { $0.ties.tension },
    .number("regulation", "regulation (skill in handling conflict), 0 to 1") { $0.state.regulation[$0.member] },
    .number("anxiety", "anxiety, 0 to 1") { $0.state.anxiety[$0.member] },
    .number("skill", "skill in the group's task, 0 to 1") { $0.state.skill[$0.member] },
    .number("efficacy", "self-efficacy (belief in coping with one's concern), 0 to 1") { $0.state.efficacy[$0.member] },
  ]

  private static func attitudes(_ issues: Int) -> Cells {
    let columns = (1...issues).map {
      Column("attitude_\($0)", .number, unit: "1", "attitude on issue \($0) of how the group should work, -1 to 1")
    }
    return Cells(columns) { row, rows in
      for issue in 0..<issues { rows.append(row.state.attitudes[row.member, issue]) }
    }
  }

  private static func visible(_ attributes: Int) -> Cells {
    let columns = (1...attributes).map {
      Column("attribute_\($0)", .integer, unit: "1", "visible background attribute \($0), -1 or 1; does not change")
    }
    return Cells(columns) { row, rows in
      for attribute in 0..<attributes { rows.append(Int(row.traits.attributes[row.member, attribute])) }
    }
  }
}

/// A row of `follow_up.csv`.
struct FollowUpRow: TableRow {
  let run: CSVRows
  let week: Int
  let name: String
  let entry: FollowUpWeeks.Entry

  static let columns = RowTable<Self>(
    name: "follow_up", meaning: RecordedTable.followUp.rowMeaning, keys: 3,
    [
      .runID { $0.run },
      .whole("week", unit: "weeks", "the week after the last session, from 1") { $0.week },
      .free("member", "the member's name; members who dropped out are followed up, too") { $0.name },
      .number("efficacy", "self-efficacy (belief in coping with one's concern) after the week, 0 to 1") {
        $0.entry.efficacy
      },
      .number("skill", "skill in the group's task after the week, 0 to 1") { $0.entry.skill },
      .flag("relapsed", "whether the member relapsed in the week; a relapse may recur") { $0.entry.relapsed },
    ])
}
