import Recording
import ScenarioReading
import Scenarios

/// The figures that can be made of runs. Raw values are the stems of their files.
public enum RunFigure: String, CaseIterable, Sendable {
  case trajectories, stages, participation, paths, survival, sociogram, sentiment, tension

  /// What it shows, for people.
  public var meaning: String {
    switch self {
    case .trajectories: "the courses of metrics, with the stages behind; of many runs with bands"
    case .stages: "the stages of one run, with doses and events; of many the share of runs in each stage"
    case .participation: "how the talk is shared out, by rank"
    case .paths: "how many runs went from which stage to which"
    case .survival: "when runs enter storming, norming, performing (Kaplan–Meier)"
    case .sociogram: "who likes, dislikes and is in conflict with whom, session by session, in one run"
    case .sentiment, .tension: "the \(rawValue) of each member toward each other, session by session, in one run"
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

  /// What stands above it; `many`: how many runs it shows, nothing for one.
  func title(_ group: String, many: Int?) -> String {
    let what =
      switch self {
      case .trajectories: many.map { "courses of \(counted($0, "run"))" } ?? "the course of a run"
      case .stages: many.map { "stages of \(counted($0, "run"))" } ?? "the stages of a run"
      case .participation: "who talks how much"
      case .paths: "the paths of \(counted(many ?? 1, "run")) through the stages"
      case .survival: "when \(counted(many ?? 1, "run")) \(noun(many ?? 1, "enters", "enter")) the stages"
      case .sociogram: "who feels what about whom"
      case .sentiment: "sentiment between members"
      case .tension: "tension between members"
      }
    // What it shows must not be lost behind a long name.
    guard group.count > Self.longestName else { return "\(group): \(what)" }
    let cut = group.prefix(Self.longestName)
    return "\(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut)…: \(what)"
  }
}
