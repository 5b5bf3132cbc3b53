import Analytics
import Experiments
import Recording
import Scenarios
import Statistics

/// What `sensitivity` shows: for each metric a table of its parameters, the largest first, and what it says in words.
struct SensitivityView {
  private let rows: [SensitivityRow]
  private let methods: [SweepSensitivity.Method]
  private let sharesLuck: Bool
  private var lines: [String]
  /// Most parameters of a table; all are in the file.
  private static let most = 15
  private static let bar = 20

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ sweep: DesignedSweep, _ rows: [SensitivityRow], _ methods: [SweepSensitivity.Method], path: String) {
    let design = sweep.design
    (self.rows, self.methods, sharesLuck) = (rows, methods, design.luck == .shared)
    lines = [
      Words.bold(sweep.title),
      "  \(design.method.rawValue) over \(counted(design.factors.count, "factor")), \(counted(sweep.points, "point")), "
        + "\(sweep.manifest.sweep?.replicates ?? ""), luck \(design.luck.rawValue)",
    ]
    let unordered = design.factors.filter { !$0.isNumber }.map(\.name)
    if !unordered.isEmpty, methods.contains(.prcc) || methods.contains(.src) {
      lines.append(
        "  left out, since categories have no order: \(unordered.joined(separator: ", ")) (compare shows what they do)")
    }
    lines.append("")
    var metrics: [String] = []
    for row in rows where !metrics.contains(row.metric) { metrics.append(row.metric) }
    for metric in metrics {
      for method in methods { lines += part(metric, method) }
      lines += luck(metric)
      lines.append("")
    }
    lines +=
      Self.meaning(methods, isShared: sharesLuck) + wide(design) + [
        "\(path): \(counted(rows.count, "row"))"
      ]
  }

  /// What is shown of a metric by a method.
  private func part(_ metric: String, _ method: SweepSensitivity.Method) -> [String] {
    let own = rows.filter { $0.metric == metric && $0.method == method.rawValue }
    guard let one = own.first else { return [] }
    let counts = one.valid == one.n ? "" : ", from \(one.valid) of \(one.n)"
    let what = metric.hasSuffix(SensitivityRow.variance) ? "variance over replicates" : "mean over replicates"
    let title = Words.bold(metric) + " (\(what), \(method.rawValue)\(counts))"
    guard own.contains(where: { $0.estimate != nil }) else { return [title + ": no index"] }
    let indices: [String] =
      switch method {
      case .sobol: ["ST", "S1"]
      case .morris: ["mu_star", "mu", "sigma"]
      case .prcc: ["PRCC"]
      case .src: ["SRC"]
      }
    let few = SensitivityRow.tooFew(own)
    let told = few.map { ["  " + $0] } ?? words(own, method, indices[0])
    // Variances in words alone: as many tables more would hide the others.
    if metric.hasSuffix(SensitivityRow.variance) { return [title] + told }
    return [title] + table(own, indices, isRanked: few == nil) + told
  }

  /// `isRanked`: the largest first, with bars; else in the order of the design.
  private func table(_ own: [SensitivityRow], _ indices: [String], isRanked: Bool) -> [String] {
    let leading = isRanked ? Self.ranked(own, indices[0]) : Self.factors(own, indices[0])
    let largest = isRanked ? leading.compactMap { $0.estimate.map { abs($0.value) } }.max() ?? 0 : 0
    let dummy = own.filter { $0.index == indices[0] && $0.parameter == SensitivityRow.dummy }.suffix(1)
    let shown = leading.prefix(Self.most) + dummy.filter { $0.estimate != nil }
    let head = [""] + indices + [""]
    let cells = shown.map { row in
      [row.parameter == SensitivityRow.dummy ? "(dummy)" : row.parameter]
        + indices.map { index in
          let same = own.last { $0.index == index && $0.parameter == row.parameter && $0.parameter2.isEmpty }
          return Self.cell(same?.estimate ?? nil)
        } + [largest > 0 ? bar(abs(row.estimate?.value ?? 0) / largest) : ""]
    }
    let widths = head.indices.map { column in ([head] + cells).map { $0[column].count }.max() ?? 0 }
    let lines = ([head] + cells).map { row in
      let text = zip(row, widths).map { Words.pad($0, $1) }.joined(separator: "  ")
      return "  " + text.reversed().drop { $0 == " " }.reversed()
    }
    return lines + (leading.count > Self.most ? ["  and \(leading.count - Self.most) more"] : [])
  }

  /// Rows of factors with a value.
  private static func factors(_ own: [SensitivityRow], _ index: String) -> [SensitivityRow] {
    own.filter { $0.index == index && $0.parameter != SensitivityRow.dummy && $0.estimate != nil }
  }

  /// The same, the largest first.
  private static func ranked(_ own: [SensitivityRow], _ index: String) -> [SensitivityRow] {
    factors(own, index)
      .enumerated().sorted {
        (-abs($0.element.estimate?.value ?? 0), $0.offset) < (-abs($1.element.estimate?.value ?? 0), $1.offset)
      }.map(\.element)
  }

  private func bar(_ share: Double) -> String {
    String(repeating: "█", count: Int((Double(Self.bar) * min(1, max(0, share))).rounded()))
  }

  private static func cell(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    guard let low = estimate.low, let high = estimate.high else { return number(estimate.value) }
    return "\(number(estimate.value)) [\(number(low)), \(number(high))]"
  }

  /// To three places; small ones to two digits.
  private static func number(_ value: Double) -> String {
    abs(value) < 0.01 && abs(value) >= 1e-9 ? Words.significant(value) : Words.three(value == 0 ? 0 : value)
  }

  // MARK: In words

  private func words(_ own: [SensitivityRow], _ method: SweepSensitivity.Method, _ index: String) -> [String] {
    let ranked = Self.ranked(own, index)
    guard let top = ranked.first else { return ["  no index"] }
    let dummy = own.last { $0.index == index && $0.parameter == SensitivityRow.dummy }?.estimate ?? nil
    if ranked.allSatisfy({ abs($0.estimate?.value ?? 0) < 1e-9 }), method == .morris {
      return ["  \(top.metric) does not vary: no factor changes it"]
    }
    if dummy == nil, !sharesLuck, method == .sobol || method == .morris {
      return ["  there is no noise floor to judge by: it takes two replicates per point, and four for a variance"]
    }
    // Two ways to be seen: the size is above that of a dummy, or the interval of what has a sign lies beside 0.
    let below = ranked.filter { Self.isBelow($0.estimate, dummy, method) }
    let sure = below.filter { hasSureSign($0.parameter, own, method) }.map(\.parameter)
    let lost = below.map(\.parameter).filter { !sure.contains($0) }
    var lines = method == .src ? ["  " + fit(own)] : []
    if lost.count == ranked.count {
      return lines + ["  no factor is above the noise floor, and the sign of none is sure"]
    }
    // What is named is never what the next line says of noise.
    if method != .src, let named = ranked.first(where: { !below.contains($0) }) {
      lines.append("  " + first(named, own, method, dummy))
    }
    if let pair = pair(own) { lines.append("  " + pair) }
    let seen = method == .sobol ? "the interval of S1 lies above 0" : "the interval of mu does not reach 0"
    for (what, names) in [
      ("below the noise floor, and yet not nothing (\(seen)): ", sure),
      ("not above the noise floor: ", lost),
    ] where !names.isEmpty {
      lines += Words.wrapped(what + names.joined(separator: ", "), width: 96).map { "  " + $0 }
    }
    return lines
  }

  /// Whether the interval of what a factor does by itself lies beside 0: mu to either side, S1 above it.
  private func hasSureSign(_ factor: String, _ own: [SensitivityRow], _ method: SweepSensitivity.Method) -> Bool {
    // Only where points share their luck is a difference between them none of luck.
    guard sharesLuck, method == .sobol || method == .morris else { return false }
    let index = method == .sobol ? "S1" : "mu"
    let estimate = own.first { $0.index == index && $0.parameter == factor }?.estimate ?? nil
    guard let low = estimate?.low, let high = estimate?.high else { return false }
    return low > 0 || method == .morris && high < 0
  }

  /// Whether a factor may do no more than a dummy: of shares and sizes, if the interval reaches down to it; of coefficients,
  /// which have a sign, if dummies reach as far.
  private static func isBelow(_ estimate: Estimate?, _ dummy: Estimate?, _ method: SweepSensitivity.Method) -> Bool {
    guard let estimate, let dummy else { return false }
    switch method {
    case .sobol, .morris: return (estimate.low ?? estimate.value) <= dummy.value
    case .prcc, .src:
      guard let low = dummy.low, let high = dummy.high else { return false }
      return (low...high).contains(estimate.value)
    }
  }

  /// The pair with most in common beyond what either does alone, if that is sure.
  private func pair(_ own: [SensitivityRow]) -> String? {
    let sure = own.filter { $0.index == "S2" && ($0.estimate?.low ?? 0) > 0 }
    guard let most = sure.max(by: { ($0.estimate?.value ?? 0) < ($1.estimate?.value ?? 0) }) else { return nil }
    return
      "together \(most.parameter) and \(most.parameter2) explain \(Self.share(most.estimate)) beyond what each does alone"
  }

  private func first(
    _ top: SensitivityRow, _ own: [SensitivityRow], _ method: SweepSensitivity.Method, _ dummy: Estimate?
  ) -> String {
    let value = top.estimate?.value ?? 0
    switch method {
    case .sobol:
      let alone = own.first { $0.index == "S1" && $0.parameter == top.parameter }?.estimate ?? nil
      return "\(top.parameter) explains \(Self.share(alone)) of the variance of \(top.metric) by itself, "
        + "\(Self.share(top.estimate)) with its interactions" + (dummy.map { "; noise floor \(Self.share($0))" } ?? "")
    case .morris:
      return "\(top.parameter) changes \(top.metric) most, by \(Self.number(value)) on average over its whole range"
        + (dummy.map { "; luck alone by \(Self.number($0.value))" } ?? "")
    case .prcc, .src:
      if let low = top.estimate?.low, let high = top.estimate?.high, (low...high).contains(0) {
        return
          "\(top.parameter) has the largest \(top.index), and may go with \(top.metric) or against it: its interval holds 0"
      }
      return "\(top.parameter) goes most clearly \(value < 0 ? "against" : "with") \(top.metric), the others held fixed"
    }
  }

  /// How far a regression can be trusted.
  private func fit(_ own: [SensitivityRow]) -> String {
    let r2 = own.first { $0.index == "R2" }?.estimate?.value ?? 0
    let trust = r2 < 0.7 ? ": too little to rank factors by it alone" : ""
    return "a linear regression explains \(Words.percent(r2)) of the variance between points (R2)\(trust)"
  }

  /// `62 % [55, 70]`; what is estimated below 0 is no share.
  private static func share(_ estimate: Estimate?) -> String {
    guard let estimate else { return "an unknown share" }
    func percent(_ value: Double) -> String { Words.percentage(value) }
    let share = estimate.value < 0 ? "a share not distinguishable from 0" : percent(estimate.value) + "%"
    guard let low = estimate.low, let high = estimate.high else { return share }
    return "\(share) [\(percent(low)), \(percent(high))]"
  }

  private func luck(_ metric: String) -> [String] {
    guard let share = rows.first(where: { $0.metric == metric && $0.index == "luck_share" })?.estimate?.value else {
      return []
    }
    return [
      "  of the variance of \(metric) between single runs \(Words.percent(share)) is luck, the rest lies between points"
    ]
  }

  /// What to do about wide intervals of shares.
  private func wide(_ design: Design) -> [String] {
    let totals = rows.filter { $0.index == "ST" && !$0.metric.hasSuffix(SensitivityRow.variance) }
    let widths = totals.filter { $0.parameter != SensitivityRow.dummy }.compactMap { row in
      row.estimate.flatMap { estimate in estimate.high.flatMap { high in estimate.low.map { high - $0 } } }
    }
    guard let widest = widths.max(), widest > 0.3 else { return [] }
    return [
      "Intervals are wide: samples: \(4 * design.samples) in the design and `sweep extend` make them about half as wide."
    ]
  }

  private static func meaning(_ methods: [SweepSensitivity.Method], isShared: Bool) -> [String] {
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
    lines.append("Brackets: 95% intervals.")
    return lines
  }
}
