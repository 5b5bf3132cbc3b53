import Foundation
import Statistics
import Testing

/// Numbers of SciPy, statsmodels and lifelines, algebra to 1e-12, p-values to 1e-9. Their differences are a − b, ours b − a: their
/// first group is our second.
@Suite struct GoldenStatisticsTests {
  @Test func meanAndInterval() {
    let a = Spread(Reference.a)
    #expect(isNear(a.mean, 0.6617))
    #expect(isNear(a.variance, 0.004353344444444443))
    #expect(isNear(a.standardDeviation, 0.0659798790878283))
    #expect(isNear(a.standardError, 0.020864669766005026))
    #expect(isNear(a.interval(), 0.6145008378394126, 0.7088991621605873))
  }

  @Test func quantilesOfType7() {
    let expected = [0.5603250000000001, 0.56865, 0.60975, 0.676, 0.7115, 0.73915, 0.742075]
    for (share, value) in zip([0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975], expected) {
      #expect(isNear(quantile(ofSorted: Reference.a.sorted(), share), value))
    }
  }

  @Test func wilson() {
    #expect(isNear(Share(7, of: 10).interval(), 0.39677814746114526, 0.892208732593699))
  }

  @Test func welch() {
    let difference = IndependentDifference(Reference.b, Reference.a)
    #expect(isNear(difference.difference, 0.6617 - 0.5631))
    #expect(isNear(difference.t, 3.3928131802965784))
    #expect(isNear(difference.degrees, 17.982823093012733))
    #expect(isNear(difference.p, 0.0032461948122576886, 1e-9))
    #expect(isNear(difference.interval(), 0.03754002230745631, 0.1596599776925435))
  }

  @Test func paired() {
    let difference = PairedDifference(Reference.b, Reference.a)
    #expect(isNear(difference.t, 5.162185746763424) && difference.degrees == 9)
    #expect(isNear(difference.p, 0.0005933491911032663, 1e-9))
    #expect(isNear(difference.interval(), 0.05539181122226188, 0.1418081887777381))
    #expect(isNear(difference.dz, 1.6324264664629595))
    #expect(isNear(difference.correlation, 0.5683024244586437))
    #expect(isNear(difference.varianceReduction, 0.5680309428898453))
  }

  @Test func hedges() {
    let difference = IndependentDifference(Reference.b, Reference.a)
    #expect(isNear(difference.hedgesG, 1.453048589024971))
    // Without J it is Cohen's d.
    let j = exp(lgamma(9) - lgamma(8.5)) / 3
    #expect(isNear(difference.hedgesG.map { $0 / j }, 1.5173121812200803))
  }

  @Test func mannWhitney() throws {
    let exact = try #require(MannWhitney(Reference.b, Reference.a))
    #expect(exact.u == 86 && exact.isExact && isNear(exact.p, 0.0051960423477451344, 1e-9))
    let normal = try #require(MannWhitney(Reference.b, Reference.a, mayBeExact: false))
    #expect(normal.u == 86 && !normal.isExact && isNear(normal.p, 0.00728455700947966, 1e-9))
  }

  @Test func varghaDelaney() {
    let a = VarghaDelaney(Reference.b, Reference.a)?.value
    #expect(isNear(a, 0.86) && isNear(a.map { 2 * $0 - 1 }, 0.72))
  }

  @Test func wilcoxon() throws {
    let test = try #require(WilcoxonSignedRank(zip(Reference.b, Reference.a).map { $1 - $0 }))
    #expect((test.positive, test.negative) == (54, 1) && test.isExact && isNear(test.p, 0.00390625, 1e-9))
  }

  @Test func ties() throws {
    let (a, b): ([Double], [Double]) = ([3, 4, 4, 5, 2, 4, 5, 3, 4, 5], [2, 3, 3, 4, 2, 3, 4, 3, 1, 4])
    let test = try #require(MannWhitney(b, a))
    #expect(test.u == 76 && !test.isExact && isNear(test.p, 0.04510949985650212, 1e-9))
    #expect(isNear(VarghaDelaney(b, a)?.value, 0.76))
  }

  @Test func adjustedPValues() {
    let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]
    let expected: [Adjustment: [Double]] = [
      .bonferroni: [0.008, 0.064, 0.312, 0.328, 0.336, 0.48, 0.592, 1],
      .holm: [0.008, 0.056, 0.234, 0.234, 0.234, 0.234, 0.234, 0.234],
      .benjaminiHochberg: [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.08457142857142856, 0.205],
      .benjaminiYekutieli: [
        0.02174285714285714, 0.08697142857142856, 0.18264, 0.18264, 0.18264, 0.21742857142857142,
        0.22985306122448976, 0.5571607142857142,
      ],
    ]
    #expect(expected.count == Adjustment.allCases.count)
    for (adjustment, values) in expected {
      for (actual, value) in zip(adjustment.adjusted(p), values) { #expect(isNear(actual, value)) }
      // The order in which they come does not matter.
      #expect(adjustment.adjusted(p.reversed()) == adjustment.adjusted(p).reversed())
    }
  }

  @Test func bootstrap() throws {
    let file = try #require(Bundle.module.url(forResource: "Golden/bootstrap-places", withExtension: "txt"))
    let places = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.compactMap(\.wholeNumberValue)
    }
    #expect(places.count == 200 && places.allSatisfy { $0.count == 10 })
    let bootstrap = try #require(
      Bootstrap(Reference.a, places: places) { $0.reduce(0, +) / Double($0.count) })
    #expect(isNear(bootstrap.interval(.percentile), 0.6254299999999999, 0.6998075))
    #expect(isNear(bootstrap.interval(.basic), 0.6235924999999999, 0.69797))
    #expect(isNear(bootstrap.standardError, 0.019757586953144227))
    #expect(isNear(bootstrap.bias, -0.05642906916247406, 1e-11))
    #expect(isNear(bootstrap.acceleration, -0.0167598323022589, 1e-11))
    #expect(isNear(bootstrap.corrected(0.025), 0.016042569508033625, 1e-9))
    #expect(isNear(bootstrap.corrected(0.975), 0.9631325638987188, 1e-9))
    #expect(isNear(bootstrap.interval(.bca), 0.6224577413996296, 0.6975633802158451))
  }

  @Test func survivalAndLogRank() throws {
    func runs(_ times: [Double], _ happened: [Int]) -> [TimeToEvent] {
      zip(times, happened).map { TimeToEvent($0, happened: $1 == 1) }
    }
    let one = runs([12, 15, 9, 20, 20, 17, 11, 20], [1, 1, 1, 0, 0, 1, 1, 0])
    let two = runs([8, 10, 7, 14, 9, 20, 12, 11], [1, 1, 1, 1, 1, 0, 1, 1])
    let survival = try #require(Survival(one))
    #expect(survival.steps.map(\.time) == [9, 11, 12, 15, 17, 20])
    for (step, share) in zip(survival.steps, [0.875, 0.75, 0.625, 0.5, 0.375, 0.375]) {
      #expect(isNear(step.share, share))
    }
    let test = try #require(LogRank(two, one))
    #expect(isNear(test.z, -1.7151396107344241))
    #expect(isNear(test.chiSquared, 2.9417038843102317))
    #expect(isNear(test.p, 0.08631963352877314, 1e-9))
  }
}
