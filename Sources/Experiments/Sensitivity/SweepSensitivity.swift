import Analytics
import Recording
import ScenarioReading
import Scenarios
import Statistics

/// The sensitivity of a finished sweep's metrics to its factors, by the method for which its design was made.
public struct SweepSensitivity: Sendable {
  /// A method that measures sensitivity.
  public typealias Method = Design.Sensitivity

  /// The rows of `sensitivity.csv`, by metric and method.
  public private(set) var rows: [SensitivityRow] = []
  /// The notes that a reader of them needs.
  public private(set) var notes: [SensitivityNote] = []

  private let sweep: DesignedSweep
  private let bootstrap: BlockBootstrap
  /// The positions of every point in every factor; empty if the method does not need them.
  private let places: [[Double]]
  private var names: [String] { sweep.design.factors.map(\.name) }

  /// Returns the methods used by default.
  public static func usual(for design: Design) -> [Method] {
    let methods = design.method.sensitivity
    return methods.contains(.sobol) ? [.sobol] : methods
  }

  /// Returns whether there are enough points for an index, if all runs have the metric.
  public static func hasIndices(_ design: Design, points: Int) -> Bool {
    switch design.method.sensitivity[0] {
    case .sobol: design.samples > 1
    case .morris: points >= 2 * (design.factors.count + 1)
    // Without a sampler the points do not cover the whole space.
    case .prcc, .src: design.method.isSampler && points >= design.factors.count(where: \.isNumber) + 3
    }
  }

  /// Computes the rows. Throws `FolderFault` for a faulty table, `OutputError`, `CancellationError`.
  public init(
    _ sweep: DesignedSweep, metrics: [String], methods: [Method], resamples: Int = 1000
  ) throws {
    self.sweep = sweep
    bootstrap = BlockBootstrap(seed: sweep.manifest.seed, resamples: resamples)
    places = methods == [.sobol] ? [] : try sweep.places()
    let numbers = try SweepNumbers(sweep, metrics)
    noteDesign(numbers, methods)
    for (metric, column) in zip(metrics, numbers.columns) {
      try Task.checkCancellation()
      noteMissing(metric, column)
      for method in methods {
        let squares = column.luckSquareOfMean.map { $0 * column.luck.shareBetweenPoints }
        try add(method, metric, column.mean, column.luckOfMean, squares: squares)
      }
      if numbers.replicates > 1 {
        for method in methods {
          try add(method, metric + SensitivityRow.variance, column.variance, column.luckOfVariance)
        }
        rows.append(
          SensitivityRow(
            method: "replicates", metric: metric, index: "luck_share",
            isEnough(column.luck) ? column.luck.share.map { Estimate($0) } : nil, n: column.luck.points,
            valid: column.luck.validPoints))
      }
    }
  }

  private func isEnough(_ luck: LuckShare) -> Bool {
    Double(luck.validPoints) >= Estimate.leastShare * Double(luck.points)
  }

  private mutating func add(
    _ method: Method, _ metric: String, _ values: [Double], _ luck: [Double], squares: [Double]? = nil
  ) throws {
    switch method {
    case .sobol: addSobol(metric, values, luck, squares)
    case .morris: try addMorris(metric, values, luck)
    case .prcc, .src: addRegression(method, metric, values)
    }
  }

  /// Returns the number of the first point of each block of a size.
  private static func first(_ numbers: [Double], of size: Int) -> [Double] {
    stride(from: 0, to: numbers.count, by: size).map { numbers[$0] }
  }

  /// Returns the change with other random numbers at the first point of each block. If points share random numbers, the
  /// change common to all of them is subtracted, since it is in no difference between points.
  private func ofBlocks(_ luck: [Double], of size: Int) -> [Double] {
    let all = Self.first(luck, of: size)
    let known = Spread(all.filter(\.isFinite))
    guard sweep.design.luck == .shared, known.count > 1 else { return all }
    let n = Double(known.count)
    return all.map { ($0 - known.mean) * (n / (n - 1)).squareRoot() }
  }

  // MARK: Methods

  private mutating func addSobol(_ metric: String, _ values: [Double], _ luck: [Double], _ squares: [Double]?) {
    let size = SobolIndices.rows(factors: names.count, secondOrder: sweep.design.secondOrder)
    let found = SobolIndices(
      values, factors: names.count, secondOrder: sweep.design.secondOrder, luck: ofBlocks(luck, of: size),
      luckSquares: squares.map { Self.first($0, of: size) }, bootstrap)
    func row(_ index: String, _ one: String, _ estimate: Estimate?, and other: String = "") -> SensitivityRow {
      SensitivityRow(
        method: "sobol", metric: metric, parameter: one, parameter2: other, index: index, estimate, n: found.blocks,
        valid: found.validBlocks)
    }
    rows += zip(names, found.first).map { row("S1", $0, $1) }
    rows.append(row("S1", SensitivityRow.dummy, found.dummyFirst))
    rows += zip(names, found.total).map { row("ST", $0, $1) }
    rows.append(row("ST", SensitivityRow.dummy, found.dummyTotal))
    rows += found.second.map { row("S2", names[$0.first], $0.estimate, and: names[$0.second]) }
  }

  private mutating func addMorris(_ metric: String, _ values: [Double], _ luck: [Double]) throws {
    let (size, levels) = (names.count + 1, Double(sweep.design.levels))
    let steps = try stride(from: 0, to: places.count, by: size).map { start in
      guard let steps = ElementaryEffects.steps(places[start..<start + size].map(\.self)) else {
        throw FolderFault(Place(sweep.folder + "/points.csv", line: start + 2), .table(.noTrajectory))
      }
      return steps
    }
    let found = ElementaryEffects(
      values, steps: steps, factors: names.count, delta: levels / (2 * (levels - 1)),
      luck: ofBlocks(luck, of: size), bootstrap)
    for index in ["mu", "mu_star", "sigma"] {
      for (factor, effects) in zip(
        sweep.design.factors.map(Optional.some) + [nil], found.factors.map(Optional.some) + [found.dummy])
      {
        let estimate = index == "mu" ? effects?.mu : index == "mu_star" ? effects?.muStar : effects?.sigma
        // A direction means nothing between categories.
        let hasOrder = index == "mu_star" || factor?.isNumber != false
        rows.append(
          SensitivityRow(
            method: "morris", metric: metric, parameter: factor?.name ?? SensitivityRow.dummy, index: index,
            hasOrder ? estimate : nil, n: found.trajectories, valid: found.validTrajectories))
      }
    }
  }

  private mutating func addRegression(_ method: Method, _ metric: String, _ values: [Double]) {
    let points = regressionPoints
    let factors = ranked
    guard !factors.isEmpty else {
      return note(.nothingToRank)
    }
    let found = RegressionSensitivity(
      points.map { values[$0] }, factors: factors.map { factor in points.map { places[$0][factor] } },
      ranked: method == .prcc, seed: sweep.manifest.seed, bootstrap)
    func row(_ parameter: String, _ index: String, _ estimate: Estimate?) -> SensitivityRow {
      SensitivityRow(
        method: method.rawValue, metric: metric, parameter: parameter, index: index, estimate, n: found.points,
        valid: found.validPoints)
    }
    let index = method == .prcc ? "PRCC" : "SRC"
    rows += zip(factors, found.coefficients).map { row(names[$0], index, $1) }
    rows.append(row(SensitivityRow.dummy, index, found.dummy))
    rows.append(row("", "R2", found.r2))
    if let dependent = found.dependent.map({ factors[$0] }) {
      let kept = points.filter { values[$0].isFinite }
      if let first = kept.first, kept.allSatisfy({ places[$0][dependent] == places[first][dependent] }) {
        return note(.oneValueLeft(names[dependent], points: kept.count, metric: metric))
      }
      note(.dependent(names[dependent]))
    }
  }

  /// The factors whose values are numbers and not all the same.
  private var ranked: [Int] {
    names.indices.filter { factor in
      sweep.design.factors[factor].isNumber && regressionPoints.contains { places[$0][factor] != places[0][factor] }
    }
  }

  /// The points for a regression. With Saltelli's method they are blocks A and B, whose rows do not repeat each other.
  private var regressionPoints: [Int] {
    guard sweep.design.method == .saltelli else { return Array(0..<sweep.points) }
    let size = SobolIndices.rows(factors: names.count, secondOrder: sweep.design.secondOrder)
    return stride(from: 0, to: sweep.points, by: size).flatMap { [$0, $0 + size - 1] }
  }
}

// MARK: - Notes

extension SweepSensitivity {
  private mutating func note(_ note: SensitivityNote) {
    if !notes.contains(note) { notes.append(note) }
  }

  private mutating func noteDesign(_ numbers: SweepNumbers, _ methods: [Method]) {
    if !sweep.design.extra.isEmpty { note(.extraPoints(sweep.design.extra.count)) }
    // The dummy of a regression is a random column, and needs no other random numbers.
    let isOfRegression = methods.allSatisfy { $0 == .prcc || $0 == .src }
    if numbers.replicates < 2 {
      note(.oneReplicate(lacksFloor: !isOfRegression))
    } else if numbers.replicates < 4, !isOfRegression {
      note(.fewReplicates(numbers.replicates))
    }
    if numbers.failed > 0 {
      let block: SensitivityNote.Block =
        methods.contains(.sobol) ? .basePoint : methods.contains(.morris) ? .trajectory : .point
      note(.failedRuns(numbers.failed, block))
    }
    let factors = sweep.design.factors
    if names.contains(SensitivityRow.dummy) { note(.factorCalledDummy) }
    let usesRanks = methods.contains(.prcc) || methods.contains(.src)
    for (place, factor) in factors.enumerated() {
      if usesRanks, !factor.isNumber {
        note(.notRanked(factor.name))
      } else if usesRanks, !ranked.contains(place) {
        note(.oneValue(factor.name))
      } else if methods.contains(.morris), !factor.isNumber {
        note(.unordered(factor.name))
      }
    }
    if sweep.design.levels == 2, methods.contains(.morris) {
      note(.twoLevels)
    }
  }

  private mutating func noteMissing(_ metric: String, _ column: SweepNumbers.Column) {
    let luck = column.mean.filter { !$0.isFinite }.count
    guard luck > 0 else {
      if let one = column.mean.first, column.mean.allSatisfy({ $0 == one }) {
        note(.sameEverywhere(metric: metric))
      }
      return
    }
    note(.missing(metric: metric, at: luck, of: column.mean.count))
  }
}
