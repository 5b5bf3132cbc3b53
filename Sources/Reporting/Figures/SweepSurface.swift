import Foundation
import ScenarioReading
import Scenarios

/// A metric over two factors of a sweep as coloured cells, in a panel for each level of a third one; over all others the mean
/// is taken, and the figure says so.
package struct SweepSurface: Figure {
  /// A panel's cells by rows of the second factor, from its lowest level; not a number where there is no point.
  package struct Panel: Sendable {
    package let name: String
    package let cells: [Double]
  }

  package let metric: String
  /// Names of the factors along and across, and their levels.
  package let across, up: (name: String, levels: [String])
  package let panels: [Panel]
  package let title, words, note: String
  package let name: String
  package var size: (width: Double, height: Double) {
    (720, 120 + 330 * Double((panels.count + columns - 1) / columns))
  }

  private var columns: Int { panels.count == 1 ? 1 : panels.count == 4 ? 2 : min(panels.count, 3) }

  /// More levels than this are put together in classes of equal width.
  package static let mostLevels = 12

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let values = panels.flatMap(\.cells).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return }
    let rows = (panels.count + columns - 1) / columns
    let grid = area.inset(left: 10, right: 74, bottom: 20)
    for (panel, cell) in zip(panels, grid.cells(columns: columns, rows: rows, gap: 14)) {
      draw(panel, on: canvas, in: cell, low...high, theme)
    }
    drawKey(on: canvas, in: Rect(area.right - 52, area.y + 24, 14, min(220, area.height - 90)), low...high, theme)
    for (place, line) in canvas.wrapped(note, width: area.width, size: 10).suffix(2).reversed().enumerated() {
      canvas.text(line, at: Point(area.x, area.bottom - 2 - 12 * Double(place)), size: 10, color: theme.muted)
    }
  }

  private func draw(_ panel: Panel, on canvas: Canvas, in cell: Rect, _ range: ClosedRange<Double>, _ theme: Theme) {
    let labelWidth = min(90, (up.levels.map { canvas.width($0, size: 10) }.max() ?? 0) + 8)
    let plot = cell.inset(left: labelWidth + 16, top: panels.count > 1 ? 20 : 4, right: 4, bottom: 52)
    if panels.count > 1 {
      let text = canvas.fitted(panel.name, width: plot.width, size: 11, isBold: true)
      canvas.text(text, at: Point(plot.x, cell.y + 12), size: 11, color: theme.text, isBold: true)
    }
    let (width, height) = (plot.width / Double(across.levels.count), plot.height / Double(up.levels.count))
    for (place, value) in panel.cells.enumerated() {
      let (column, row) = (place % across.levels.count, place / across.levels.count)
      let box = Rect(plot.x + Double(column) * width, plot.bottom - Double(row + 1) * height, width, height)
      guard value.isFinite else {
        canvas.rectangle(box, fill: theme.panel)
        continue
      }
      let share =
        range.upperBound > range.lowerBound ? (value - range.lowerBound) / (range.upperBound - range.lowerBound) : 0.5
      let color = theme.sequential(share)
      canvas.rectangle(box.inset(left: 0.3, top: 0.3, right: 0.3, bottom: 0.3), fill: color)
      let text = FigureNumber.plain(value, digits(range))
      if canvas.width(text, size: 9.5) + 4 <= width, height >= 13 {
        canvas.text(
          text, at: Point(box.center.x, box.center.y + 3.5), size: 9.5, color: color.readable, align: .middle)
      }
    }
    drawLevels(on: canvas, plot, (width, height), theme)
  }

  private func drawLevels(
    on canvas: Canvas, _ plot: Rect, _ cell: (width: Double, height: Double), _ theme: Theme
  ) {
    // Words that are too wide for a cell are shortened; of many numbers every second, third … is written.
    let widest = across.levels.map { canvas.width($0, size: 10) }.max() ?? 0
    let every = Double(across.levels.first ?? "") == nil ? 1 : max(1, Int(((widest + 6) / cell.width).rounded(.up)))
    for (place, level) in across.levels.enumerated() where place % every == 0 {
      let text = canvas.fitted(level, width: cell.width * Double(every) - 3, size: 10)
      let x = plot.x + (Double(place) + 0.5) * cell.width
      canvas.text(text, at: Point(x, plot.bottom + 14), size: 10, color: theme.muted, align: .middle)
    }
    for (place, level) in up.levels.enumerated() {
      let text = canvas.fitted(level, width: 84, size: 10)
      let y = plot.bottom - (Double(place) + 0.5) * cell.height
      canvas.text(text, at: Point(plot.x - 5, y + 3.5), size: 10, color: theme.muted, align: .end)
    }
    canvas.text(
      canvas.fitted(across.name, width: plot.width, size: 11), at: Point(plot.center.x, plot.bottom + 31), size: 11,
      color: theme.text, align: .middle)
    guard !up.name.isEmpty else { return }
    let labels = min(84, up.levels.map { canvas.width($0, size: 10) }.max() ?? 0)
    canvas.text(
      canvas.fitted(up.name, width: plot.height, size: 11), at: Point(plot.x - labels - 14, plot.center.y), size: 11,
      color: theme.text, align: .middle, isUpright: true)
  }

  private func drawKey(on canvas: Canvas, in key: Rect, _ range: ClosedRange<Double>, _ theme: Theme) {
    let steps = 60
    for step in 0..<steps {
      let height = key.height / Double(steps)
      let box = Rect(key.x, key.bottom - Double(step + 1) * height, key.width, height + 0.4)
      canvas.rectangle(box, fill: theme.sequential((Double(step) + 0.5) / Double(steps)))
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    for (value, y) in [(range.upperBound, key.y), (middle, key.center.y), (range.lowerBound, key.bottom)] {
      canvas.text(
        FigureNumber.plain(value, digits(range)), at: Point(key.right + 4, y + 4), size: 10, color: theme.muted)
    }
  }

  /// Decimals that tell levels of a range apart.
  private func digits(_ range: ClosedRange<Double>) -> Int {
    let extent = max(range.upperBound - range.lowerBound, 1e-9)
    return extent >= 20 ? 0 : extent >= 2 ? 1 : extent >= 0.1 ? 2 : 3
  }
}

extension SweepSurface {
  /// Makes the figure of a metric of a sweep that varies two or more things; nothing where it varies less, or there is no value.
  ///
  /// `factors`: the two along and up and the third one, if there is; the first three that vary unless named.
  package init?(_ sweep: SweepPoints, metric: String, label: String, factors wanted: [String] = []) {
    let named = wanted.compactMap { name in sweep.varied.first { $0.name == name } }
    let all = named + sweep.varied.filter { factor in !named.contains { $0.name == factor.name } }
    guard all.count >= 2, let values = sweep.values[metric], values.contains(where: { $0.mean.isFinite }) else {
      return nil
    }
    // Numbers with most levels lie along, so that labels have room.
    let (x, y) = (FactorClasses(all[0]), FactorClasses(all[1]))
    let hasPanels = all.count > 2 && all[2].levels.count <= 6
    let third = hasPanels ? FactorClasses(all[2]) : nil
    var sums = [(sum: Double, count: Int)](
      repeating: (0, 0), count: x.levels.count * y.levels.count * (third?.levels.count ?? 1))
    for point in 0..<sweep.pointCount where values[point].mean.isFinite {
      let place = ((third?.place[point] ?? 0) * y.levels.count + y.place[point]) * x.levels.count + x.place[point]
      sums[place].sum += values[point].mean
      sums[place].count += 1
    }
    let cells = sums.map { $0.count == 0 ? Double.nan : $0.sum / Double($0.count) }
    let size = x.levels.count * y.levels.count
    panels = (third?.levels ?? [""]).enumerated().map { place, level in
      Panel(name: third.map { "\($0.name): \(level)" } ?? "", cells: Array(cells[place * size..<(place + 1) * size]))
    }
    (self.metric, across, up) = (metric, (x.name, x.levels), (y.name, y.levels))
    name = "surface-" + metric.replacing("_", with: "-")
    title = FigureWords.over(label, x.name, y.name)
    let others = all.dropFirst(hasPanels ? 3 : 2).map(\.name)
    let most = sums.map(\.count).max() ?? 0
    let isClassed = (hasPanels ? all.prefix(3) : all.prefix(2)).contains { FactorClasses.areMany($0) }
    note = FigureWords.surfaceNote(most: most, isClassed: isClassed, others: others)
    let known = values.indices.filter { values[$0].mean.isFinite }
    guard let low = known.min(by: { values[$0].mean < values[$1].mean }),
      let high = known.max(by: { values[$0].mean < values[$1].mean })
    else { return nil }
    words = FigureWords.surface(
      title, low: (values[low].mean, sweep.name(low)), high: (values[high].mean, sweep.name(high)),
      gap: sweep.gap(metric))
  }
}

/// The levels of a factor, or classes of equal width where they are many; and which of them each point is in.
struct FactorClasses {
  let name: String
  let levels: [String]
  let place: [Int]

  /// Whether the levels are put together in classes.
  static func areMany(_ factor: SweepPoints.Factor) -> Bool {
    factor.numbers != nil && factor.levels.count > SweepSurface.mostLevels
  }

  init(_ factor: SweepPoints.Factor) {
    name = factor.name
    guard Self.areMany(factor), let numbers = factor.numbers, let low = numbers.min(), let high = numbers.max() else {
      let order = Dictionary(uniqueKeysWithValues: factor.levels.enumerated().map { ($1, $0) })
      (levels, place) = (factor.levels, factor.texts.map { order[$0] ?? 0 })
      return
    }
    let count = 8
    let width = (high - low) / Double(count)
    place = numbers.map { min(max(0, Int(bounded: ($0 - low) / width)), count - 1) }
    let digits = width >= 10 ? 0 : width >= 1 ? 1 : width >= 0.1 ? 2 : 3
    levels = (0..<count).map { FigureNumber.plain(low + (Double($0) + 0.5) * width, digits) }
  }
}
