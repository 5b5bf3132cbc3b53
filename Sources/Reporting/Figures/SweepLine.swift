/// A metric over the one thing that a sweep varies: means of the points with their 95 % intervals.
package struct SweepLine: Figure {
  package let label, factor: String
  package let levels: [String]
  /// Values in the order of the levels.
  package let values: [SweepPoints.Value]
  /// The levels as numbers, where they are.
  package let numbers: [Double]?
  package let title, words: String
  package let name: String
  package let size = (width: 720.0, height: 380.0)

  /// Makes the figure of a metric of a sweep that varies one thing, or several things together; nothing where nothing is varied.
  package init?(_ sweep: SweepPoints, metric: String, label: String) {
    guard let first = sweep.varied.first, let values = sweep.values[metric],
      values.contains(where: { $0.mean.isFinite })
    else { return nil }
    // Things that change together, as entries of a list do, are told by point.
    let isOne = sweep.varied.count == 1 && first.levels.count == sweep.pointCount
    let order =
      isOne ? first.levels.map { level in first.texts.firstIndex(of: level) ?? 0 } : Array(0..<sweep.pointCount)
    levels = isOne ? first.levels : order.map { "p\($0)" }
    numbers = isOne ? first.numbers.map { numbers in order.map { numbers[$0] } } : nil
    factor = isOne ? first.name : FigureWords.point
    self.label = label
    self.values = order.map { values[$0] }
    title = FigureWords.over(label, factor)
    name = "line-" + metric.replacing("_", with: "-")
    let told = zip(levels, self.values).prefix(12).map { (level: $0, mean: $1.n == 0 ? nil : $1.mean) }
    words = FigureWords.line(title, told, hasMore: levels.count > 12, gap: sweep.gap(metric))
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let all = values.flatMap { [$0.mean, $0.low, $0.high] }.filter(\.isFinite)
    guard let low = all.min(), let high = all.max() else { return }
    let room = max(0.08 * (high - low), 1e-6)
    let places = numbers ?? levels.indices.map(Double.init)
    let extent = (places.last ?? 1) - (places.first ?? 0)
    let side = numbers == nil ? 0.5 : 0.04 * extent
    let plot = Plot(
      area.inset(left: 58, right: 14, bottom: 58), x: (places[0] - side)...((places.last ?? 1) + side),
      y: (low - room)...(high + room))
    plot.drawY(on: canvas, theme, name: nil)
    plot.drawX(on: canvas, theme, name: numbers == nil ? nil : factor, isWhole: false, ticks: numbers == nil ? 0 : 8)
    if numbers == nil { drawNames(plot, on: canvas, theme) }
    let points = zip(places, values).map { plot.point($0, $1.mean) }
    if numbers != nil { canvas.line(points, .init(theme.blue, 1.6)) }
    for (place, value) in zip(places, values) where value.mean.isFinite {
      if value.low.isFinite, value.high.isFinite {
        canvas.line([plot.point(place, value.low), plot.point(place, value.high)], .init(theme.blue, 2))
      }
      canvas.circle(plot.point(place, value.mean), radius: 4, fill: theme.blue, stroke: .init(theme.background, 1))
    }
    canvas.text(
      FigureWords.lineNote, at: Point(area.x, area.bottom - 2), size: 10,
      color: theme.muted)
  }

  private func drawNames(_ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    let room = plot.area.width / Double(levels.count)
    let every = max(1, Int((24 / room).rounded(.up)))
    for (place, level) in levels.enumerated() where place % every == 0 {
      let text = canvas.fitted(level, width: room * Double(every) - 4, size: 10)
      canvas.text(
        text, at: Point(plot.x(Double(place)), plot.area.bottom + 15), size: 10, color: theme.muted, align: .middle)
    }
    canvas.text(
      factor, at: Point(plot.area.center.x, plot.area.bottom + 33), size: 11, color: theme.text, align: .middle)
  }
}
