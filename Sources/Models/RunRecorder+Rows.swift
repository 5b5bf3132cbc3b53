import GroupDynamics
import Recording
import Scenarios

/// The rows of each table.
extension RunRecorder {
  mutating func writeActs(_ tick: Int, _ group: borrowing View) {
    for act in group.acts {
      let negativity = group.negativity(of: act)
      ActRow(run: runCell, tick: tick, names: nameCells, act: act, negativity: negativity).append(to: &acts)
    }
  }

  mutating func writeMembers(_ session: Int, _ group: borrowing View, _ state: GroupState) {
    var row = MemberRow(
      run: runCell, session: session, names: nameCells, state: state, traits: group.traits,
      talkShares: record.talkShares[session - 1], responses: responses[session - 1], ties: group.ties(0))
    for i in state.present.indices where state.present[i] {
      (row.member, row.ties) = (i, group.ties(i))
      memberTable?.append(row, to: &memberRows)
    }
  }

  mutating func writeTies(_ session: Int, _ state: GroupState) {
    var row = TieRow(run: runCell, session: session, names: nameCells, state: state)
    for i in state.present.indices where state.present[i] {
      for j in state.present.indices where j != i && state.present[j] {
        (row.source, row.target) = (i, j)
        row.append(to: &ties)
      }
    }
  }

  func followUpRows() -> CSVRows {
    var rows = CSVRows()
    for (week, members) in (followUp?.weeks ?? []).enumerated() {
      for (name, entry) in zip(names, members) {
        FollowUpRow(run: runCell, week: week + 1, name: name, entry: entry).append(to: &rows)
      }
    }
    return rows
  }

  func tickRows() -> CSVRows {
    var (rows, row) = (CSVRows(), TickRow(run: record.id, ticks: record.ticks))
    for tick in 0...record.ticks.clock.ticks {
      row.tick = tick
      row.append(to: &rows)
    }
    return rows
  }

  func sessionRows() -> CSVRows {
    var (rows, row) = (CSVRows(), SessionRow(record: record, subGroups: subGroups))
    for session in 1...record.ticks.clock.sessions {
      row.session = session
      row.append(to: &rows)
    }
    return rows
  }

  func eventRows() -> CSVRows {
    var rows = CSVRows()
    for event in Event.inOrder(events) { EventRow(run: runCell, event: event).append(to: &rows) }
    return rows
  }
}
