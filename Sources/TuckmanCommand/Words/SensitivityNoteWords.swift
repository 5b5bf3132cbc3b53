import Experiments
import ScenarioReading
import Scenarios

extension SensitivityNote {
  /// What is said of it.
  package var words: String {
    switch self {
    case .extraPoints(let count):
      "\(counted(count, "point")) of extra: left out, since the method did not make \(noun(count, "it", "them"))"
    case .oneReplicate(let lacksFloor):
      "one replicate a point: \(lacksFloor ? "no noise floor, " : "")no variance over replicates and no share of luck can be given"
    case .fewReplicates(let count):
      "\(counted(count, "replicate")) a point: the noise floor of the variance needs four"
    case .failedRuns(let count, let block):
      "\(counted(count, "run")) failed: each takes its whole \(block.words) with it"
    case .factorCalledDummy: "a factor is called dummy: of the rows of that name the last is the noise floor"
    case .notRanked(let factor):
      "\(factor) has values that are no numbers and cannot be ranked: it is left out of PRCC and SRC, and what it does counts as unexplained"
    case .oneValue(let factor): "\(factor) has one value alone, and is left out of PRCC and SRC"
    case .unordered(let factor):
      "\(factor) has values that are no numbers: of its effects only the size is given (mu_star)"
    case .twoLevels: "two levels: effects are those between the ends of the ranges alone"
    case .nothingToRank: "nothing that is varied has numbers to rank: there is no PRCC and no SRC"
    case .oneValueLeft(let factor, let points, let metric):
      "\(factor) has one value alone at the \(counted(points, "point")) where every run has \(metric): there is no PRCC and no SRC of it; see why the others have none"
    case .dependent(let factor):
      "\(factor) goes with what stands before it in the design at every point: a regression cannot tell them apart, and has no PRCC and no SRC; vary one of them alone"
    case .sameEverywhere(let metric):
      "\(metric) is the same at all points: nothing explains it, and it has no indices"
    case .missing(let metric, let count, let points):
      "\(metric) has no value in some run of \(count) of \(counted(points, "point")); where that is so, the whole base point, trajectory or point is left out (n_valid), and below two thirds of them no index is given"
        + (metric.hasSuffix("_entry") ? "; \(metric.dropLast(5))dwell has a value in every run" : "")
    }
  }
}

extension SensitivityNote.Block {
  fileprivate var words: String {
    switch self {
    case .basePoint: "base point"
    case .trajectory: "trajectory"
    case .point: "point"
    }
  }
}
