import Analytics
import Foundation
import Scenarios

/// A panel with axes: a rectangle of data with a grid, numbers and names along its edges.
package struct Plot: Sendable {
  package let area: Rect
  package let x, y: Scale
  package static let labelSize = 11.0

  /// Data within `area`, without the room that the axes take.
  package init(_ area: Rect, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.area = area
    self.x = Scale(x, from: area.x, to: area.right)
    self.y = Scale(y, from: area.bottom, to: area.y)
  }

  package func point(_ horizontal: Double, _ vertical: Double) -> Point { Point(x(horizontal), y(vertical)) }

  /// Grid, numbers and name of the y axis.
  package func drawY(on canvas: Canvas, _ theme: Theme, name: String?, ticks count: Int = 5, unit: String = "") {
    for value in y.ticks(count) {
      let level = y(value)
      canvas.line(
        [Point(area.x, level), Point(area.right, level)],
        .init(value == 0 ? theme.muted : theme.grid, value == 0 ? 0.9 : 0.6))
      canvas.text(
        FigureNumber.tick(value) + unit, at: Point(area.x - 6, level + 4), size: Self.labelSize, color: theme.muted,
        align: .end)
    }
    if let name {
      canvas.text(
        name, at: Point(area.x - 40, area.center.y), size: Self.labelSize, color: theme.text, align: .middle,
        isUpright: true)
    }
  }

  /// Numbers and name of the x axis.
  package func drawX(
    on canvas: Canvas, _ theme: Theme, name: String?, isWhole: Bool = true, ticks count: Int = 12, unit: String = ""
  ) {
    canvas.line([Point(area.x, area.bottom), Point(area.right, area.bottom)], .init(theme.muted, 0.9))
    for value in isWhole ? x.wholeTicks(count) : x.ticks(count) {
      canvas.line([Point(x(value), area.bottom), Point(x(value), area.bottom + 4)], .init(theme.muted, 0.9))
      canvas.text(
        FigureNumber.tick(value) + unit, at: Point(x(value), area.bottom + 17), size: Self.labelSize,
        color: theme.muted, align: .middle)
    }
    if let name { drawName(name, on: canvas, theme) }
  }

  /// Sessions along the x axis, whose unit is sessions from 0: session 1 lies from 0 to 1, and its number in its middle.
  package func drawSessions(on canvas: Canvas, _ theme: Theme, name: String? = "session") {
    canvas.line([Point(area.x, area.bottom), Point(area.right, area.bottom)], .init(theme.muted, 0.9))
    let last = Int(bounded: x.domain.upperBound.rounded())
    let each = max(x(1) - x(0), 1e-6)
    let every = max(1, Int(bounded: (max(18, 7 * Double(String(last).count) + 5) / each).rounded(.up)))
    for session in 0...max(last, 0) {
      let edge = x(Double(session))
      // Where sessions are many, their edges would make a bar.
      if each >= 2 || session % every == 0 {
        canvas.line([Point(edge, area.bottom), Point(edge, area.bottom + 4)], .init(theme.muted, 0.9))
      }
      guard session > 0, (session - 1) % every == 0 else { continue }
      canvas.text(
        String(session), at: Point(x(Double(session) - 0.5), area.bottom + 17), size: Self.labelSize,
        color: theme.muted,
        align: .middle)
    }
    if let name { drawName(name, on: canvas, theme) }
  }

  private func drawName(_ name: String, on canvas: Canvas, _ theme: Theme) {
    canvas.text(
      name, at: Point(area.center.x, area.bottom + 34), size: Self.labelSize, color: theme.text, align: .middle)
  }

  /// Stages behind the data, in the unit of the x axis, their names along the upper edge where there is room.
  package func drawStages(_ spans: [StageSpan], on canvas: Canvas, _ theme: Theme) {
    for span in spans {
      let (left, right) = (x(span.from), x(span.to))
      canvas.rectangle(Rect(left, area.y, right - left, area.height), fill: theme.tint(span.stage))
      let name = [span.stage.rawValue, span.stage.initial].first { canvas.width($0, size: 10) + 6 <= right - left }
      if let name {
        canvas.text(name, at: Point((left + right) / 2, area.y + 12), size: 10, color: theme.muted, align: .middle)
      }
    }
  }

  /// Names at the right ends of lines, moved apart where they would meet, within the panel's height.
  package func drawEnds(_ ends: [(text: String, y: Double, color: Color)], on canvas: Canvas) {
    let height = 15.0
    var ends = ends.sorted { $0.y < $1.y }
    for index in ends.indices {
      ends[index].y = max(ends[index].y, index == 0 ? area.y + 6 : ends[index - 1].y + height)
    }
    var bottom = area.bottom
    for index in ends.indices.reversed() {
      ends[index].y = min(ends[index].y, bottom)
      bottom = ends[index].y - height
    }
    for end in ends {
      canvas.text(end.text, at: Point(area.right + 8, end.y + 4), size: 12, color: end.color, isBold: true)
    }
  }

  /// A band between two courses; where one is not a number there is none.
  package func drawBand(_ low: [Point], _ high: [Point], on canvas: Canvas, _ color: Color) {
    var start = 0
    let whole = zip(low, high).map { $0.y.isFinite && $1.y.isFinite }
    while start < whole.count {
      guard whole[start] else {
        start += 1
        continue
      }
      let end = whole[start...].firstIndex(of: false) ?? whole.count
      canvas.polygon(Array(low[start..<end]) + high[start..<end].reversed(), fill: color)
      start = end
    }
  }
}
