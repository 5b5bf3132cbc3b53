import ScenarioReading
import Scenarios
import Statistics

extension RunsTables {
  /// How common the most common path was, and how many there were.
  var pathSentences: [String] {
    let common = paths.common
    let all = common.reduce(0) { $0 + $1.runs }
    guard all > 0, let first = common.first else { return [] }
    let interval = Share(first.runs, of: all).interval().map {
      ", 95% CI \(FigureNumber.percent($0.lowerBound)) to \(FigureNumber.percent($0.upperBound))"
    }
    return [
      "\(first.runs) of \(counted(all, "group")) (\(FigureNumber.percent(Double(first.runs) / Double(all)))\(interval ?? "")) "
        + "took the most common path: \(StageWords.named(first.path)).",
      common.count == 1
        ? "All groups took this path." : "In all, groups took \(common.count) different paths.",
    ]
  }
}
