import Experiments
import Recording
import ScenarioReading
import Scenarios

extension SweepPlan {
  /// What it means that acts are drawn in some points and taken in expectation in others.
  static let mixedActs =
    "groups of up to 64 members draw single acts, and larger ones take acts in expectation. They therefore differ by method, "
    + "too. To treat all alike, give --acts mean-field."

  /// What is varied, in words: `members (3) × faultline (5)`.
  var designInWords: String {
    let factors = design.factors.map { factor in
      switch factor.domain {
      case .values(let values): "\(factor.name) (\(values.count))"
      case .range(let from, let to, _): "\(factor.name) (\(FactorValue.number(from)) to \(FactorValue.number(to)))"
      }
    }
    return "\(design.method.rawValue) of \(factors.joined(separator: design.method == .grid ? " × " : ", "))"
  }

  /// How many runs, in words.
  var runsInWords: String {
    let most = design.until == nil ? "" : "at most "
    return
      "\(counted(points.count, "point")) with \(replicatesInWords), \(design.luck.words): "
      + "\(most)\(counted(points.count * replicates, "run"))"
  }
}
