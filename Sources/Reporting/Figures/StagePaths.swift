import Analytics
import ScenarioReading
import Scenarios

/// How runs went from stage to stage: flows between the first, second, … stage of their paths.
package struct StagePaths: Figure {
  /// How many runs went, after so many stages, from one to another.
  package struct Flow: Sendable, Equatable {
    package let position: Int
    package let from, to: Stage
    package let runs: Int

    package init(position: Int, from: Stage, to: Stage, runs: Int) {
      (self.position, self.from, self.to, self.runs) = (position, from, to, runs)
    }
  }

  package let paths: [(path: String, runs: Int)]
  package let title: String
  package let name = "paths"
  package let size = (width: 720.0, height: 470.0)
  /// Paths that are longer are drawn up to here.
  package static let mostPositions = 9

  /// Paths, the most common first.
  package init(title: String, paths: [(path: String, runs: Int)]) { (self.title, self.paths) = (title, paths) }

  /// Makes the figure of many runs; nothing where the runs were not recorded.
  package init?(_ runs: RunsTables, title: String) {
    guard !runs.paths.all.isEmpty else { return nil }
    self.init(title: title, paths: runs.paths.common)
  }

  package var runs: Int { paths.reduce(0) { $0 + $1.runs } }
  private var longest: Int { paths.map(\.path.count).max() ?? 0 }
  private var positions: Int { min(longest, Self.mostPositions) }

  private static func stages(_ path: String) -> [Stage] {
    path.compactMap { letter in Stage.allCases.first { $0.initial == String(letter) } }
  }

  /// Runs by position from 0 and the order of stages.
  package var nodes: [[Int]] {
    var nodes = (0..<positions).map { _ in Stage.allCases.map { _ in 0 } }
    for (path, runs) in paths {
      for (position, stage) in Self.stages(path).prefix(positions).enumerated() { nodes[position][stage.order] += runs }
    }
    return nodes
  }

  /// Flows by position, then the order of both stages.
  package var flows: [Flow] {
    let count = Stage.allCases.count
    var runs = (0..<max(positions - 1, 0)).map { _ in [Int](repeating: 0, count: count * count) }
    for path in paths {
      let stages = Self.stages(path.path).prefix(positions)
      for (position, pair) in zip(stages, stages.dropFirst()).enumerated() {
        runs[position][pair.0.order * count + pair.1.order] += path.runs
      }
    }
    return runs.enumerated().flatMap { position, all in
      all.enumerated().filter { $1 > 0 }.map { place, runs in
        Flow(position: position, from: Stage.allCases[place / count], to: Stage.allCases[place % count], runs: runs)
      }
    }
  }

  package var words: String { FigureWords.paths(paths, of: runs) }

  /// The place of a stage at a position: its top and its height.
  private struct Box {
    var top = 0.0, height = 0.0
    var left = 0.0, entered = 0.0
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let plot = area.inset(left: 4, top: 34, right: 4, bottom: 62)
    let width = 15.0
    let step = positions > 1 ? (plot.width - width - 76) / Double(positions - 1) : 0
    func x(_ position: Int) -> Double { plot.x + Double(position) * step }
    var boxes = layout(in: plot)
    for position in 0..<positions {
      canvas.text(
        FigureWords.ordinal(position), at: Point(x(position), plot.y - 18), size: 11, color: theme.muted)
    }
    let perRun = perRun(in: plot)
    for flow in flows {
      let height = Double(flow.runs) * perRun
      let (start, end) = (boxes[flow.position][flow.from.order], boxes[flow.position + 1][flow.to.order])
      canvas.flow(
        from: (x(flow.position) + width, start.top + start.left, start.top + start.left + height),
        to: (x(flow.position + 1), end.top + end.entered, end.top + end.entered + height),
        fill: theme.color(flow.to).opacity(0.38))
      boxes[flow.position][flow.from.order].left += height
      boxes[flow.position + 1][flow.to.order].entered += height
    }
    let nodes = nodes
    for position in 0..<positions {
      for stage in Stage.allCases where nodes[position][stage.order] > 0 {
        let box = boxes[position][stage.order]
        canvas.rectangle(Rect(x(position), box.top, width, max(box.height, 1)), fill: theme.color(stage))
        drawNode(
          stage, nodes[position][stage.order], at: Point(x(position) + width + 4, box.top), box.height, step, canvas,
          theme)
      }
    }
    drawNote(on: canvas, in: area, theme)
  }

  /// What keeps stages of a position apart.
  private static let gap = 17.0

  /// The height of one run: so that the position with most stages fills the height.
  private func perRun(in plot: Rect) -> Double {
    let most = nodes.map { $0.count { $0 > 0 } }.max() ?? 1
    return (plot.height - Self.gap * Double(most - 1)) / Double(max(runs, 1))
  }

  private func layout(in plot: Rect) -> [[Box]] {
    let perRun = perRun(in: plot)
    return nodes.map { counts in
      var top = plot.y
      return counts.map { runs in
        let height = perRun * Double(runs)
        defer { if runs > 0 { top += height + Self.gap } }
        return Box(top: top, height: height)
      }
    }
  }

  private func drawNode(
    _ stage: Stage, _ runs: Int, at place: Point, _ height: Double, _ step: Double, _ canvas: Canvas, _ theme: Theme
  ) {
    let share = FigureNumber.percent(runs, of: self.runs)
    let room = step == 0 ? 90 : step - 22
    let name = [stage.rawValue, stage.initial].first { canvas.width($0, size: 11, isBold: true) <= room } ?? ""
    let middle = place.y + height / 2
    if height >= 26 {
      canvas.text(name, at: Point(place.x, middle - 2), size: 11, color: theme.text, isBold: true)
      canvas.text(
        canvas.width("\(runs) (\(share))", size: 11) <= room ? "\(runs) (\(share))" : share,
        at: Point(place.x, middle + 11), size: 11, color: theme.text)
    } else {
      let both = "\(name) \(share)"
      let text = canvas.width(both, size: 10) <= room ? both : "\(stage.initial) \(share)"
      // The text at a thin flow stands on it, so that it does not run through the letters.
      canvas.text(text, at: Point(place.x, height < 13 ? place.y - 2.5 : middle + 4), size: 10, color: theme.text)
    }
  }

  private func drawNote(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let note = FigureWords.pathsNote(runs, drawn: longest > positions ? positions : nil)
    for (line, text) in canvas.wrapped(note, width: area.width, size: 10).prefix(3).enumerated() {
      canvas.text(text, at: Point(area.x, area.bottom - 28 + 13 * Double(line)), size: 10, color: theme.muted)
    }
  }
}
