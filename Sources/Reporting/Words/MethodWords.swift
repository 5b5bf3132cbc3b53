import Recording
import ScenarioReading
import Scenarios

/// How the numbers were made, for those who check them.
enum MethodWords {
  static func facts(_ manifest: Manifest) -> [String] {
    let arithmetic = manifest.arithmetic
    let last = Int(manifest.firstReplicate) + max(manifest.replicates, 1) - 1
    let replicates =
      last == Int(manifest.firstReplicate) ? "replicate \(last)" : "replicates \(manifest.firstReplicate) to \(last)"
    var facts = [
      "Scenario: \(manifest.scenario.path.isolated), SHA-256 \(manifest.scenario.sha256).",
      "Seed \(manifest.seed); \(replicates)\(manifest.sweep == nil ? "" : " of each point").",
      "Program: Tuckman \(manifest.version), arithmetic version \(arithmetic.version) (\(arithmetic.precision), "
        + "\(arithmetic.kernel), acts \(arithmetic.acts)\(arithmetic.model.map { ", model \($0)" } ?? "")).",
      "Made on \(manifest.platform)\(words(manifest.program)), finished \(manifest.finished).",
    ]
    if !manifest.set.isEmpty { facts.append("Changed on the command line: \(manifest.set.joined(separator: ", ")).") }
    if manifest.failedRuns > 0 {
      facts.append("\(counted(manifest.failedRuns, "run")) failed. No number includes them.")
    }
    if let sweep = manifest.sweep {
      facts.append(
        "Sweep: \(sweep.method), \(counted(sweep.points, "point")), \(counted(sweep.runs, "run")), random numbers "
          + "\(sweep.luck) (luck).")
    }
    return facts
  }

  private static func words(_ program: Manifest.Program?) -> String {
    let commit = program?.commit.map { ", of commit \($0)" } ?? ""
    return (program?.build.map { " by build \($0)" } ?? "") + commit
  }
}
