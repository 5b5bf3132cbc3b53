import GroupDynamics
import Scenarios

/// The rows of each table.
extension RunRecorder {
  mutating func writeActs<Group: GroupView>(_ tick: Int, _ group: borrowing Group) {
    let names = group.traits.names
    for act in group.acts {
      record.rows[.acts]?.append(record.runID)
      record.rows[.acts]?.append(tick)
      record.rows[.acts]?.append(names[act.speaker])
      record.rows[.acts]?.append(names[act.target])
      record.rows[.acts]?.append(group.negativity(of: act))
      record.rows[.acts]?.end()
    }
  }

  mutating func writeMembers<Group: GroupView>(_ session: Int, _ group: borrowing Group, _ state: GroupState) {
    let traits = group.traits
    var rows = CSVRows()
    swap(&rows, &record.rows[.members, default: CSVRows()])
    for i in state.present.indices where state.present[i] {
      rows.append(record.runID)
      rows.append(session)
      rows.append(traits.names[i])
      rows.append(traits.team[i] + 1)
      rows.append(record.talkShares[session - 1][i])
      let ties = group.ties(i)
      for value in [state.airtime[i], state.status[i], ties.familiarity, ties.acceptance, ties.tension] {
        rows.append(value)
      }
      for values in [state.regulation, state.anxiety, state.skill, state.efficacy] { rows.append(values[i]) }
      for k in 0..<state.attitudes.columns { rows.append(state.attitudes[i, k]) }
      rows.append(traits.assertiveness[i])
      for k in 0..<traits.attributes.columns { rows.append(Int(traits.attributes[i, k])) }
      for score in record.responses[session - 1].scores[i] ?? [] { rows.append(score) }
      rows.end()
    }
    record.rows[.members] = rows
  }

  mutating func writeTies(_ session: Int, _ state: GroupState, _ names: [String]) {
    var rows = CSVRows()
    swap(&rows, &record.rows[.ties, default: CSVRows()])
    for i in state.present.indices where state.present[i] {
      for j in state.present.indices where j != i && state.present[j] {
        rows.append(record.runID)
        rows.append(session)
        rows.append(names[i])
        rows.append(names[j])
        rows.append(state.sentiment[i, j])
        rows.append(state.tension[i, j])
        rows.append(state.familiarity[i, j])
        rows.end()
      }
    }
    record.rows[.ties] = rows
  }

  mutating func writeFollowUp() {
    var rows = CSVRows()
    for (week, members) in (record.followUp?.weeks ?? []).enumerated() {
      for (name, entry) in zip(names, members) {
        rows.append(record.runID)
        rows.append(week + 1)
        rows.append(name)
        rows.append(entry.efficacy)
        rows.append(entry.skill)
        rows.append(entry.relapsed)
        rows.end()
      }
    }
    record.rows[.followUp] = rows
  }

  mutating func writeTicks() {
    var rows = CSVRows()
    let ticks = record.ticks
    for tick in 0...ticks.clock.ticks {
      beginRow(&rows)
      rows.append(tick)
      rows.append(ticks.clock.session(ofTick: tick))
      rows.append(tick == 0 ? "" : ticks.stages[tick - 1].rawValue)
      for metric in Metric.allCases { rows.append(ticks[metric, tick: tick]) }
      rows.end()
    }
    record.rows[.ticks] = rows
  }

  mutating func writeSessions() {
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
    record.rows[.sessions] = rows
  }

  mutating func writeEvents() {
    var rows = CSVRows()
    for event in Event.inOrder(events) {
      rows.append(record.runID)
      rows.append(event.tick)
      rows.append(event.session)
      rows.append(event.kind.rawValue)
      rows.append(event.member ?? "")
      rows.append(event.technique?.rawValue ?? "")
      rows.append(event.value)
      rows.append(event.cause)
      rows.end()
    }
    record.rows[.events] = rows
  }

  private func beginRow(_ rows: inout CSVRows) {
    rows.append(record.runID)
    rows.append(record.id.point)
    rows.append(Int(record.id.replicate))
  }
}
