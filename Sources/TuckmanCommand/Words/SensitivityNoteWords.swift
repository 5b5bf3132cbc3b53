import Experiments
import ScenarioReading
import Scenarios

extension SensitivityNote {
  /// What is said of it.
  package var words: String {
    switch self {
    case .extraPoints(let count):
      "\(counted(count, "point")) of 'extra' \(noun(count, "was", "were")) left out, because the method did not make \(noun(count, "it", "them"))"
    case .oneReplicate(let lacksFloor):
      "with one replicate per point, \(lacksFloor ? "the noise floor, " : "")the variance over replicates and the share of chance cannot be estimated"
    case .fewReplicates(let count):
      "the noise floor of the variance needs at least four replicates per point, not \(count)"
    case .failedRuns(let count, let block):
      "\(counted(count, "run")) failed; \(noun(count, "its", "their")) \(block.words(count)) \(noun(count, "was", "were")) left out"
    case .factorCalledDummy: "a factor is called 'dummy'. The last row with that name is the noise floor."
    case .notRanked(let factor):
      "'\(factor)' is not numeric, so PRCC and SRC leave it out. Its effect counts as unexplained."
    case .oneValue(let factor): "'\(factor)' has a single value, so PRCC and SRC leave it out"
    case .unordered(let factor):
      "'\(factor)' is not numeric, so mu_star gives the size of its effects, but not their sign"
    case .twoLevels: "with two levels, effects are those between the ends of the ranges"
    case .nothingToRank: "no factor is numeric, so there is no PRCC or SRC"
    case .oneValueLeft(let factor, let points, let metric):
      "'\(metric)' exists in every run of only \(counted(points, "point")). Since '\(factor)' is the same at all of them, it has no PRCC or SRC."
    case .dependent(let factor):
      "PRCC and SRC leave out '\(factor)', because it is collinear with the factors before it. Vary it independently."
    case .sameEverywhere(let metric):
      "'\(metric)' is the same at all points, so it has no indices"
    case .missing(let metric, let count, let points):
      "'\(metric)' is missing in some run at \(count) of \(counted(points, "point")). Base points, trajectories or points without it "
        + "were left out (n_valid). An index needs at least two thirds of them."
        + (metric.hasSuffix("_entry") ? " '\(metric.dropLast(5))dwell' has a value in every run." : "")
    }
  }
}

extension SensitivityNote.Block {
  fileprivate func words(_ count: Int) -> String {
    switch self {
    case .basePoint: noun(count, "base point")
    case .trajectory: noun(count, "trajectory", "trajectories")
    case .point: noun(count, "point")
    }
  }
}
