import ScenarioReading
import Scenarios
import Statistics

extension RunsTables {
  /// How common the most common path is, and how many there are.
  var pathSentences: [String] {
    let common = paths.common
    let all = common.reduce(0) { $0 + $1.runs }
    guard all > 0, let first = common.first else { return [] }
    let share = Share(first.runs, of: all).interval()
    let interval = share.map {
      " (95% interval \(FigureNumber.percent($0.lowerBound)) to \(FigureNumber.percent($0.upperBound)))"
    }
    return [
      "The most common path is \(first.path), in \(first.runs) of \(counted(all, "run")), "
        + "\(FigureNumber.percent(Double(first.runs) / Double(all)))\(interval ?? "").",
      common.count == 1
        ? "All took this path." : "\(common.count) different paths were taken: what the shown run did is one of them.",
    ]
  }
}
