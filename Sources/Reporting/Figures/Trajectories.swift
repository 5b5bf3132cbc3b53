import Analytics
import Foundation
import ScenarioReading
import Scenarios

/// Courses of metrics over sessions, with the stages behind them: of one run, or of many with the bands that most lie in.
package struct Trajectories: Figure {
  /// A course: `middle` by the times of `times`; of many runs the bounds of bands, the widest first.
  package struct Course: Sendable {
    package let metric: Metric
    package let middle: [Double]
    package let bands: [(low: [Double], high: [Double])]

    package init(metric: Metric, middle: [Double], bands: [(low: [Double], high: [Double])] = []) {
      (self.metric, self.middle, self.bands) = (metric, middle, bands)
    }
  }

  /// Times in sessions from 0.
  package let times: [Double]
  package let courses: [Course]
  package let stages: [StageSpan]
  package let title: String
  package let words: String
  package let note: String
  package let name = "trajectories"
  package let size = (width: 720.0, height: 460.0)

  package init(title: String, words: String, note: String, times: [Double], courses: [Course], stages: [StageSpan]) {
    (self.title, self.words, self.note) = (title, words, note)
    (self.times, self.courses, self.stages) = (times, courses, stages)
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let values = courses.flatMap { $0.middle + $0.bands.flatMap { $0.low + $0.high } }.filter(\.isFinite)
    let (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 1, 0.1))
    let room = 0.06 * (high - low)
    let names = courses.map { canvas.width(Self.label($0.metric), size: 12, isBold: true) }.max() ?? 0
    let plot = Plot(
      area.inset(left: 54, right: max(100, names + 14), bottom: 58),
      x: 0...max(stages.last?.to ?? 0, times.last ?? 0, 1),
      y: (low < 0 ? low - room : 0)...(high + 2 * room))
    plot.drawStages(stages, on: canvas, theme)
    plot.drawY(on: canvas, theme, name: FigureWords.value)
    plot.drawSessions(on: canvas, theme)
    for (place, course) in courses.enumerated() {
      for band in course.bands {
        plot.drawBand(
          points(band.low, plot), points(band.high, plot), on: canvas, theme.color(course.metric).opacity(0.18))
      }
      let dash: [Double] = [[], [9, 4], [2.5, 3], [9, 3, 2, 3]][place % 4]
      if times.count == 1 { drawMoment(course, at: points(course.middle, plot)[0], plot, on: canvas, theme) }
      canvas.line(points(course.middle, plot), .init(theme.color(course.metric), 2.4, dash: dash))
    }
    let ends = courses.compactMap { course in
      course.middle.last(where: \.isFinite).map {
        (text: Self.label(course.metric), y: plot.y($0), color: theme.color(course.metric))
      }
    }
    plot.drawEnds(ends, on: canvas)
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }

  /// A course of one time alone has no line.
  private func drawMoment(_ course: Course, at point: Point, _ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    for band in course.bands {
      let (low, high) = (points(band.low, plot), points(band.high, plot))
      canvas.line(low + high, .init(theme.color(course.metric).opacity(0.5), 3))
    }
    guard point.y.isFinite else { return }
    canvas.circle(point, radius: 5, fill: theme.color(course.metric), stroke: .init(theme.background, 1))
  }

  private func points(_ values: [Double], _ plot: Plot) -> [Point] {
    zip(times, values).map { plot.point($0, $1) }
  }

  /// What a metric is called in figures.
  package static func label(_ metric: Metric) -> String {
    metric == .participationGini ? "unequal participation" : metric.rawValue.replacing("_", with: " ")
  }
}

extension Trajectories {
  /// The metrics that are shown unless others are asked for.
  package static let usual = RunsOverview.drawn

  /// Makes the figure of one run; nothing where its ticks were not recorded.
  package init?(_ run: RunTables, title: String, metrics: [Metric] = usual) {
    guard run.ticksPerSession > 0 else { return nil }
    let courses = metrics.compactMap { metric in
      run.ticks[metric.rawValue].map { Course(metric: metric, middle: $0) }
    }
    let times = (courses.first?.middle ?? []).indices.map(run.time)
    let told = courses.map { course in
      let (first, last) = (course.middle.first(where: \.isFinite) ?? .nan, course.middle.last ?? .nan)
      let most = course.middle.indices.max { course.middle[$0] < course.middle[$1] } ?? 0
      return FigureWords.course(
        Self.label(course.metric), first, last, most: course.middle[most],
        session: max(1, Int(run.time(most).rounded(.up))))
    }
    self.init(
      title: title, words: told.joined(separator: " "), note: FigureWords.courseNote, times: times, courses: courses,
      stages: run.stageSpans)
  }
}
