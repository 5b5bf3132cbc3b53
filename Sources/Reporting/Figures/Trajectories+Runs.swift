import Analytics
import ScenarioReading
import Scenarios
import Statistics

extension Trajectories {
  /// Of many runs: the median of session means, with the bands that 50 % and 90 % of the runs lie in; nothing where neither
  /// sessions nor ticks were recorded.
  package init?(_ runs: RunsTables, title: String, metrics: [Metric] = usual) {
    guard runs.sessions > 0 else { return nil }
    let courses = metrics.compactMap { metric in runs.sessionMeans[metric].map { Course(metric: metric, runs: $0) } }
    let told = courses.map { course in
      let (first, last) = (course.middle.first ?? .nan, course.middle.last ?? .nan)
      let wide = course.bands.first
      return
        "\(Self.label(course.metric)) from \(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2)), where 90% of the "
        + "runs lie between \(FigureNumber.plain(wide?.low.last ?? .nan, 2)) and "
        + FigureNumber.plain(wide?.high.last ?? .nan, 2)
    }
    self.init(
      title: title,
      words: "Medians over \(counted(runs.count, "run")) of the means of \(counted(runs.sessions, "session")): "
        + told.joined(separator: "; ") + ".",
      note:
        "Median of \(counted(runs.count, "run")), bands that 50% and 90% of them lie in; means of sessions; behind, the stage most "
        + "runs are in.",
      times: (0..<runs.sessions).map { Double($0) + 0.5 }, courses: courses, stages: runs.commonStages)
  }
}

extension Trajectories.Course {
  /// Of the values of runs, by session.
  package init(metric: Metric, runs: [[Double]]) {
    let sorted = runs.map { $0.sorted() }
    func at(_ share: Double) -> [Double] { sorted.map { quantile(ofSorted: $0, share) ?? .nan } }
    self.init(metric: metric, middle: at(0.5), bands: [(at(0.05), at(0.95)), (at(0.25), at(0.75))])
  }
}
