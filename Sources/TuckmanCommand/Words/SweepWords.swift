import Analytics
import Experiments
import ScenarioReading
import Scenarios

extension DesignFault: PlacedFault {
  package var sentences: [PlacedSentence] { [PlacedSentence(Place(scenario), sentence)] }

  private var sentence: Sentence {
    switch what {
    case .noDesign:
      Sentence(
        "the scenario has no design",
        hint: "add design: {vary: {faultline: [0, 0.4, 0.8]}}, or use `tuckman run`")
    case .noPoint: Sentence("no point meets the constraints")
    case .factorIsColumn(let name):
      Sentence("the factor '\(name)' is also a column of runs.csv", hint: "give the factor another name")
    case .unknownMetric(let name, let known):
      Sentence(
        "unknown metric '\(name)' in 'design.until'", allowed: known.joined(separator: ", "),
        hint: known.meant(by: name))
    case .columnsVary:
      Sentence(
        "members.csv has a column for each issue and attribute, but their number varies",
        hint: "record other tables (--record runs,sessions), or give every point the same number")
    case .singleActs(let point, let members, let most):
      Sentence(
        "point \(point) draws single acts for \(counted(members, "member")), but --arithmetic float can do so for at most \(most)",
        hint: "give --acts mean-field, or --arithmetic double")
    case .noSingleActs(let point):
      Sentence(
        "acts.csv needs single acts, but point \(point) has acts in expectation",
        hint: "record other tables (--record runs,ticks), or give --acts sampled")
    }
  }
}

extension ClaimFault: PlacedFault {
  package var sentences: [PlacedSentence] {
    [
      PlacedSentence(
        Place("--assert '\(claim)'"), what.words,
        allowed: "'METRIC: A < B', 'METRIC: A > B by 0.02' or 'METRIC: A = B within 0.05'", isInArguments: true)
    ]
  }
}

extension ClaimFault.What {
  fileprivate var words: String {
    switch self {
    case .noColon: "there is no colon after the metric"
    case .noSign: "there is no <, > or ="
    case .unknownSign(let sign):
      "'\(sign)' is not <, > or ="
        + (["<", ">"].first(where: sign.contains).map { ". For means, use \($0)" } ?? "")
    case .noSide: "a side is missing"
    case .sameSides(let side): "both sides are \(side)"
    case .notUnderstood(let words): "'\(words)' is not understood"
    case .otherWord(let word, let expected): "'\(word)' should be '\(expected)'"
    case .notAmount(let text): "'\(text)' is not a number of at least 0"
    case .exactlyEqual: "no test can show that two means are exactly equal. Add 'within' and an amount"
    }
  }
}

extension SweepChange {
  /// What was, and what is.
  package var words: String {
    switch self {
    case .arithmetic(let before, let now):
      "its cells have arithmetic version \(before), and this program has version \(now)"
    case .model(let before, let now):
      "its cells were made by another build, whose model has the fingerprint \(before ?? "(none)"); this build has "
        + "\(now ?? "(none)")"
    case .columns: "its cells were made by another build, whose tables have other columns"
    case .field(let name, let before?, nil, isDesign: _): "\(name.asOwner) was \(before) and is no longer there"
    case .field(let name, nil, let now?, isDesign: _): "\(name.asOwner) is new: \(now)"
    case .field(let name, let before, let now, isDesign: _): "\(name.asOwner) was \(before ?? "") and is \(now ?? "")"
    case .runsPerCell(let before, let now): "--runs-per-cell was \(before) and is \(now)"
    }
  }
}

extension SweepPlan {
  /// What is worth knowing of its points before anything runs: a sentence each.
  var notes: [String] {
    guard !samePoints.isEmpty else { return [] }
    let told = samePoints.prefix(5).map { "p\($0.earlier) and p\($0.later)" }.joined(separator: ", ")
    let rest = samePoints.count > 5 ? " and \(samePoints.count - 5) more pairs" : ""
    // Rows of a design for indices repeat where a factor has few values.
    if design.method.sensitivity.contains(where: { $0 == .sobol || $0 == .morris }) {
      return ["\(counted(samePoints.count, "pair")) of points are the same in effect, which its indices allow for"]
    }
    return [
      "points that are the same in effect: \(told)\(rest). "
        + (design.luck == .shared ? "Their runs are identical, so do not compare them" : "They differ by chance alone")
    ]
  }
}
