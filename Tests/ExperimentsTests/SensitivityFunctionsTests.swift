import Analytics
import Experiments
import Foundation
import Scenarios
import Statistics
import Testing

/// Sensitivity of functions whose indices are known, at the points of our own designs.
@Suite struct SensitivityFunctionsTests {
  private let none = BlockBootstrap(seed: 1, resamples: 0)

  private func design(_ method: Design.Method, _ factors: Int, _ samples: Int, in range: ClosedRange<Double>) -> Design
  {
    var design = Design()
    (design.method, design.samples, design.secondOrder) = (method, samples, true)
    design.factors = (0..<factors).map {
      Factor(name: "x\($0)", domain: .range(from: range.lowerBound, to: range.upperBound, isInteger: false))
    }
    return design
  }

  /// Ishigami & Homma (1990): sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ in −π … π.
  private func ishigami(_ samples: Int, _ bootstrap: BlockBootstrap, isShifted: Bool = true) -> SobolIndices {
    let points = coordinates(points(of: design(.saltelli, 3, samples, in: -.pi ... .pi), seed: 1, isShifted: isShifted))
    let values = points.map { x in sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0]) }
    return SobolIndices(values, factors: 3, secondOrder: true, bootstrap)
  }

  /// Sobol's G: Π (|4x − 2| + a)/(1 + a) in 0 … 1, with a = 0, 1, 4.5, 9.
  private func sobolG(_ samples: Int) -> SobolIndices {
    let a = [0, 1, 4.5, 9]
    let values = coordinates(points(of: design(.saltelli, 4, samples, in: 0...1), seed: 1)).map { x in
      zip(x, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    }
    return SobolIndices(values, factors: 4, secondOrder: true, none)
  }

  private func values(_ estimates: [Estimate?]) throws -> [Double] { try estimates.map { try #require($0).value } }

  private func worst(_ estimates: [Estimate?], _ expected: [Double]) throws -> Double {
    zip(try values(estimates), expected).map { abs($0 - $1) }.max() ?? .infinity
  }

  /// SALib 1.6.0, 1024 base points of the unscrambled sequence, second order too; 15 digits behind the point.
  @Test func indicesOfIshigamisFunctionAreSALibs() throws {
    let found = ishigami(1024, BlockBootstrap(seed: 1), isShifted: false)
    func agree(_ estimates: [Estimate?], _ expected: [Double]) throws {
      for (value, expected) in zip(try values(estimates), expected) { #expect(abs(value - expected) < 1e-12) }
    }
    try agree(found.first, [0.332955105353173, 0.441313938544067, 0.018578437929573])
    try agree(found.total, [0.558179045711466, 0.443284584030348, 0.242149373354965])
    try agree(found.second.map(\.estimate), [-4.955281413510093e-05, 0.22760710553788024, 0.0048765516488903544])
    // Half widths of SALib's intervals are from 100 resamples of a generator of its own, which are off by a tenth or so.
    let halves = [
      0.065280251859461, 0.046803486392602, 0.05541593123726, 0.097324640231816, 0.042879809906916, 0.028283936219694,
    ]
    for (estimate, half) in zip(found.first + found.total, halves) {
      let (low, high) = (try #require(estimate?.low), try #require(estimate?.high))
      #expect((0.7...1.4).contains((high - low) / 2 / half))
    }
  }

  /// The error falls as the design grows; not at every step, but over sixteen times as many base points.
  @Test func indicesOfIshigamisFunctionConverge() throws {
    let (s1, st) = (
      [0.31390519114781146, 0.4424111447900409, 0], [0.5575888552099592, 0.4424111447900409, 0.24368366406214775]
    )
    let errors = try [64, 256, 1024, 4096, 16384, 65536].map { samples in
      let found = ishigami(samples, none)
      return max(try worst(found.first, s1), try worst(found.total, st))
    }
    #expect(zip(errors, errors.dropFirst(2)).allSatisfy { $1 < $0 / 4 }, "\(errors)")
    #expect(errors[5] < 1e-3 && errors[5] < errors[0] / 32, "\(errors)")
    let pairs = ishigami(16384, none).second.map(\.estimate)
    #expect(try worst(pairs, [0, 0.24368366406214775, 0]) < 0.005)
  }

  @Test func indicesOfSobolsGConverge() throws {
    let s1 = [0.7164929348576997, 0.17912323371442493, 0.023685716854799987, 0.007164929348576997]
    let st = [0.7873697011432748, 0.24226760035177686, 0.034326744464011974, 0.010463384732800993]
    let errors = try [64, 256, 1024, 4096, 16384].map { samples in
      let found = sobolG(samples)
      return max(try worst(found.first, s1), try worst(found.total, st))
    }
    #expect(errors[4] < 2e-3 && errors[4] < errors[0] / 16, "\(errors)")
    #expect(errors[2] < errors[0] && errors[4] < errors[2], "\(errors)")
  }

  /// A sum with known slopes: the effect of a factor is its slope times its range, everywhere.
  @Test func effectsOfASumAreItsSlopes() throws {
    var design = design(.morris, 3, 0, in: 0...2)
    (design.trajectories, design.levels) = (20, 6)
    let places = coordinates(points(of: design, seed: 4))
    let steps = try stride(from: 0, to: places.count, by: 4).map { start in
      try #require(ElementaryEffects.steps(places[start..<start + 4].map(\.self)))
    }
    let found = ElementaryEffects(
      places.map { 3 * $0[0] - 5 * $0[1] }, steps: steps, factors: 3, delta: 0.6, BlockBootstrap(seed: 1))
    for (effects, slope) in zip(found.factors, [6.0, -10, 0]) {
      #expect(abs(try #require(effects.mu).value - slope) < 1e-12)
      #expect(abs(try #require(effects.muStar).value - abs(slope)) < 1e-12)
      #expect(try #require(effects.sigma).value < 1e-12)
    }
  }

  /// Of a linear function at a Latin hypercube SRC² are the shares of variance, and R² is 1.
  @Test func standardisedCoefficientsOfASumAreSharesOfVariance() throws {
    let places = coordinates(points(of: design(.lhs, 3, 4096, in: 0...1), seed: 4))
    let columns = (0..<3).map { factor in places.map { $0[factor] } }
    let found = RegressionSensitivity(
      places.map { 3 * $0[0] - 4 * $0[1] }, factors: columns, ranked: false, seed: 1, none)
    #expect(try #require(found.r2).value > 1 - 1e-9)
    for (value, expected) in zip(try values(found.coefficients), [0.6, -0.8, 0]) {
      #expect(abs(value - expected) < 0.03)
    }
  }
}
