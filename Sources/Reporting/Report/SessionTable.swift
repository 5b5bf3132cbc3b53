import Scenarios

extension RunTables {
  /// The stage of the last tick of each session.
  private var sessionStages: [Stage] {
    guard ticksPerSession > 0 else { return [] }
    return (1...max(sessions, 1)).compactMap { session in
      let place = session * ticksPerSession - 1
      return stages.indices.contains(place) ? stages[place] : nil
    }
  }

  /// The group by session, as `sessions.csv` says; nothing where that was not recorded.
  package var sessionTable: Report.Table? {
    let columns: [Metric] = [.tension, .cohesion, .negativity, .expression, .participationGini, .productivity]
    let known = columns.filter { sessionValues[$0.rawValue] != nil }
    guard sessions > 0, !known.isEmpty else { return nil }
    let stages = sessionStages
    let rows = (1...sessions).map { session in
      [String(session), stages.indices.contains(session - 1) ? stages[session - 1].rawValue : ""]
        + known.map { FigureNumber.plain(sessionValues[$0.rawValue]?[session - 1] ?? .nan, 3) }
    }
    return Report.Table(
      caption: PageWords.bySessionCaption,
      header: PageWords.bySessionHeader + known.map(Trajectories.label), rows: rows,
      numeric: [true, false] + known.map { _ in true })
  }
}
