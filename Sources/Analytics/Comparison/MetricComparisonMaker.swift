import Statistics

/// Compares the values of one metric: picks the statistics that fit its kind.
struct MetricComparisonMaker {
  private let metric: ComparedMetric
  /// Values without missing ones; of pairs those that both sides have.
  private let a, b: [Double]
  private let endsA, endsB: [Double]
  private let isPaired: Bool
  private let seed: UInt64
  private let margin: Double?
  private let decidesClaims: Bool

  /// - Parameters:
  ///   - a, b: values, one a run; of pairs in the same order. Not a number where a run has none.
  ///   - ends: sessions of the runs, where times are censored.
  ///   - margin: a difference too small to matter.
  ///   - decidesClaims: whether claims are decided, which takes a while.
  init(
    _ metric: ComparedMetric, _ a: [Double], _ b: [Double], ends: (a: [Double], b: [Double]), isPaired: Bool,
    margin: Double?, decidesClaims: Bool = false, seed: UInt64
  ) {
    (self.metric, self.isPaired, self.margin, self.seed) = (metric, isPaired, margin, seed)
    self.decidesClaims = decidesClaims || margin != nil
    // A time that is missing is censored, and not missing.
    func isThere(_ value: Double) -> Bool { metric.kind == .time || !value.isNaN }
    var (inA, inB) = (Array(a.indices), Array(b.indices))
    if isPaired {
      inA = inA.filter { isThere(a[$0]) && isThere(b[$0]) }
      inB = inA
    } else {
      inA = inA.filter { isThere(a[$0]) }
      inB = inB.filter { isThere(b[$0]) }
    }
    (self.a, self.b) = (inA.map { a[$0] }, inB.map { b[$0] })
    (endsA, endsB) = (inA.map { ends.a[$0] }, inB.map { ends.b[$0] })
  }

  func make() -> MetricComparison {
    var result = MetricComparison(metric, isPaired: isPaired, countA: a.count, countB: b.count)
    switch metric.kind {
    case .number: compareNumbers(a, b, &result)
    case .share: compareShares(&result)
    case .time: compareTimes(&result)
    }
    result.isSame = isSame
    if isSame { for place in result.tests.indices { result.tests[place].p = nil } }
    return result
  }

  private var isSame: Bool {
    func areAlike(_ a: Double, _ b: Double) -> Bool { a == b || a.isNaN && b.isNaN }
    if isPaired { return zip(a, b).allSatisfy(areAlike) }
    guard let one = a.first, !b.isEmpty else { return false }
    return (a + b).allSatisfy { areAlike($0, one) }
  }

  private func compareNumbers(_ a: [Double], _ b: [Double], _ result: inout MetricComparison) {
    compareMeans(a, b, &result)
    result.hedgesG = IndependentDifference(a, b).hedgesG
    let superiority = isPaired ? VarghaDelaney(pairs: a, b) : VarghaDelaney(a, b)
    result.superiority = superiority?.value
    result.superiorityInterval = superiority?.interval(seed: seed)
    if isPaired {
      let ranks = WilcoxonSignedRank(zip(a, b).map { $1 - $0 })
      result.tests.insert(.init("Wilcoxon signed-rank", p: ranks?.p), at: 1)
    } else {
      result.tests.append(.init("Mann-Whitney U", p: MannWhitney(a, b)?.p))
    }
  }

  /// The mean difference; of pairs, the same beside it as if the runs had no common random numbers.
  private func compareMeans(_ a: [Double], _ b: [Double], _ result: inout MetricComparison) {
    let apart = IndependentDifference(a, b)
    (result.meanA, result.meanB) = (a.isEmpty ? nil : apart.a.mean, b.isEmpty ? nil : apart.b.mean)
    result.deviation = apart.pooledDeviation.flatMap { $0 > 0 ? $0 : nil }
    let welch = MetricComparison.Test("Welch t", p: apart.p, interval: apart.interval())
    if isPaired {
      let pairs = PairedDifference(a, b)
      result.difference = pairs.difference.count > 0 ? pairs.difference.mean : nil
      (result.interval95, result.interval90) = (pairs.interval(), pairs.interval(confidence: 0.9))
      result.tests = [.init("paired t", p: pairs.p, interval: pairs.interval()), welch]
      (result.dz, result.varianceReduction) = (pairs.dz, pairs.varianceReduction)
    } else {
      result.difference = apart.difference
      (result.interval95, result.interval90) = (apart.interval(), apart.interval(confidence: 0.9))
      result.tests = [welch]
    }
    addEvidence(a, b, &result)
  }

  /// What claims are decided by, of the numbers whose means are compared.
  private func addEvidence(_ a: [Double], _ b: [Double], _ result: inout MetricComparison) {
    guard decidesClaims else { return }
    let sessions = max(endsA.max() ?? 0, endsB.max() ?? 0)
    let evidence = ClaimEvidence(metric, a, b, sessions: sessions, isPaired: isPaired, seed: seed)
    result.evidence = evidence
    result.equivalence = margin.map { ($0, evidence.equivalence(margin: $0)) }
  }

  private func compareShares(_ result: inout MetricComparison) {
    result.deviation = IndependentDifference(a, b).pooledDeviation.flatMap { $0 > 0 ? $0 : nil }
    addEvidence(a, b, &result)
    let (a, b) = (a.map { $0 > 0.5 }, b.map { $0 > 0.5 })
    let apart = IndependentShares(Share(a.count { $0 }, of: a.count), Share(b.count { $0 }, of: b.count))
    (result.meanA, result.meanB, result.difference) = (apart.a.value, apart.b.value, apart.difference)
    let fisher = MetricComparison.Test("Fisher exact", p: apart.p, interval: apart.interval())
    guard isPaired else {
      (result.interval95, result.interval90) = (apart.interval(), apart.interval(confidence: 0.9))
      result.tests = [fisher]
      return
    }
    let pairs = PairedShares(a, b)
    (result.interval95, result.interval90) = (pairs.interval(), pairs.interval(confidence: 0.9))
    result.tests = [.init("McNemar exact", p: pairs.p, interval: pairs.interval()), fisher]
    result.varianceReduction = PairedDifference(self.a, self.b).varianceReduction
  }

  /// Every run is watched until its end, so the mean of what had passed by then, up to the earlier end of the two sides, is
  /// a mean of numbers that are all known: the area below Kaplan & Meier's curve.
  private func compareTimes(_ result: inout MetricComparison) {
    // A side of no runs has no end, and takes nothing from the other.
    let limit = [endsA.max(), endsB.max()].compactMap(\.self).min() ?? 0
    func passed(_ times: [Double], _ ends: [Double]) -> [Double] {
      zip(times, ends).map { min($0.isNaN ? $1 : $0, limit) }
    }
    compareMeans(passed(a, endsA), passed(b, endsB), &result)
    func events(_ times: [Double], _ ends: [Double]) -> [TimeToEvent] {
      zip(times, ends).map { TimeToEvent($0.isNaN ? $1 : $0, happened: !$0.isNaN) }
    }
    let (eventsA, eventsB) = (events(a, endsA), events(b, endsB))
    result.times = (times(eventsA, until: limit), times(eventsB, until: limit))
    let logRank = isPaired ? LogRank(pairs: eventsA, eventsB) : LogRank(eventsA, eventsB)
    result.tests.insert(.init(isPaired ? "log-rank, pairs as strata" : "log-rank", p: logRank?.p), at: 1)
  }

  private func times(_ events: [TimeToEvent], until limit: Double) -> MetricComparison.Times {
    .init(
      reached: Share(events.count { $0.happened && $0.time <= limit }, of: events.count).value,
      median: Survival(events)?.median)
  }
}
