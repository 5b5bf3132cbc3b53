import Analytics
import ScenarioReading
import Scenarios

/// Words of figures of many runs.
extension FigureWords {
  // MARK: Titles

  static func courses(_ runs: Int) -> String { "How \(counted(runs, "group")) developed" }
  static func stages(_ runs: Int) -> String { "Stages of \(counted(runs, "group"))" }
  static func paths(_ runs: Int) -> String { "Paths of \(counted(runs, "group")) through the stages" }
  static func entries(_ runs: Int) -> String { "When \(counted(runs, "group")) entered the stages" }
  static func participation(_ runs: Int) -> String { "Who talked how much in \(counted(runs, "group"))" }

  // MARK: Axes

  static let runsShare = "share of runs"
  static let notYet = "share of runs not yet in the stage"
  static let sinceBeginning = "sessions since the beginning"
  static let atRisk = "runs at risk"
  static let rank = "rank by talk in the run"
  /// Above the stages of paths: first, second, …
  static func ordinal(_ position: Int) -> String {
    switch position {
    case 0: "1st stage"
    case 1: "2nd"
    case 2: "3rd"
    default: "\(position + 1)th"
    }
  }

  // MARK: Notes

  static func coursesNote(_ runs: Int) -> String {
    "Lines: medians of \(counted(runs, "run")). Bands: the middle 50% and 90% of them. Behind: the stage most runs are in."
  }
  static func stagesNote(_ runs: Int) -> String { "\(counted(runs, "run")), at the end of each session." }
  static func entriesNote(_ runs: Int) -> String {
    "Kaplan–Meier over \(counted(runs, "run")), with 95% CI (Greenwood, log-log). Runs that never enter are censored at their end."
  }
  static func participationNote(_ runs: Int) -> String {
    "Means of \(counted(runs, "run")), with the middle 90% of them. In each run, members are ranked by their share."
  }
  static func pathsNote(_ runs: Int, drawn positions: Int?) -> String {
    "Shares of \(counted(runs, "run"))."
      + (positions.map { " Paths are drawn up to the \(ordinal($0 - 1)) stage." } ?? "")
      + " F forming, S storming, N norming, P performing, A adjourning."
  }

  // MARK: Captions

  static func course(_ label: String, _ first: Double, _ last: Double, within range: (Double, Double)) -> String {
    "Median \(label) went from \(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2)); 90% of groups ended between "
      + "\(FigureNumber.plain(range.0, 2)) and \(FigureNumber.plain(range.1, 2))."
  }

  static func largest(_ shares: [(stage: Stage, share: Double, session: Int)]) -> String {
    let told = shares.map {
      "\(FigureNumber.percent($0.share)) \($0.stage.rawValue) after session \($0.session)"
    }
    return "Largest shares of groups: \(told.joined(separator: ", "))."
  }

  static func paths(_ paths: [(path: String, runs: Int)], of runs: Int) -> String {
    guard let first = paths.first else { return "" }
    return
      "\(first.runs) of \(counted(runs, "group")) (\(FigureNumber.percent(first.runs, of: runs))) took the most common path: "
      + "\(StageWords.named(first.path)). Paths in all: \(paths.count)."
  }

  static func entered(_ stage: Stage, _ entered: Int, of runs: Int, half: Double?) -> String {
    let when = half.map { ", half of all groups within \(FigureNumber.prose($0)) sessions" } ?? ""
    return "\(entered) of \(counted(runs, "group")) entered \(stage.rawValue)\(when)."
  }

  static func ranks(_ ranks: [Participation.Rank], runs: Int, equal: Double) -> String {
    func told(_ rank: Participation.Rank) -> String {
      let range =
        rank.low.isFinite
        ? " (\(FigureNumber.percent(rank.low)) to \(FigureNumber.percent(rank.high)) in 90% of groups)" : ""
      return "\(FigureNumber.percent(rank.share)) of the talk\(range)"
    }
    guard let first = ranks.first, let last = ranks.last else { return "" }
    return
      "On average over \(counted(runs, "group")), the most talkative member had \(told(first)), the least talkative "
      + "\(told(last)). An equal share would be \(equalShare(equal))."
  }
}
