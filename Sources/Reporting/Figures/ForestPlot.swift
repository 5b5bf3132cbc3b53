import Analytics
import ScenarioReading
import Scenarios

/// Differences with their intervals, one a row, around the line of no difference.
package struct ForestPlot: Figure {
  /// A row: what differs, by how much in the unit of the axis, and the same in words at the right.
  package struct Row: Sendable {
    package let label: String
    package let value: Double?
    package let interval: ClosedRange<Double>?
    package let text: String
    /// Whether the difference is shown, and which way it goes.
    package let verdict: Verdict
  }

  package let rows: [Row]
  package let axis: String
  package let title, words, note: String
  package let name: String
  package var size: (width: Double, height: Double) { (840, 122 + 26 * Double(rows.count)) }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let ends = rows.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap(\.self)
    let reach = max(ends.map(abs).max() ?? 0, 1e-9) * 1.06
    let labels = min(310, (rows.map { canvas.width($0.label, size: 11.5) }.max() ?? 0) + 12)
    let texts = min(230, (rows.map { canvas.width($0.text, size: 10.5) }.max() ?? 0) + 14)
    let plot = Plot(
      area.inset(left: labels, right: texts, bottom: 56), x: -reach...reach, y: 0...Double(max(rows.count, 1)))
    for value in plot.x.ticks(5) {
      let x = plot.x(value)
      canvas.line(
        [Point(x, plot.area.y), Point(x, plot.area.bottom)],
        .init(value == 0 ? theme.text : theme.grid, value == 0 ? 1.2 : 0.7))
      canvas.text(
        FigureNumber.tick(value), at: Point(x, plot.area.bottom + 15), size: 10.5, color: theme.muted, align: .middle)
    }
    canvas.text(axis, at: Point(plot.area.center.x, plot.area.bottom + 32), size: 11, color: theme.text, align: .middle)
    let height = plot.area.height / Double(max(rows.count, 1))
    for (place, row) in rows.enumerated() {
      draw(row, on: canvas, plot, y: plot.area.y + (Double(place) + 0.5) * height, labels, theme)
    }
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }

  private func draw(_ row: Row, on canvas: Canvas, _ plot: Plot, y: Double, _ labels: Double, _ theme: Theme) {
    let label = canvas.fitted(row.label, width: labels - 12, size: 11.5)
    canvas.text(label, at: Point(plot.area.x - 10, y + 4), size: 11.5, color: theme.text, align: .end)
    canvas.text(row.text, at: Point(plot.area.right + 12, y + 4), size: 10.5, color: theme.muted)
    let color = row.verdict == .higher ? theme.blue : row.verdict == .lower ? theme.vermillion : theme.grey
    if let interval = row.interval {
      canvas.line([Point(plot.x(interval.lowerBound), y), Point(plot.x(interval.upperBound), y)], .init(color, 2.2))
    }
    guard let value = row.value else { return }
    let (x, size) = (plot.x(value), 4.6)
    // What is not shown to differ is hollow, so that grey print tells it too.
    canvas.polygon(
      [Point(x - size, y - size), Point(x + size, y - size), Point(x + size, y + size), Point(x - size, y + size)],
      fill: row.verdict.isShown ? color : theme.background, stroke: .init(color, 1.6))
  }
}

extension ForestPlot {
  /// Makes the plot of every metric of a comparison, in units of the standard deviation of runs, so that they stand on one axis; the
  /// differences themselves stand beside. Nothing where there is none.
  package init?(_ comparison: Comparison, a: String, b: String, name: String = "comparison") {
    let rows = comparison.metrics.compactMap(Self.row)
    guard !rows.isEmpty else { return nil }
    self.rows = rows
    self.name = name
    axis = FigureWords.comparedAxis(a, b)
    title = PageWords.against(b, a)
    note = FigureWords.comparedNote(comparison)
    words = FigureWords.compared(comparison, rows, a: a, b: b)
  }

  private static func row(_ metric: MetricComparison) -> Row? {
    guard let difference = metric.difference else { return nil }
    let unit = metric.deviation
    let interval = unit.flatMap { unit in
      metric.interval95.map { $0.lowerBound / unit...$0.upperBound / unit }
    }
    let isShare = metric.metric.kind == .share
    let text =
      ComparedFormat.figure.difference(difference, isShare: isShare)
      + (metric.interval95.map { " " + ComparedFormat.figure.interval($0, isShare: isShare) } ?? "")
    return Row(
      label: metric.metric.label, value: metric.isSame ? 0 : unit.map { difference / $0 }, interval: interval,
      text: metric.isSame ? Verdict.same.word : text, verdict: metric.verdict)
  }
}
