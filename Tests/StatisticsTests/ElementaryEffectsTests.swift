import Statistics
import Testing

/// Elementary effects against SALib's values.
@Suite struct ElementaryEffectsTests {
  private typealias Golden = SensitivityGolden
  private let none = BlockBootstrap(seed: 1, resamples: 0)

  private func steps(_ points: [[Double]], factors: Int) throws -> [[ElementaryEffects.Step]] {
    try stride(from: 0, to: points.count, by: factors + 1).map { start in
      try #require(ElementaryEffects.steps(points[start...start + factors].map(\.self)))
    }
  }

  /// Four levels: Δ is two thirds of a range. The golden numbers have 15 digits behind the point.
  @Test func effectsAreSALibs() throws {
    let found = ElementaryEffects(
      Golden.effectsOf, steps: try steps(Golden.trajectories, factors: 3), factors: 3, delta: 2.0 / 3, none)
    #expect(found.trajectories == 10 && found.validTrajectories == 10)
    for (factor, effects) in found.factors.enumerated() {
      for (estimate, expected) in [
        (effects.mu, Golden.mu), (effects.muStar, Golden.muStar), (effects.sigma, Golden.sigma),
      ] {
        let value = try #require(estimate).value
        #expect(abs(value - expected[factor]) < 1e-12 * abs(expected[factor]))
      }
    }
  }

  @Test func stepsSayWhichFactorChangesAndWhichWay() {
    typealias Step = ElementaryEffects.Step
    let three = [Step(factor: 1, isUp: false), Step(factor: 0, isUp: true), Step(factor: 2, isUp: true)]
    #expect(ElementaryEffects.steps([[0, 5, 1], [0, 2, 1], [3, 2, 1], [3, 2, 4]]) == three)
    // A factor of one value takes the step that is left.
    let two = [Step(factor: 1, isUp: true), Step(factor: 0, isUp: true)]
    #expect(ElementaryEffects.steps([[0, 7], [0, 7], [1, 7]]) == two)
    for wrong in [[[0, 0], [1, 1], [1, 0]], [[0, 0], [1, 0], [0, 0]], [[0, 0], [1, 0]], []] as [[[Double]]] {
      #expect(ElementaryEffects.steps(wrong) == nil)
    }
  }

  @Test func aTrajectoryWithoutAValueIsLeftOutWhole() throws {
    let steps = try steps(Golden.trajectories, factors: 3)
    for point in 12..<16 {
      var values = Golden.effectsOf
      values[point] = .nan
      let found = ElementaryEffects(values, steps: steps, factors: 3, delta: 2.0 / 3, none)
      let without = ElementaryEffects(
        Array(values[..<12] + values[16...]), steps: Array(steps[..<3] + steps[4...]), factors: 3, delta: 2.0 / 3, none)
      #expect(found.factors == without.factors && found.trajectories == 10 && found.validTrajectories == 9)
    }
    var values = Golden.effectsOf
    for trajectory in 0..<4 { values[4 * trajectory] = .nan }
    let few = ElementaryEffects(values, steps: steps, factors: 3, delta: 2.0 / 3, none)
    #expect(
      few.factors.allSatisfy { $0.mu == nil && $0.muStar == nil && $0.sigma == nil } && few.validTrajectories == 6)
    #expect(ElementaryEffects([], steps: [], factors: 3, delta: 0.5, none).factors.count == 3)
  }

  @Test func theDummysEffectsAreWhatLuckChangesOverTheStep() throws {
    let steps = try steps(Golden.trajectories, factors: 3)
    let luck: [Double] = [0.1, -0.3, 0.2, 0.1, -0.1, 0, 0.3, -0.2, 0.1, 0.2]
    let found = ElementaryEffects(
      Golden.effectsOf, steps: steps, factors: 3, delta: 2.0 / 3, luck: luck, BlockBootstrap(seed: 1))
    let dummy = try #require(found.dummy)
    #expect(abs(try #require(dummy.mu).value - 0.06) < 1e-12)
    #expect(abs(try #require(dummy.muStar).value - 0.24) < 1e-12)
    // Σ(d − 0.04)² = 0.34 − 10 · 0.0016 = 0.324.
    #expect(abs(try #require(dummy.sigma).value - 1.5 * (0.324 / 9).squareRoot()) < 1e-12)
    let (low, high) = (try #require(dummy.muStar?.low), try #require(dummy.muStar?.high))
    #expect(0.1 < low && low < 0.24 && 0.24 < high && high < 0.4)
    #expect(found.factors.count == 3)
    #expect(ElementaryEffects(Golden.effectsOf, steps: steps, factors: 3, delta: 2.0 / 3, none).dummy == nil)
  }
}
