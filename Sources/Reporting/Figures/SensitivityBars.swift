import Analytics
import Statistics

/// How much a metric of a sweep depends on each thing that is varied: bars with 95 % intervals, the largest first, and the
/// noise floor that something without any effect would reach.
package struct SensitivityBars: Figure {
  /// A factor with its indices, in the order of `indices`.
  package struct Bar: Sendable {
    package let factor: String
    package let estimates: [Estimate?]
  }

  package let indices: [String]
  package let bars: [Bar]
  /// The noise floor of each index: its value for a factor that changes nothing but chance.
  package let floors: [Double?]
  package let title, words: String
  package let name: String
  package var size: (width: Double, height: Double) { (720, 120 + Double(bars.count) * (indices.count > 1 ? 34 : 24)) }

  /// Makes the figure of one metric and method of `sensitivity.csv`; nothing where it has no index of it.
  package init?(_ rows: [SensitivityRow], method: String, metric: String, label: String) {
    let wanted: [String: [String]] = ["sobol": ["S1", "ST"], "morris": ["mu_star"], "prcc": ["PRCC"], "src": ["SRC"]]
    guard let indices = wanted[method] else { return nil }
    let own = rows.filter { $0.method == method && $0.metric == metric }
    let rows = own.filter { indices.contains($0.index) }
    var factors: [String] = []
    for row in rows where row.parameter != SensitivityRow.dummy && !factors.contains(row.parameter) {
      factors.append(row.parameter)
    }
    func estimate(_ factor: String, _ index: String) -> Estimate? {
      rows.first { $0.parameter == factor && $0.index == index }?.estimate
    }
    let bars = factors.map { factor in Bar(factor: factor, estimates: indices.map { estimate(factor, $0) }) }
      .filter { $0.estimates.contains { $0 != nil } }
    guard !bars.isEmpty else { return nil }
    func size(_ bar: Bar) -> Double { abs(bar.estimates.compactMap(\.self).last?.value ?? 0) }
    self.bars = bars.sorted { size($0) > size($1) }
    self.indices = indices
    floors = indices.map { index in
      estimate(SensitivityRow.dummy, index).map { floor in
        max(abs(floor.value), abs(floor.low ?? 0), abs(floor.high ?? 0))
      }
    }
    title = FigureWords.dependence(label)
    name = "sensitivity-\(method)-" + metric.replacing("_", with: "-")
    let told = self.bars.prefix(4).map { bar in
      let values = zip(indices, bar.estimates).compactMap { index, one in
        one.map { "\(index) \(FigureNumber.prose($0.value))" }
      }
      return "\(bar.factor) (\(values.joined(separator: ", ")))"
    }
    words = FigureWords.dependence(method: method, label, told, few: SensitivityRow.fewNote(own))
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let ends = bars.flatMap(\.estimates).compactMap(\.self).flatMap {
      [$0.value, $0.low ?? $0.value, $0.high ?? $0.value]
    }
    let (low, high) = (min(ends.min() ?? 0, 0), max(ends.max() ?? 1, 0))
    let labels = min(240, (bars.map { canvas.width($0.factor, size: 11.5) }.max() ?? 0) + 10)
    let plot = Plot(
      area.inset(left: labels, top: 18, right: 46, bottom: 40), x: low...(high > low ? high : low + 1),
      y: 0...Double(bars.count))
    drawGrid(plot, on: canvas, theme)
    drawKey(plot, on: canvas, area, theme)
    let height = plot.area.height / Double(bars.count)
    for (place, bar) in bars.enumerated() {
      let top = plot.area.y + Double(place) * height
      let text = canvas.fitted(bar.factor, width: labels - 10, size: 11.5)
      canvas.text(text, at: Point(plot.area.x - 8, top + height / 2 + 4), size: 11.5, color: theme.text, align: .end)
      let thickness = 0.72 * height / Double(indices.count)
      for (index, estimate) in bar.estimates.enumerated() {
        guard let estimate else { continue }
        let y = top + 0.14 * height + Double(index) * thickness
        draw(estimate, on: canvas, plot, Rect(0, y, 0, thickness), color(index, theme), theme)
      }
    }
  }

  private func color(_ index: Int, _ theme: Theme) -> Color { index == 0 ? theme.blue : theme.orange }

  private func draw(
    _ estimate: Estimate, on canvas: Canvas, _ plot: Plot, _ row: Rect, _ color: Color, _ theme: Theme
  ) {
    let (zero, end) = (plot.x(0), plot.x(estimate.value))
    canvas.rectangle(Rect(min(zero, end), row.y + 1, abs(end - zero), row.height - 2), fill: color)
    guard let low = estimate.low, let high = estimate.high else { return }
    let middle = row.y + row.height / 2
    canvas.line([Point(plot.x(low), middle), Point(plot.x(high), middle)], .init(theme.text, 1.2))
    for x in [plot.x(low), plot.x(high)] {
      canvas.line([Point(x, middle - 3), Point(x, middle + 3)], .init(theme.text, 1.2))
    }
  }

  private func drawGrid(_ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    for value in plot.x.ticks(6) {
      let x = plot.x(value)
      canvas.line(
        [Point(x, plot.area.y), Point(x, plot.area.bottom)], .init(value == 0 ? theme.muted : theme.grid, 0.8))
      canvas.text(
        FigureNumber.tick(value), at: Point(x, plot.area.bottom + 15), size: 11, color: theme.muted, align: .middle)
    }
    for (index, floor) in floors.enumerated() {
      guard let floor, floor < plot.x.domain.upperBound else { continue }
      canvas.line(
        [Point(plot.x(floor), plot.area.y), Point(plot.x(floor), plot.area.bottom)],
        .init(color(index, theme), 1.2, dash: [3, 3]))
    }
  }

  private func drawKey(_ plot: Plot, on canvas: Canvas, _ area: Rect, _ theme: Theme) {
    var x = plot.area.x
    for (index, name) in indices.enumerated() {
      canvas.rectangle(Rect(x, area.y + 2, 12, 9), fill: color(index, theme))
      canvas.text(name, at: Point(x + 16, area.y + 11), size: 10.5, color: theme.text)
      x += 34 + canvas.width(name, size: 10.5)
    }
    let note = FigureWords.sensitivityNote(hasFloor: floors.contains { $0 != nil })
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }
}
