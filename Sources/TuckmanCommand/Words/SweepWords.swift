import Analytics
import Experiments
import Scenarios

extension DesignFault: PlacedFault {
  package var problems: Problems { .init([problem]) }

  private var problem: Problem {
    let place = Place(scenario)
    return switch what {
    case .noDesign:
      Problem(
        place, "there is no design", allowed: "a design: that says what to vary",
        hint: "design: {vary: {faultline: [0, 0.4, 0.8]}}; without one, use `tuckman run`")
    case .noPoint: Problem(place, "no point is left: the constraints hold for none")
    case .factorIsColumn(let name):
      Problem(place, "design: vary: '\(name)' is also a column of runs.csv", allowed: "another name")
    case .unknownMetric(let name, let known):
      Problem(
        place, "design: until: metric is '\(name)'", allowed: known.joined(separator: ", "),
        hint: known.meant(by: name))
    case .columnsVary:
      Problem(
        place, "members.csv has a column for each issue and attribute, and their number varies",
        allowed: "other tables (--record runs,sessions), or the same number in all points")
    case .singleActs(let point, let members, let most):
      Problem(
        place, "point \(point) draws single acts for \(counted(members, "member"))",
        allowed: "up to \(most) members by the kernels, --acts mean-field, or --arithmetic double")
    case .noSingleActs(let point):
      Problem(
        place, "acts.csv needs single acts, and point \(point) has acts in expectation",
        allowed: "other tables (--record runs,ticks), or --acts sampled")
    }
  }
}

extension ClaimFault: PlacedFault {
  package var problems: Problems {
    .init([
      Problem(
        Place("--assert '\(claim)'"), what.words,
        allowed: "'METRIC: A < B', 'METRIC: A > B by 0.02' or 'METRIC: A = B within 0.05'", isInArguments: true)
    ])
  }
}

extension ClaimFault.What {
  fileprivate var words: String {
    switch self {
    case .noColon: "there is no colon after the metric"
    case .noSign: "there is none of <, > and ="
    case .unknownSign(let sign):
      "'\(sign)' is none of <, > and ="
        + (["<", ">"].first(where: sign.contains).map { "; of means \($0) is what can be shown" } ?? "")
    case .noSide: "a side is missing"
    case .sameSides(let side): "both sides are \(side)"
    case .notUnderstood(let words): "'\(words)' is not understood"
    case .otherWord(let word, let expected): "'\(word)' stands where '\(expected)' should"
    case .notAmount(let text): "'\(text)' is not a number of 0 or more"
    case .exactlyEqual: "nobody can show that two means are exactly equal; say within how much"
    }
  }
}

extension SweepChange {
  /// What was, and what is.
  package var words: String {
    switch self {
    case .arithmetic(let before, let now): "its cells are of another arithmetic: version \(before), now \(now)"
    case .model(let before, let now):
      "its cells were made by another build, whose model has the fingerprint \(before ?? "(none)"); this one has "
        + "\(now ?? "(none)")"
    case .columns: "its cells were made by another build, whose tables have other columns"
    case .field(let name, let before?, nil, isDesign: _): "\(name) was \(before) and is gone"
    case .field(let name, nil, let now?, isDesign: _): "\(name) is new: \(now)"
    case .field(let name, let before, let now, isDesign: _): "\(name) was \(before ?? "") and is \(now ?? "")"
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
