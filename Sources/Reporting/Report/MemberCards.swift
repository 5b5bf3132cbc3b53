import Analytics
import Scenarios

/// What a card says of each member of a run.
package struct MemberCards: Sendable {
  private let run: RunTables
  private let facts: RunStory

  package init(_ run: RunTables, _ facts: RunStory) { (self.run, self.facts) = (run, facts) }

  package var all: [Report.Card] {
    let talk = facts.shares
    let ranks = talk.indices.sorted { (talk[$0] ?? -1) > (talk[$1] ?? -1) }
    return run.members.indices.map { place in
      var lines: [(label: String, text: String)] = []
      if let share = talk[place], let rank = ranks.firstIndex(of: place) {
        lines.append(
          CardWords.talk(share, rank: rank + 1, of: run.members.count))
      }
      if let most = extreme(place, \.sentiment, outgoing: false, largest: true) {
        lines.append((CardWords.likedMost, most))
      }
      if let least = extreme(place, \.sentiment, outgoing: false, largest: false) {
        lines.append((CardWords.likedLeast, least))
      }
      if let peak = facts.peak?.session,
        let strained = extreme(place, \.tension, outgoing: true, largest: true, session: peak)
      {
        lines.append((CardWords.strained, strained))
      }
      lines += course(place)
      return Report.Card(name: run.members[place].name, member: place, lines: lines)
    }
  }

  /// Finds who feels most or least in ties with a member, at the end unless a session is named.
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
    return CardWords.member(run.members[found].name, values[found])
  }

  /// How a member changed; what the page draws by session is not said again.
  private func course(_ member: Int) -> [(label: String, text: String)] {
    ["anxiety", "efficacy"].compactMap { column in
      let known = (run.members[member].values[column] ?? []).filter(\.isFinite)
      guard known.count > 1, let first = known.first, let last = known.last else { return nil }
      return (column, CardWords.course(first, last))
    }
  }
}
