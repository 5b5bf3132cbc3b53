import ScenarioReading
import Scenarios

/// Shares of many runs in each stage, session by session, stacked.
package struct StageShares: Figure {
  /// Runs by session from 1 and the order of stages.
  package let counts: [[Int]]
  package let title: String
  package let name = "stages"
  package let size = (width: 720.0, height: 430.0)

  package init(title: String, counts: [[Int]]) { (self.title, self.counts) = (title, counts) }

  /// Makes the figure of many runs; nothing where neither sessions nor ticks were recorded.
  package init?(_ runs: RunsTables, title: String) {
    guard runs.sessions > 0 else { return nil }
    self.init(title: title, counts: runs.stageCounts)
  }

  private var runs: Int { counts.first?.reduce(0, +) ?? 0 }

  /// The share of runs in a stage by session, 0 … 1.
  package func shares(_ stage: Stage) -> [Double] {
    counts.map { Double($0[stage.order]) / Double(max($0.reduce(0, +), 1)) }
  }

  package var words: String {
    FigureWords.largest(
      Stage.allCases.compactMap { stage in
        let shares = shares(stage)
        guard let most = shares.max(), most > 0, let session = shares.firstIndex(of: most) else { return nil }
        return (stage, most, session + 1)
      })
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let plot = Plot(
      area.inset(left: 60, top: 4, right: 100, bottom: 58), x: 0.5...(Double(counts.count) + 0.5), y: 0...100)
    plot.drawY(on: canvas, theme, name: FigureWords.runsShare, unit: "%")
    var below = counts.map { _ in 0.0 }
    var ends: [(text: String, y: Double, color: Color)] = []
    for stage in Stage.allCases {
      let shares = shares(stage)
      let above = zip(below, shares).map { $0 + 100 * $1 }
      drawArea(below, above, plot, on: canvas, theme, theme.color(stage))
      drawName(stage, shares, below, plot, on: canvas, theme, &ends)
      below = above
    }
    plot.drawX(on: canvas, theme, name: FigureWords.session)
    plot.drawEnds(ends, on: canvas)
    canvas.text(
      FigureWords.stagesNote(runs), at: Point(area.x, area.bottom - 2), size: 10,
      color: theme.muted)
  }

  /// What lies between two courses that step from session to session; none where they meet.
  private func drawArea(
    _ below: [Double], _ above: [Double], _ plot: Plot, on canvas: Canvas, _ theme: Theme, _ color: Color
  ) {
    var start = 0
    while start < counts.count {
      guard above[start] > below[start] else {
        start += 1
        continue
      }
      let end = (start..<counts.count).first { above[$0] <= below[$0] } ?? counts.count
      func corners(_ levels: [Double]) -> [Point] {
        (start..<end).flatMap { [plot.point(Double($0) + 0.5, levels[$0]), plot.point(Double($0) + 1.5, levels[$0])] }
      }
      canvas.polygon(corners(above) + corners(below).reversed(), fill: color, stroke: .init(theme.background, 1))
      start = end
    }
  }

  /// Draws a stage's name within the area where it is thickest and there is room for it, otherwise beside it.
  private func drawName(
    _ stage: Stage, _ shares: [Double], _ below: [Double], _ plot: Plot, on canvas: Canvas, _ theme: Theme,
    _ ends: inout [(text: String, y: Double, color: Color)]
  ) {
    guard let most = shares.max(), most > 0, let session = shares.firstIndex(of: most) else { return }
    let level = plot.y(below[session] + 50 * most)
    let width = canvas.width(stage.rawValue, size: 12, isBold: true)
    let reach = Self.reach(of: session, level: below[session] + 50 * most, shares, below)
    let (left, right) = (plot.x(Double(reach.lowerBound) + 0.5), plot.x(Double(reach.upperBound) + 1.5))
    if right - left >= width + 8, plot.y(0) - plot.y(100 * most) >= 18 {
      let color = theme.color(stage).readable
      let middle = min(max(plot.x(Double(session + 1)), left + width / 2 + 4), right - width / 2 - 4)
      canvas.text(
        stage.rawValue, at: Point(middle, level + 4), size: 12, color: color, align: .middle, isBold: true)
    } else if plot.y(0) - plot.y(100 * most) >= width + 8, plot.x(1) - plot.x(0) >= 18 {
      let middle = Point(plot.x(Double(session + 1)) + 4, level)
      canvas.text(
        stage.rawValue, at: middle, size: 12, color: theme.color(stage).readable, align: .middle, isBold: true,
        isUpright: true)
    } else {
      let last = shares.lastIndex { $0 > 0 } ?? session
      ends.append((stage.rawValue, plot.y(below[last] + 50 * shares[last]), theme.color(stage)))
    }
  }

  /// The sessions around one in which a text of the height of 5 % at a level stays within the area.
  private static func reach(
    of session: Int, level: Double, _ shares: [Double], _ below: [Double]
  ) -> ClosedRange<Int> {
    func holds(_ place: Int) -> Bool {
      below[place] <= level - 2.5 && below[place] + 100 * shares[place] >= level + 2.5
    }
    var (first, last) = (session, session)
    while first > 0, holds(first - 1) { first -= 1 }
    while last + 1 < shares.count, holds(last + 1) { last += 1 }
    return first...last
  }
}
