import Analytics
import Reporting
import ScenarioReading
import Scenarios

/// What the terminal says of many runs of one scenario.
extension RunsOverview {
  /// A share of the runs that came to their end.
  func share(_ runs: Int) -> String { FigureNumber.percent(runs, of: ok) }

  /// Paths that are not shown, and how many runs took them.
  func otherPaths(_ paths: Int, runs: Int) -> String { "\(counted(paths, "other path")): \(share(runs))" }

  /// How many settled; nothing where that is not defined.
  func settledWords(_ p: Parameters) -> String? {
    guard settledDefined > 0 else { return nil }
    return "Settled: \(settled) of \(counted(settledDefined, "run")) (\(share(settled))), "
      + "with late cohesion above \(p.settledCohesion) and late tension below \(p.settledTension)."
  }

  /// How many runs failed and what the first failure was.
  var failureText: String {
    let listed = files.contains { $0.path == FailureRow.table.file } ? " (failures.csv)" : ""
    let text = "\(failed) of \(counted(ok + failed, "run")) failed\(listed), the first \(firstFailure ?? "")"
    return ok > 0 ? text + ". The others are kept" : text
  }
}

/// Why a command is worth a try after a run.
enum NextWords {
  static let explainFailure = "See whether the group goes on in double precision, and what it does"
  static let double = "Make the same runs in double precision"
  static let report = "Write the whole story as a page, to read or to show a class"
  static let many = "Was it chance? Run 200 such groups"
  static let change = "Change one thing (\(Words.command) list parameters says what there is)"

  /// The same people, or others like them, with another to lead them, or nobody.
  static func otherLead(isFacilitated: Bool, isSamePeople: Bool) -> String {
    let people = isSamePeople ? "the same people" : "such people"
    return "Run \(people) " + (isFacilitated ? "without a facilitator" : "with a democratic facilitator")
  }

  static let pairByPair = "See one session, pair by pair"

  /// What to leave out once.
  static func ablation(isFacilitated: Bool) -> String {
    "See what each \(isFacilitated ? "intervention" : "mechanism") does, over many groups"
  }

  /// Commands with the reasons for them.
  static func lines(_ tries: [(command: String, why: String)]) -> [String] {
    ["", "Next:"] + tries.flatMap { ["  \($0.why):", "    \($0.command)"] }
  }
}
