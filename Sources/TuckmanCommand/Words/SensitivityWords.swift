import Analytics
import Experiments
import Reporting
import Scenarios
import Statistics

/// What `sensitivity` says of a metric by one method.
struct SensitivityWords {
  private let metric: String
  private let method: SweepSensitivity.Method
  private let finding: SensitivityFinding

  init(_ metric: String, _ method: SweepSensitivity.Method, _ finding: SensitivityFinding) {
    (self.metric, self.method, self.finding) = (metric, method, finding)
  }

  /// Lines below its table.
  var lines: [String] {
    switch finding.judgement {
    case .noIndex: return ["There is no index."]
    case .nothingVaries: return ["No factor changed \(metric)."]
    case .noFloor:
      return ["There is no noise floor to judge by. It takes two replicates a point, or four for a variance."]
    case .judged(let sure, let lost):
      let fit = method == .src ? [fit] : []
      if lost.count == finding.ranked.count {
        return fit + ["No factor is above the noise floor, and no sign is clear."]
      }
      return fit + [method == .src ? nil : finding.top.map(first), finding.pair.map(pair)].compactMap(\.self)
        + below(sure, lost)
    }
  }

  private func below(_ sure: [String], _ lost: [String]) -> [String] {
    let seen = method == .sobol ? "the interval of S1 is above zero" : "the interval of mu excludes zero"
    return [
      ("Below the noise floor, but not zero (\(seen)): ", sure), ("Not above the noise floor: ", lost),
    ].filter { !$0.1.isEmpty }.map { $0 + $1.joined(separator: ", ") + "." }
  }

  private func pair(_ row: SensitivityRow) -> String {
    "Together, \(row.parameter) and \(row.parameter2) explain \(Self.share(row.estimate)) beyond what each does alone."
  }

  private func first(_ top: SensitivityRow) -> String {
    let value = top.estimate?.value ?? 0
    switch method {
    case .sobol:
      return
        "\(top.parameter) explains \(Self.share(finding.estimate("S1", of: top.parameter))) of the variance of \(metric) alone, and "
        + "\(Self.share(top.estimate)) with its interactions."
        + (finding.dummy.map { " The noise floor is \(Self.share($0))." } ?? "")
    case .morris:
      return "\(top.parameter) changes \(metric) most: by \(Words.two(value)) on average over its whole range."
        + (finding.dummy.map { " Chance alone changes it by \(Words.two($0.value))." } ?? "")
    case .prcc, .src:
      if let low = top.estimate?.low, let high = top.estimate?.high, (low...high).contains(0) {
        return
          "\(top.parameter) has the largest \(top.index), but its sign is unclear: the interval includes zero."
      }
      return "With the others fixed, \(metric) \(value < 0 ? "falls" : "rises") most clearly as \(top.parameter) rises."
    }
  }

  /// How far a regression can be trusted.
  private var fit: String {
    let r2 = finding.estimate("R2", of: "")?.value ?? 0
    let trust = r2 < 0.7 ? ", too little to rank factors by it alone" : ""
    return "A linear regression explains \(NumberText.percent(r2)) of the variance between points (R2)\(trust)."
  }

  /// `62 % [55, 70]`; what is estimated below 0 is no share.
  private static func share(_ estimate: Estimate?) -> String {
    guard let estimate else { return "an unknown share" }
    let share =
      estimate.value < 0 ? "a share not distinguishable from 0" : NumberText.percentage(estimate.value) + "%"
    guard let low = estimate.low, let high = estimate.high else { return share }
    return "\(share) [\(NumberText.percentage(low)), \(NumberText.percentage(high))]"
  }

  // MARK: Tables

  /// An index with its interval.
  static func cell(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    guard let low = estimate.low, let high = estimate.high else { return number(estimate.value) }
    return "\(number(estimate.value)) [\(number(low)), \(number(high))]"
  }

  /// To three places; small ones to two digits.
  private static func number(_ value: Double) -> String {
    abs(value) < 0.01 && abs(value) >= 1e-9
      ? NumberText.significant(value, 2) : NumberText.three(value == 0 ? 0 : value)
  }

  /// What stands above a metric's table.
  static func title(_ metric: String, _ method: SweepSensitivity.Method, _ one: SensitivityRow) -> String {
    let counts = one.valid == one.n ? "" : ", from \(one.valid) of \(one.n)"
    let what = metric.hasSuffix(SensitivityRow.variance) ? "variance over replicates" : "mean over replicates"
    return Words.bold(metric) + " (\(what), \(method.rawValue)\(counts))"
  }

  // MARK: All metrics

  /// Factors that a regression leaves out.
  static func leftOut(_ unordered: [String]) -> String {
    "Left out, since categories have no order: \(unordered.joined(separator: ", ")). See \(Words.command) compare."
  }

  static func chance(_ metric: String, share: Double) -> String {
    "\(NumberText.percent(share)) of the variance of \(metric) between runs is chance. The rest is between points."
  }

  /// What to do about wide intervals of shares.
  static func wide(_ design: Design) -> String {
    "Intervals are wide. To halve them, write samples: \(4 * design.samples) in the design, then use sweep extend."
  }

  /// What the indices are.
  static func meaning(_ methods: [SweepSensitivity.Method], isShared: Bool) -> [String] {
    var lines = methods.map { method in
      switch method {
      case .sobol:
        "S1: share of the variance that a factor explains alone. ST: with its interactions. Both depend on the ranges varied."
      case .morris:
        "mu_star: mean size of the effect over the whole range. mu: the same with its sign. sigma: how much it varies."
      case .prcc: "PRCC: partial rank correlation, −1 to 1. Trust it where the relation is monotonic."
      case .src:
        "SRC: standard deviations of the metric per standard deviation of the factor. Trust it where R2 is near 1."
      }
    }
    lines.append(
      "(dummy) is the noise floor, which a factor without effect would reach with other random numbers at each point.")
    if isShared {
      lines.append(
        "Points have common random numbers here, so a factor without effect reaches 0. An effect below the noise floor may be real."
      )
    }
    return lines + ["Brackets: 95% CIs."]
  }
}

extension Design.Sharing {
  /// Where the draws of points come from.
  var words: String { self == .shared ? "common random numbers" : "independent random numbers" }
}
