import Recording
import ScenarioReading
import Scenarios

/// The figures that can be made of runs. Raw values are the stems of their files.
public enum RunFigure: String, CaseIterable, Sendable {
  case trajectories, stages, participation, paths, survival, sociogram, sentiment, tension

  /// What it shows, for people.
  public var meaning: String {
    switch self {
    case .trajectories: "metrics over time on top of the stages; of many runs, medians with bands"
    case .stages: "the stages of one run, with doses and events; of many runs, the share in each stage"
    case .participation: "who talked how much"
    case .paths: "how many runs went from each stage to the next"
    case .survival: "when runs entered storming, norming and performing (Kaplan–Meier)"
    case .sociogram: "who likes, dislikes or is in conflict with whom in one run, session by session"
    case .sentiment, .tension: "the \(rawValue) of each member toward each other in one run, session by session"
    }
  }

  /// Whether it shows one run, also of a folder of many.
  public var isOfOneRun: Bool { [.sociogram, .sentiment, .tension].contains(self) }

  /// Whether it needs more than one run.
  public var isOfManyRuns: Bool { [.paths, .survival].contains(self) }

  private static let longestName = 84

  /// The tables of which one at least must have been recorded.
  func tables(ofMany: Bool) -> [RecordedTable] {
    switch self {
    case .trajectories, .stages: ofMany ? [.sessions, .ticks] : [.ticks]
    case .participation: [.members]
    case .paths, .survival: [.runs]
    case .sociogram, .sentiment, .tension: [.ties]
    }
  }

  /// What stands above it. `many`: how many runs it shows, nothing for one; `run`: which of several it shows.
  func title(_ group: String, many: Int?, run: String?) -> String {
    let subject =
      switch self {
      case .trajectories: many.map { FigureWords.courses($0) } ?? PageWords.courses
      case .stages: many.map { FigureWords.stages($0) } ?? PageWords.stages
      case .participation: many.map { FigureWords.participation($0) } ?? PageWords.participation
      case .paths: FigureWords.paths(many ?? 1)
      case .survival: FigureWords.entries(many ?? 1)
      case .sociogram: PageWords.sociogram
      case .sentiment: PageWords.sentiment
      case .tension: PageWords.tension
      }
    let what = subject.prefix(1).lowercased() + subject.dropFirst() + (run.map { ", run \($0)" } ?? "")
    // What it shows must not be lost behind a long name.
    guard group.count > Self.longestName else { return "\(group): \(what)" }
    let cut = group.prefix(Self.longestName)
    return "\(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut)…: \(what)"
  }
}
