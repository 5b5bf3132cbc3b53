import Scenarios

/// A number of a run that is compared, and what kind of number it is.
public struct ComparedMetric: Sendable, Hashable {
  /// What a value means, and so which statistics fit it.
  public enum Kind: Sendable {
    /// A measured number: means are compared.
    case number
    /// Yes or no, 1 or 0: shares are compared.
    case share
    /// Sessions until something happens, if it does before the run ends (else it is censored): times are compared.
    case time
  }

  /// Its column in `runs.csv`.
  public let name: String
  /// What it is, by its name: `settled` and goals are shares, entries of stages are times.
  public let kind: Kind

  /// Of a column of `runs.csv`.
  public init(_ column: String) {
    name = column
    kind =
      column == "settled" || Self.isGoal(column)
      ? .share : Stage.allCases.contains { column == $0.rawValue + "_entry" } ? .time : .number
  }

  /// What it is, for people: some words for those that are usual, else the column's name.
  public var label: String {
    Self.labels[name] ?? (Self.isGoal(name) ? "met: " + name.dropFirst(5).replacing("_", with: " ") : name)
  }

  /// Whether its words are of several things: `sessions spent storming are`.
  public var isPlural: Bool { label.hasPrefix("sessions ") || name == "regressions" }

  /// What is told first of points and of what is left out, the most telling first: where there is room for a few, the first of
  /// them. Of runs and pairs it is what is compared.
  public static let headline = ["tension_peak", "cohesion", "settled", "left", "progress", "participation_gini_mean"]

  /// What is compared unless more is asked for, with words for people: few, so that the correction for their number costs
  /// little. Goals come in between.
  private static let ofCourse = [
    ("settled", "share that settled"), ("tension_peak", "peak tension"), ("cohesion", "cohesion at the end"),
    ("participation_gini_mean", "unequal participation"), ("efficacy", "efficacy at the end"), ("left", "dropout rate"),
    ("progress", "work done"), ("storming_dwell", "sessions spent storming"),
    ("performing_entry", "sessions to performing"),
  ]
  private static let ofFollowUp = [
    ("relapsed", "relapse rate"), ("follow_up_efficacy", "efficacy in the last week"),
    ("follow_up_skill", "skill in the last week"),
  ]
  private static let labels = Dictionary(
    uniqueKeysWithValues: ofCourse + ofFollowUp + [("tension_peak_session", "session of peak tension")])

  /// A goal is met or not; the column holds the session since which it is.
  private static func isGoal(_ column: String) -> Bool { column.hasPrefix("goal_") }

  /// The value of a run from what its column holds.
  package func value(_ cell: Double) -> Double { Self.isGoal(name) ? (cell.isNaN ? 0 : 1) : cell }

  /// What is compared unless more is asked for, of the columns that there are.
  public static func usual(among columns: [String]) -> [ComparedMetric] {
    let (course, followUp) = (ofCourse.map(\.0), ofFollowUp.map(\.0))
    return
      (course.filter(columns.contains) + columns.filter(isGoal) + followUp.filter(columns.contains))
      .map(ComparedMetric.init)
  }
}
