import GroupDynamics
import Scenarios

/// The rows of each table.
extension RunRecorder {
  mutating func writeActs<Group: GroupView>(_ tick: Int, _ group: borrowing Group) {
    var beginning = runCell
    beginning.append(tick)
    for act in group.acts {
      acts.append(cells: beginning)
      acts.append(cells: nameCells[act.speaker])
      acts.append(cells: nameCells[act.target])
      acts.append(group.negativity(of: act))
      acts.end()
    }
  }

  mutating func writeMembers<Group: GroupView>(_ session: Int, _ group: borrowing Group, _ state: GroupState) {
    let traits = group.traits
    for i in state.present.indices where state.present[i] {
      memberRows.append(cells: runCell)
      memberRows.append(session)
      memberRows.append(cells: nameCells[i])
      memberRows.append(traits.team[i] + 1)
      memberRows.append(record.talkShares[session - 1][i])
      let ties = group.ties(i)
      for value in [state.airtime[i], state.status[i], ties.familiarity, ties.acceptance, ties.tension] {
        memberRows.append(value)
      }
      for values in [state.regulation, state.anxiety, state.skill, state.efficacy] { memberRows.append(values[i]) }
      for k in 0..<state.attitudes.columns { memberRows.append(state.attitudes[i, k]) }
      memberRows.append(traits.assertiveness[i])
      for k in 0..<traits.attributes.columns { memberRows.append(Int(traits.attributes[i, k])) }
      for score in record.responses[session - 1].scores[i] ?? [] { memberRows.append(score) }
      memberRows.end()
    }
  }

  mutating func writeTies(_ session: Int, _ state: GroupState) {
    for i in state.present.indices where state.present[i] {
      var beginning = runCell
      beginning.append(session)
      beginning.append(cells: nameCells[i])
      for j in state.present.indices where j != i && state.present[j] {
        ties.append(cells: beginning)
        ties.append(cells: nameCells[j])
        ties.append(state.sentiment[i, j])
        ties.append(state.tension[i, j])
        ties.append(state.familiarity[i, j])
        ties.end()
      }
    }
  }

  func followUpRows() -> CSVRows {
    var rows = CSVRows()
    for (week, members) in (record.followUp?.weeks ?? []).enumerated() {
      for (name, entry) in zip(names, members) {
        rows.append(cells: runCell)
        rows.append(week + 1)
        rows.append(name)
        rows.append(entry.efficacy)
        rows.append(entry.skill)
        rows.append(entry.relapsed)
        rows.end()
      }
    }
    return rows
  }

  func tickRows() -> CSVRows {
    var rows = CSVRows()
    let ticks = record.ticks
    for tick in 0...ticks.clock.ticks {
      beginRow(&rows)
      rows.append(tick)
      rows.append(ticks.clock.session(ofTick: tick))
      rows.append(tick == 0 ? "" : ticks.stages[tick - 1].rawValue)
      rows.append(ticks.numbers(tick: tick))
      rows.end()
    }
    return rows
  }

  func sessionRows() -> CSVRows {
    var rows = CSVRows()
    for session in 1...record.ticks.clock.sessions {
      beginRow(&rows)
      rows.append(session)
      rows.append(record.ticks.stage(session: session).rawValue)
      for metric in Metric.allCases { rows.append(record.ticks.mean(metric, session: session)) }
      let structure = subGroups[session - 1]
      rows.append(structure.factionCount)
      rows.append(structure.factionShare)
      rows.append(structure.balancedTriads)
      rows.append(structure.reciprocity)
      rows.append(structure.isolation)
      rows.append(structure.density)
      rows.append(structure.centralization)
      for place in Instrument.allCases.indices { rows.append(record.responses[session - 1].mean(place)) }
      rows.end()
    }
    return rows
  }

  func eventRows() -> CSVRows {
    var rows = CSVRows()
    for event in Event.inOrder(events) {
      rows.append(cells: runCell)
      rows.append(event.tick)
      rows.append(event.session)
      rows.append(event.kind.rawValue)
      rows.append(event.member ?? "")
      rows.append(event.technique?.rawValue ?? "")
      rows.append(event.value)
      rows.append(event.cause)
      rows.end()
    }
    return rows
  }

  private func beginRow(_ rows: inout CSVRows) {
    rows.append(cells: runCell)
    rows.append(record.id.point)
    rows.append(Int(record.id.replicate))
  }
}
