/// Elementary effects: what a number changes where one factor is changed and the others are not.
///
/// A trajectory of D factors has D + 1 points, of which each differs from the one before in one factor, by Δ of its range up
/// or down. The effect of the factor is (Y with the larger value − Y with the smaller)/Δ, and over trajectories
///
///     mu = mean effect · mu_star = mean absolute effect · sigma = their standard deviation, divided by n − 1
///
/// in the unit of the number per whole range of the factor. The effects of a dummy, which does nothing but give a point other
/// random numbers, are d/Δ with d of each trajectory's first point: see `PointNumbers`. A trajectory of which a point has no value is
/// left out whole.
///
/// Edge cases: no value where fewer than two thirds of the trajectories, or than two, are left.
///
/// References: Morris (1991), Technometrics 33, 161–174; Campolongo, Cariboni & Saltelli (2007), Environ. Model. Softw. 22,
/// 1509–1518, for mu_star. Checked by SALib's values.
public struct ElementaryEffects: Sendable, Equatable {
  /// A step of a trajectory: the factor that changes, and its direction.
  public struct Step: Sendable, Equatable {
    /// The factor, from 0.
    public let factor: Int
    /// Whether its value is larger after it.
    public let isUp: Bool

    /// Creates a step.
    public init(factor: Int, isUp: Bool) { (self.factor, self.isUp) = (factor, isUp) }
  }

  /// Statistics of the effects of a factor.
  public struct Effects: Sendable, Equatable {
    /// Mean, mean absolute, and standard deviation.
    public let mu, muStar, sigma: Estimate?
  }

  /// Effects of each factor.
  public let factors: [Effects]
  /// Effects of the dummy, the noise floor.
  public let dummy: Effects?
  /// Trajectories, and those of which every point has a value.
  public let trajectories, validTrajectories: Int

  /// The steps of a trajectory, from the places of its points in each factor; `nil` if it is none.
  ///
  /// A factor of one value changes in no step, and takes one that is left.
  public static func steps(_ points: [[Double]]) -> [Step]? {
    guard let factors = points.first?.count, points.count == factors + 1 else { return nil }
    var steps: [Step?] = []
    for (before, after) in zip(points, points.dropFirst()) {
      let changed = (0..<factors).filter { before[$0] != after[$0] }
      guard changed.count <= 1 else { return nil }
      steps.append(changed.first.map { Step(factor: $0, isUp: after[$0] > before[$0]) })
    }
    var rest = Set(0..<factors).subtracting(steps.compactMap { $0?.factor }).sorted()
    guard rest.count == steps.count(where: { $0 == nil }) else { return nil }
    return steps.map { $0 ?? Step(factor: rest.removeFirst(), isUp: true) }
  }

  /// Creates one from values in the order of the design.
  ///
  /// - Parameters:
  ///   - values: one a point; not a number where there is none.
  ///   - steps: the steps of each trajectory.
  ///   - factors: number of factors.
  ///   - delta: step of a factor as a share of its range: p/(2 (p − 1)) for p levels.
  ///   - luck: difference by chance in the first point of each trajectory; `nil` if it is not known.
  ///   - bootstrap: resampling for the intervals.
  public init(
    _ values: [Double], steps: [[Step]], factors: Int, delta: Double, luck: [Double]? = nil, _ bootstrap: BlockBootstrap
  ) {
    let size = factors + 1
    let valid = steps.indices.filter { values[$0 * size..<($0 + 1) * size].allSatisfy(\.isFinite) }
    (trajectories, validTrajectories) = (steps.count, valid.count)
    guard Estimate.isEnough(valid.count, of: steps.count) else {
      self.factors = Array(repeating: Effects(mu: nil, muStar: nil, sigma: nil), count: factors)
      dummy = nil
      return
    }
    var effects = [[Double]](repeating: [], count: factors)
    for trajectory in valid {
      for (place, step) in steps[trajectory].enumerated() {
        let change = values[trajectory * size + place + 1] - values[trajectory * size + place]
        effects[step.factor].append((step.isUp ? change : -change) / delta)
      }
    }
    let other = luck.map { luck in valid.map { luck[$0] / delta } } ?? [.nan]
    let hasDummy = other.allSatisfy(\.isFinite)
    if hasDummy { effects.append(other) }
    let all = bootstrap.estimates(blocks: valid.count) { weights in effects.flatMap { Self.statistics($0, weights) } }
    let answers = effects.indices.map { Effects(mu: all[3 * $0], muStar: all[3 * $0 + 1], sigma: all[3 * $0 + 2]) }
    self.factors = Array(answers.prefix(factors))
    dummy = hasDummy ? answers.last : nil
  }

  /// Mean, mean absolute and standard deviation, each effect as often as its weight says.
  private static func statistics(_ effects: [Double], _ weights: [Double]) -> [Double] {
    var (all, sum, size) = (0.0, 0.0, 0.0)
    for (effect, weight) in zip(effects, weights) {
      all += weight
      sum += weight * effect
      size += weight * abs(effect)
    }
    let mean = sum / all
    let squares = zip(effects, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return [mean, size / all, (squares / (all - 1)).squareRoot()]
  }
}
