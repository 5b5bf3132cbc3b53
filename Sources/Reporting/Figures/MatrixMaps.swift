import ScenarioReading
import Scenarios

/// What every member feels about, or holds toward, every other after some sessions, as coloured cells: who feels in rows,
/// about whom in columns.
package struct MatrixMaps: Figure {
  /// The matrix that is shown.
  package enum Kind: String, Sendable { case sentiment, tension }

  package let kind: Kind
  package let members: [String]
  /// Matrices by session from 1: n × n by rows; not a number where there is no tie.
  package let matrices: [[Double]]
  package let peak: Int?
  package let title: String
  package let note: String
  package var name: String { kind.rawValue }
  private let panels: SessionPanels

  package init(kind: Kind, title: String, note: String, members: [String], matrices: [[Double]], peak: Int?) {
    (self.kind, self.title, self.note, self.members) = (kind, title, note, members)
    (self.matrices, self.peak) = (matrices, peak)
    panels = SessionPanels(of: matrices.count, most: SessionPanels.most(members: members.count), peak: peak)
  }

  /// Makes the figure of one run; nothing where its ties were not recorded, or the group is too large.
  package init?(_ run: RunTables, _ kind: Kind, title: String) {
    guard let ties = run.ties, run.members.count > 1 else { return nil }
    self.init(
      kind: kind, title: title, note: FigureWords.matrixNote, members: run.members.map(\.name),
      matrices: kind == .sentiment ? ties.sentiment : ties.tension, peak: run.peakSession)
  }

  private static let (width, gap, head, foot) = (720.0, 16.0, 20.0, 82.0)
  private static let nameSize = 9.0

  /// The room that the names take at the left and the top of each panel.
  private static let most = 58.0

  package var size: (width: Double, height: Double) {
    (Self.width, (44 + panels.height(width: Self.width - 32, head: Self.head, gap: Self.gap) + Self.foot).rounded(.up))
  }

  private var range: ClosedRange<Double> { kind == .sentiment ? -1...1 : 0...1 }

  package var words: String {
    let told = panels.sessions.compactMap { session -> String? in
      guard [panels.sessions.first, peak, panels.sessions.last].contains(session) else { return nil }
      let matrix = matrices[session - 1]
      let values = matrix.filter(\.isFinite)
      guard let most = extreme(matrix) else { return nil }
      return FigureWords.matrix(
        kind.rawValue, session: session, mean: values.reduce(0, +) / Double(values.count),
        source: members[most / members.count], target: members[most % members.count], most: matrix[most])
    }
    return told.joined(separator: " ")
  }

  /// The place of the number that is farthest from 0.
  private func extreme(_ matrix: [Double]) -> Int? {
    matrix.indices.filter { matrix[$0].isFinite }.max { abs(matrix[$0]) < abs(matrix[$1]) }
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let places = panels.places(in: area.inset(bottom: Self.foot - 14), head: Self.head, gap: Self.gap)
    for (session, head, body) in places {
      SessionPanels.drawHead(session, isPeak: session == peak, in: head, on: canvas, theme)
      draw(matrices[session - 1], in: body, on: canvas, theme)
    }
    drawScale(on: canvas, in: Rect(area.x, area.bottom - 54, area.width, 14), theme)
    canvas.text(
      note, at: Point(area.x, area.bottom - 2), size: 10,
      color: theme.muted)
  }

  private func draw(_ matrix: [Double], in body: Rect, on canvas: Canvas, _ theme: Theme) {
    let widest = members.map { canvas.width($0, size: Self.nameSize) }.max() ?? 0
    let room = min(widest, min(Self.most, 0.34 * body.width)) + 5
    let cells = body.inset(left: room, top: room)
    let count = members.count
    let side = cells.width / Double(max(count, 1))
    for place in matrix.indices {
      let rect = Rect(
        cells.x + Double(place % count) * side, cells.y + Double(place / count) * side, side, side)
      guard matrix[place].isFinite else {
        Self.drawNone(in: rect, on: canvas, theme)
        continue
      }
      // A gap takes less of a file than a frame.
      let gap = side >= 6 ? 0.3 : 0
      canvas.rectangle(
        rect.inset(left: gap, top: gap, right: gap, bottom: gap), fill: color(matrix[place], theme))
      drawSign(matrix[place], in: rect, on: canvas, theme)
    }
    canvas.rectangle(cells, fill: nil, stroke: .init(theme.muted, 0.6))
    let size = min(Self.nameSize, max(side, 6.5))
    let every = max(1, Int((size * 1.02 / max(side, 0.1)).rounded(.up)))
    for place in stride(from: 0, to: count, by: every) {
      let name = canvas.fitted(members[place], width: room - 4, size: size)
      let middle = (Double(place) + 0.5) * side
      canvas.text(
        name, at: Point(cells.x - 4, cells.y + middle + 0.36 * size), size: size, color: theme.text, align: .end)
      canvas.text(
        name, at: Point(cells.x + middle + 0.36 * size, cells.y - 4), size: size, color: theme.text, isUpright: true)
    }
  }

  /// The sign of a dislike, which a copier without colours would take.
  private func drawSign(_ value: Double, in rect: Rect, on canvas: Canvas, _ theme: Theme) {
    guard value < 0, rect.width >= 6 else { return }
    let (middle, half) = (rect.center, 0.2 * min(rect.width, 20))
    canvas.line(
      [Point(middle.x - half, middle.y), Point(middle.x + half, middle.y)], .init(color(value, theme).readable, 1))
  }

  /// An empty cell, which no colour of the scale looks like.
  private static func drawNone(in rect: Rect, on canvas: Canvas, _ theme: Theme) {
    canvas.rectangle(rect, fill: theme.background)
    canvas.line([Point(rect.x, rect.y), Point(rect.right, rect.bottom)], .init(theme.muted, 0.7))
  }

  private func color(_ value: Double, _ theme: Theme) -> Color {
    kind == .sentiment ? theme.diverging((value + 1) / 2) : theme.sequential(value)
  }

  private func drawScale(on canvas: Canvas, in rect: Rect, _ theme: Theme) {
    canvas.text(kind.rawValue, at: Point(rect.x, rect.y + 11), size: 11, color: theme.text)
    let scale = Scale(range, from: rect.x + 74, to: rect.x + 334)
    let steps = 130
    for step in 0..<steps {
      let left = scale.start + (scale.end - scale.start) * Double(step) / Double(steps)
      let value = range.lowerBound + (range.upperBound - range.lowerBound) * (Double(step) + 0.5) / Double(steps)
      // A little wider than a step, so that no seam shows.
      canvas.rectangle(Rect(left, rect.y, 2.3, rect.height), fill: color(value, theme))
    }
    for value in scale.ticks(4) {
      let at = scale(value)
      canvas.line([Point(at, rect.bottom), Point(at, rect.bottom + 4)], .init(theme.muted, 0.9))
      canvas.text(
        FigureNumber.tick(value), at: Point(at, rect.bottom + 15), size: 10.5, color: theme.muted, align: .middle)
    }
    Self.drawNone(in: Rect(rect.x + 380, rect.y, 14, 14), on: canvas, theme)
    canvas.text(FigureWords.noTie, at: Point(rect.x + 400, rect.y + 11), size: 11, color: theme.text)
    guard kind == .sentiment else { return }
    let negative = Rect(rect.x + 545, rect.y, 14, 14)
    canvas.rectangle(negative, fill: color(-0.4, theme))
    drawSign(-0.4, in: negative, on: canvas, theme)
    canvas.text(FigureWords.negative, at: Point(rect.x + 565, rect.y + 11), size: 11, color: theme.text)
  }
}
