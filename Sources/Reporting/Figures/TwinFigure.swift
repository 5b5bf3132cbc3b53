import Analytics
import Scenarios

/// One group twice: tension and cohesion as planned and in the counterfactual, with the area between them.
package struct TwinFigure: Figure {
  /// A metric in both futures, by ticks.
  package struct Panel: Sendable {
    package let metric: Metric
    package let asPlanned, twin: [Double]
  }

  package let times: [Double]
  package let panels: [Panel]
  package let stages, twinStages: [StageSpan]
  package let label: String
  package let title, words: String
  package let name = "twin"
  package let size = (width: 720.0, height: 560.0)

  /// Makes the figure; nothing where the ticks of the run were not recorded.
  package init?(_ run: RunTables, _ twin: RunReport.Twin, title: String) {
    let panels = [Metric.tension, .cohesion].compactMap { metric -> Panel? in
      guard let one = run.ticks[metric.rawValue], let other = twin.ticks[metric.rawValue], !one.isEmpty else {
        return nil
      }
      return Panel(metric: metric, asPlanned: one, twin: other)
    }
    guard !panels.isEmpty else { return nil }
    (self.panels, self.title, label) = (panels, title, twin.label)
    (stages, twinStages) = (run.stageSpans, twin.stages)
    times = panels[0].asPlanned.indices.map(run.time)
    let told = panels.map { panel in
      let gaps = zip(panel.asPlanned, panel.twin).map { abs($1 - $0) }
      let most = gaps.indices.filter { gaps[$0].isFinite }.max { gaps[$0] < gaps[$1] } ?? 0
      func value(_ values: [Double], _ tick: Int) -> Double { values.indices.contains(tick) ? values[tick] : .nan }
      let last = panel.asPlanned.count - 1
      return FigureWords.twin(
        panel.metric.rawValue, twin.label, session: max(1, Int(run.time(most).rounded(.up))),
        gap: (value(panel.asPlanned, most), value(panel.twin, most)),
        end: (value(panel.asPlanned, last), value(panel.twin, last)))
    }
    words = told.joined(separator: " ")
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    drawKey(on: canvas, area, theme)
    let room = area.inset(left: 70, top: 26, right: 14, bottom: 92)
    let heights = room.height - 30 * Double(panels.count - 1)
    var plot: Plot?
    for (place, panel) in panels.enumerated() {
      let height = heights / Double(panels.count)
      let box = Rect(room.x, room.y + Double(place) * (height + 30), room.width, height)
      plot = draw(panel, on: canvas, in: box, theme)
    }
    guard let plot else { return }
    plot.drawSessions(on: canvas, theme, name: nil)
    for (place, row) in [(FigureWords.asPlanned, stages), (FigureWords.whatIf, twinStages)].enumerated() {
      let y = plot.area.bottom + 26 + 24 * Double(place)
      canvas.text(row.0, at: Point(plot.area.x - 6, y + 13), size: 10.5, color: theme.text, align: .end)
      for span in row.1 {
        let box = Rect(plot.x(span.from), y, plot.x(span.to) - plot.x(span.from), 19)
        canvas.rectangle(box, fill: theme.tint(span.stage), stroke: .init(theme.background, 1))
        if let name = [span.stage.rawValue, span.stage.initial].first(where: {
          canvas.width($0, size: 10) + 4 <= box.width
        }) {
          canvas.text(name, at: Point(box.center.x, y + 13.5), size: 10, color: theme.text, align: .middle)
        }
      }
    }
    canvas.text(
      FigureWords.session, at: Point(plot.area.center.x, plot.area.bottom + 86), size: 11, color: theme.text,
      align: .middle)
  }

  private func draw(_ panel: Panel, on canvas: Canvas, in box: Rect, _ theme: Theme) -> Plot {
    let values = (panel.asPlanned + panel.twin).filter(\.isFinite)
    let (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 1, 0.1))
    let plot = Plot(box, x: 0...max(times.last ?? 1, 1), y: low...(high + 0.08 * (high - low)))
    plot.drawY(on: canvas, theme, name: nil, ticks: 4)
    canvas.text(
      Trajectories.label(panel.metric), at: Point(box.x + 6, box.y + 11), size: 12, color: theme.color(panel.metric),
      isBold: true)
    let (one, other) = (points(panel.asPlanned, plot), points(panel.twin, plot))
    let color = theme.color(panel.metric)
    plot.drawBand(one, other, on: canvas, color.opacity(0.16))
    canvas.line(other, .init(color, 2.2, dash: [6, 4]))
    canvas.line(one, .init(color, 2.6))
    return plot
  }

  private func points(_ values: [Double], _ plot: Plot) -> [Point] { zip(times, values).map { plot.point($0, $1) } }

  private func drawKey(on canvas: Canvas, _ area: Rect, _ theme: Theme) {
    var x = area.x + 70
    for (name, dash) in [(FigureWords.asPlanned, []), (label, [6.0, 4])] {
      canvas.line([Point(x, area.y + 8), Point(x + 30, area.y + 8)], .init(theme.text, 2.4, dash: dash))
      canvas.text(name, at: Point(x + 36, area.y + 12), size: 11, color: theme.text)
      x += 62 + canvas.width(name, size: 11)
    }
  }
}
