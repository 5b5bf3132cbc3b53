import Scenarios

/// What the terminal's program tells the page beside the facts.
enum ReportWords {
  /// Why there is no account of a run.
  static func noAccount(_ why: String) -> String { "There is no account of why: " + why }

  static func noAccount(sinceItFailed failure: String) -> String {
    "There is no account of why, since the group could not go on in double precision: \(failure)."
  }

  static func noTwin(sinceItFailed failure: String) -> String {
    "There is no counterfactual, because a group could not go on: \(failure)."
  }

  /// That the first run failed, where another is shown for it.
  static func notTheFirst(_ run: String, failed: Int, of runs: Int) -> String {
    "the first run failed, so this is \(run); \(failed) of \(counted(runs, "run")) failed"
  }

  /// That runs were made for a comparison.
  static func runAgain(_ pairs: Int) -> String {
    "One of the folders holds a single run, so both scenarios were run again, \(counted(pairs, "group")) each, paired by common random numbers."
  }

  /// The other future, as it goes after a comma.
  static func otherFuture(isFacilitated: Bool) -> String {
    isFacilitated ? "without a facilitator" : "with an adaptive facilitator"
  }

  static func departure(_ name: String, after session: Int) -> String { "\(name.isolated) after session \(session)" }

  /// What was left out, without its number in the scenario: `mediation 0.6 (sessions 4 to 12)`.
  static func leftOut(_ text: String) -> String {
    text.replacing(#/^(schedule|trigger) [0-9]+: /#, with: "").replacing("_", with: " ")
      .replacing(#/, (sessions [0-9]+ to [0-9]+)$/#) { " (\($0.output.1))" }
  }

  /// What stands above the table of a metric's parts.
  static func moved(_ metric: Metric) -> String {
    "What moved \(metric.rawValue), by session: parts that add up to its change"
  }
}
