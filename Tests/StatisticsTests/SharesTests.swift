import Statistics
import Testing

@Suite struct SharesTests {
  /// By statsmodels (`confint_proportions_2indep`, newcomb); the first is an example of Newcombe's paper, 56/70 − 48/80.
  @Test(arguments: [
    (48, 80, 56, 70, 0.05243147240236498, 0.33387265403690614),
    (0, 10, 0, 20, -0.27753279986288926, 0.1611251580528194),
    (3, 10, 8, 10, 0.06647631448630487, 0.7397586340406174),
  ])
  func newcombe(a: Int, n: Int, b: Int, m: Int, low: Double, high: Double) {
    let shares = IndependentShares(Share(a, of: n), Share(b, of: m))
    #expect(isNear(shares.interval(), low, high))
    let swapped = IndependentShares(Share(b, of: m), Share(a, of: n))
    #expect(isNear(swapped.interval(), -high, -low))
  }

  /// By SciPy (`fisher_exact`).
  @Test(arguments: [
    (3, 10, 8, 10, 0.06977851869492736), (0, 12, 5, 9, 0.006191950464396284), (7, 19, 0, 3, 0.5227272727272728),
    (120, 1000, 160, 1000, 0.011861898653907299), (10, 5000, 900, 5000, 2.7997476006631353e-270), (5, 5, 5, 5, 1),
  ])
  func fisher(a: Int, n: Int, b: Int, m: Int, p: Double) {
    #expect(isNear(IndependentShares(Share(a, of: n), Share(b, of: m)).p, p, 1e-9))
    #expect(isNear(IndependentShares(Share(b, of: m), Share(a, of: n)).p, p, 1e-9))
    #expect(isNear(IndependentShares(Share(n - a, of: n), Share(m - b, of: m)).p, p, 1e-9))
  }

  /// Cells: both, one alone, the other alone, neither. The first is an example of Newcombe's paper, [0.0562, 0.3292]; the others
  /// were computed apart in Python.
  @Test(arguments: [
    (20, 12, 2, 16, 0.056156424841748265, 0.32920699540014053),
    (36, 0, 14, 0, -0.41665123695956563, -0.1528395178558574), (2, 14, 9, 3, -0.1501671464295008, 0.4683839178239314),
  ])
  func newcombeOfPairs(both: Int, one: Int, other: Int, neither: Int, low: Double, high: Double) {
    #expect(isNear(PairedShares(both: both, onlyA: other, onlyB: one, neither: neither).interval(), low, high))
    #expect(isNear(PairedShares(both: both, onlyA: one, onlyB: other, neither: neither).interval(), -high, -low))
  }

  @Test func mcNemar() {
    let pairs = PairedShares(both: 40, onlyA: 3, onlyB: 7, neither: 50)
    #expect(isNear(pairs.p, 0.34375) && isNear(pairs.difference, 0.04))
    #expect(pairs.a == Share(43, of: 100) && pairs.b == Share(47, of: 100))
    let same = PairedShares([true, true, false, false, true], [true, false, true, false])
    #expect(same == PairedShares(both: 1, onlyA: 1, onlyB: 1, neither: 1) && same.p == 1)
  }

  @Test func sharesOfNoneAllAndOne() {
    #expect(Share(0, of: 0).value == nil && Share(0, of: 0).interval() == nil)
    #expect(Share(3, of: 2) == Share(2, of: 2) && Share(-1, of: 2) == Share(0, of: 2) && Share(1, of: -2).value == nil)
    #expect(Share(0, of: 1).interval()?.lowerBound == 0 && Share(1, of: 1).interval()?.upperBound == 1)
    #expect(Share(1, of: 2).interval(confidence: 1) == 0...1 && Share(1, of: 2).interval(confidence: .nan) == nil)
    let empty = IndependentShares(Share(0, of: 0), Share(1, of: 2))
    #expect(empty.difference == nil && empty.interval() == nil && empty.p == nil)
    let alike = IndependentShares(Share(0, of: 9), Share(0, of: 7))
    #expect(alike.difference == 0 && alike.p == 1)
    let opposite = IndependentShares(Share(0, of: 1), Share(1, of: 1))
    #expect(opposite.p == 1 && opposite.interval()?.upperBound == 1)
    let none = PairedShares([], [])
    #expect(none.difference == nil && none.interval() == nil && none.p == nil)
    let never = PairedShares(both: 0, onlyA: 0, onlyB: 0, neither: 5)
    #expect(never.difference == 0 && never.p == 1 && never.interval()?.contains(0) == true)
  }
}
