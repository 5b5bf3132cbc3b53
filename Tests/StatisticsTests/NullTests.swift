import Foundation
import Statistics
import Testing

/// What p-values do where there is no difference: 10,000 simulated data sets with fixed seeds.
@Suite struct NullTests {
  private func values(_ p: () -> Double?) -> [Double] { (0..<10_000).compactMap { _ in p() } }

  /// An exact test may be too careful and never too bold: P(p ≤ α) ≤ α + 3 standard errors.
  private func expectExact(_ p: [Double]) {
    #expect(p.count > 9000)
    for level in [0.01, 0.05, 0.1] {
      let share = Double(p.count { $0 <= level }) / Double(p.count)
      #expect(share <= level + 3 * (level * (1 - level) / Double(p.count)).squareRoot())
      #expect(share > level / 5)
    }
  }

  /// The largest distance of their distribution from the uniform one (Kolmogorov 1933) times √n.
  private func distance(_ p: [Double]) -> Double {
    let (sorted, n) = (p.sorted(), Double(p.count))
    let largest = sorted.enumerated().reduce(0) { largest, at in
      max(largest, Double(at.offset + 1) / n - at.element, at.element - Double(at.offset) / n)
    }
    return largest * n.squareRoot()
  }

  /// Exceeded by chance once in a thousand.
  private static let critical = 1.95

  @Test func exactTests() {
    var numbers = Simulated(seed: 1)
    expectExact(values { MannWhitney(numbers.normals(8), numbers.normals(9))?.p })
    expectExact(values { WilcoxonSignedRank(numbers.normals(15))?.p })
    expectExact(
      values {
        IndependentShares(Share(numbers.successes(40, 0.3), of: 40), Share(numbers.successes(50, 0.3), of: 50)).p
      })
    expectExact(
      values {
        let kinds = (0..<80).map { _ in numbers.kind([0.25, 0.25, 0.25, 0.25]) }
        return PairedShares(
          both: kinds.count { $0 == "K0" }, onlyA: kinds.count { $0 == "K1" }, onlyB: kinds.count { $0 == "K2" },
          neither: kinds.count { $0 == "K3" }
        ).p
      })
  }

  @Test func tTests() {
    var numbers = Simulated(seed: 2)
    for n in [3, 20] {
      #expect(distance(values { PairedDifference(numbers.normals(n), numbers.normals(n)).p }) < Self.critical)
    }
    #expect(
      distance(values { IndependentDifference(numbers.normals(30), numbers.normals(40, sd: 3)).p }) < Self.critical)
    // With five in a group Welch's is only approximate, and too careful.
    let few = values { IndependentDifference(numbers.normals(5), numbers.normals(5)).p }
    #expect(distance(few) < 2 * Self.critical && few.count { $0 <= 0.05 } < 560)
  }

  /// At the edge of the margin a difference is called equivalent in one of twenty.
  @Test func equivalence() {
    var numbers = Simulated(seed: 3)
    let found = (0..<10_000).count { _ in
      PairedDifference(numbers.normals(30), numbers.normals(30).map { $0 + 1 }).equivalence(margin: 1)?.isEquivalent
        == true
    }
    #expect(abs(Double(found) / 10_000 - 0.05) < 0.0066)
  }

  /// The approximations, with numbers large enough for them.
  @Test func approximations() {
    var numbers = Simulated(seed: 4)
    #expect(distance(values { MannWhitney(numbers.normals(60), numbers.normals(60))?.p }) < Self.critical)
    #expect(distance(values { WilcoxonSignedRank(numbers.normals(80))?.p }) < Self.critical)
    let chances = [0.4, 0.3, 0.2, 0.1]
    func kinds(_ count: Int) -> [String] { (0..<count).map { _ in numbers.kind(chances) } }
    #expect(distance(values { PathTest(kinds(200), kinds(150))?.p }) < Self.critical)
    #expect(distance(values { PathTest(pairs: kinds(200), kinds(200))?.p }) < Self.critical)
  }

  @Test func logRank() {
    var numbers = Simulated(seed: 5)
    func runs(_ count: Int) -> [TimeToEvent] {
      (0..<count).map { _ in
        let time = -log(numbers.uniform())
        return TimeToEvent(min(time, 1.5), happened: time < 1.5)
      }
    }
    #expect(distance(values { LogRank(runs(100), runs(120))?.p }) < Self.critical)
    // Of pairs p is exact, and never too bold: few of them, and many.
    for count in [4, 16, 150] {
      let pairs = values { LogRank(pairs: runs(count), runs(count))?.p ?? 1 }
      #expect(Double(pairs.count { $0 <= 0.05 }) / 10_000 <= 0.05 + 0.0066)
    }
  }
}
