import Analytics
import ScenarioReading
import Scenarios
import Statistics

extension Trajectories {
  /// Makes the figure of many runs: the median of session means, with the bands that 50 % and 90 % of the runs lie in; nothing where neither
  /// sessions nor ticks were recorded.
  package init?(_ runs: RunsTables, title: String, metrics: [Metric] = usual) {
    guard runs.sessions > 0 else { return nil }
    let courses = metrics.compactMap { metric in runs.sessionMeans[metric].map { Course(metric: metric, runs: $0) } }
    let told = courses.map { course in
      let (first, last) = (course.middle.first ?? .nan, course.middle.last ?? .nan)
      let wide = course.bands.first
      return FigureWords.course(
        Self.label(course.metric), first, last, within: (wide?.low.last ?? .nan, wide?.high.last ?? .nan))
    }
    self.init(
      title: title, words: told.joined(separator: " "), note: FigureWords.coursesNote(runs.count),
      times: (0..<runs.sessions).map { Double($0) + 0.5 }, courses: courses, stages: runs.commonStages)
  }
}

extension Trajectories.Course {
  /// Makes the course of the values of runs, by session.
  package init(metric: Metric, runs: [[Double]]) {
    let sorted = runs.map { $0.sorted() }
    func at(_ share: Double) -> [Double] { sorted.map { quantile(ofSorted: $0, share) ?? .nan } }
    self.init(metric: metric, middle: at(0.5), bands: [(at(0.05), at(0.95)), (at(0.25), at(0.75))])
  }
}
