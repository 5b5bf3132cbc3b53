import Foundation
import ScenarioReading
import Scenarios

/// A sociogram: who likes, dislikes and is in conflict with whom after some sessions. Members keep their places on a circle; the half of a
/// tie that touches a member is what that member feels.
package struct Sociogram: Figure {
  package let members: [String]
  /// Talk by session from 1 and member: mean share of the talk; not a number where one was not there. Empty where unknown.
  package let talk: [[Double]]
  /// Matrices by session from 1: n × n by rows; not a number where there is no tie.
  package let sentiment, tension: [[Double]]
  package let peak: Int?
  package let title: String
  package let note: String
  package let name = "sociogram"
  let panels: SessionPanels

  /// Feelings nearer to 0 are not drawn.
  package static let leastSentiment = 0.05
  /// A pair is marked where one of the two holds at least so much tension toward the other.
  package static let leastTension = 0.3
  /// The most feelings that a panel draws, the strongest.
  package static let mostTies = 160

  package init(
    title: String, note: String, members: [String], talk: [[Double]], sentiment: [[Double]], tension: [[Double]],
    peak: Int?
  ) {
    (self.title, self.note, self.members, self.talk) = (title, note, members, talk)
    (self.sentiment, self.tension, self.peak) = (sentiment, tension, peak)
    panels = SessionPanels(of: sentiment.count, most: SessionPanels.most(members: members.count), peak: peak)
  }

  /// Makes the figure of one run; nothing where its ties were not recorded, or the group is too large.
  package init?(_ run: RunTables, title: String) {
    guard let ties = run.ties, run.members.count > 1 else { return nil }
    let talk = run.members.map { $0.values["talk_share"] ?? [] }
    self.init(
      title: title, note: FigureWords.endOfSessions, members: run.members.map(\.name),
      talk: talk.allSatisfy { $0.count == run.sessions }
        ? (0..<run.sessions).map { session in talk.map { $0[session] } } : [],
      sentiment: ties.sentiment, tension: ties.tension, peak: run.peakSession)
  }

  static let (width, gap, head) = (720.0, 14.0, 20.0)

  package var size: (width: Double, height: Double) {
    (Self.width, (58 + panels.height(width: Self.width - 32, head: Self.head, gap: Self.gap) + foot).rounded(.up))
  }

  /// The room for legend, key and note.
  private var foot: Double { (keyRows > 0 ? 76 : 60) + legendCut + Self.keyRow * Double(keyRows) }

  /// The room for a second line of the legend.
  private var legendCut: Double { possibleTies > Self.mostTies ? 14 : 0 }

  private var possibleTies: Int { sentiment.map { $0.count(where: \.isFinite) }.max() ?? 0 }

  package var words: String {
    let told = panels.sessions.compactMap { session -> String? in
      guard [panels.sessions.first, peak, panels.sessions.last].contains(session) else { return nil }
      let values = sentiment[session - 1].filter(\.isFinite)
      let tense = tensePairs(session).count
      let (liked, disliked) = (
        values.count { $0 >= Self.leastSentiment }, values.count { $0 <= -Self.leastSentiment }
      )
      return FigureWords.feelings(
        session: session, positive: liked, negative: disliked, of: values.count, tense: tense)
    }
    return told.joined(separator: " ")
  }

  /// Pairs in which one of the two holds much tension, and how much.
  package func tensePairs(_ session: Int) -> [(first: Int, second: Int, tension: Double)] {
    let (matrix, count) = (tension[session - 1], members.count)
    return (0..<count).flatMap { first in
      (first + 1..<max(count, first + 1)).compactMap { second in
        let held = [matrix[first * count + second], matrix[second * count + first]].filter(\.isFinite).max() ?? 0
        return held >= Self.leastTension ? (first, second, held) : nil
      }
    }
  }

  /// Feelings that are drawn, the weakest first.
  package func drawnTies(_ session: Int) -> [(source: Int, target: Int, sentiment: Double)] {
    let (matrix, count) = (sentiment[session - 1], members.count)
    let all = matrix.indices.filter { matrix[$0].isFinite && abs(matrix[$0]) >= Self.leastSentiment }
      .sorted { (abs(matrix[$0]), $0) < (abs(matrix[$1]), $1) }
    return all.suffix(Self.mostTies).map { ($0 / count, $0 % count, matrix[$0]) }
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let isNumbered = isNumbered(on: canvas)
    for (session, head, body) in panels.places(in: area.inset(bottom: foot), head: Self.head, gap: Self.gap) {
      SessionPanels.drawHead(session, isPeak: session == peak, in: head, on: canvas, theme)
      SociogramPanel(self, session: session, in: body, isNumbered: isNumbered).draw(on: canvas, theme)
    }
    drawLegend(on: canvas, in: area, theme)
    if isNumbered { drawKey(on: canvas, in: area, theme) }
  }

  static let nameSize = 9.5
  static let nameRoom = 44.0
  private static let keyRow = 14.0

  /// Whether members have numbers and a key, because a name has no room beside its member.
  private func isNumbered(on canvas: Canvas) -> Bool {
    members.contains { canvas.width($0, size: Self.nameSize) > Self.nameRoom }
      || members.count > 16
  }

  /// Room is kept for a key where there may be one.
  private var keyRows: Int {
    members.count > 16 || members.contains { $0.unicodeScalars.count > 6 } ? (members.count + 3) / 4 : 0
  }

  private func drawKey(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let rows = max((members.count + 3) / 4, 1)
    let top = area.bottom - 22 - Self.keyRow * Double(rows)
    let column = area.width / 4
    for (place, name) in members.enumerated() {
      let at = Point(area.x + column * Double(place / rows), top + Self.keyRow * Double(place % rows) + 11)
      canvas.text("\(place + 1)", at: Point(at.x + 16, at.y), size: 10, color: theme.muted, align: .end)
      canvas.text(
        canvas.fitted(name, width: column - 28, size: 10), at: Point(at.x + 22, at.y), size: 10, color: theme.text)
    }
  }

  private func drawLegend(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let top = area.bottom - foot + 14
    var left = area.x
    func entry(_ text: String, width: Double, _ mark: (Point) -> Void) {
      mark(Point(left, top))
      canvas.text(text, at: Point(left + width + 6, top + 4), size: 11, color: theme.text)
      left += width + 6 + canvas.width(text, size: 11) + 18
    }
    entry(FigureWords.likes, width: 30) { canvas.line([$0, Point($0.x + 30, $0.y)], .init(theme.blue, 2.6)) }
    entry(FigureWords.dislikes, width: 30) {
      canvas.line([$0, Point($0.x + 30, $0.y)], .init(theme.vermillion, 2.6, dash: [5, 3]))
    }
    entry(FigureWords.tense(Self.leastTension), width: 12) {
      SociogramPanel.drawTension(at: Point($0.x + 6, $0.y), radius: 6, on: canvas, theme)
    }
    entry(FigureWords.talkArea, width: 16) {
      canvas.circle(Point($0.x + 8, $0.y), radius: 8, fill: theme.panel, stroke: .init(theme.text, 1.2))
    }
    let text = FigureWords.tieNote(
      Self.leastSentiment, cut: possibleTies > Self.mostTies ? Self.mostTies : nil, of: possibleTies)
    for (line, part) in canvas.wrapped(text, width: area.width, size: 10.5).prefix(2).enumerated() {
      canvas.text(part, at: Point(area.x, top + 24 + 14 * Double(line)), size: 10.5, color: theme.text)
    }
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }
}
