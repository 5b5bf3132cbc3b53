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
    case .noIndex: return ["no index"]
    case .nothingVaries: return ["\(metric) does not vary: no factor changes it"]
    case .noFloor:
      return ["there is no noise floor to judge by: it takes two replicates per point, and four for a variance"]
    case .judged(let sure, let lost):
      let fit = method == .src ? [fit] : []
      if lost.count == finding.ranked.count {
        return fit + ["no factor is above the noise floor, and the sign of none is sure"]
      }
      return fit + [method == .src ? nil : finding.top.map(first), finding.pair.map(pair)].compactMap(\.self)
        + below(sure, lost)
    }
  }

  private func below(_ sure: [String], _ lost: [String]) -> [String] {
    let seen = method == .sobol ? "the interval of S1 lies above 0" : "the interval of mu does not reach 0"
    return [
      ("below the noise floor, and yet not nothing (\(seen)): ", sure), ("not above the noise floor: ", lost),
    ].filter { !$0.1.isEmpty }.flatMap { Words.wrapped($0 + $1.joined(separator: ", "), width: 96) }
  }

  private func pair(_ row: SensitivityRow) -> String {
    "together \(row.parameter) and \(row.parameter2) explain \(Self.share(row.estimate)) beyond what each does alone"
  }

  private func first(_ top: SensitivityRow) -> String {
    let value = top.estimate?.value ?? 0
    switch method {
    case .sobol:
      return
        "\(top.parameter) explains \(Self.share(finding.estimate("S1", of: top.parameter))) of the variance of \(metric) by itself, "
        + "\(Self.share(top.estimate)) with its interactions"
        + (finding.dummy.map { "; noise floor \(Self.share($0))" } ?? "")
    case .morris:
      return "\(top.parameter) changes \(metric) most, by \(Self.number(value)) on average over its whole range"
        + (finding.dummy.map { "; luck alone by \(Self.number($0.value))" } ?? "")
    case .prcc, .src:
      if let low = top.estimate?.low, let high = top.estimate?.high, (low...high).contains(0) {
        return
          "\(top.parameter) has the largest \(top.index), and may go with \(metric) or against it: its interval holds 0"
      }
      return "\(top.parameter) goes most clearly \(value < 0 ? "against" : "with") \(metric), the others held fixed"
    }
  }

  /// How far a regression can be trusted.
  private var fit: String {
    let r2 = finding.estimate("R2", of: "")?.value ?? 0
    let trust = r2 < 0.7 ? ": too little to rank factors by it alone" : ""
    return "a linear regression explains \(NumberText.percent(r2)) of the variance between points (R2)\(trust)"
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
    "left out, since categories have no order: \(unordered.joined(separator: ", ")) (compare shows what they do)"
  }

  static func luck(_ metric: String, share: Double) -> String {
    "of the variance of \(metric) between single runs \(NumberText.percent(share)) is luck, the rest lies between points"
  }

  /// What to do about wide intervals of shares.
  static func wide(_ design: Design) -> String {
    "Intervals are wide: samples: \(4 * design.samples) in the design and `sweep extend` make them about half as wide."
  }

  /// What the indices are.
  static func meaning(_ methods: [SweepSensitivity.Method], isShared: Bool) -> [String] {
    var lines = methods.map { method in
      switch method {
      case .sobol:
        "S1: share of the variance explained alone. ST: share in which it has a part. Shares hold for the ranges varied."
      case .morris:
        "mu_star: mean size of the effect over the whole range. mu: with its sign. sigma: how it differs from place to place."
      case .prcc: "PRCC: partial rank correlation, -1 to 1: trust it where the relation goes one way."
      case .src:
        "SRC: standard deviations of the metric per standard deviation of the factor: trust it where R2 is near 1."
      }
    }
    lines.append(
      "(dummy), the noise floor: what would be reached by something that changes nothing and gives points other luck.")
    if isShared {
      lines.append(
        "Points share their luck here, so what changes nothing reaches 0, and what is below the floor may still be real."
      )
    }
    return lines + ["Brackets: 95% intervals."]
  }
}
