import Scenarios

/// What the tables of a run say, as values and as the sentences made of them.
package struct RunFacts: Sendable {
  private let run: RunTables

  package init(_ run: RunTables) { self.run = run }

  /// Two members and a number between them.
  package struct Pair: Sendable, Equatable {
    package let first, second: String
    package let value: Double
  }

  /// Two numbers a session, both ways, as their mean; the pair that has most of it at the end of a session, from 1.
  package func hottestPair(_ session: Int) -> Pair? {
    guard let ties = run.ties, ties.tension.indices.contains(session - 1) else { return nil }
    let (matrix, count) = (ties.tension[session - 1], run.members.count)
    var best: Pair?
    for second in 0..<count {
      for first in 0..<second {
        let value = (matrix[first * count + second] + matrix[second * count + first]) / 2
        if value.isFinite, value > best?.value ?? 0 {
          best = Pair(first: run.members[first].name, second: run.members[second].name, value: value)
        }
      }
    }
    return best
  }

  /// Each member's share of all talk: the mean over all sessions, 0 in those in which it was not there; not a number where it
  /// never was.
  package var talk: [Double] {
    let shares = run.members.map { $0.values["talk_share"] ?? [] }
    let sessions = (0..<(shares.map(\.count).max() ?? 0)).count { session in
      shares.contains { session < $0.count && $0[session].isFinite }
    }
    return shares.map { shares in
      let known = shares.filter(\.isFinite)
      return known.isEmpty ? .nan : known.reduce(0, +) / Double(sessions)
    }
  }

  /// The session whose mean tension is largest, and that mean.
  package var peak: (session: Int, tension: Double)? {
    guard let session = run.peakSession, let means = run.sessionValues["tension"] else { return nil }
    return (session, means[session - 1])
  }

  /// The pair with most tension at the end, if it is much.
  package var lasting: Pair? {
    hottestPair(run.sessions).flatMap { $0.value >= 0.3 ? $0 : nil }
  }

  // MARK: Sentences

  /// Each sentence that the tables allow, in order.
  package var sentences: [String] { departuresFirst.compactMap(\.self) }

  /// Whoever drops out takes ties and tension along, so that comes before what the others have come to.
  private var departuresFirst: [String?] {
    hasDepartures
      ? [departures, stages, tension, cohesion, participation] : [stages, tension, cohesion, participation, departures]
  }

  private var hasDepartures: Bool { run.events?.contains { $0.kind == "left" } ?? false }

  package var stages: String? {
    let spans = run.stageSpans
    guard !spans.isEmpty else { return nil }
    let told = spans.map { "\($0.stage.rawValue) (\(FigureNumber.plain($0.to - $0.from, 1)))" }
    return "The group went through \(listed(told)); in brackets the sessions."
  }

  package var tension: String? {
    guard let peak else { return nil }
    guard peak.tension >= 0.02 else {
      return "There was hardly any tension: at most \(FigureNumber.plain(peak.tension, 3)) in a session's mean."
    }
    // Two have nobody to be compared with.
    let pair = (run.members.count > 2 ? hottestPair(peak.session) : nil).map {
      "; no pair ended it with more than \($0.first.isolated) and \($0.second.isolated) (\(FigureNumber.plain($0.value, 2)))"
    }
    let rest = lasting.map {
      " At the end of the last session it is still \(FigureNumber.plain($0.value, 2)) between \($0.first.isolated) and \($0.second.isolated)."
    }
    return
      "Tension was highest in session \(peak.session), \(FigureNumber.plain(peak.tension, 2)) as the mean of that session\(pair ?? "").\(rest ?? "")"
  }

  package var cohesion: String? {
    guard let course = run.ticks["cohesion"] ?? run.sessionValues["cohesion"],
      let first = course.first(where: \.isFinite),
      let last = course.last(where: \.isFinite)
    else { return nil }
    let ends = "from \(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2))"
    let change = last - first
    if abs(change) < 0.005 {
      return
        "Cohesion\(ofThoseWhoStayed) \(hasDepartures ? "is" : "stayed") where it began, \(FigureNumber.plain(last, 2))."
    }
    return
      "Cohesion\(ofThoseWhoStayed) \(change > 0 ? "rose" : "fell") \(ends), by \(FigureNumber.plain(abs(change), 2))."
  }

  /// Of whom a number at the end is, where some are gone.
  private var ofThoseWhoStayed: String { hasDepartures ? " of those who stayed" : "" }

  package var participation: String? {
    let known = talk.enumerated().filter { $0.element.isFinite }
    guard known.count > 1, let most = known.max(by: { $0.element < $1.element }),
      let least = known.min(by: { $0.element < $1.element }), most.element > 0
    else { return nil }
    let equal = 1 / Double(known.count)
    return
      "\(run.members[most.offset].name.isolated) talked most, \(FigureNumber.percent(most.element)) of all talk, and "
      + "\(run.members[least.offset].name.isolated) least, \(FigureNumber.percent(least.element)); an equal share would be "
      + "\(FigureNumber.percent(equal))."
  }

  package var departures: String? {
    guard let events = run.events else { return nil }
    let left = events.filter { $0.kind == "left" }
    guard !left.isEmpty else { return "Nobody left." }
    return left.prefix(6).map { "\($0.member.isolated) left after session \($0.session)" }.joined(separator: "; ")
      + (left.count > 6 ? "; \(left.count - 6) more left" : "") + "."
  }

  private func listed(_ words: [String]) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }

  // MARK: Tables

  /// The group by session, as `sessions.csv` says.
  package func sessionTable(stages: [Stage]) -> Report.Table? {
    let columns: [Metric] = [.tension, .cohesion, .negativity, .expression, .participationGini, .productivity]
    let known = columns.filter { run.sessionValues[$0.rawValue] != nil }
    guard run.sessions > 0, !known.isEmpty else { return nil }
    let rows = (1...run.sessions).map { session in
      [String(session), stages.indices.contains(session - 1) ? stages[session - 1].rawValue : ""]
        + known.map { FigureNumber.plain(run.sessionValues[$0.rawValue]?[session - 1] ?? .nan, 3) }
    }
    return Report.Table(
      caption: "The group by session: means over its ticks, and the stage of its last tick",
      header: ["session", "stage"] + known.map(Trajectories.label), rows: rows,
      numeric: [true, false] + known.map { _ in true })
  }

  /// The stage of the last tick of each session.
  package var sessionStages: [Stage] {
    guard run.ticksPerSession > 0 else { return [] }
    return (1...max(run.sessions, 1)).compactMap { session in
      let place = session * run.ticksPerSession - 1
      return run.stages.indices.contains(place) ? run.stages[place] : nil
    }
  }

  /// What a card says of each member.
  package var cards: [Report.Card] {
    let talk = talk
    let ranks = talk.indices.sorted { (talk[$0].isNaN ? -1 : talk[$0]) > (talk[$1].isNaN ? -1 : talk[$1]) }
    return run.members.indices.map { place in
      var lines: [(label: String, text: String)] = []
      if talk[place].isFinite, let rank = ranks.firstIndex(of: place) {
        lines.append(
          ("talked", "\(FigureNumber.percent(talk[place])) of all talk, rank \(rank + 1) of \(run.members.count)"))
      }
      if let most = extreme(place, \.sentiment, outgoing: false, largest: true) {
        lines.append(("liked most by", most))
      }
      if let least = extreme(place, \.sentiment, outgoing: false, largest: false) {
        lines.append(("liked least by", least))
      }
      if let strained = peak.flatMap({ extreme(place, \.tension, outgoing: true, largest: true, session: $0.session) })
      {
        lines.append(("most tension with", strained))
      }
      lines += course(place)
      return Report.Card(name: run.members[place].name, member: place, lines: lines)
    }
  }

  /// Who feels most or least in ties with a member, at the end unless a session is named.
  private func extreme(
    _ member: Int, _ kind: KeyPath<RunTables.Ties, [[Double]]>, outgoing: Bool, largest: Bool, session: Int? = nil
  ) -> String? {
    guard let ties = run.ties?[keyPath: kind], let matrix = session.map({ ties[$0 - 1] }) ?? ties.last else {
      return nil
    }
    let count = run.members.count
    let values = (0..<count).map { other in
      outgoing ? matrix[member * count + other] : matrix[other * count + member]
    }
    let known = values.indices.filter { values[$0].isFinite }
    guard let found = known.max(by: { largest ? values[$0] < values[$1] : values[$0] > values[$1] }) else { return nil }
    return
      "\(run.members[found].name.isolated) (\(FigureNumber.plain(values[found], 2)) \(session.map { "in session \($0)" } ?? "at the end"))"
  }

  /// How a member changed; what the page draws by session is not said again.
  private func course(_ member: Int) -> [(label: String, text: String)] {
    ["anxiety", "efficacy"].compactMap { column in
      let known = (run.members[member].values[column] ?? []).filter(\.isFinite)
      guard known.count > 1, let first = known.first, let last = known.last else { return nil }
      return (column, "from \(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2))")
    }
  }
}
