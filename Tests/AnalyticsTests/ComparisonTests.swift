import Analytics
import Foundation
import ScenarioReading
import Scenarios
import Statistics
import Testing

@Suite struct ComparisonTests {
  static let tension = ComparedMetric("tension_peak")
  static let a = [0.621, 0.713, 0.552, 0.684, 0.745, 0.606, 0.668, 0.707, 0.589, 0.732]
  static let b = [0.523, 0.614, 0.575, 0.496, 0.661, 0.509, 0.637, 0.549, 0.470, 0.597]

  /// A side with one metric.
  static func side(
    _ values: [Double], of metric: ComparedMetric = tension, seed: UInt64 = 1, point: Int? = nil, first: UInt32 = 0,
    end: Double = 12, paths: [String]? = nil
  ) -> ComparedRuns {
    var side = ComparedRuns(name: "side", title: "", luck: .init(seed: seed, point: point), metrics: [metric])
    for (place, value) in values.enumerated() {
      side.add(replicate: first + UInt32(place), cells: [value], path: paths?[place] ?? "FSA", end: end)
    }
    return side
  }

  static func compare(
    _ a: ComparedRuns, _ b: ComparedRuns, _ metric: ComparedMetric = tension,
    _ change: (inout Comparison.Options) -> Void = { _ in }
  ) -> Comparison {
    var options = Comparison.Options(metrics: [metric], seed: 1)
    change(&options)
    return Comparison(a, b, options)
  }

  private func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1e-300, abs(expected)) } ?? false
  }

  /// SciPy's numbers of a − b, so the sides are swapped.
  @Test func pairsThatShareLuckAreComparedAsPairs() throws {
    let result = Self.compare(Self.side(Self.b), Self.side(Self.a))
    #expect(result.isPaired && result.pairs == 10)
    let metric = result.metrics[0]
    #expect(metric.tests.map(\.name) == ["paired t", "Wilcoxon signed-rank", "Welch t"])
    #expect(isNear(metric.tests[0].p, 0.0005933491911032663))
    #expect(isNear(metric.tests[1].p, 0.00390625))
    #expect(isNear(metric.tests[2].p, 0.0032461948122576886))
    #expect(isNear(metric.interval95?.lowerBound, 0.05539181122226188))
    #expect(isNear(metric.interval95?.upperBound, 0.1418081887777381))
    #expect(isNear(metric.dz, 1.6324264664629595))
    #expect(isNear(metric.hedgesG, 1.453048589024971))
    #expect(isNear(metric.superiority, 0.86))
    #expect(isNear(metric.varianceReduction, 0.5680309428898453))
    let interval = try #require(metric.superiorityInterval)
    #expect(interval.lowerBound > 0.5 && interval.lowerBound < 0.86 && interval.upperBound > 0.86)
  }

  @Test func runsThatShareNoLuckAreComparedAsGroups() {
    let others = [
      Self.compare(Self.side(Self.b), Self.side(Self.a, seed: 2)),
      Self.compare(Self.side(Self.b, point: 0), Self.side(Self.a, point: 1)),
      Self.compare(Self.side(Self.b), Self.side(Self.a, first: 10)),
      Self.compare(Self.side(Self.b), Self.side(Self.a)) { $0.ignoresPairs = true },
    ]
    for result in others {
      let metric = result.metrics[0]
      #expect(!result.isPaired && result.pairs == 0)
      #expect(metric.tests.map(\.name) == ["Welch t", "Mann-Whitney U"])
      #expect(isNear(metric.tests[0].p, 0.0032461948122576886))
      #expect(isNear(metric.tests[1].p, 0.0051960423477451344))
      #expect(isNear(metric.interval95?.lowerBound, 0.03754002230745631))
      #expect(metric.dz == nil && metric.varianceReduction == nil)
    }
  }

  /// Replicates 3 to 9 of one side and 0 to 6 of the other: four in common.
  @Test func onlyCommonReplicatesMakePairs() {
    let result = Self.compare(Self.side(Array(Self.a[0..<7])), Self.side(Array(Self.b[3..<10]), first: 3))
    #expect(result.pairs == 4)
    #expect(isNear(result.metrics[0].meanA, Self.a[3..<7].reduce(0, +) / 4, 1e-15))
    #expect(isNear(result.metrics[0].meanB, Self.b[3..<7].reduce(0, +) / 4, 1e-15))
  }

  @Test func aMissingValueTakesItsPairAway() {
    var (a, b) = (Self.a, Self.b)
    (a[2], b[5]) = (.nan, .nan)
    let paired = Self.compare(Self.side(a), Self.side(b)).metrics[0]
    #expect(paired.countA == 8 && paired.countB == 8)
    let kept = Self.a.indices.filter { $0 != 2 && $0 != 5 }
    #expect(isNear(paired.difference, kept.reduce(0) { $0 + Self.b[$1] - Self.a[$1] } / 8, 1e-12))
    let apart = Self.compare(Self.side(a), Self.side(b, seed: 2)).metrics[0]
    #expect(apart.countA == 9 && apart.countB == 9)
  }

  @Test func aTimeIsCountedUntilTheEarlierEnd() throws {
    let metric = ComparedMetric("performing_entry")
    #expect(metric.kind == .time)
    let a = Self.side([2, 9, .nan, .nan], of: metric, end: 12)
    let b = Self.side([1, 3, 5, .nan], of: metric, end: 8)
    let result = Self.compare(a, b, metric).metrics[0]
    // A up to session 8: 2, 8, 8, 8. B: 1, 3, 5, 8.
    #expect(result.meanA == 6.5 && result.meanB == 4.25 && result.difference == -2.25)
    #expect(result.countA == 4)
    let times = try #require(result.times)
    // One of A reaches it after the end of B, which is not counted.
    #expect(times.a.reached == 0.25 && times.b.reached == 0.75)
    #expect(times.a.median == 9 && times.b.median == 3)
    // B came first in three pairs; in the fourth neither did. Three of three: 2/2³.
    let logRank = try #require(result.tests.first { $0.name == "log-rank, pairs as strata" })
    #expect(isNear(logRank.p, 0.25, 1e-9))
  }

  @Test func endsThatDifferAreKnown() {
    let metric = ComparedMetric("left")
    func compare(_ a: ComparedRuns, _ b: ComparedRuns) -> Comparison { Self.compare(a, b, metric) }
    let twelve = Self.side([0, 0.1], of: metric, end: 12)
    #expect(compare(twelve, Self.side([0, 0.2], of: metric, end: 12.0000000001)).ends == nil)
    let differing = compare(twelve, Self.side([0, 0.2], of: metric, end: 8))
    #expect(differing.ends?.a == 12...12 && differing.ends?.b == 8...8)
    var mixed = Self.side([0, 0.2], of: metric, end: 12)
    mixed.add(replicate: 2, cells: [0.1], path: "FSA", end: 10)
    #expect(compare(mixed, mixed).ends?.b == 10...12)
    // A side of no runs takes no time from the other.
    let times = ComparedMetric("performing_entry")
    let alone = Self.compare(Self.side([2, 9], of: times), Self.side([], of: times), times).metrics[0]
    #expect(alone.meanA == 5.5 && alone.meanB == nil)
  }

  @Test func sharesAndGoalsAreCounted() {
    #expect(ComparedMetric("settled").kind == .share)
    let goal = ComparedMetric("goal_calm")
    #expect(goal.kind == .share && goal.label == "met: calm")
    // A goal's column holds the session since which it is met.
    let a = Self.side([3, .nan, .nan, .nan, .nan, .nan, .nan, .nan], of: goal)
    let b = Self.side([5, 2, 7, 1, 4, 3, .nan, .nan], of: goal)
    let paired = Self.compare(a, b, goal).metrics[0]
    #expect(paired.meanA == 0.125 && paired.meanB == 0.75)
    #expect(paired.tests.map(\.name) == ["McNemar exact", "Fisher exact"])
    // Five pairs changed, all one way: 2/2⁵.
    #expect(isNear(paired.tests[0].p, 0.0625, 1e-12))
    // SciPy: fisher_exact([[1, 7], [6, 2]]).
    #expect(isNear(paired.tests[1].p, 0.0405594405594405, 1e-9))
  }

  @Test func fewRunsGiveNoNumbersAndNoCrash() {
    for count in 0...1 {
      let values = Array(Self.a.prefix(count))
      for name in ["tension_peak", "settled", "performing_entry"] {
        let metric = ComparedMetric(name)
        let result = Self.compare(Self.side(values, of: metric), Self.side(values, of: metric), metric)
        #expect(!result.isPaired && !result.metrics[0].verdict.isShown)
        if metric.kind != .share { #expect(result.metrics[0].interval95 == nil) }
      }
    }
    let constant = Self.compare(Self.side([1, 1, 1]), Self.side([1, 1, 1])).metrics[0]
    #expect(constant.verdict == .same && constant.tests[0].p == nil)
  }

  @Test func pIsAdjustedOverMetricsAndSides() {
    let sides = [
      Self.side(Self.b), Self.side(Self.a),
      Self.side(Self.b.map { $0 + ($0 * 1000).truncatingRemainder(dividingBy: 7) / 500 }),
    ]
    var all = sides.dropFirst().map { Self.compare(sides[0], $0) }
    Comparison.adjust(&all)
    let p = all.map { $0.metrics[0].tests[0].p ?? .nan }
    let larger = max(p[0], p[1])
    #expect(all[0].metrics[0].tests[0].holm == min(2 * p[0], 1))
    #expect(isNear(all[1].metrics[0].tests[0].holm, max(2 * p[0], larger), 1e-12))
    #expect(isNear(all[0].metrics[0].tests[0].benjaminiHochberg, min(2 * p[0], larger), 1e-12))
    // All paths are the same, so that nothing is tested of them and the family is of two.
    #expect(all[0].paths?.test == nil)
  }

  @Test func pathsAreCounted() throws {
    let a = Array(repeating: "FSNPA", count: 30) + Array(repeating: "FSA", count: 10)
    let b = Array(repeating: "FSNPA", count: 10) + Array(repeating: "FSA", count: 30)
    let values = Array(repeating: 1.0, count: 40)
    let result = Self.compare(Self.side(values, paths: a), Self.side(values, seed: 2, paths: b))
    let paths = try #require(result.paths)
    #expect(paths.rows.map(\.path) == ["FSA", "FSNPA"])
    #expect(paths.rows.map(\.countA) == [10, 30] && paths.rows.map(\.countB) == [30, 10])
    #expect(paths.test?.name == "permutation" && paths.test?.p == 1e-4)
    let paired = Self.compare(Self.side(values, paths: a), Self.side(values, paths: b))
    #expect(paired.paths?.test?.name == "permutation in pairs" && paired.paths?.test?.p == 1e-4)
  }

  /// Of many runs the tests are those for large numbers.
  @Test func pathsOfManyRunsAreNotPermuted() throws {
    let (a, b) = (["FSNPA", "FSA"].flatMap { Array(repeating: $0, count: 1100) }, Array(repeating: "FSA", count: 20))
    let paths = a.dropLast(20) + b[...]
    var other = Array(paths)
    for place in 0..<20 { other[place] = "FSA" }
    let values = paths.map { _ in 1.0 }
    let paired = Self.compare(Self.side(values, paths: Array(paths)), Self.side(values, paths: other))
    // Of 20 pairs that differ all went one way: d² / (b + c) = 20 with one degree of freedom.
    #expect(paired.paths?.test?.name == "Stuart-Maxwell")
    #expect(isNear(paired.paths?.test?.p, 7.744216431044088e-06, 1e-9))
    let apart = Self.compare(Self.side(values, paths: Array(paths)), Self.side(values, seed: 2, paths: other))
    #expect(apart.paths?.test?.name == "chi-squared")
  }

  @Test func aMarginIsTested() {
    // Of what lies between 0 and 1, three in 400 may not have been seen.
    let a = (0..<400).map { Double($0 % 8) / 100 }
    let b = (0..<400).map { Double(($0 * 3) % 8) / 100 }
    for (margin, isAlike) in [(0.02, true), (0.002, false)] {
      let result = Self.compare(Self.side(a), Self.side(b)) { $0.margins = ["tension_peak": margin] }
      #expect(result.metrics[0].equivalence?.result?.isEquivalent == isAlike)
    }
  }

  @Test func theTableHasOneRowATest() {
    var all = [Self.compare(Self.side(Self.b), Self.side(Self.a)) { $0.margins = ["tension_peak": 0.5] }]
    Comparison.adjust(&all)
    let lines = String(decoding: all[0].rows.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.map { String($0[3]) } == ["paired t", "Wilcoxon signed-rank", "Welch t", "equivalence within 0.5"])
    #expect(lines.allSatisfy { $0.count == ComparisonRow.table.columns.count })
  }
}
