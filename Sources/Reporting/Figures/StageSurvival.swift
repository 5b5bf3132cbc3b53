import Analytics
import ScenarioReading
import Scenarios
import Statistics

/// The times at which runs enter stages: Kaplan & Meier's estimator of the share of runs that have not yet entered, with its 95 % interval
/// at each time (log-log of Greenwood's variance) and the runs at risk.
package struct StageSurvival: Figure {
  /// The curve of one stage.
  package struct Course: Sendable {
    package let stage: Stage
    package let survival: Survival
  }

  package let courses: [Course]
  /// How many sessions the longest run was watched.
  package let end: Double
  package let runs: Int
  package let title: String
  package let name = "survival"
  package let size = (width: 720.0, height: 500.0)
  /// The stages that groups come to.
  package static let stages: [Stage] = [.storming, .norming, .performing]

  package init(title: String, courses: [Course], end: Double, runs: Int) {
    (self.title, self.courses, self.end, self.runs) = (title, courses, end, runs)
  }

  /// Makes the figure of many runs; nothing where the runs were not recorded.
  package init?(_ runs: RunsTables, title: String) {
    guard !runs.entries.isEmpty else { return nil }
    let courses = Self.stages.compactMap { stage in
      Survival(runs.times(to: stage)).map { Course(stage: stage, survival: $0) }
    }
    self.init(title: title, courses: courses, end: runs.entries.map(\.end).max() ?? 0, runs: runs.entries.count)
  }

  package var words: String {
    courses.map { course in
      FigureWords.entered(
        course.stage, course.survival.steps.reduce(0) { $0 + $1.happened }, of: runs, half: course.survival.median)
    }.joined(separator: " ")
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let below = 60 + 15 * Double(courses.count) + 22
    let plot = Plot(area.inset(left: 104, top: 4, right: 100, bottom: below), x: 0...max(end, 1), y: 0...100)
    plot.drawY(on: canvas, theme, name: FigureWords.notYet, unit: "%")
    plot.drawX(on: canvas, theme, name: FigureWords.sinceBeginning)
    for course in courses { drawBand(course, plot, on: canvas, theme) }
    for (place, course) in courses.enumerated() {
      let dash: [Double] = [[], [9, 4], [2.5, 3]][place % 3]
      canvas.line(steps(course, plot) { $0.share }, .init(theme.color(course.stage), 2.4, dash: dash))
    }
    plot.drawEnds(
      courses.map { ($0.stage.rawValue, plot.y(100 * ($0.survival.steps.last?.share ?? 1)), theme.color($0.stage)) },
      on: canvas)
    drawAtRisk(plot, on: canvas, theme)
    canvas.text(
      FigureWords.entriesNote(runs),
      at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }

  private func drawBand(_ course: Course, _ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    plot.drawBand(
      steps(course, plot) { $0.interval().lowerBound }, steps(course, plot) { $0.interval().upperBound }, on: canvas,
      theme.color(course.stage).opacity(0.2))
  }

  /// The corners of a line that steps at the times at which something happened, from (0, 1) to the end.
  private func steps(_ course: Course, _ plot: Plot, _ level: (Survival.Step) -> Double) -> [Point] {
    var (points, last) = ([plot.point(0, 100)], 100.0)
    for step in course.survival.steps where step.happened > 0 {
      points.append(plot.point(step.time, last))
      last = 100 * level(step)
      points.append(plot.point(step.time, last))
    }
    return points + [plot.point(course.survival.steps.last?.time ?? end, last)]
  }

  private func drawAtRisk(_ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    let top = plot.area.bottom + 52
    canvas.text(FigureWords.atRisk, at: Point(plot.area.x - 24, top), size: 11, color: theme.muted, align: .end)
    let widest = canvas.width("\(runs)", size: 11)
    let times = plot.x.wholeTicks(12).enumerated().filter { place, _ in
      place % max(1, Int((widest + 10) / max(plot.x(plot.x.wholeTicks(12).dropFirst().first ?? 1) - plot.x(0), 1)) + 1)
        == 0
    }.map(\.element)
    for (place, course) in courses.enumerated() {
      let level = top + 15 * Double(place + 1)
      canvas.text(
        course.stage.rawValue, at: Point(plot.area.x - 24, level), size: 11, color: theme.color(course.stage),
        align: .end,
        isBold: true)
      for time in times {
        canvas.text(
          "\(course.survival.atRisk(at: time))", at: Point(plot.x(time), level), size: 11, color: theme.text,
          align: .middle)
      }
    }
  }
}
