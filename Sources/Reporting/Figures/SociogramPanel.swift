import Foundation

/// One session of a sociogram.
struct SociogramPanel {
  private let figure: Sociogram
  private let session: Int
  private let body: Rect
  private let isNumbered: Bool
  private let center: Point
  private let radius: Double

  init(_ figure: Sociogram, session: Int, in body: Rect, isNumbered: Bool) {
    (self.figure, self.session, self.body, self.isNumbered) = (figure, session, body, isNumbered)
    center = Point(body.center.x, body.center.y + 1)
    radius = body.width / 2 - (isNumbered ? 24 : 33)
  }

  func draw(on canvas: Canvas, _ theme: Theme) {
    canvas.rectangle(body, fill: theme.panel)
    let present = figure.members.indices.filter(isPresent)
    for tie in figure.drawnTies(session) {
      let (start, end) = (place(tie.source), place(tie.target))
      let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
      let strength = min(abs(tie.sentiment), 1)
      let width = (0.5 + 3.4 * strength) * scale
      let isPositive = tie.sentiment > 0
      canvas.line(
        [start, middle],
        .init(
          (isPositive ? theme.blue : theme.vermillion).opacity(0.45 + 0.5 * strength), width,
          dash: isPositive ? [] : [4.5 * max(scale, 0.8), 3 * max(scale, 0.8)]))
    }
    for member in figure.members.indices { draw(member, isThere: present.contains(member), on: canvas, theme) }
    for pair in figure.tensePairs(session) {
      let (start, end) = (place(pair.first), place(pair.second))
      Self.drawTension(
        at: Point((start.x + end.x) / 2, (start.y + end.y) / 2), radius: (2.6 + 4 * pair.tension) * scale, on: canvas,
        theme)
    }
  }

  /// Large groups have thinner lines.
  private var scale: Double { figure.members.count <= 12 ? 1 : figure.members.count <= 24 ? 0.75 : 0.55 }

  /// A black and white star, which no line looks like.
  static func drawTension(at center: Point, radius: Double, on canvas: Canvas, _ theme: Theme) {
    let corners = (0..<8).map { corner in
      let (angle, length) = (Double(corner) * .pi / 4, corner.isMultiple(of: 2) ? radius : 0.42 * radius)
      return Point(center.x + length * sin(angle), center.y - length * cos(angle))
    }
    canvas.polygon(corners, fill: theme.text, stroke: .init(theme.panel, 0.8))
  }

  private func isPresent(_ member: Int) -> Bool {
    if figure.talk.count >= session { return figure.talk[session - 1][member].isFinite }
    let count = figure.members.count
    return (0..<count).contains { figure.sentiment[session - 1][member * count + $0].isFinite }
  }

  private func angle(_ member: Int) -> Double { 2 * .pi * Double(member) / Double(max(figure.members.count, 1)) }

  private func place(_ member: Int) -> Point {
    Point(center.x + radius * sin(angle(member)), center.y - radius * cos(angle(member)))
  }

  /// Its area grows with the share of the talk; an equal share has that of a third of the room between two members.
  private func size(_ member: Int) -> Double {
    let count = Double(figure.members.count)
    let equal = min(6.5, 0.3 * 2 * .pi * radius / count)
    guard figure.talk.count >= session else { return equal }
    let share = figure.talk[session - 1][member]
    return share.isFinite ? max(equal * min((share * count).squareRoot(), 2), 2) : 3
  }

  private func draw(_ member: Int, isThere: Bool, on canvas: Canvas, _ theme: Theme) {
    let (at, size) = (place(member), size(member))
    canvas.circle(
      at, radius: size, fill: isThere ? theme.background : nil,
      stroke: .init(isThere ? theme.text : theme.muted, 1.2, dash: isThere ? [] : [1.5, 1.5]))
    let color = isThere ? theme.text : theme.muted
    let (x, y) = (sin(angle(member)), -cos(angle(member)))
    if isNumbered {
      let far = radius + max(size, 4) + 7
      canvas.text(
        "\(member + 1)", at: Point(center.x + far * x, center.y + far * y + 3), size: 8.5, color: color, align: .middle)
    } else {
      let far = radius + size + 4
      // At the top a name stands above its member, at the bottom and the sides below, elsewhere beside it.
      let align: Canvas.Alignment = abs(x) < 0.3 || abs(x) > 0.9 ? .middle : x > 0 ? .start : .end
      let width = canvas.width(figure.members[member], size: Sociogram.nameSize)
      let wanted = center.x + far * x
      let left =
        switch align {
        case .start: min(wanted, body.right - 2 - width)
        case .end: max(wanted - width, body.x + 2)
        case .middle: min(max(at.x - width / 2, body.x + 2), body.right - 2 - width)
        }
      let level =
        align == .middle ? (y < -0.3 && abs(x) < 0.3 ? at.y - size - 4 : at.y + size + 11) : center.y + far * y + 3.4
      canvas.text(figure.members[member], at: Point(left, level), size: Sociogram.nameSize, color: color)
    }
  }
}
