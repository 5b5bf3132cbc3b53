import Foundation

/// Small panels, one a session, in rows: which sessions they show, and where they stand.
package struct SessionPanels: Sendable {
  /// Sessions from 1, in order.
  package let sessions: [Int]
  private let columns: Int

  /// Chooses at most so many sessions: all where they are few, otherwise evenly chosen, with the first, the last and `peak`.
  package init(of count: Int, most: Int, peak: Int?) {
    sessions = Self.chosen(count, most, peak)
    columns = most < 6 ? min(sessions.count, 2) : [3, 5, 6, 9].contains(sessions.count) ? 3 : min(sessions.count, 4)
  }

  /// Height of a figure of a width, where each panel is a square below `head` points.
  func height(width: Double, head: Double, gap: Double) -> Double {
    let columns = max(columns, 1)
    let rows = (sessions.count + columns - 1) / columns
    let side = (width - gap * Double(columns - 1)) / Double(columns)
    return Double(rows) * (min(side, Self.mostSide) + head + gap) - gap
  }

  /// Places of the panels in an area of that width, smaller where its height is too small.
  func places(in area: Rect, head: Double, gap: Double) -> [(session: Int, head: Rect, body: Rect)] {
    let columns = max(columns, 1)
    let rows = max((sessions.count + columns - 1) / columns, 1)
    let width = (area.width - gap * Double(columns - 1)) / Double(columns)
    let side = min(width, Self.mostSide, (area.height + gap) / Double(rows) - head - gap)
    return sessions.enumerated().map { place, session in
      let x = area.x + Double(place % columns) * (width + gap) + (width - side) / 2
      let y = area.y + Double(place / columns) * (side + head + gap)
      return (session, Rect(x, y, side, head), Rect(x, y + head, side, side))
    }
  }

  /// The largest side, so that one panel alone does not fill the page.
  private static let mostSide = 430.0

  private static func chosen(_ count: Int, _ most: Int, _ peak: Int?) -> [Int] {
    guard count > most else { return Array(1...max(count, 1)).filter { $0 <= count } }
    var chosen = (0..<most).map { 1 + Int((Double($0) * Double(count - 1) / Double(most - 1)).rounded()) }
    guard let peak, !chosen.contains(peak), (1...count).contains(peak) else { return chosen }
    let nearest = chosen.indices.dropFirst().dropLast().min { abs(chosen[$0] - peak) < abs(chosen[$1] - peak) }
    if let nearest { chosen[nearest] = peak }
    return chosen.sorted()
  }

  /// The number of panels for a group of a size: larger groups have fewer and larger panels.
  static func most(members: Int) -> Int { members <= 10 ? 12 : members <= 20 ? 6 : 4 }

  /// The head of a panel: its session, and whether tension was highest then.
  static func drawHead(_ session: Int, isPeak: Bool, in rect: Rect, on canvas: Canvas, _ theme: Theme) {
    let text = "\(FigureWords.session) \(session)"
    canvas.text(text, at: Point(rect.x, rect.bottom - 5), size: 11.5, color: theme.text, isBold: true)
    guard isPeak else { return }
    let left = rect.x + canvas.width(text, size: 11.5, isBold: true) + 6
    let mark = FigureWords.peak.first { left + canvas.width($0, size: 10) <= rect.right }
    if let mark { canvas.text(mark, at: Point(left, rect.bottom - 5), size: 10, color: theme.vermillion) }
  }
}
