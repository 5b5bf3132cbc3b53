import Analytics
import ScenarioReading
import Scenarios

extension ComparedRuns {
  /// The number of runs: `34 runs, 6 more failed`.
  package var countInWords: String {
    counted(replicates.count, "run") + (failed > 0 ? ", \(failed) more failed" : "")
  }
}

extension Comparison {
  /// What is compared: pairs, or the runs of both sides.
  package var countInWords: String {
    isPaired ? counted(pairs, "pair") : "\(a.replicates.count) and \(counted(b.replicates.count, "run"))"
  }

  /// Says that the ends of the runs differ; nothing where they do not.
  package func endsNote(_ a: String, _ b: String) -> String? {
    guard let ends else { return nil }
    func told(_ range: ClosedRange<Double>) -> String {
      func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
      return range.lowerBound == range.upperBound
        ? number(range.lowerBound) + (range.lowerBound == 1 ? " session" : " sessions")
        : "\(number(range.lowerBound)) to \(number(range.upperBound)) sessions"
    }
    return
      "Ends differ: runs of \(a) have \(told(ends.a)), runs of \(b) \(told(ends.b)). Values at the end, sessions in a stage, "
      + "dropout and work done therefore cover different lengths of time. Times are compared up to the earlier end."
  }
}

extension PairedEstimate {
  /// The test that a verdict goes by; claims and margins of `compare` ask for more.
  package static let calledBy =
    "p < 5% by the paired t test (McNemar's test for yes and no) after Holm's correction"
  /// The limits of that test.
  package static let leavesOpen =
    "this does not mean that the difference is large, and rare groups that differ a lot may be missing here"

  /// Says that so many groups are few; nothing where they are not.
  package static func few(_ groups: Int) -> String? {
    groups < fewGroups ? "\(counted(groups, "group")) \(noun(groups, "is", "are")) too few to say much" : nil
  }
}

extension SensitivityRow {
  /// Says that rows of a metric and a method are too few to tell which factors matter; nothing where they are enough.
  package static func fewNote(_ rows: [SensitivityRow]) -> String? {
    guard let few = tooFew(rows) else { return nil }
    let blocks =
      switch rows[0].method {
      case "sobol": counted(few.valid, "base point")
      case "morris": counted(few.valid, "trajectory", "trajectories")
      default: counted(few.valid, "point")
      }
    return
      "\(blocks) \(noun(few.valid, "is", "are")) too few to say which factor matters; it takes at least \(few.fewest)"
  }
}
